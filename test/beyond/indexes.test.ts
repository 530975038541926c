import { afterAll, beforeAll, expect, test } from 'vitest'
import { rawTables } from '../migration/existing/raw-tables.js'
import { eachDatabase, type TestDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { indexesIn } from './table-indexes.js'

const line = 'schema @refract(edition: 1) { query: Query }'
const datamodel = (indexes: string, fields = ''): string => `${line}
type Port { id: ID! @id city: String! @unique }
type Ship ${indexes} {
  id: ID! @id
  code: String! @unique
  name: String
  tonnage: Int
  tags: [String] @scalarList(strategy: RELATION)
  meta: Json
  port: Port @relation(link: INLINE)
  crew: [Sailor]
  ${fields}
}
type Sailor { id: ID! @id nick: String serves: Ship @relation(link: INLINE) }`
const byPort = '{fields: ["port", "name"], name: "by_port", unique: true, order: [ASC, DESC]}'
const byTonnage = '{fields: [tonnage, code]}'
const plain = datamodel('')
const indexed = datamodel(`@indexes(value: [${byPort}, ${byTonnage}])`)
const both = ['by_port unique port,name', 'tonnage_code tonnage,code']

const asked = 'mutation ($input: DeployInput!) { deploy(input: $input) { errors { description } sql } }'

/** The statements of a deploy, with the namespace left out. */
async function plannedSql(server: TestServer, { name, stage }: TestService, types: string): Promise<readonly string[]> {
  const { data } = await server.query('management', asked, { input: { name, stage, types, dryRun: true, force: true } })
  const { errors, sql } = data?.['deploy'] as { readonly errors: readonly unknown[]; readonly sql: readonly string[] }
  expect(errors).toEqual([])
  const namespace = new RegExp(`(["\`]${name}[$@]${stage}["\`]\\.|${name}\\$${stage}\\.)`, 'g')
  return sql.map((text) => text.replaceAll(namespace, ''))
}

eachDatabase('indexes', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())
  const indexesOf = (service: TestService): Promise<readonly string[]> => indexesIn(database, service, 'Ship')

  test('are made with their tables, and the same datamodel has no steps', async () => {
    const service = await deployService(server, indexed)
    expect(await indexesOf(service)).toEqual(both)
    expect(await service.deploy(indexed)).toMatchObject({ errors: [], warnings: [], steps: [], migration: null })
    expect(await service.deploy(plain)).toMatchObject({ errors: [], steps: [{ type: 'UpdateModel' }] })
    expect(await indexesOf(service)).toEqual([])
    const without = datamodel(`@indexes(value: ${byTonnage})`).replace(line, '')
    const plainService = await deployService(server, without)
    expect(await indexesOf(plainService)).toEqual([])
  })

  test('are added to tables that are there, and changed', async () => {
    const service = await deployService(server, plain)
    await service.data('mutation { createShip(data: {code: "a", port: {create: {city: "Turku"}}}) { id } }')
    expect(await plannedSql(server, service, indexed)).toEqual(created[database.connector])
    expect((await service.deploy(indexed)).migration).toMatchObject({ status: 'SUCCESS', errors: [] })
    expect(await indexesOf(service)).toEqual(both)
    const changed = datamodel(`@indexes(value: [${byPort.replace('"name"]', '"tonnage"]')}, ${byTonnage}])`)
    expect((await service.deploy(changed)).migration).toMatchObject({ status: 'SUCCESS', errors: [] })
    expect(await indexesOf(service)).toEqual(['by_port unique port,tonnage', both[1]])
    const named = changed.replace('{fields: [tonnage, code]}', '{fields: [tonnage, code], name: "weights"}')
    expect((await service.deploy(named)).migration).toMatchObject({ status: 'SUCCESS', errors: [] })
    expect(await indexesOf(service)).toEqual(['by_port unique port,tonnage', 'weights tonnage,code'])
    const swapped = named
      .replace('name: "weights"', 'name: "x"')
      .replace('name: "by_port"', 'name: "weights"')
      .replace('name: "x"', 'name: "by_port"')
    expect((await service.deploy(swapped)).migration).toMatchObject({ status: 'SUCCESS', errors: [] })
    expect(await indexesOf(service)).toEqual(['by_port tonnage,code', 'weights unique port,tonnage'])
    expect(await service.data('{ ships { code port { city } } }')).toEqual({
      ships: [{ code: 'a', port: { city: 'Turku' } }],
    })
  })

  test('follow their fields through renames', async () => {
    const service = await deployService(server, indexed)
    const renamed = indexed
      .replace('name: String', 'title: String @rename(oldName: "name")')
      .replace('["port", "name"]', '["port", "title"]')
    const statements = await plannedSql(server, service, renamed)
    expect(statements.filter((text) => /INDEX/.test(text))).toEqual([])
    expect((await service.deploy(renamed)).migration).toMatchObject({ status: 'SUCCESS', errors: [] })
    expect(await indexesOf(service)).toEqual(['by_port unique port,title', both[1]])
    const vessel = renamed
      .replaceAll('Ship', 'Vessel')
      .replace('type Vessel', 'type Vessel @rename(oldName: "Ship")')
      .replace(' @rename(oldName: "name")', '')
    expect((await service.deploy(vessel, { force: true })).migration).toMatchObject({ status: 'SUCCESS', errors: [] })
    expect(await indexesIn(database, service, 'Vessel')).toEqual(['by_port unique port,title', both[1]])
    expect((await service.deploy(vessel.replace(' @rename(oldName: "Ship")', ''))).steps).toEqual([])
  })

  test('go with their fields, and are made over new ones', async () => {
    const service = await deployService(server, indexed)
    await service.data('mutation { createShip(data: {code: "a", port: {create: {city: "Oulu"}}}) { id } }')
    const moved = datamodel(
      `@indexes(value: [{fields: [port, draft], name: by_port, unique: true}, {fields: [draft, code]}])`.replace(
        'name: by_port',
        'name: "by_port"',
      ),
      'draft: Float! @default(value: 1.5)',
    )
      .replace('  name: String\n', '')
      .replace('  tonnage: Int\n', '')
    expect((await service.deploy(moved, { force: true })).migration).toMatchObject({ status: 'SUCCESS', errors: [] })
    expect(await indexesOf(service)).toEqual(['by_port unique port,draft', 'draft_code draft,code'])
    const retyped = moved.replace('draft: Float! @default(value: 1.5)', 'draft: String')
    expect((await service.deploy(retyped, { force: true })).migration).toMatchObject({ status: 'SUCCESS', errors: [] })
    expect(await indexesOf(service)).toEqual(['by_port unique port,draft', 'draft_code draft,code'])
    // a relation's column goes although the index begins with it
    const portless = retyped.replace('  port: Port @relation(link: INLINE)\n', '').replace('port, draft', 'code, draft')
    expect((await service.deploy(portless, { force: true })).migration).toMatchObject({ status: 'SUCCESS', errors: [] })
    expect(await indexesOf(service)).toEqual(['by_port unique code,draft', 'draft_code draft,code'])
  })

  test('an index that a foreign key uses leaves another one', async () => {
    const service = await deployService(server, indexed)
    expect((await service.deploy(plain)).migration).toMatchObject({ status: 'SUCCESS', errors: [] })
    const raw = rawTables(database, service)
    const counted: Readonly<Record<TestDatabase['connector'], string>> = {
      postgres: `SELECT count(*)::int AS n FROM pg_indexes WHERE schemaname = '${service.name}$dev' AND tablename = 'Ship' AND indexdef LIKE '%(port)%'`,
      mysql: `SELECT COUNT(*) AS n FROM INFORMATION_SCHEMA.STATISTICS WHERE TABLE_SCHEMA = '${service.name}@dev' AND TABLE_NAME = 'Ship' AND COLUMN_NAME = 'port' AND SEQ_IN_INDEX = 1`,
      sqlite: `SELECT count(*) AS n FROM pragma_index_list('${service.name}$dev.Ship') l JOIN pragma_index_info(l.name) i WHERE i.name = 'port'`,
    }
    expect(await raw.rows(counted[database.connector])).toEqual([{ n: 1 }])
  })

  test('rows with equal values are told beforehand, and nothing happens', async () => {
    const service = await deployService(server, plain)
    await service.data(`mutation {
      p: createPort(data: {id: "ckport0000000000000000001", city: "Turku"}) { id }
      a: createShip(data: {code: "a", name: "A", port: {connect: {city: "Turku"}}}) { id }
      b: createShip(data: {code: "b", name: "A", port: {connect: {city: "Turku"}}}) { id }
      c: createShip(data: {code: "c", name: "C", port: {connect: {city: "Turku"}}}) { id }
      d: createShip(data: {code: "d", name: "C", port: {connect: {city: "Turku"}}}) { id }
      e: createShip(data: {code: "e", name: "E"}) { id } f: createShip(data: {code: "f", name: "E"}) { id }
    }`)
    const refused = (description: string) => ({
      errors: [{ type: 'Ship', field: null, description }],
      steps: [],
      migration: null,
    })
    expect(await service.deploy(indexed, { force: true })).toMatchObject(
      refused(
        `The unique index 'by_port' on Ship can not be made: 2 groups of rows have equal values, e.g. port "ckport0000000000000000001", name "A".`,
      ),
    )
    expect(await indexesOf(service)).toEqual([])
    const filled = datamodel(
      '@indexes(value: {fields: [kind, name], unique: true})',
      'kind: String! @default(value: "x")',
    )
    expect(await service.deploy(filled, { force: true })).toMatchObject(
      refused(
        `The unique index 'kind_name' on Ship can not be made: 3 groups of rows have equal values, e.g. kind "x", name "A".`,
      ),
    )
    const empty = datamodel('@indexes(value: {fields: [kind, name], unique: true})', 'kind: String')
    expect((await service.deploy(empty, { force: true })).migration).toMatchObject({ status: 'SUCCESS', errors: [] })
  })

  test('a violation names the fields', async () => {
    const service = await deployService(server, indexed)
    await service.data(`mutation {
      p: createPort(data: {city: "Turku"}) { id }
      a: createShip(data: {code: "a", name: "A", port: {connect: {city: "Turku"}}}) { id }
      b: createShip(data: {code: "b", name: "B", port: {connect: {city: "Turku"}}}) { id }
      n: createShip(data: {code: "n", name: "A"}) { id } m: createShip(data: {code: "m", name: "A"}) { id }
    }`)
    const taken = {
      message: 'A unique constraint would be violated on Ship. Details: Field name = port, name',
      code: 3010,
    }
    for (const text of [
      'createShip(data: {code: "c", name: "A", port: {connect: {city: "Turku"}}}) { id }',
      'updateShip(where: {code: "b"}, data: {name: "A"}) { id }',
      'updateShip(where: {code: "n"}, data: {port: {connect: {city: "Turku"}}}) { id }',
      'createManyShips(data: [{code: "c", name: "A", port: {connect: {city: "Turku"}}}, {code: "d"}]) { count }',
      'updateManyShips(where: {port: {city: "Turku"}}, data: {name: "A"}) { count }',
    ])
      expect((await service.query(`mutation { ${text} }`)).errors).toMatchObject([taken])
  })

  test('a service that only serves tables looks for them', async () => {
    const service = await deployService(server, plain)
    const missing = (name: string) => ({
      type: 'Ship',
      field: null,
      description: `The index \`${name}\` of the model \`Ship\` does not exist in the database.`,
    })
    const response = await service.deploy(indexed, { noMigration: true })
    expect(response).toMatchObject({ errors: [missing('by_port')], migration: null })
    const weights = datamodel(`@indexes(value: ${byTonnage})`)
    expect(await service.deploy(weights, { noMigration: true })).toMatchObject({
      errors: [],
      warnings: [missing('tonnage_code')],
      migration: null,
    })
    expect((await service.deploy(weights, { noMigration: true, force: true })).migration).toMatchObject({
      status: 'SUCCESS',
    })
    expect(await indexesOf(service)).toEqual([])
    expect(await service.deploy(weights, { noMigration: true })).toMatchObject({ errors: [], warnings: [] })
  })

  test.each([
    ['{fields: [nme]}', 'The index `nme` names the field `nme`, which does not exist.'],
    ['{fields: [tags], name: "t"}', 'The index `t` names the field `tags`, which is a list.'],
    ['{fields: [meta]}', 'The index `meta` names the field `meta`, which is of the type Json.'],
    ['{fields: [name, name], name: "t"}', 'The index `t` names the field `name` twice.'],
    ['[{fields: [name]}, {fields: [code], name: "name"}]', 'The type `Ship` has two indexes named `name`.'],
    ['{fields: [name], order: [ASC, DESC]}', 'The index `name` has 1 fields, but `order` has 2 elements.'],
    [
      '{fields: [name], name: "1"}',
      'The key `name` of an index must be a letter and then at most 39 letters, digits or underscores.',
    ],
    ['{fields: [name], unique: "yes"}', 'The key `unique` of an index must be true or false.'],
    [
      '{fields: [name], colour: "red"}',
      'The key `colour` of an index is not known. It takes: fields, name, unique, order, type, mode, where, language.',
    ],
    [
      '{fields: [tonnage], mode: INSENSITIVE}',
      'The index `tonnage` has the mode INSENSITIVE, but no field of the type String.',
    ],
    ['{fields: [name], mode: "LOUD"}', 'The key `mode` of an index must be DEFAULT or INSENSITIVE.'],
    [
      '{fields: [name], where: "{"}',
      expect.stringMatching(/^The `where` of the index `name` is not in the notation of GraphQL: /) as string,
    ],
    ['{fields: [name], where: "{}"}', 'The `where` of the index `name` must hold at least one condition.'],
    [
      '{fields: [name], where: "{nme: 1}"}',
      'The `where` of the index `name` has the key `nme`, which is no condition that an index can have.',
    ],
    [
      '{fields: [name], where: "{port: null}"}',
      'The `where` of the index `name` asks for the field `port`, which is of the type Port.',
    ],
    [
      '{fields: [name], where: "{tonnage_gt: null}"}',
      'The `where` of the index `name` compares the field `tonnage` with null.',
    ],
    [
      '{fields: [name], where: "{tonnage_in: [1, true]}"}',
      'The `where` of the index `name` compares the field `tonnage` with a value that is none of the type Int.',
    ],
    ['{name: "t"}', 'An index needs at least one name in `fields`.'],
    ['"name"', 'The argument `value` of `@indexes` must be a list of indexes such as `{fields: ["a", "b"]}`.'],
  ])('%s is refused', async (index, description) => {
    const service = await deployService(server, `${line} type T { id: ID! @id }`)
    const { errors, migration } = await service.deploy(datamodel(`@indexes(value: ${index})`))
    expect({ errors, migration }).toEqual({ errors: [{ type: 'Ship', field: null, description }], migration: null })
  })

  test('a relation whose links are elsewhere is refused', async () => {
    const service = await deployService(server, `${line} type T { id: ID! @id }`)
    const linked = datamodel('@indexes(value: {fields: [port, code]})').replace(
      'port: Port @relation(link: INLINE)',
      'port: Port @relation(link: TABLE)',
    )
    expect((await service.deploy(linked)).errors).toEqual([
      {
        type: 'Ship',
        field: null,
        description: 'The index `port_code` names the field `port`, whose links are not in the table of its type.',
      },
    ])
  })
})

const created: Readonly<Record<TestDatabase['connector'], readonly string[]>> = {
  postgres: [
    'CREATE UNIQUE INDEX CONCURRENTLY "_refract_Ship_by_port" ON "Ship" ("port" ASC, "name" DESC)',
    'CREATE INDEX CONCURRENTLY "_refract_Ship_tonnage_code" ON "Ship" ("tonnage" ASC, "code" ASC)',
  ],
  mysql: [
    'ALTER TABLE `Ship` ADD UNIQUE INDEX `_refract_Ship_by_port`(`port` ASC, `name`(191) DESC), ALGORITHM = INPLACE, LOCK = NONE',
    'ALTER TABLE `Ship` ADD INDEX `_refract_Ship_tonnage_code`(`tonnage` ASC, `code`(191) ASC), ALGORITHM = INPLACE, LOCK = NONE',
  ],
  sqlite: [
    'CREATE UNIQUE INDEX "_refract_Ship_by_port" ON "Ship" ("port" ASC, "name" DESC)',
    'CREATE INDEX "_refract_Ship_tonnage_code" ON "Ship" ("tonnage" ASC, "code" ASC)',
  ],
}
