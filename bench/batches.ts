// What batches, increments and transactions cost (beyond.md sections 7-9), beside a program with the database's driver that
// writes the same rows to the same table, without HTTP, parsing or checks.
//   npm run bench:batches [-- --seconds 5 --only postgres,sqlite]
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
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
import { middle } from './measured.js'
import { handBatches, type HandBatches, type Row } from './peers/hand-batches.js'
import { startPeer } from './peers/start-peer.js'

const { values: options } = parseArgs({
  options: { seconds: { type: 'string', default: '5' }, only: { type: 'string' } },
})

const batchRows = 1000
const clients = 200
const connectionLimit = 10
/** Both sides take turns, so that what else the machine does is in both. */
const turns = 3

const datamodel = `
  schema @refract(edition: 1) { query: Query }
  type Item { id: ID! @id code: String! @unique name: String! amount: Int! }`

const agent = new Agent({ keepAlive: true, maxSockets: clients })

/** The data of a request's answer; fails when there are errors. */
function send(url: string, body: string): Promise<Record<string, unknown>> {
  return new Promise((done, fail) => {
    const sent = request(
      url,
      { method: 'POST', agent, headers: { 'content-type': 'application/json' } },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => {
          const { data, errors } = JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>
          if (errors === undefined) done(data as Record<string, unknown>)
          else fail(new Error(JSON.stringify(errors).slice(0, 500)))
        })
      },
    )
    sent.on('error', fail)
    sent.end(body)
  })
}

let made = 0
const newRow = (): Row => {
  made += 1
  const id = `c${String(process.pid)}x`.padEnd(15, '0') + String(made).padStart(10, '0')
  return { id, code: `code-${String(made)}`, name: `Item ${String(made)}`, amount: made % 1000 }
}
const newRows = (count = batchRows): readonly Row[] => Array.from({ length: count }, newRow)
const inputOf = ({ code, name, amount }: Row) => ({ code, name, amount })

/** What is measured of one side: `prepare` does not count. */
interface Work<T> {
  readonly prepare: () => T | Promise<T>
  readonly run: (input: T) => Promise<unknown>
}

/** Runs of a second. */
async function perSecond<T>({ prepare, run }: Work<T>, milliseconds: number): Promise<number> {
  await run(await prepare())
  let [taken, runs] = [0, 0]
  while (taken < milliseconds) {
    const input = await prepare()
    const startedAt = performance.now()
    await run(input)
    taken += performance.now() - startedAt
    runs += 1
  }
  return (runs * 1000) / taken
}

const milliseconds = (Number(options.seconds) * 1000) / turns

async function beside<A, B>(byHand: Work<A>, ours: Work<B>): Promise<readonly [number, number]> {
  const [hand, own]: [number[], number[]] = [[], []]
  for (let turn = 0; turn < turns; turn += 1) {
    hand.push(await perSecond(byHand, milliseconds))
    own.push(await perSecond(ours, milliseconds))
  }
  return [middle(hand) ?? 0, middle(own) ?? 0]
}

/** Many clients at once, each one request after the other, as one run. */
const crowd = (work: () => Promise<unknown>, each = 5): Work<undefined> => ({
  prepare: () => undefined,
  run: () =>
    Promise.all(
      Array.from({ length: clients }, async () => {
        for (let count = 0; count < each; count += 1) await work()
      }),
    ),
})

interface Sides {
  readonly what: string
  /** Units of one run. */
  readonly each: number
  readonly measure: () => Promise<readonly [number, number]>
}

