import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../test/support/started-server.js'
import { deployService } from '../test/support/service.js'
import { startContenders, type Contender } from './contenders.js'
import type { OpenDatabase } from './databases.js'
import { measureDeletions } from './deletions.js'
import { measure, untilServing, type Effort } from './measure.js'
import { measureScenario, type Course } from './measure-scenario.js'
import { middle, type Row } from './measured.js'
import { startPeer, type Peer } from './peers/start-peer.js'
import { tableText } from './print-table.js'
import { usageOf } from './process-usage.js'
import { datamodel, type Scenario } from './scenarios.js'
import { measureTails } from './tails.js'

const projectPath = 'bench/dev'

/** Everything that is measured on one database, as Markdown. */
export async function measureDatabase(
  database: OpenDatabase,
  scenarios: readonly Scenario[],
  course: Course & { readonly withPostgraphile: boolean },
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
    // recorded before ours starts: another server of a file would be refused
    const others = await startContenders(database, scenarios, course, peers)
    const ours = await start()
    peers.push(ours)
    await untilServing(url)
    await pause(1000)
    const idleMegabytes = usageOf(ours.pid).rssMegabytes
    const refract: Contender = {
      name: 'refract',
      peer: ours,
      asked: (scenario) => ({ ...scenario, url, statementsUrl: `${server}/metrics` }),
      isCompared: false,
    }
    const rows: Row[] = []
    for (const scenario of scenarios) {
      const row = await measureScenario(scenario, [refract, ...others], database, course)
      process.stderr.write(
        `${database.name}, ${scenario.name}: ${row.refract?.perSecond.toFixed(0) ?? '-'}/s, by hand ${row.handWritten?.perSecond.toFixed(0) ?? '-'}/s${row.problems.map((problem) => `\n  ${problem}`).join('')}\n`,
      )
      rows.push(row)
    }
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
