import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase, type TestDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { rawTables } from '../migration/existing/raw-tables.js'
import { indexesIn } from './table-indexes.js'

const line = 'schema @refract(edition: 1) { query: Query }'
const datamodel = (indexes: string, name = 'name: String'): string => `${line}
enum Kind { CARGO FERRY }
type Port { id: ID! @id city: String! @unique }
type Ship ${indexes} {
  id: ID! @id
  code: String! @unique
  ${name}
  tonnage: Int
  draft: Float
  active: Boolean
  built: DateTime
  kind: Kind
  port: Port @relation(link: INLINE)
}`
const plain = datamodel('')
const insensitive = datamodel(
  '@indexes(value: {fields: [port, name], name: "by_port", unique: true, mode: INSENSITIVE})',
)
const taken = (fields: string) => [
  { code: 3010, message: `A unique constraint would be violated on Ship. Details: Field name = ${fields}` },
]
const rows = `mutation {
  p: createPort(data: {city: "Turku"}) { id }
  a: createShip(data: {code: "a", name: "Anna", port: {connect: {city: "Turku"}}}) { id }
  b: createShip(data: {code: "b", name: "Bea", port: {connect: {city: "Turku"}}}) { id }
}`

/** The statements of a deploy, with the namespace left out. */
async function plannedSql(server: TestServer, { name, stage }: TestService, types: string): Promise<readonly string[]> {
  const asked = 'mutation ($input: DeployInput!) { deploy(input: $input) { errors { description } sql } }'
  const { data } = await server.query('management', asked, { input: { name, stage, types, dryRun: true, force: true } })
  const { errors, sql } = data?.['deploy'] as { readonly errors: readonly unknown[]; readonly sql: readonly string[] }
  expect(errors).toEqual([])
  const namespace = new RegExp(`(["\`]${name}[$@]${stage}["\`]\\.|${name}\\$${stage}\\.)`, 'g')
  return sql.map((text) => text.replaceAll(namespace, ''))
}

eachDatabase('indexes without case', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())

  test('take texts for equal in capital and small letters', async () => {
    const service = await deployService(server, plain)
    expect(await plannedSql(server, service, insensitive)).toEqual([lowered[database.connector]])
    expect((await service.deploy(insensitive)).migration).toMatchObject({ status: 'SUCCESS', errors: [] })
    expect(await service.deploy(insensitive)).toMatchObject({ steps: [], migration: null })
    await service.data(rows)
    for (const text of [
      'createShip(data: {code: "c", name: "ANNA", port: {connect: {city: "Turku"}}}) { id }',
      'updateShip(where: {code: "b"}, data: {name: "aNNa"}) { id }',
    ])
      expect((await service.query(`mutation { ${text} }`)).errors).toMatchObject(taken('port, name'))
    expect(
      await service.data(`mutation {
        found: upsertShip(where: {by_port: {port: {city: "Turku"}, name: "ANNA"}}, create: {code: "x"}, update: {tonnage: 7}) { name tonnage }
        many: createManyShips(skipDuplicates: true, data: [{code: "d", name: "anna", port: {connect: {city: "Turku"}}}, {code: "e", name: "Eva"}, {code: "f", name: "EVA"}]) { count }
        batch: createManyShips(skipDuplicates: true, data: [{code: "g", name: "Ida", port: {connect: {city: "Turku"}}}, {code: "h", name: "IDA", port: {connect: {city: "Turku"}}}]) { nodes { code } }
      }`),
    ).toEqual({ found: { name: 'Anna', tonnage: 7 }, many: { count: 2 }, batch: { nodes: [{ code: 'g' }] } })
    const renamed = insensitive
      .replace('name: String', 'title: String @rename(oldName: "name")')
      .replace('[port, name]', '[port, title]')
    expect((await plannedSql(server, service, renamed)).filter((text) => /INDEX/.test(text))).toEqual([])
    expect((await service.deploy(renamed)).migration).toMatchObject({ status: 'SUCCESS', errors: [] })
    expect(
      (await service.query('mutation { updateShip(where: {code: "b"}, data: {title: "aNNa"}) { id } }')).errors,
    ).toMatchObject(taken('port, title'))
    const exact = renamed.replace(', mode: INSENSITIVE', '').replace(' @rename(oldName: "name")', '')
    expect((await service.deploy(exact)).migration).toMatchObject({ status: 'SUCCESS', errors: [] })
    expect(await indexesIn(database, service, 'Ship')).toEqual(['by_port unique port,title'])
    const gone = datamodel('', 'mark: String')
    expect((await service.deploy(gone, { force: true })).migration).toMatchObject({ status: 'SUCCESS', errors: [] })
  })

  test('rows that are equal so are told beforehand', async () => {
    const service = await deployService(server, plain)
    await service.data(rows.replace('"Bea"', '"ANNA"'))
    const { errors, migration } = await service.deploy(insensitive)
    expect(migration).toBeNull()
    expect(errors.map(({ description }) => description.replace(/c[a-z0-9]{24}/, 'ID'))).toEqual([
      `The unique index 'by_port' on Ship can not be made: 1 group of rows has equal values, e.g. port "ID", name "anna".`,
    ])
  })
})

