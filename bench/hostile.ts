// Requests below 1 MB that are meant to stop the server: for each, the longest time that another request waited
// meanwhile, and the most that the event loop of the server worked during one such wait, which other programs on the machine
// do not lengthen; the processor time and the memory of the server.
//   npm run bench:hostile [-- --database postgres --only fragments --part 1/4 --max-old-space-size 300 --profile FOLDER]
// The inputs of updates find what those before them have left: a part that has some of them has all.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { WebSocket } from 'ws'
import { connectors, databaseNames } from '../test/support/database-servers.js'
import { sendQuery } from '../test/support/server.js'
import { deployService } from '../test/support/service.js'
import { startDatabase } from '../test/support/start-database.js'
import { freePort } from '../test/support/started-server.js'
import { hostileDatamodel, hostileInputs, type HostileInput } from './hostile-inputs.js'
import { hostileUpdates } from './hostile-updates.js'
import { startPeer, type Peer } from './peers/start-peer.js'
import { eventLoopMs, usageOf } from './process-usage.js'

const { values: options } = parseArgs({
  options: {
    database: { type: 'string', default: 'sqlite' },
    only: { type: 'string', default: '' },
    part: { type: 'string', default: '1/1' },
    profile: { type: 'string', default: '' },
    'max-old-space-size': { type: 'string', default: '1000' },
  },
})
const profiling =
  options.profile === '' ? [] : ['--cpu-prof', '--cpu-prof-interval=500', `--cpu-prof-dir=${options.profile}`]
const probeEveryMs = 5
const longestResponseMs = 120_000

const database = databaseNames.find((name) => name === options.database) ?? 'sqlite'
const folder = mkdtempSync(join(tmpdir(), 'refract-hostile-'))
execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
const started = await startDatabase(database, join(folder, database))
try {
  await run()
} finally {
  await started.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function run(): Promise<void> {
  const { server } = started
  const place =
    server.kind === 'running'
      ? { host: '127.0.0.1', port: server.port, user: server.user, password: server.password }
      : { file: join(folder, 'data.db') }
  const port = await freePort()
  const url = `http://127.0.0.1:${String(port)}`
  const configuration = { port, databases: { default: { connector: connectors[database], ...place } } }
  const refract = await startPeer(
    [...profiling, `--max-old-space-size=${options['max-old-space-size']}`, resolve('dist/main.js')],
    `${url}/status`,
    { PRISMA_CONFIG: JSON.stringify(configuration) },
  )
  try {
    await deployService({ url }, hostileDatamodel, { name: 'hostile', stage: 'dev' })
    process.stdout.write(
      `${String(cpus().length)} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.versions.node}, ${database}; load ${(loadavg()[0] ?? 0).toFixed(1)}; the server has RSS ${usageOf(refract.pid).rssMegabytes.toFixed(0)} MB\n\n`,
    )
    process.stdout.write(
      '| input | KB | longest wait of another request, ms | event loop in a wait, ms | answered after, ms | CPU, s | RSS, MB | answer |\n|---|--:|--:|--:|--:|--:|--:|---|\n',
    )
    for (const input of chosenInputs()) process.stdout.write(`${await measure(input, url, refract)}\n`)
  } finally {
    await refract.stop()
  }
}

/** Those that are named, of them the n-th part. */
function chosenInputs(): readonly HostileInput[] {
  const [part = 1, parts = 1] = options.part.split('/').map(Number)
  const place = (index: number): number => Math.floor((index * parts) / hostileInputs.length) + 1
  const ofPart = hostileInputs.filter((_, index) => place(index) === part)
  const inputs = part === parts ? [...ofPart, ...hostileUpdates] : ofPart
  return inputs.filter(({ name }) => options.only.split('|').some((one) => name.includes(one)))
}

async function measure({ name, path, body, messages }: HostileInput, url: string, { pid }: Peer): Promise<string> {
  await pause(200)
  const before = usageOf(pid).cpuSeconds
  const probe = startProbe(`${url}/hostile/dev`, pid)
  await pause(50)
  probe.reset()
  const startedAt = performance.now()
  const reply = await (messages ? sendMessages(`${url}${path}`, messages) : sendBody(`${url}${path}`, body))
  const tookMs = performance.now() - startedAt
  await pause(50)
  const longest = await probe.stop()
  const after = usageOf(pid)
  const cells = [
    name,
    (body.length / 1000).toFixed(0),
    longest.waitMs.toFixed(0),
    longest.workMs.toFixed(0),
    tookMs.toFixed(0),
    (after.cpuSeconds - before).toFixed(2),
    after.rssMegabytes.toFixed(0),
    reply.replaceAll('|', '\\|').replaceAll('\n', ' ').slice(0, 110),
  ]
  return `| ${cells.join(' | ')} |`
}

async function sendBody(url: string, body: string): Promise<string> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      // to unpack a long answer takes this program longer than the server takes to make it
      headers: { 'content-type': 'application/json', 'accept-encoding': 'identity' },
      body,
      signal: AbortSignal.timeout(longestResponseMs),
    })
    return `${String(response.status)} ${await response.text()}`
  } catch (error) {
    return `no answer: ${String(error)}`
  }
}

/** Sends all at once; a ping is answered when what came before it was read. */
function sendMessages(url: string, messages: readonly string[]): Promise<string> {
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-ws')
  let last = 'no message'
  return new Promise((resolve) => {
    const end = (how: string): void => {
      resolve(`${how}: ${last}`)
      socket.terminate()
    }
    socket.on('message', (data: Buffer) => (last = data.toString('utf8')))
    socket.on('error', (error) => {
      end(String(error))
    })
    socket.on('close', (code) => {
      end(`closed with ${String(code)}`)
    })
    socket.on('pong', () => {
      end('read')
    })
    socket.on('open', () => {
      for (const message of messages) socket.send(message)
      socket.ping()
    })
  })
}

/** The longest that a request waited, and the most that the server's event loop worked meanwhile. */
interface Longest {
  readonly waitMs: number
  readonly workMs: number
}

/** Asks for one row again and again. */
function startProbe(url: string, pid: number): { reset(): void; stop(): Promise<Longest> } {
  let longest: Longest = { waitMs: 0, workMs: 0 }
  let isStopped = false
  const ask = async (): Promise<void> => {
    while (!isStopped) {
      const [startedAt, worked] = [performance.now(), eventLoopMs(pid)]
      await sendQuery(url, '{ users(first: 1) { id } }').catch(() => undefined)
      longest = {
        waitMs: Math.max(longest.waitMs, performance.now() - startedAt),
        workMs: Math.max(longest.workMs, eventLoopMs(pid) - worked),
      }
      await pause(probeEveryMs)
    }
  }
  const asked = ask()
  return {
    reset() {
      longest = { waitMs: 0, workMs: 0 }
    },
    async stop() {
      isStopped = true
      await asked
      return longest
    },
  }
}
