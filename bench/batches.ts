// What batches, increments and transactions cost (beyond.md sections 7-9), beside what they replace.
//   npm run bench:batches [-- --seconds 5 --only postgres,sqlite]
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Driver } from '../src/connector/sql/dialect/driver.js'
import { connectMysql } from '../src/connector/sql/dialect/mysql/connect.js'
import { connectPostgres } from '../src/connector/sql/dialect/postgres/connect.js'
import { connectSqlite } from '../src/connector/sql/dialect/sqlite/connect.js'
import { connectors, databaseNames, type DatabaseName } from '../test/support/database-servers.js'
import { deployService, type TestService } from '../test/support/service.js'
import { startDatabase } from '../test/support/start-database.js'
import { freePort, type StartedServer } from '../test/support/started-server.js'
import { machineSummary } from './machine.js'
import { startPeer } from './peers/start-peer.js'

const { values: options } = parseArgs({
  options: { seconds: { type: 'string', default: '5' }, only: { type: 'string' } },
})
const milliseconds = Number(options.seconds) * 1000

const batchRows = 1000
const clients = 50

const datamodel = `
  schema @refract(edition: 1) { query: Query }
  type Item { id: ID! @id code: String! @unique name: String! amount: Int! }`

const folder = mkdtempSync(join(tmpdir(), 'refract-bench-'))
execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
process.stdout.write(
  `${machineSummary()}; batches of ${String(batchRows)} rows, ${String(clients)} clients at one row\n\n` +
    '| database | bare insert rows/s | createMany rows/s | share | upsertMany rows/s | increments/s at one row | transactions of 5/s | 5 requests/s |\n|---|--:|--:|--:|--:|--:|--:|--:|\n',
)
/** The cells of one row. */
async function measureOn(name: DatabaseName, { server }: StartedServer): Promise<readonly string[]> {
  const port = await freePort()
  const [own, bare] = [join(folder, 'served.db'), join(folder, 'bare.db')]
  const address =
    server.kind === 'running'
      ? { host: '127.0.0.1', port: server.port, user: server.user, password: server.password }
      : undefined
  const entry = { connector: connectors[name], ...(address ?? { file: own }) }
  const refract = await startPeer([resolve('dist/main.js')], `http://127.0.0.1:${String(port)}/status`, {
    PRISMA_CONFIG: JSON.stringify({ port, databases: { default: entry } }),
  })
  const driver = await connect(name, address, bare)
  try {
    const service = await deployService({ url: `http://127.0.0.1:${String(port)}` }, datamodel)
    const inserted = await bareInsert(name, driver)
    const created = await perSecond(createMany(service), batchRows)
    return [
      inserted,
      created,
      created / inserted,
      await perSecond(upsertMany(service), batchRows),
      await increments(service),
      await perSecond(fiveInOne(service), 1),
      await perSecond(fiveRequests(service), 1),
    ].map((value) => (value < 10 ? value.toFixed(2) : String(Math.round(value))))
  } finally {
    await driver.close()
    await refract.stop()
  }
}

function connect(
  name: DatabaseName,
  address:
    { readonly host: string; readonly port: number; readonly user: string; readonly password: string } | undefined,
  file: string,
): Promise<Driver> | Driver {
  if (address === undefined) return connectSqlite(file)
  const settings = { ...address, database: undefined, connectionLimit: 4, connectTimeoutMs: 10_000 }
  return connectors[name] === 'postgres' ? connectPostgres({ ...settings, database: 'bare' }) : connectMysql(settings)
}

/** Work in a row for the given time, after one round that does not count; `each` are the units of a round. */
async function perSecond(work: (round: number) => Promise<unknown>, each: number): Promise<number> {
  await work(0)
  const startedAt = performance.now()
  let rounds = 0
  while (performance.now() - startedAt < milliseconds) await work((rounds += 1))
  return (rounds * each * 1000) / (performance.now() - startedAt)
}