const lowered: Readonly<Record<TestDatabase['connector'], string>> = {
  postgres: 'CREATE UNIQUE INDEX CONCURRENTLY "_refract_Ship_by_port" ON "Ship" ("port" ASC, lower("name"::text) ASC)',
  mysql:
    'ALTER TABLE `Ship` ADD UNIQUE INDEX `_refract_Ship_by_port`(`port` ASC, `name`(191) ASC), ALGORITHM = INPLACE, LOCK = NONE',
  sqlite: 'CREATE UNIQUE INDEX "_refract_Ship_by_port" ON "Ship" ("port" ASC, lower("name") ASC)',
}

const conditions = [
  '{active: true}',
  '{active_not: false, name_not: null}',
  '{tonnage_gt: 5, draft_lte: 1.5}',
  '{OR: [{name: \\"it\'s\\"}, {tonnage: null}]}',
  '{NOT: [{kind_in: [CARGO, FERRY]}], built: null}',
  '{built_lt: \\"2020-01-31\\", built_not: \\"2019-02-03T04:05:06.789Z\\"}',
  '{AND: [{id: \\"x\\"}, {code_not_in: [\\"a\\", \\"b\\"]}]}',
]
const indexOf = (where: string): string => `{fields: [name], name: "some", unique: true, where: "${where}"}`

