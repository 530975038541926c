import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../test/support/started-server.js'
import { deployService } from '../test/support/service.js'
import { handWrittenRequests } from './best-statements.js'
import type { OpenDatabase } from './databases.js'
import { measureDeletions } from './deletions.js'
import { measure, untilServing, type Effort } from './measure.js'
import { median, middle, type Measured, type Row } from './measured.js'
import { runPgbench } from './peers/pgbench.js'
import { startPostgraphile } from './peers/postgraphile.js'
import { startPeer, type Peer } from './peers/start-peer.js'
import { tableText } from './print-table.js'
import { usageOf } from './process-usage.js'
import { recordStatements, type RecordedRequest } from './record-statements.js'
import { datamodel, type Scenario } from './scenarios.js'
import { measureTails } from './tails.js'

export interface Course {
  readonly effort: Effort
  readonly rounds: number
  readonly folder: string
  readonly withPostgraphile: boolean
}

/** A program that answers the requests, and how it is asked. */
interface Contender {
  readonly name: 'refract' | 'handWritten' | 'bare' | 'postgraphile'
  readonly peer: Peer
  /** Undefined where it does not answer such a request. */
  readonly asked: (scenario: Scenario) => Parameters<typeof measure>[2] | undefined
}

const projectPath = 'bench/dev'
const pathOf = ({ name }: Scenario): string => `/${name.replace(/[^a-z0-9]+/g, '-')}`

/** Everything that is measured on one database, as Markdown. */
export async function measureDatabase(
  database: OpenDatabase,
  scenarios: readonly Scenario[],
  course: Course,
): Promise<string> {
  const port = await freePort()
  const server = `http://127.0.0.1:${String(port)}`
  const start = (connectionLimit = 10): Promise<Peer> =>
    startPeer([resolve('dist/main.js')], `${server}/status`, {
      PRISMA_CONFIG: JSON.stringify({ port, databases: { default: database.settings(connectionLimit) } }),
    })
  const first = await start()
  await deployService({ url: server }, datamodel, { name: 'bench', stage: 'dev' })
  await first.stop()
  await database.load()
  const url = `${server}/${projectPath}`
  const startMs = await startUp(() => start(), url)
  const peers: Peer[] = []
  try {
    const ours = await start()
    peers.push(ours)
    await untilServing(url)
    await pause(1000)
    const idleMegabytes = usageOf(ours.pid).rssMegabytes
    const contenders: readonly Contender[] = [
      {
        name: 'refract',
        peer: ours,
        asked: (scenario) => ({ ...scenario, url, statementsUrl: `${server}/metrics` }),
      },
      ...(await startOthers(database, scenarios, course, peers)),
    ]
    const rows: Row[] = []
    for (const scenario of scenarios) rows.push(await measureScenario(scenario, contenders, database, course))
    const loadedMegabytes = usageOf(ours.pid).rssMegabytes
    const tails = await tailsOf(scenarios, rows, { url, server, seconds: 2 * course.effort.seconds })
    const deletionMs =
      database.name === 'postgres' ? await measureDeletions(database.place.connection, 'bench$dev', url) : undefined
    await ours.stop()
    const many = await start(32)
    peers.push(many)
    const manyMegabytes = await loadedWithManyConnections(many, url, scenarios, course.effort)
    return tableText(database.name, rows, { startMs, idleMegabytes, loadedMegabytes, manyMegabytes, deletionMs, tails })
  } finally {
    await Promise.all(peers.map((peer) => peer.stop()))
  }
}

async function measureScenario(
  scenario: Scenario,
  contenders: readonly Contender[],
  database: OpenDatabase,
  { effort, rounds, folder }: Course,
): Promise<Row> {
  const measured = new Map<Contender['name'], Measured[]>()
  const transactions: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, peer, asked } of contenders) {
      const load = asked(scenario)
      if (load === undefined) continue
      const one = await measure(peer, effort, { ...load, databasePid: database.pid })
      measured.set(name, [...(measured.get(name) ?? []), one])
    }
    const best = handWrittenRequests(database.name)[scenario.name]?.statements
    if (database.name === 'postgres' && scenario.kind === 'read' && best?.length === 1) {
      const [{ text, values } = { text: '', values: [] }] = best
      const statement = { text, values: values.map((name) => `@@${name}@@`) }
      const place = { port: database.place.connection.port, database: 'bench', folder }
      const tps = runPgbench(statement, { ...place, seconds: effort.seconds, clients: 8 })
      if (tps !== undefined) transactions.push(tps)
    }
  }
  const of = (name: Contender['name']): Measured | undefined => median(measured.get(name) ?? [])
  const row: Row = {
    scenario: scenario.name,
    kind: scenario.kind,
    refract: of('refract'),
    handWritten: of('handWritten'),
    bare: of('bare'),
    postgraphile: of('postgraphile'),
    pgbench: middle(transactions),
  }
  process.stderr.write(
    `${database.name}, ${scenario.name}: ${row.refract?.perSecond.toFixed(0) ?? '-'}/s, by hand ${row.handWritten?.perSecond.toFixed(0) ?? '-'}/s\n`,
  )
  return row
}

