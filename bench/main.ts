import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startPostgres } from '../test/support/start-postgres.js'
import { freePort } from '../test/support/started-server.js'
import { deployService } from '../test/support/service.js'
import { sendQuery } from '../test/support/server.js'
import { addBatch, loadData } from './load-data.js'
import { runPgbench } from './peers/pgbench.js'
import { startPostgraphile } from './peers/postgraphile.js'
import { startPeer, type Peer } from './peers/start-peer.js'
import { printTable } from './print-table.js'
import { usageOf } from './process-usage.js'
import { recordStatements, type RecordedRequest } from './record-statements.js'
import { datamodel, scenarios, type Scenario } from './scenarios.js'
import { measure, untilServing, type Effort } from './measure.js'
import { median, middle, type Measured, type Row } from './measured.js'
import { machineText } from './machine.js'

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '32' },
    only: { type: 'string' },
    'without-postgraphile': { type: 'boolean', default: false },
  },
})
const seconds = Number(options.seconds)
const rounds = Number(options.rounds)
const connections = Number(options.connections)
const effort: Effort = { connections, seconds }
const chosen = scenarios.filter(({ name }) => options.only === undefined || name.includes(options.only))

const databaseName = 'bench'
const projectId = 'bench$dev'
const folder = mkdtempSync(join(tmpdir(), 'refract-bench-'))
const peers: Peer[] = []

execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
const postgres = await startPostgres(join(folder, 'postgres'))
try {
  await run(postgres.server.kind === 'running' ? postgres.server.port : 0)
} finally {
  await Promise.all(peers.map((peer) => peer.stop()))
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function run(databasePort: number): Promise<void> {
  const connection = { host: '127.0.0.1', port: databasePort, user: 'postgres', database: databaseName }
  const port = await freePort()
  const configuration = { port, databases: { default: { connector: 'postgres', ...connection, connectionLimit: 10 } } }
  const start = (): Promise<Peer> =>
    startPeer([resolve('dist/main.js')], `http://127.0.0.1:${String(port)}/status`, {
      PRISMA_CONFIG: JSON.stringify(configuration),
    })

  const first = await start()
  await deployService({ url: `http://127.0.0.1:${String(port)}` }, datamodel, { name: 'bench', stage: 'dev' })
  await first.stop()
  await loadData(connection, projectId)
  const recorded = await recordStatements({ ...connection, projectId }, chosen)

  const url = `http://127.0.0.1:${String(port)}/bench/dev`
  const startMs = await startUp(start, url)
  const ours = await start()
  peers.push(ours)
  await untilServing(url)
  await pause(2000)
  const idleMegabytes = usageOf(ours.pid).rssMegabytes

  const barePort = await freePort()
  const settingsFile = join(folder, 'bare.json')
  writeFileSync(
    settingsFile,
    JSON.stringify({
      connection,
      scenarios: chosen.map((scenario) => ({ path: pathOf(scenario), ...recorded.get(scenario.name) })),
    }),
  )
  const bare = await startPeer(
    [resolve('node_modules/.cache/refract-programs/bare-server.js'), String(barePort), settingsFile],
    `http://127.0.0.1:${String(barePort)}/`,
  )
  peers.push(bare)
  const postgraphilePort = await freePort()
  const postgraphile = options['without-postgraphile']
    ? undefined
    : await startPostgraphile(
        `postgres://postgres@127.0.0.1:${String(databasePort)}/${databaseName}`,
        projectId,
        postgraphilePort,
      )
  if (postgraphile) peers.push(postgraphile)

  const table: Row[] = []
  for (const scenario of chosen) {
    const request = recorded.get(scenario.name) as RecordedRequest
    const measured: { refract: Measured[]; bare: Measured[]; postgraphile: Measured[]; pgbench: number[] } = {
      refract: [],
      bare: [],
      postgraphile: [],
      pgbench: [],
    }
    for (let round = 0; round < rounds; round += 1) {
      measured.refract.push(
        await measure(ours, effort, { ...scenario, url, statementsUrl: `http://127.0.0.1:${String(port)}/metrics` }),
      )
      measured.bare.push(
        await measure(bare, effort, { ...scenario, url: `http://127.0.0.1:${String(barePort)}${pathOf(scenario)}` }),
      )
      if (postgraphile && scenario.postgraphile !== undefined)
        measured.postgraphile.push(
          await measure(postgraphile, effort, {
            ...scenario,
            query: scenario.postgraphile,
            variables: (n) => ({
              now: new Date().toISOString(),
              id: `x${String(process.hrtime.bigint())}`,
              ...scenario.variables(n),
            }),
            url: `http://127.0.0.1:${String(postgraphilePort)}/graphql`,
          }),
        )
      const [statement] = request.statements
      if (scenario.kind === 'read' && statement !== undefined) {
        const tps = runPgbench(statement, { port: databasePort, database: databaseName, folder, seconds, clients: 8 })
        if (tps !== undefined) measured.pgbench.push(tps)
      }
    }
    const row: Row = {
      scenario: scenario.name,
      kind: scenario.kind,
      refract: median(measured.refract),
      bare: median(measured.bare),
      postgraphile: median(measured.postgraphile),
      pgbench: middle(measured.pgbench),
    }
    table.push(row)
    process.stderr.write(
      `${scenario.name}: ${row.refract?.perSecond.toFixed(0) ?? '-'}/s, bare ${row.bare?.perSecond.toFixed(0) ?? '-'}/s\n`,
    )
  }
  const deletions = await measureDeletions(connection, url)
  const { rssMegabytes } = usageOf(ours.pid)
  printTable(table, {
    machine: machineText({ connections, rounds, seconds }),
    startMs,
    idleMegabytes,
    loadedMegabytes: rssMegabytes,
    deletionMs: deletions,
  })
}

function pathOf({ name }: Scenario): string {
  return `/${name.replace(/[^a-z0-9]+/g, '-')}`
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

async function measureDeletions(connection: Parameters<typeof addBatch>[0], url: string): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const name = `batch${String(round)}`
    await addBatch(connection, projectId, name)
    const startedAt = performance.now()
    const { data, errors } = await sendQuery(
      url,
      'mutation ($name: String!) { deleteManyUsers(where: {name: $name}) { count } }',
      { name },
    )
    times.push(performance.now() - startedAt)
    if (errors !== undefined || JSON.stringify(data) !== '{"deleteManyUsers":{"count":1000}}')
      throw new Error(JSON.stringify(errors ?? data))
  }
  return middle(times) ?? 0
}
