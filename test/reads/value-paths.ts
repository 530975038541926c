import type { TestDatabase } from '../support/databases.js'
import type { TestReceiver } from '../support/receiver.js'
import type { TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { until } from '../support/until.js'
import { rawTables } from '../migration/existing/raw-tables.js'

/** A column of a table that others made, and what they put in, as SQL. */
export interface ForeignColumn {
  readonly scalar: 'String' | 'Int' | 'Float' | 'DateTime' | 'Json'
  readonly type: string
  readonly values: readonly string[]
  /** Whether the first deploy may change tables; otherwise they are only served. */
  readonly isActive?: boolean
}

/** A service over a table `Part` whose rows `k0`, `k1`, … hold the values in `v`; all belong to one owner. */
export async function serviceOverColumn(
  database: TestDatabase,
  server: TestServer,
  receiver: TestReceiver,
  { scalar, type, values, isActive = false }: ForeignColumn,
): Promise<TestService> {
  const service = await deployService(server, 'type Other { id: ID! @id }')
  const raw = rawTables(database, service)
  // a reference names the table of its own project
  const owners = database.connector === 'sqlite' ? raw.name('Owner').replace('"."', '.') : raw.name('Owner')
  // sessions of MySQL take no zero dates unless told so
  const insert = database.connector === 'mysql' ? `insert /*+ SET_VAR(sql_mode = '') */ ignore into` : 'insert into'
  await raw.run(
    `create table ${raw.name('Owner')} (id int primary key)`,
    `create table ${raw.name('Part')} (id int primary key, ${raw.quote('key')} varchar(20) unique, v ${type}, owner int, foreign key (owner) references ${owners}(id))`,
    `insert into ${raw.name('Owner')} (id) values (1)`,
  )
  for (const [index, value] of values.entries())
    await raw.run(
      `${insert} ${raw.name('Part')} (id, ${raw.quote('key')}, v, owner) values (${String(index + 1)}, 'k${String(index)}', ${value}, 1)`,
    )
  const { errors } = await service.deploy(
    `type Other { id: ID! @id }
    type Part { id: Int! @id(strategy: NONE) key: String @unique v: ${scalar} owner: Owner @relation(link: INLINE) }
    type Owner { id: Int! @id(strategy: NONE) parts: [Part] }`,
    {
      noMigration: !isActive,
      subscriptions: [
        {
          name: 'parts',
          query: 'subscription { part { mutation node { key v owner { parts { key v } } } previousValues { key v } } }',
          url: `${receiver.url}/${service.name}`,
          headers: [],
        },
      ],
    },
  )
  if (errors.length > 0) throw new Error(JSON.stringify(errors))
  return service
}

/** Texts of all that tells the values, by the way they take; deletes come last. */
export async function tellOnEveryPath(
  service: TestService,
  receiver: TestReceiver,
  keys: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const post = async (path: string, body: unknown): Promise<string> => {
    const response = await fetch(`${service.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return response.text()
  }
  const send = (query: string): Promise<string> => post('', { query })
  const forEach = async (mutation: (key: string) => string): Promise<string> => {
    const texts: string[] = []
    for (const key of keys) texts.push(await send(`mutation { ${mutation(key)} }`))
    return texts.join('\n')
  }
  const told: Record<string, string> = {
    'a list': await send('{ parts { key v } }'),
    'one node': (await Promise.all(keys.map((key) => send(`{ part(where: {key: "${key}"}) { key v } }`)))).join('\n'),
    'a connection': await send('{ partsConnection(orderBy: key_DESC) { edges { node { key v } } } }'),
    'a nested list': await send('{ owners { parts { key v } } }'),
    // deeper than one statement of SQLite
    'a deep list': await send(
      `{ owners { ${'parts(first: 1) { owner { '.repeat(6)} parts { key v } ${'} }'.repeat(6)} } }`,
    ),
    'an update': await forEach((key) => `updatePart(where: {key: "${key}"}, data: {key: "${key}"}) { key v }`),
    'an upsert': await forEach(
      (key) => `upsertPart(where: {key: "${key}"}, create: {id: 99}, update: {key: "${key}"}) { key v }`,
    ),
    'a nested update': await forEach(
      (key) =>
        `updateOwner(where: {id: 1}, data: {parts: {update: {where: {key: "${key}"}, data: {key: "${key}"}}}}) { parts { key v } }`,
    ),
    'an export': await post('/export', { fileType: 'nodes', cursor: { table: 0, row: 0, field: 0, array: 0 } }),
  }
  const bodies = (): string[] =>
    receiver.requests.filter(({ path }) => path === `/${service.name}`).map(({ body }) => body)
  await until(() => bodies().length === keys.length * 3)
  told['events of updates'] = bodies().join('\n')
  told['deletes'] = await forEach((key) => `deletePart(where: {key: "${key}"}) { key v }`)
  await until(() => bodies().length === keys.length * 4)
  told['events of deletes'] = bodies()
    .slice(keys.length * 3)
    .join('\n')
  return told
}
