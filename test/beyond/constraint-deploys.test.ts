import { afterAll, beforeAll, expect, test } from 'vitest'
import { rawTables } from '../migration/existing/raw-tables.js'
import { eachDatabase, type TestDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { transferProject } from '../transfer/transfer-support.js'

const line = 'schema @refract(edition: 1) { query: Query }'
const datamodel = (fields: string, more = ''): string => `${line} type Ship ${more} { id: ID! @id ${fields} }`
const success = { errors: [], warnings: [], migration: { status: 'SUCCESS', errors: [] } }

/** Fields, a row under them, the same with constraints, and what is said of the row. */
const existing: readonly (readonly [before: string, row: string, after: string, description: string])[] = [
  [
    'n: Int',
    'n: -1',
    'n: Int @constraint(min: 0)',
    'The values of the field `n` must be at least 0. But the value of the node with the id `bad` does not fit.',
  ],
  [
    'n: Int @constraint(min: 0)',
    'n: 7',
    'n: Int @constraint(min: 0, max: 6)',
    'The values of the field `n` must be at most 6. But the value of the node with the id `bad` does not fit.',
  ],
  [
    'n: Int',
    'n: 7',
    'n: BigInt @constraint(max: 6)',
    'The values of the field `n` must be at most 6. But the value of the node with the id `bad` does not fit.',
  ],
  [
    'old: Int',
    'old: 7',
    'n: Int @rename(oldName: "old") @constraint(max: 6)',
    'The values of the field `n` must be at most 6. But the value of the node with the id `bad` does not fit.',
  ],
  [
    'n: Float',
    'n: 0.25',
    'n: Float @constraint(min: 0.5)',
    'The values of the field `n` must be at least 0.5. But the value of the node with the id `bad` does not fit.',
  ],
  [
    'n: Decimal @scalar(precision: 6, scale: 2)',
    'n: "0.25"',
    'n: Decimal @scalar(precision: 6, scale: 2) @constraint(min: "0.5")',
    'The values of the field `n` must be at least 0.5. But the value of the node with the id `bad` does not fit.',
  ],
  [
    'n: String',
    'n: "😀é"',
    'n: String @constraint(minLength: 3)',
    'The values of the field `n` must be at least 3 characters long. But the value of the node with the id `bad` does not fit.',
  ],
  [
    'n: String',
    'n: "abc"',
    'n: String @constraint(pattern: "^[A-Z]+$")',
    'The values of the field `n` must match ^[A-Z]+$. But the value of the node with the id `bad` does not fit.',
  ],
  [
    'n: [String] @scalarList(strategy: RELATION)',
    'n: {set: ["A", "ab"]}',
    'n: [String] @scalarList(strategy: RELATION) @constraint(maxLength: 1)',
    'The values of the field `n` must be at most 1 character long. But the value of the node with the id `bad` does not fit.',
  ],
  [
    'n: [String] @scalarList(strategy: RELATION)',
    'n: {set: ["A", "ab"]}',
    'n: [String] @scalarList(strategy: RELATION) @constraint(pattern: "^[A-Z]+$")',
    'The values of the field `n` must match ^[A-Z]+$. But the value of the node with the id `bad` does not fit.',
  ],
  [
    'n: Int',
    '',
    'n: Int! @constraint(min: 1)',
    'Nodes that are there would be pre-filled with the value `0` for the field `n`, but it must be at least 1. Please give it another default.',
  ],
  [
    'm: Int',
    '',
    'n: String! @constraint(minLength: 1)',
    'Nodes that are there would be pre-filled with the value `` for the field `n`, but it must be at least 1 character long. Please give it another default.',
  ],
]

const faults: readonly (readonly [field: string, description: string])[] = [
  [
    'n: Int @constraint',
    'The directive `@constraint` has no argument. Known arguments are: min, max, minLength, maxLength, pattern.',
  ],
  [
    'n: Int @constraint(least: 1)',
    'The argument `least` of `@constraint` is not known. Known arguments are: min, max, minLength, maxLength, pattern.',
  ],
  ['n: Int @constraint(minLength: 1)', 'The argument `minLength` of `@constraint` does not fit the type `Int`.'],
  ['n: String @constraint(min: 1)', 'The argument `min` of `@constraint` does not fit the type `String`.'],
  [
    'n: Boolean! @constraint(pattern: "a")',
    'The argument `pattern` of `@constraint` does not fit the type `Boolean!`.',
  ],
  [
    'n: Int @constraint(min: 1.5)',
    'The argument `min` of `@constraint` must be a value of the type `Int`, found: 1.5.',
  ],
  [
    'n: Int @constraint(max: 2147483648)',
    'The argument `max` of `@constraint` must be a value of the type `Int`, found: 2147483648.',
  ],
  [
    'n: Decimal @scalar(precision: 6, scale: 2) @constraint(max: "0.125")',
    'The argument `max` of `@constraint` must be a value of the type `Decimal`, found: "0.125".',
  ],
  [
    'n: Float @constraint(max: "x")',
    'The argument `max` of `@constraint` must be a value of the type `Float`, found: "x".',
  ],
  [
    'n: String @constraint(maxLength: -1)',
    'The argument `maxLength` of `@constraint` must be a whole number from 0 on, found: -1.',
  ],
  [
    'n: String @constraint(pattern: "(a)\\\\1")',
    'The argument `pattern` of `@constraint` must be a regular expression without look-around and back references, but it has a back reference, found: "(a)\\\\1".',
  ],
  [
    'n: String @constraint(pattern: "(?=a)")',
    'The argument `pattern` of `@constraint` must be a regular expression without look-around and back references, but it has a look-ahead, found: "(?=a)".',
  ],
  [
    'n: Int @constraint(min: 2, max: 1)',
    'The `min` of `@constraint` is greater than its `max`: no value satisfies both.',
  ],
  ['n: Int @default(value: 3) @constraint(max: 1)', 'The default value `3` must be at most 1, as `@constraint` says.'],
  ['n: Int! @version @constraint(max: 1)', 'A constraint stands beside no `@version`.'],
]

/** The statements of a deploy, with the namespace left out. */
async function plannedSql(server: TestServer, { name, stage }: TestService, types: string): Promise<readonly string[]> {
  const asked = 'mutation ($input: DeployInput!) { deploy(input: $input) { errors { description } sql } }'
  const { data } = await server.query('management', asked, { input: { name, stage, types, dryRun: true, force: true } })
  const { errors, sql } = data?.['deploy'] as { readonly errors: readonly unknown[]; readonly sql: readonly string[] }
  expect(errors).toEqual([])
  const namespace = new RegExp(`(["\`]${name}[$@]${stage}["\`]\\.|${name}\\$${stage}\\.)`, 'g')
  return sql.map((text) => text.replaceAll(namespace, ''))
}

const statements: Readonly<Record<TestDatabase['name'], readonly string[]>> = {
  postgres: [
    `ALTER TABLE "Ship" ADD CONSTRAINT "_refract_Ship_n" CHECK (("n" >= '0' AND "n" <= '9')) NOT VALID`,
    'ALTER TABLE "Ship" VALIDATE CONSTRAINT "_refract_Ship_n"',
    'ALTER TABLE "Ship" ADD CONSTRAINT "_refract_Ship_s" CHECK (char_length("s") >= 2) NOT VALID',
    'ALTER TABLE "Ship" VALIDATE CONSTRAINT "_refract_Ship_s"',
  ],
  mariadb: [
    'ALTER TABLE `Ship` ADD CONSTRAINT `_refract_Ship_n` CHECK ((`n` >= 0 AND `n` <= 9))',
    'ALTER TABLE `Ship` ADD CONSTRAINT `_refract_Ship_s` CHECK (CHAR_LENGTH(`s`) >= 2)',
  ],
  mysql9: [
    'ALTER TABLE `Ship` ADD CONSTRAINT `_refract_Ship_n` CHECK ((`n` >= 0 AND `n` <= 9))',
    'ALTER TABLE `Ship` ADD CONSTRAINT `_refract_Ship_s` CHECK (CHAR_LENGTH(`s`) >= 2)',
  ],
  mysql: [],
  sqlite: [
    `CREATE TRIGGER "_refract_Ship_n-insert" AFTER INSERT ON "Ship" WHEN NOT (("NEW"."n" >= 0 AND "NEW"."n" <= 9)) BEGIN SELECT RAISE(ABORT, 'CHECK constraint failed: _refract_Ship_n'); END`,
    `CREATE TRIGGER "_refract_Ship_n-update" AFTER UPDATE OF "n" ON "Ship" WHEN NOT (("NEW"."n" >= 0 AND "NEW"."n" <= 9)) BEGIN SELECT RAISE(ABORT, 'CHECK constraint failed: _refract_Ship_n'); END`,
    `UPDATE "Ship" SET "n" = "n" WHERE NOT (("n" >= 0 AND "n" <= 9))`,
    `CREATE TRIGGER "_refract_Ship_s-insert" AFTER INSERT ON "Ship" WHEN NOT (length(replace("NEW"."s", char(0), ' ')) >= 2) BEGIN SELECT RAISE(ABORT, 'CHECK constraint failed: _refract_Ship_s'); END`,
    `CREATE TRIGGER "_refract_Ship_s-update" AFTER UPDATE OF "s" ON "Ship" WHEN NOT (length(replace("NEW"."s", char(0), ' ')) >= 2) BEGIN SELECT RAISE(ABORT, 'CHECK constraint failed: _refract_Ship_s'); END`,
    `UPDATE "Ship" SET "s" = "s" WHERE NOT (length(replace("s", char(0), ' ')) >= 2)`,
  ],
}

eachDatabase('deploys of constraints', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())
  const isHeld = statements[database.name].length > 0

  test.each(existing)('%s with %s does not become %s', async (before, row, after, description) => {
    const service = await deployService(server, datamodel(before))
    const create = `mutation { createShip(data: {id: "bad" ${row}}) { id } good: createShip(data: {id: "good"}) { id } }`
    await service.data(create)
    const refused = { errors: [{ type: 'Ship', field: 'n', description }], migration: null }
    expect(await service.deploy(datamodel(after), { force: true })).toMatchObject(refused)
    expect(await service.deploy(datamodel(after), { force: true, dryRun: true })).toMatchObject(refused)
    await service.data('mutation { deleteManyShips { count } }')
    expect(await service.deploy(datamodel(after), { force: true })).toMatchObject(success)
    const n = /n: \w+!/.test(after) ? (after.includes('String') ? 'n: "x"' : 'n: 1') : ''
    await service.data(`mutation { createShip(data: {id: "new" ${n}}) { id } }`)
  })

  test.each(faults)('%s is refused', async (field, description) => {
    const service = await deployService(server, datamodel(''))
    expect((await service.deploy(datamodel(field))).errors).toEqual([{ type: 'Ship', field: 'n', description }])
  })

  test('the database looks after them, as a dry run shows', async () => {
    const plain = datamodel('n: Int s: String p: String')
    const service = await deployService(server, plain)
    const { name, quote, run, rows } = rawTables(database, service)
    const ship = name('Ship').replace(/"\."/, database.connector === 'sqlite' ? '.' : '"."')
    await service.data('mutation { createShip(data: {id: "a", n: 5, s: "ab"}) { id } }')
    const constrained = datamodel(
      'n: Int @constraint(min: 0, max: 9) s: String @constraint(minLength: 2) p: String @constraint(pattern: "a")',
    )
    expect(await plannedSql(server, service, constrained)).toEqual(statements[database.name])
    expect(await service.deploy(constrained)).toMatchObject(success)
    expect(await service.deploy(constrained)).toMatchObject({ steps: [], migration: null })
    const set = (values: string) => run(`update ${ship} set ${values} where id = 'a'`)
    for (const values of [`${quote('n')} = 10`, `${quote('n')} = -1`, `${quote('s')} = 'é'`])
      if (isHeld) await expect(set(values)).rejects.toThrow('_refract_Ship_')
    await set(`${quote('n')} = 9, ${quote('s')} = null, ${quote('p')} = 'b'`)
    expect(await rows(`select ${quote('n')} as n from ${ship}`)).toEqual([{ n: 9 }])
    // a change of one leaves the other
    const changed = constrained.replace('max: 9', 'max: 90')
    expect((await plannedSql(server, service, changed)).filter((text) => text.includes('Ship_s'))).toEqual([])
    expect(await service.deploy(changed)).toMatchObject(success)
    await set(`${quote('n')} = 90`)
    if (isHeld) await expect(set(`${quote('n')} = 91`)).rejects.toThrow('_refract_Ship_n')
    expect(await service.deploy(plain)).toMatchObject(success)
    await set(`${quote('n')} = -5, ${quote('s')} = ''`)
  })

  test('they follow fields, types and lists through other changes', async () => {
    const listed = 'tags: [String] @scalarList(strategy: RELATION) @constraint(maxLength: 2)'
    const service = await deployService(
      server,
      datamodel(`n: Int @unique @constraint(max: 9) s: String @constraint(maxLength: 3) ${listed}`),
    )
    await service.data('mutation { createShip(data: {n: 5, s: "abc", tags: {set: ["ab"]}}) { id } }')
    const next = `${line} type Boat @rename(oldName: "Ship") @db(name: "boats") { id: ID! @id
      count: BigInt! @unique @constraint(max: 9) @rename(oldName: "n")
      title: String! @default(value: "new") @constraint(maxLength: 3) @rename(oldName: "s")
      words: [String] @scalarList(strategy: RELATION) @constraint(maxLength: 2) @rename(oldName: "tags") }`
    expect(await service.deploy(next)).toMatchObject(success)
    expect(await service.data('{ boats { count title words } }')).toEqual({
      boats: [{ count: '5', title: 'abc', words: ['ab'] }],
    })
    for (const [data, field, rule] of [
      ['{count: 10}', 'count', 'be at most 9'],
      ['{count: 1, title: "long"}', 'title', 'be at most 3 characters long'],
      ['{count: 1, words: {set: ["abc"]}}', 'words', 'be at most 2 characters long'],
    ] as const)
      expect((await service.query(`mutation { createBoat(data: ${data}) { id } }`)).errors).toMatchObject([
        { code: 3103, message: `The value for field ${field} of type Boat must ${rule}.` },
      ])
    const gone = `${line} type Boat @db(name: "boats") { id: ID! @id name: String }`
    expect((await service.deploy(gone, { force: true })).migration).toMatchObject({ status: 'SUCCESS' })
    expect((await service.deploy(`${line} type Other { id: ID! @id }`, { force: true })).migration).toMatchObject({
      status: 'SUCCESS',
    })
  })

  test('import tells the values that break them', async () => {
    const model = datamodel(
      'n: Int @constraint(max: 9) tags: [String] @scalarList(strategy: RELATION) @constraint(maxLength: 2)',
    )
    const service = await deployService(server, datamodel('n: Int tags: [String] @scalarList(strategy: RELATION)'))
    await service.data(
      'mutation { createShip(data: {id: "a", n: 10}) { id } b: createShip(data: {id: "b", n: 9, tags: {set: ["ab", "abc"]}}) { id } }',
    )
    const project = transferProject(service.url, model)
    await project.call(0, 'export', '--path', 'ships.zip')
    await project.call(0, 'reset', '--force')
    expect(await service.deploy(model)).toMatchObject(success)
    const { stdout, stderr } = await project.call(1, 'import', '--data', 'ships.zip')
    expect(stdout + stderr).toContain('with Id: a. Cause: The value for field n of type Ship must be at most 9.')
    expect(stdout + stderr).toContain(
      'for value abc. Cause: The value for field tags of type Ship must be at most 2 characters long.',
    )
    expect(await service.data('{ ships { id n } }')).toEqual({ ships: [{ id: 'b', n: 9 }] })
    project.remove()
  })
})
