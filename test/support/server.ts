import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { TestDatabase } from './databases.js'
import { freePort } from './started-server.js'

export interface ServerOptions {
  /** Root keys of the configuration. */
  readonly configuration?: Readonly<Record<string, unknown>>
  /** Keys of the database's entry, over those that reach a database of this test's own. */
  readonly database?: Readonly<Record<string, unknown>>
  readonly environment?: Readonly<Record<string, string>>
  /** Answers to be waited for before the server counts as started: `serving` (the default) or only `listening`. */
  readonly until?: 'serving' | 'listening'
}

/** A server of this test's own: the built program as a child process. */
export interface TestServer {
  readonly url: string
  readonly port: number
  readonly database: TestDatabase
  /** The whole configuration it was started with. */
  readonly configuration: ServerConfiguration
  readonly process: ChildProcess
  /** All that it printed. */
  output(): string
  /** Sends a GraphQL request to a path of the server. */
  query(
    path: string,
    text: string,
    variables?: Readonly<Record<string, unknown>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<GraphqlResponse>
  /** Ends the process (SIGTERM unless told otherwise) and gives its exit code; what it stored stays until the test run ends. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

export interface GraphqlResponse {
  readonly data?: Readonly<Record<string, unknown>> | null
  readonly errors?: readonly {
    readonly message: string
    readonly code?: number
    readonly path?: readonly (string | number)[]
  }[]
}

export interface ServerConfiguration {
  readonly port: number
  readonly databases: { readonly default: Readonly<Record<string, unknown>> }
}

const program = resolve('dist/main.js')
const startSeconds = 30
const running = new Set<ChildProcess>()
const folders = new Set<string>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Starts a server on a fresh database. */
export async function startServer(database: TestDatabase, options: ServerOptions = {}): Promise<TestServer> {
  return restartServer(
    database,
    {
      port: await freePort(),
      ...options.configuration,
      databases: { default: { ...freshDatabase(database), ...options.database } },
    },
    options,
  )
}

/** Starts a server on a configuration that another one had: after it was stopped, or beside it with another port. */
export async function restartServer(
  database: TestDatabase,
  configuration: ServerConfiguration,
  { environment, until = 'serving' }: Pick<ServerOptions, 'environment' | 'until'> = {},
): Promise<TestServer> {
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env['PATH'], PRISMA_CONFIG: JSON.stringify(configuration), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.once('exit', () => running.delete(child))
  const url = `http://127.0.0.1:${String(configuration.port)}`
  await waitFor(until === 'serving' ? `${url}/management` : `${url}/status`, until, child, () => output)
  return {
    url,
    port: configuration.port,
    database,
    configuration,
    process: child,
    output: () => output,
    query: (path, text, variables, headers) => sendQuery(`${url}/${path.replace(/^\//, '')}`, text, variables, headers),
    stop: (signal = 'SIGTERM') => stopProcess(child, signal),
  }
}

/** Keys of a database's entry that no other test uses. */
export function freshDatabase({ connector, address }: TestDatabase): Readonly<Record<string, unknown>> {
  const name = `t_${randomBytes(6).toString('hex')}`
  if (address === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'refract-'))
    folders.add(folder)
    return { connector, file: join(folder, 'data.db'), rawAccess: true }
  }
  const keys = { connector, host: '127.0.0.1', ...address, rawAccess: true }
  return connector === 'postgres' ? { ...keys, database: name } : { ...keys, managementSchema: name }
}

/** One GraphQL request over HTTP. */
export async function sendQuery(
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<GraphqlResponse> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as GraphqlResponse
}

async function waitFor(
  url: string,
  until: 'serving' | 'listening',
  child: ChildProcess,
  output: () => string,
): Promise<void> {
  for (let waited = 0; waited < startSeconds * 20; waited += 1) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the server ended with status ${String(child.exitCode)}:\n${output()}`)
    const isThere =
      until === 'serving'
        ? await answersQueries(url)
        : await fetch(url).then(
            () => true,
            () => false,
          )
    if (isThere) return
    await pause(50)
  }
  child.kill('SIGKILL')
  throw new Error(`the server did not answer within ${String(startSeconds)} s:\n${output()}`)
}

/** Any GraphQL answer will do; one about a missing token, too. */
async function answersQueries(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"query":"{serverInfo{version}}"}',
    })
    return response.status !== 503
  } catch {
    return false
  }
}

async function stopProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  child.kill(signal)
  return ended
}