eachDatabase('partial indexes', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())

  if (database.name === 'mysql') {
    test('are refused', async () => {
      const service = await deployService(server, plain)
      expect(await service.deploy(datamodel(`@indexes(value: ${indexOf('{active: true}')})`))).toMatchObject({
        errors: [
          { type: 'Ship', field: null, description: 'The index `some` uses `where`, which this database can not do.' },
        ],
        migration: null,
      })
    })
    return
  }

  test.each(conditions)('%s is made, follows renames, goes', async (where) => {
    const service = await deployService(server, plain)
    await service.data(rows)
    const indexed = datamodel(`@indexes(value: ${indexOf(where)})`)
    expect((await service.deploy(indexed)).migration).toMatchObject({ status: 'SUCCESS', errors: [] })
    expect(await service.deploy(indexed)).toMatchObject({ steps: [], migration: null })
    const renamed = datamodel(
      `@indexes(value: ${indexOf(where).replace('[name]', '[title]').replace('{name', '{title').replace(' name_', ' title_')})`,
      'title: String @rename(oldName: "name")',
    )
    // a column that another one is made of is not renamed
    const isMadeAnew = database.connector === 'mysql' && where.includes('name')
    expect((await plannedSql(server, service, renamed)).some((text) => /INDEX/.test(text))).toBe(isMadeAnew)
    expect((await service.deploy(renamed)).migration).toMatchObject({ status: 'SUCCESS', errors: [] })
    expect(await indexesIn(database, service, 'Ship')).toEqual(['some unique title'])
    const gone = datamodel('', 'mark: String').replace(/ {2}(tonnage|draft|active|built|kind): \w+\n/g, '')
    expect((await service.deploy(gone, { force: true })).migration).toMatchObject({ status: 'SUCCESS', errors: [] })
    expect(await indexesIn(database, service, 'Ship')).toEqual([])
  })

  if (database.connector === 'mysql')
    test('are refused where they are not unique or ask for what is counted up', async () => {
      const service = await deployService(server, plain)
      const some = indexOf('{active: true}').replace(', unique: true', '')
      expect(await service.deploy(datamodel(`@indexes(value: ${some})`))).toMatchObject({
        errors: [{ description: 'The index `some` uses `where` without `unique`, which this database can not do.' }],
        migration: null,
      })
      const counted = datamodel(
        `@indexes(value: ${indexOf('{nr_gt: 5}')})`,
        'name: String nr: Int! @defaultFunction(name: AUTOINCREMENT)',
      )
      expect(await service.deploy(counted)).toMatchObject({
        errors: [
          {
            description:
              'The index `some` uses `where` over the field `nr` that is counted up, which this database can not do.',
          },
        ],
        migration: null,
      })
    })

  test('follow the types of the fields that they ask for, their tables, and what else covers those rows', async () => {
    const service = await deployService(server, plain)
    const two = (where: string): string =>
      `@indexes(value: [${indexOf(where)}, {fields: [code], name: "other", unique: true, where: "${where}"}])`
    const stages = [
      datamodel(two('{tonnage_gt: 5}')),
      datamodel(two('{tonnage_gt: 5}')).replace('tonnage: Int', 'tonnage: BigInt'),
      datamodel(two('{tonnage: \\"5\\"}')).replace('tonnage: Int', 'tonnage: String'),
      datamodel(`@indexes(value: ${indexOf('{tonnage: \\"5\\"}')})`).replace('tonnage: Int', 'tonnage: String!'),
      datamodel(`@indexes(value: ${indexOf('{draft_gt: 5}')})`).replace('  tonnage: Int\n', ''),
      datamodel(`@indexes(value: ${indexOf('{draft_gt: 5}')})`)
        .replace('  tonnage: Int\n', '')
        .replace('type Ship', 'type Ship @db(name: "vessels")'),
      plain,
    ]
    for (const [stage, next] of stages.entries()) {
      expect((await service.deploy(next, { force: true })).migration, String(stage)).toMatchObject({
        status: 'SUCCESS',
        errors: [],
      })
      expect(await service.deploy(next, { force: true })).toMatchObject({ steps: [], migration: null })
      const table = stage === 5 ? 'vessels' : 'Ship'
      const names = stage < 3 ? ['other unique code', 'some unique name'] : stage < 6 ? ['some unique name'] : []
      expect(await indexesIn(database, service, table), String(stage)).toEqual(names)
      if (database.connector === 'mysql')
        expect(await hiddenColumns(database, service, table), String(stage)).toHaveLength(stage < 6 ? 1 : 0)
    }
  })

  test('hold among the nodes that are not deleted', async () => {
    const deleted = (where: string): string =>
      datamodel(`@indexes(value: ${indexOf(where)})`, 'name: String deletedAt: DateTime @softDelete').replace(
        '(edition: 1)',
        '(edition: 1, features: [SOFT_DELETE])',
      )
    const service = await deployService(server, deleted('{active: true}'))
    await service.data(rows.replaceAll('"Bea"', '"Anna"').replace('name: "Anna"', 'name: "Anna", active: true'))
    const activate = 'mutation { updateShip(where: {code: "b"}, data: {active: true}) { id } }'
    expect((await service.query(activate)).errors).toMatchObject(taken('name'))
    await service.data('mutation { deleteShip(where: {code: "a"}) { id } }')
    await service.data(activate)
    expect((await service.query('mutation { restoreShip(where: {code: "a"}) { id } }')).errors).toMatchObject(
      taken('name'),
    )
    const renamed = deleted('{active: true}')
      .replace('deletedAt:', 'goneAt:')
      .replace('@softDelete', '@softDelete @rename(oldName: "deletedAt")')
    expect((await service.deploy(renamed, { force: true })).migration).toMatchObject({ status: 'SUCCESS', errors: [] })
    expect((await service.query('mutation { restoreShip(where: {code: "a"}) { id } }')).errors).toMatchObject(
      taken('name'),
    )
    const unmarked = renamed.replace(/@softDelete.*/, '')
    expect((await service.deploy(unmarked, { force: true })).errors).toMatchObject([
      {
        description: `The unique index 'some' on Ship can not be made: 1 group of rows has equal values, e.g. name "Anna".`,
      },
    ])
    await service.data('mutation { updateShip(where: {code: "b"}, data: {active: false}) { id } }')
    expect((await service.deploy(unmarked, { force: true })).migration).toMatchObject({ status: 'SUCCESS', errors: [] })
    expect((await service.query(activate)).errors).toMatchObject(taken('name'))
  })

  test('hold among the rows that they cover', async () => {
    const service = await deployService(server, plain)
    await service.data(rows.replace('"Bea"', '"Anna", active: true'))
    const indexed = datamodel(`@indexes(value: ${indexOf('{active: true}')})`)
    expect(await plannedSql(server, service, indexed)).toEqual(partial[database.connector])
    expect((await service.deploy(indexed)).migration).toMatchObject({ status: 'SUCCESS', errors: [] })
    const activate = 'mutation { updateShip(where: {code: "a"}, data: {active: true}) { id } }'
    expect((await service.query(activate)).errors).toMatchObject(taken('name'))
    const { __type } = await service.data('{ __type(name: "ShipWhereUniqueInput") { inputFields { name } } }')
    expect(__type).toEqual({ inputFields: [{ name: 'id' }, { name: 'code' }] })
    const changed = indexed.replace('{active: true}', '{active_not: null}')
    expect((await service.deploy(changed)).migration).toMatchObject({ status: 'SUCCESS', errors: [] })
    await service.data('mutation { updateShip(where: {code: "b"}, data: {active: null}) { id } }')
    await service.data(activate)
    const all = indexed.replace('{active: true}', '{code_not: null}')
    expect((await service.deploy(all)).errors).toMatchObject([
      {
        description: `The unique index 'some' on Ship can not be made: 1 group of rows has equal values, e.g. name "Anna".`,
      },
    ])
  })
})