function sidesOf(hand: HandBatches, { url }: TestService, kept: readonly Row[], counter: string): readonly Sides[] {
  const post = (query: string, variables: object): Promise<unknown> => send(url, JSON.stringify({ query, variables }))
  const bodied = (query: string, variables: () => object): Work<string> => ({
    prepare: () => JSON.stringify({ query, variables: variables() }),
    run: (body) => send(url, body),
  })
  const ids = kept.map(({ id }) => id)
  const insert = { prepare: newRows, run: hand.insert }
  /** Half of the rows are there already. */
  const mixed = (): readonly Row[] =>
    newRows().map((row, place) => (place % 2 === 0 ? { ...row, code: kept[place]?.code ?? '' } : row))
  const inserted = async (): Promise<readonly string[]> => {
    const rows = newRows()
    await hand.insert(rows)
    return rows.map(({ id }) => id)
  }
  const five = 'abcde'.split('')
  const fiveInOne = `mutation (${five.map((n) => `$${n}: String!`).join(' ')}) @transaction { ${five.map((n) => `${n}: createItem(data: {code: $${n}, name: "n", amount: 1}) { id }`).join(' ')} }`
  const create = 'mutation ($code: String!) { createItem(data: {code: $code, name: "n", amount: 1}) { id } }'
  const codes = (): Record<string, string> => Object.fromEntries(five.map((n) => [n, newRow().code]))
  const created = (query: string): Work<string> => bodied(query, () => ({ data: newRows().map(inputOf) }))
  const literal: Work<string> = {
    prepare: () =>
      JSON.stringify({
        query: `mutation { createManyItems(data: [${newRows()
          .map(({ code, name, amount }) => `{code: "${code}", name: "${name}", amount: ${String(amount)}}`)
          .join(' ')}]) { count } }`,
      }),
    run: (body) => send(url, body),
  }
  const data = '($data: [ItemCreateInput!]!)'
  return [
    {
      what: 'createMany, rows',
      each: batchRows,
      measure: () => beside(insert, created(`mutation ${data} { createManyItems(data: $data) { count } }`)),
    },
    {
      what: 'createMany of literals, rows',
      each: batchRows,
      measure: () => beside(insert, literal),
    },
    {
      what: 'createMany but for duplicates, rows',
      each: batchRows,
      measure: () =>
        beside(insert, created(`mutation ${data} { createManyItems(skipDuplicates: true, data: $data) { count } }`)),
    },
    {
      what: 'upsertMany, rows',
      each: batchRows,
      measure: () =>
        beside(
          { prepare: mixed, run: hand.upsert },
          bodied('mutation ($data: [ItemUpsertManyInput!]!) { upsertManyItems(data: $data) { count } }', () => ({
            data: mixed().map((row) => ({
              where: { code: row.code },
              create: inputOf(row),
              update: { amount: 7 },
            })),
          })),
        ),
    },
    {
      what: 'updateManyAndReturn, rows',
      each: batchRows,
      measure: () =>
        beside(
          { prepare: () => ids, run: hand.update },
          bodied(
            'mutation ($ids: [ID!]) { updateManyItemsAndReturn(where: {id_in: $ids}, data: {amount_increment: 1}) { nodes { id code amount } } }',
            () => ({ ids }),
          ),
        ),
    },
    {
      what: 'deleteManyAndReturn, rows',
      each: batchRows,
      measure: () =>
        beside(
          { prepare: inserted, run: hand.remove },
          {
            prepare: inserted,
            run: (some) =>
              post(
                'mutation ($ids: [ID!]) { deleteManyItemsAndReturn(where: {id_in: $ids}) { nodes { id code amount } } }',
                { ids: some },
              ),
          },
        ),
    },
    {
      what: `increments of one row, ${String(clients)} clients`,
      each: clients * 5,
      measure: () =>
        beside(
          crowd(() => hand.increment(counter)),
          crowd(() =>
            post('mutation ($id: ID) { updateItem(where: {id: $id}, data: {amount_increment: 1}) { id } }', {
              id: counter,
            }),
          ),
        ),
    },
    {
      what: '@transaction of five creates',
      each: 1,
      measure: () => beside({ prepare: () => newRows(5), run: hand.insertSingly }, bodied(fiveInOne, codes)),
    },
    {
      what: '@transaction of five creates beside five requests',
      each: 1,
      measure: () =>
        beside(
          {
            prepare: () => Object.values(codes()),
            run: async (some) => {
              for (const code of some) await post(create, { code })
            },
          },
          bodied(fiveInOne, codes),
        ),
    },
  ]
}

async function measureOn(name: DatabaseName, { server }: StartedServer, folder: string): Promise<void> {
  const port = await freePort()
  const file = join(folder, 'served.db')
  const address =
    server.kind === 'running'
      ? { host: '127.0.0.1', port: server.port, user: server.user, password: server.password }
      : undefined
  const entry = { connector: connectors[name], ...(address ? { ...address, connectionLimit } : { file }) }
  const refract = await startPeer([resolve('dist/main.js')], `http://127.0.0.1:${String(port)}/status`, {
    PRISMA_CONFIG: JSON.stringify({ port, databases: { default: entry } }),
  })
  try {
    const service = await deployService({ url: `http://127.0.0.1:${String(port)}` }, datamodel)
    const driver = await connect(name, address, file)
    try {
      const hand = handBatches(driver, connectors[name], tableOf(name, service))
      const kept = newRows()
      await hand.insert(kept)
      const [counter = newRow()] = kept
      for (const { what, each, measure } of sidesOf(hand, service, kept, counter.id)) {
        const [byHand, own] = (await measure()).map((runs) => runs * each)
        const cells = [name, what, byHand?.toFixed(0), own?.toFixed(0), ((own ?? 0) / (byHand ?? 1)).toFixed(2)]
        process.stdout.write(`| ${cells.join(' | ')} |\n`)
      }
    } finally {
      await driver.close()
    }
  } finally {
    await refract.stop()
  }
}

function tableOf(name: DatabaseName, service: TestService): string {
  if (connectors[name] === 'mysql') return `\`${service.name}@${service.stage}\`.\`Item\``
  const namespace = `${service.name}$${service.stage}`
  return name === 'sqlite' ? `"${namespace}.Item"` : `"${namespace}"."Item"`
}

function connect(
  name: DatabaseName,
  address:
    { readonly host: string; readonly port: number; readonly user: string; readonly password: string } | undefined,
  file: string,
): Promise<Driver> | Driver {
  if (address === undefined) return connectSqlite(file)
  const settings = { ...address, database: undefined, connectionLimit, connectTimeoutMs: 10_000 }
  return connectors[name] === 'postgres' ? connectPostgres({ ...settings, database: 'prisma' }) : connectMysql(settings)
}

const folder = mkdtempSync(join(tmpdir(), 'refract-bench-'))
execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
process.stdout.write(
  `${machineSummary()}; batches of ${String(batchRows)} rows\n\n| database | what | by hand /s | Refract /s | of by hand |\n|---|---|--:|--:|--:|\n`,
)
try {
  for (const name of databaseNames.filter((one) => options.only?.split(',').includes(one) ?? true)) {
    const started = await startDatabase(name, join(folder, name))
    try {
      await measureOn(name, started, folder)
    } finally {
      await started.stop()
    }
  }
} finally {
  agent.destroy()
  rmSync(folder, { recursive: true, force: true })
}
