import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe } from 'vitest'
import { programIn, requireProgram } from './required-program.js'
import { freePort } from './started-server.js'

export const brokerNames = ['redis', 'rabbitmq', 'nats'] as const
export type BrokerName = (typeof brokerNames)[number]

/** A broker of a test's own, in a folder and on ports of its own. */
export interface TestBroker {
  readonly uri: string
  readonly port: number
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>
  /** Starts it again where it was. */
  start(): Promise<void>
  /** Ends it for good. */
  remove(): Promise<void>
}

/** How a broker's processes are started. */
interface BrokerProgram {
  readonly scheme: string
  /** Where Debian puts it. */
  readonly programs: readonly (() => string | undefined)[]
  readonly packageName: string
  commands(programs: readonly string[], folder: string, port: number): Promise<readonly Command[]>
}

interface Command {
  readonly program: string
  readonly arguments: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

/** Debian's script on PATH changes to an account of its own; the one it calls does not. */
const rabbitFolders = (): readonly string[] => {
  const debian = '/usr/lib/rabbitmq/lib'
  return existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'sbin')) : []
}

const brokerPrograms: Readonly<Record<BrokerName, BrokerProgram>> = {
  redis: {
    scheme: 'redis',
    programs: [programIn('redis-server')],
    packageName: 'redis-server',
    commands: ([program = ''], folder, port) =>
      Promise.resolve([
        { program, arguments: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder] },
      ]),
  },
  nats: {
    scheme: 'nats',
    programs: [programIn('nats-server')],
    packageName: 'nats-server',
    commands: ([program = ''], _folder, port) =>
      Promise.resolve([{ program, arguments: ['-a', '127.0.0.1', '-p', String(port)] }]),
  },
  rabbitmq: {
    scheme: 'amqp',
    programs: [programIn('rabbitmq-server', ...rabbitFolders()), programIn('epmd')],
    packageName: 'rabbitmq-server',
    async commands([program = '', epmd = ''], folder, port) {
      const [epmdPort, distributionPort] = [await freePort(), await freePort()].map(String) as [string, string]
      writeFileSync(join(folder, 'plugins'), '[].')
      return [
        { program: epmd, arguments: ['-port', epmdPort, '-address', '127.0.0.1'] },
        {
          program,
          arguments: [],
          environment: {
            HOME: folder,
            ERL_EPMD_PORT: epmdPort,
            ERL_EPMD_ADDRESS: '127.0.0.1',
            RABBITMQ_DIST_PORT: distributionPort,
            RABBITMQ_NODENAME: `refract${String(port)}@localhost`,
            RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
            RABBITMQ_NODE_PORT: String(port),
            RABBITMQ_MNESIA_BASE: join(folder, 'mnesia'),
            RABBITMQ_LOG_BASE: join(folder, 'log'),
            RABBITMQ_CONFIG_FILE: join(folder, 'none'),
            RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'plugins'),
          },
        },
      ]
    },
  },
}

const startSeconds = 60
const groups = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of groups) killGroup(child)
})

/** Why a broker cannot be had here; undefined: it can. */
export function missingBroker(name: BrokerName): string | undefined {
  const { programs, packageName } = brokerPrograms[name]
  return programs.every((find) => find() !== undefined)
    ? undefined
    : `its program was not found (Debian: apt-get install ${packageName})`
}

/**
 * A describe block for each broker. One whose program is missing is told loudly and stands in the report as skipped;
 * with REQUIRE_DATABASES set it fails.
 */
export function eachBroker(title: string, suite: (broker: BrokerName) => void): void {
  for (const name of brokerNames)
    describe(`${title} (${name})`, () => {
      requireProgram(name, missingBroker(name), () => {
        suite(name)
      })
    })
}

export async function startBroker(name: BrokerName): Promise<TestBroker> {
  const { programs, commands, scheme } = brokerPrograms[name]
  const folder = mkdtempSync(join(tmpdir(), `refract-${name}-`))
  const port = await freePort()
  const found = await commands(
    programs.map((find) => find() ?? ''),
    folder,
    port,
  )
  let children: readonly ChildProcess[] = []
  const kill = async (): Promise<void> => {
    await Promise.all(children.map(endGroup))
    children = []
  }
  const start = async (): Promise<void> => {
    children = found.map((command, index) => spawnGroup(command, join(folder, `output${String(index)}`)))
    await waitForPort(port, name, folder)
  }
  await start()
  return {
    uri: `${scheme}://127.0.0.1:${String(port)}`,
    port,
    kill,
    start,
    async remove() {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A group of its own, since start scripts leave the work to children. */
function spawnGroup({ program, arguments: words, environment }: Command, logFile: string): ChildProcess {
  mkdirSync(join(logFile, '..'), { recursive: true })
  const child = spawn('/bin/sh', ['-c', 'exec "$0" "$@" >"$LOG_FILE" 2>&1', program, ...words], {
    detached: true,
    stdio: 'ignore',
    env: { PATH: process.env['PATH'], ...environment, LOG_FILE: logFile },
  })
  groups.add(child)
  return child
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // nobody of the group is left
  }
}

async function endGroup(child: ChildProcess): Promise<void> {
  const isOver = child.exitCode !== null || child.signalCode !== null
  const ended = isOver ? Promise.resolve() : new Promise((resolve) => child.once('exit', resolve))
  killGroup(child)
  await ended
  groups.delete(child)
}

async function waitForPort(port: number, name: string, folder: string): Promise<void> {
  for (let waited = 0; waited < startSeconds * 10; waited += 1) {
    if (await isOpen(port)) return
    await pause(100)
  }
  const log = readdirSync(folder)
    .filter((file) => file.startsWith('output'))
    .map((file) => readFileSync(join(folder, file), 'utf8').slice(-2000))
  throw new Error(`${name} did not listen within ${String(startSeconds)} s\n${log.join('\n')}`)
}

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const response = (open: boolean) => () => {
      socket.destroy()
      resolve(open)
    }
    socket.once('connect', response(true)).once('error', response(false))
  })