/** Columns that tell which rows an index is over. */
async function hiddenColumns(database: TestDatabase, service: TestService, table: string): Promise<readonly unknown[]> {
  const rows = await rawTables(database, service).rows(
    `SELECT COLUMN_NAME AS name FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = '${service.name}@${service.stage}' AND TABLE_NAME = '${table}' AND COLUMN_NAME LIKE '!_refract%' ESCAPE '!'`,
  )
  return rows.map(({ name }) => name)
}

const partial: Readonly<Record<string, readonly string[]>> = {
  postgres: ['CREATE UNIQUE INDEX CONCURRENTLY "_refract_Ship_some" ON "Ship" ("name" ASC) WHERE "active" = \'true\''],
  mysql: [
    'ALTER TABLE `Ship` ADD COLUMN `_refract_rows-f779242f3cf607bc` tinyint GENERATED ALWAYS AS (CASE WHEN `active` = 1 THEN 1 END) VIRTUAL',
    'ALTER TABLE `Ship` ADD UNIQUE INDEX `_refract_Ship_some`(`name`(191) ASC, `_refract_rows-f779242f3cf607bc`)',
  ],
  sqlite: ['CREATE UNIQUE INDEX "_refract_Ship_some" ON "Ship" ("name" ASC) WHERE "active" = 1'],
}