const item = (round: number, index: number) => ({
  code: `${String(round)}-${String(index)}-${String(process.pid)}`,
  name: `Item ${String(index)}`,
  amount: index,
})
const items = (round: number) => Array.from({ length: batchRows }, (_, index) => item(round, index))

async function bareInsert(name: DatabaseName, driver: Driver): Promise<number> {
  const isMysql = connectors[name] === 'mysql'
  const table = isMysql ? 'bare.Item' : '"Item"'
  if (isMysql) await driver.query({ text: 'CREATE DATABASE bare', values: [] })
  await driver.query({
    text: `CREATE TABLE ${table} (id varchar(25) NOT NULL PRIMARY KEY, code varchar(191) NOT NULL UNIQUE, name text NOT NULL, amount int NOT NULL)`,
    values: [],
  })
  const marks = Array.from({ length: batchRows }, (_, row) =>
    connectors[name] === 'postgres'
      ? `(${[1, 2, 3, 4].map((column) => `$${String(row * 4 + column)}`).join(', ')})`
      : '(?, ?, ?, ?)',
  )
  const text = `INSERT INTO ${table} (id, code, name, amount) VALUES ${marks.join(', ')}`
  return perSecond(async (round) => {
    const values = items(round).flatMap(({ code, name: label, amount }) => [code.slice(0, 25), code, label, amount])
    const transaction = await driver.begin()
    await transaction.query({ text, values, name: 'bare' })
    await transaction.commit()
    transaction.release(false)
  }, batchRows)
}

const createMany =
  (service: TestService) =>
  (round: number): Promise<unknown> =>
    service.data('mutation ($data: [ItemCreateInput!]!) { createManyItems(data: $data) { count } }', {
      data: items(round),
    })

/** Half of the elements are there already. */
const upsertMany =
  (service: TestService) =>
  (round: number): Promise<unknown> =>
    service.data('mutation ($data: [ItemUpsertManyInput!]!) { upsertManyItems(data: $data) { count } }', {
      data: items(round + 1_000_000).map((create, index) => {
        const code = index % 2 === 0 ? item(0, index).code : create.code
        return { where: { code }, create: { ...create, code }, update: { amount: round } }
      }),
    })

/** Many clients add to one number. */
async function increments(service: TestService): Promise<number> {
  const { createItem } = await service.data(
    'mutation { createItem(data: {code: "counter", name: "counter", amount: 0}) { id } }',
  )
  const { id } = createItem as { readonly id: string }
  const end = performance.now() + milliseconds
  const startedAt = performance.now()
  let done = 0
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      await service.data('mutation ($id: ID) { updateItem(where: {id: $id}, data: {amount_increment: 1}) { id } }', {
        id,
      })
      done += 1
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const { item: counter } = await service.data('query ($id: ID) { item(where: {id: $id}) { amount } }', { id })
  if ((counter as { readonly amount: number }).amount !== done) throw new Error('steps were lost')
  return (done * 1000) / (performance.now() - startedAt)
}

const five = [1, 2, 3, 4, 5]

const fiveInOne =
  (service: TestService) =>
  (round: number): Promise<unknown> =>
    service.data(
      `mutation (${five.map((n) => `$c${String(n)}: String!`).join(' ')}) @transaction { ${five.map((n) => `m${String(n)}: createItem(data: {code: $c${String(n)}, name: "n", amount: 1}) { id }`).join(' ')} }`,
      Object.fromEntries(five.map((n) => [`c${String(n)}`, `five-${String(round)}-${String(n)}`])),
    )

const fiveRequests =
  (service: TestService) =>
  async (round: number): Promise<void> => {
    for (const n of five)
      await service.data('mutation ($code: String!) { createItem(data: {code: $code, name: "n", amount: 1}) { id } }', {
        code: `alone-${String(round)}-${String(n)}`,
      })
  }

try {
  for (const name of databaseNames.filter((one) => options.only?.split(',').includes(one) ?? true)) {
    const started = await startDatabase(name, join(folder, name))
    try {
      process.stdout.write(`| ${name} | ${(await measureOn(name, started)).join(' | ')} |\n`)
    } finally {
      await started.stop()
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
