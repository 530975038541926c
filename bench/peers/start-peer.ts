import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

/** A program that is measured. */
export interface Peer {
  readonly process: ChildProcess
  readonly pid: number
  stop(): Promise<void>
}

const startSeconds = 60

/** Starts a program and waits until its address gives any answer. */
export async function startPeer(
  words: readonly string[],
  url: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Peer> {
  const child = spawn(process.execPath, words, {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let output = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text))
  const { pid } = child
  for (let tries = 0; tries < startSeconds * 20; tries += 1) {
    if (child.exitCode !== null || pid === undefined) throw new Error(`${words.join(' ')} ended: ${output}`)
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return { process: child, pid, stop: () => stopPeer(child) }
    await pause(50)
  }
  throw new Error(`${words.join(' ')} does not answer at ${url}: ${output}`)
}

async function stopPeer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill()
  await ended
}
