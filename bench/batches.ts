// What batches, increments and transactions cost (beyond.md sections 7-9), beside a program written by hand that takes the
// same JSON over HTTP and writes it to the same table with one statement, and beside those statements with the driver alone.
//   npm run bench:batches [-- --seconds 5 --only postgres,sqlite --works createMany,five]
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { connectors, databaseNames, type DatabaseName } from '../test/support/database-servers.js'
import { deployService, type TestService } from '../test/support/service.js'
import { startDatabase } from '../test/support/start-database.js'
import { freePort, type StartedServer } from '../test/support/started-server.js'
import { batchRows, batchWorks, clients, newRows, type BatchWork, type Programs, type Side } from './batch-works.js'
import { machineSummary } from './machine.js'
import type { BatchServerSettings } from './peers/batch-server.js'
import { handBatches } from './peers/hand-batches.js'
import { openConnections, type ConnectionPlace } from './peers/open-connections.js'
import { startPeer, type Peer } from './peers/start-peer.js'
import { processNaming, usageOf } from './process-usage.js'

const { values: options } = parseArgs({
  options: {
    /** For each figure. */
    seconds: { type: 'string', default: '5' },
    /** Databases. */
    only: { type: 'string' },
    /** Parts of the names of what is measured. */
    works: { type: 'string' },
  },
})

const connectionLimit = 10
/** All sides take turns, so that what else the machine does is in all. */
const turns = 3
/** Runs before the first turn, in which programs are compiled and statements prepared. */
const unmeasuredRuns = 20
/** A program that does not answer is not waited for. */
const longestAnswerMs = 30_000

const datamodel = `
  schema @refract(edition: 1) { query: Query }
  type Item { id: ID! @id code: String! @unique name: String! amount: Int! }`

const agent = new Agent({ keepAlive: true, maxSockets: clients })

function send(url: string, body: string): Promise<unknown> {
  return new Promise((done, fail) => {
    const sent = request(
      url,
      { method: 'POST', agent, headers: { 'content-type': 'application/json' }, timeout: longestAnswerMs },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', fail)
        response.on('end', () => {
          const { data, errors } = JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>
          if (errors === undefined) done(data)
          else fail(new Error(JSON.stringify(errors).slice(0, 500)))
        })
      },
    )
    sent.on('timeout', () => sent.destroy(new Error(`${url} gave no answer in ${String(longestAnswerMs)} ms`)))
    sent.on('error', fail)
    sent.end(body)
  })
}

interface Figures {
  readonly perSecond: number
  /** ms of processor time of a run: of the program and of the database. */
  readonly cpu: readonly [number, number]
}

/** The processes that do the work. */
interface Workers {
  readonly pid: number
  /** 0: the database is part of the program. */
  readonly databasePid: number
}

const cpuOf = ({ pid, databasePid }: Workers): readonly [number, number] => [
  usageOf(pid).cpuSeconds * 1000,
  databasePid === 0 ? 0 : usageOf(databasePid).cpuSeconds * 1000,
]

/** What is prepared for a while does not count, and neither does the processor time that it takes. */
async function measure({ prepare, run }: Side<unknown>, workers: Workers, milliseconds: number): Promise<Figures> {
  let [taken, runs, program, database] = [0, 0, 0, 0]
  while (taken < milliseconds) {
    const inputs: unknown[] = []
    for (let count = 0; count < 10; count += 1) inputs.push(await prepare())
    const before = cpuOf(workers)
    const startedAt = performance.now()
    for (const input of inputs) await run(input)
    taken += performance.now() - startedAt
    runs += inputs.length
    const after = cpuOf(workers)
    program += after[0] - before[0]
    database += after[1] - before[1]
  }
  return { perSecond: (runs * 1000) / taken, cpu: [program / runs, database / runs] }
}

const middle = (values: readonly Figures[]): Figures | undefined =>
  values.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(values.length / 2)]