/** The programs beside ours; those that have started are in `peers` even when the next one fails. */
async function startOthers(
  database: OpenDatabase,
  scenarios: readonly Scenario[],
  { folder, withPostgraphile }: Course,
  peers: Peer[],
): Promise<readonly Contender[]> {
  const requests = handWrittenRequests(database.name)
  const startProgram = async (program: string, settings: object): Promise<{ peer: Peer; base: string }> => {
    const port = await freePort()
    const file = join(folder, `${program}.json`)
    writeFileSync(file, JSON.stringify(settings))
    const base = `http://127.0.0.1:${String(port)}`
    const path = resolve(`node_modules/.cache/refract-programs/${program}.js`)
    const peer = await startPeer([path, String(port), file], `${base}/`)
    peers.push(peer)
    return { peer, base }
  }
  const byPath = scenarios.flatMap((scenario) => {
    const request = requests[scenario.name]
    return request === undefined ? [] : [[pathOf(scenario), request] as const]
  })
  const hand = await startProgram('hand-written', { ...database.place, requests: Object.fromEntries(byPath) })
  const handWritten: Contender = {
    name: 'handWritten',
    peer: hand.peer,
    asked: (scenario) =>
      requests[scenario.name] === undefined ? undefined : { ...scenario, url: hand.base + pathOf(scenario) },
  }
  if (database.name !== 'postgres') return [handWritten]
  const connection = { ...database.place.connection, database: 'bench' }
  const recorded: ReadonlyMap<string, RecordedRequest> = await recordStatements(
    { ...connection, projectId: 'bench$dev' },
    scenarios,
  )
  const bare = await startProgram('bare-server', {
    connection,
    scenarios: scenarios.map((scenario) => ({ path: pathOf(scenario), ...recorded.get(scenario.name) })),
  })
  const others: Contender[] = [
    handWritten,
    { name: 'bare', peer: bare.peer, asked: (scenario) => ({ ...scenario, url: bare.base + pathOf(scenario) }) },
  ]
  if (!withPostgraphile) return others
  const port = await freePort()
  const address = `postgres://postgres@127.0.0.1:${String(connection.port)}/${connection.database}`
  const peer = await startPostgraphile(address, 'bench$dev', port)
  peers.push(peer)
  return [...others, { name: 'postgraphile', peer, asked: (scenario) => postgraphileLoad(scenario, port) }]
}

const postgraphileLoad = (scenario: Scenario, port: number): Parameters<typeof measure>[2] | undefined =>
  scenario.postgraphile === undefined
    ? undefined
    : {
        query: scenario.postgraphile,
        variables: (n) => ({
          now: new Date().toISOString(),
          id: `x${String(process.hrtime.bigint())}`,
          ...scenario.variables(n),
        }),
        url: `http://127.0.0.1:${String(port)}/graphql`,
      }

/** Milliseconds from the start of the process to the first answered query of an existing service; the middle of five. */
async function startUp(start: () => Promise<Peer>, url: string): Promise<number> {
  const times: number[] = []
  for (let tries = 0; tries < 5; tries += 1) {
    const startedAt = performance.now()
    const starting = start()
    await untilServing(url)
    times.push(performance.now() - startedAt)
    await (await starting).stop()
  }
  return middle(times) ?? 0
}

/** At half the rate that the first request reached at most. */
async function tailsOf(
  [scenario]: readonly Scenario[],
  [row]: readonly Row[],
  place: { readonly url: string; readonly server: string; readonly seconds: number },
): Promise<Awaited<ReturnType<typeof measureTails>>> {
  if (scenario === undefined || row?.refract === undefined) return []
  return measureTails(scenario, { ...place, rate: Math.round(row.refract.perSecond / 2) })
}

/** Memory of a server that may open 32 connections, behind a read and a write by as many clients. */
async function loadedWithManyConnections(
  peer: Peer,
  url: string,
  scenarios: readonly Scenario[],
  effort: Effort,
): Promise<number> {
  await untilServing(url)
  for (const kind of ['read', 'write'] as const) {
    const scenario = scenarios.find((one) => one.kind === kind)
    if (scenario) await measure(peer, { ...effort, seconds: 1 }, { ...scenario, url })
  }
  return usageOf(peer.pid).rssMegabytes
}
