import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Problem } from '../../errors/problem.js'

/** A server that runs for the time of a call. */
export interface LocalServer {
  /** Fulfilled when it ends by itself. */
  readonly ended: Promise<number | null>
  /** The end of what it printed. */
  log(): string
  stop(): Promise<void>
}

const program = fileURLToPath(new URL('./main.js', import.meta.url))
const pollMs = 20
const keptLines = 200

/**
 * Starts a server as a child that hears of nothing but its parent: keys of the terminal do not reach it, and it ends when
 * the parent is gone, however that ended.
 */
export function startLocalServer(
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
  heard: (line: string) => void,
): LocalServer {
  const child = spawn(process.execPath, [program, 'start'], {
    cwd: folder,
    env: { ...environment, REFRACT_ENDS_WITH_PARENT: '1' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.trimEnd().split('\n')) {
        lines.push(line)
        heard(line)
      }
      lines.splice(0, Math.max(0, lines.length - keptLines))
    })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { ended, log: () => lines.join('\n'), stop: () => stop(child, ended) }
}

async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
  await ended
}

/** Waits until it serves; throws a problem with its log where it ends before. */
export async function untilServing(base: string, server: LocalServer): Promise<void> {
  let status: number | null | undefined
  void server.ended.then((code) => (status = code))
  while (status === undefined) {
    if (await isServing(base)) return
    await pause(pollMs)
  }
  throw new Problem(`The server ended before it served:\n${server.log()}`)
}

const isServing = (base: string): Promise<boolean> =>
  fetch(`${base}/status`, { headers: { Accept: 'application/json' } }).then(
    ({ status }) => status === 200,
    () => false,
  )