async function line(
  name: DatabaseName,
  work: BatchWork,
  workers: Readonly<Record<SideName, Workers>>,
): Promise<string> {
  const measured: Record<SideName, Figures[]> = { bare: [], byHand: [], refract: [] }
  const milliseconds = (Number(options.seconds) * 1000) / turns
  for (const { prepare, run } of [work.bare ?? [], work.byHand, work.refract].flat())
    for (let count = 0; count < unmeasuredRuns; count += 1) await run(await prepare())
  for (let turn = 0; turn < turns; turn += 1)
    for (const side of ['bare', 'byHand', 'refract'] as const) {
      const asked = work[side]
      if (asked) measured[side].push(await measure(asked, workers[side], milliseconds))
    }
  const [bare, byHand, refract] = [middle(measured.bare), middle(measured.byHand), middle(measured.refract)]
  const rate = (one: Figures | undefined): string => (one === undefined ? '' : (one.perSecond * work.each).toFixed(0))
  const share = (one: Figures | undefined): string =>
    one === undefined || refract === undefined ? '' : (refract.perSecond / one.perSecond).toFixed(2)
  const cpu = (one: Figures | undefined): string =>
    (one?.cpu ?? [])
      .filter((ms) => ms > 0)
      .map((ms) => (ms >= 10 ? ms.toFixed(0) : ms.toPrecision(2)))
      .join(', ')
  return `| ${[name, work.what, rate(bare), rate(byHand), rate(refract), share(bare), share(byHand), cpu(bare), cpu(byHand), cpu(refract)].join(' | ')} |\n`
}

type SideName = 'bare' | 'byHand' | 'refract'

async function measureOn(name: DatabaseName, { server }: StartedServer, folder: string): Promise<void> {
  if (server.kind === 'missing') throw new Error(server.reason)
  const file = join(folder, 'served.db')
  const connector = connectors[name]
  const [host, user] = ['127.0.0.1', server.kind === 'running' ? server.user : '']
  const address = server.kind === 'running' ? { host, port: server.port, user, password: server.password } : undefined
  const port = await freePort()
  const entry = { connector, ...(address ? { ...address, connectionLimit } : { file }) }
  const started: Peer[] = []
  try {
    const refract = await startPeer([resolve('dist/main.js')], `http://${host}:${String(port)}/status`, {
      PRISMA_CONFIG: JSON.stringify({ port, databases: { default: entry } }),
    })
    started.push(refract)
    const service = await deployService({ url: `http://${host}:${String(port)}` }, datamodel)
    const connection = { host, port: address?.port ?? 0, user, ...(name === 'postgres' ? { database: 'prisma' } : {}) }
    const table = tableOf(name, service)
    const place: ConnectionPlace = { connector, connection, file }
    const [byHand, handUrl] = await startBatchServer({ place, table }, folder)
    started.push(byHand)
    const hand = handBatches(await openConnections(place), connector, table)
    const kept = newRows()
    await hand.insert(kept)
    const databasePid = server.kind === 'running' ? (processNaming(join(folder, name)) ?? 0) : 0
    const programs: Programs = { hand, handUrl, refractUrl: service.url, send }
    const workers = { bare: process, byHand, refract }
    const named = Object.entries(workers).map(([side, { pid }]) => [side, { pid, databasePid }] as const)
    for (const work of batchWorks(programs, kept))
      if (options.works?.split(',').some((part) => work.what.includes(part)) ?? true)
        process.stdout.write(await line(name, work, Object.fromEntries(named) as Record<SideName, Workers>))
  } finally {
    for (const one of started) await one.stop()
  }
}

async function startBatchServer(settings: BatchServerSettings, folder: string): Promise<readonly [Peer, string]> {
  const port = await freePort()
  const file = join(folder, 'batch-server.json')
  writeFileSync(file, JSON.stringify(settings))
  const url = `http://127.0.0.1:${String(port)}`
  const program = resolve('node_modules/.cache/refract-programs/batch-server.js')
  return [await startPeer([program, String(port), file], `${url}/`), url]
}

function tableOf(name: DatabaseName, service: TestService): string {
  if (connectors[name] === 'mysql') return `\`${service.name}@${service.stage}\`.\`Item\``
  const namespace = `${service.name}$${service.stage}`
  return name === 'sqlite' ? `"${namespace}.Item"` : `"${namespace}"."Item"`
}

execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
process.stdout.write(
  `${machineSummary()}; batches of ${String(batchRows)} rows, ${options.seconds} s for each figure\n\n` +
    '| database | what | driver alone /s | by hand /s | Refract /s | of the driver | of by hand | CPU ms of a run: driver alone, database | by hand, database | Refract, database |\n' +
    '|---|---|--:|--:|--:|--:|--:|--:|--:|--:|\n',
)
const folder = mkdtempSync(join(tmpdir(), 'refract-bench-'))
try {
  for (const name of databaseNames.filter((one) => options.only?.split(',').includes(one) ?? true)) {
    const started = await startDatabase(name, join(folder, name))
    try {
      await measureOn(name, started, folder)
    } catch (error) {
      // what was measured on the others counts
      process.exitCode = 1
      process.stdout.write(`\n${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    } finally {
      await started.stop()
    }
  }
} finally {
  agent.destroy()
  rmSync(folder, { recursive: true, force: true })
}
// connections of the driver alone may be open
process.exit()
