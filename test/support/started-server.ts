import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { createWriteStream, existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { DatabaseServer } from './database-servers.js'

export interface StartedServer {
  readonly server: DatabaseServer
  stop(): Promise<void>
}

export interface ServerProcess {
  readonly program: string
  readonly arguments: readonly string[]
  readonly options?: SpawnOptions
  readonly logFile: string
  /** Whether it answers. */
  isReady(): Promise<boolean>
}

const startSeconds = 60

/** Starts a database's process and waits until it answers; fails with the end of its log. */
export async function startProcess({
  program,
  arguments: words,
  options,
  logFile,
  isReady,
}: ServerProcess): Promise<() => Promise<void>> {
  const child = spawn(program, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  const log = createWriteStream(logFile)
  child.stdout.pipe(log, { end: false })
  child.stderr.pipe(log, { end: false })
  let failure: string | undefined
  child.once('error', (error) => (failure = error.message))
  child.once('exit', (code) => (failure ??= `it ended with status ${String(code)}`))
  for (let waited = 0; waited < startSeconds * 10; waited += 1) {
    if (failure !== undefined) break
    if (await isReady().catch(() => false)) return () => endProcess(child)
    await pause(100)
  }
  child.kill('SIGKILL')
  throw new Error(`${program}: ${failure ?? `no answer within ${String(startSeconds)} s`}\n${endOf(logFile)}`)
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

const endOf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8').slice(-2000) : '')

/** A port that nothing listens on now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0)
      })
    })
  })
