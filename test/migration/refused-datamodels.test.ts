import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase, type TestDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const id = 'id: ID! @id'
const list = '@scalarList(strategy: RELATION)'
const long = (start: string, length: number): string => start + 'x'.repeat(length - start.length)

/** Datamodels of which nothing can be kept or served, with the place that each error names. */
interface Refused {
  readonly title: string
  readonly types: string
  readonly at: readonly (readonly [type: string, field: string | null])[]
  /** Databases on which the names are two. */
  readonly isFineOn?: readonly TestDatabase['connector'][]
}

const refused: readonly Refused[] = [
  {
    title: 'two fields in one column',
    types: `type A { ${id} n: Int @db(name: "c") m: Int @db(name: "c") }`,
    at: [['A', 'm']],
  },
  {
    title: 'a name with a zero character',
    types: `type A { ${id} n: Int @db(name: "a\\u0000b") }`,
    at: [['A', 'n']],
  },
  {
    title: 'two types in one table',
    types: `type A @db(name: "t") { ${id} } type B @db(name: "t") { ${id} }`,
    at: [['B', null]],
  },
  {
    title: 'a type in the list table of another',
    types: `type A { ${id} tags: [String] ${list} } type A_tags { ${id} }`,
    at: [['A_tags', null]],
  },
  {
    title: 'two lists in one table',
    types: `type A { ${id} l: [Int] ${list} @db(name: "b_c") } type A_b { ${id} c: [Int] ${list} }`,
    at: [['A_b', 'c']],
  },
  {
    title: 'a type in the link table of a relation',
    types: `type A { ${id} bs: [B] } type B { ${id} as: [A] } type _AToB { ${id} }`,
    at: [['AToB', null]],
  },
  {
    title: 'a link table with one column for both sides',
    types: `type A { ${id} bs: [B] @relation(name: "R") } type B { ${id} as: [A] @relation(name: "R") } type R @relationTable { a: A @db(name: "x") b: B @db(name: "x") }`,
    at: [['R', 'x']],
  },
  {
    title: 'a relation in the column of a scalar',
    types: `type A { ${id} b: B c: Int @db(name: "b") } type B { ${id} }`,
    at: [['A', 'b']],
  },
  {
    title: 'an id in the column of another field',
    types: `type A { ${id} @db(name: "key") key: String }`,
    at: [['A', 'key']],
  },
  {
    title: 'columns that differ in case',
    types: `type A { ${id} n: Int @db(name: "C") m: Int @db(name: "c") }`,
    at: [['A', 'm']],
    isFineOn: ['postgres'],
  },
  {
    title: 'names that are the same where they are cut',
    types: `type ${long('A', 63)}b { ${id} } type ${long('A', 63)}c { ${id} }`,
    at: [[`${long('A', 63)}c`, null]],
    isFineOn: ['sqlite', 'mysql'],
  },
  {
    title: 'a list in a name that is cut to the table of its type',
    types: `type ${long('A', 63)} { ${id} l: [Int] ${list} }`,
    at: [[long('A', 63), 'l']],
    isFineOn: ['sqlite'],
  },
  ...['A_pkey', '_AToB_B', '_AToB_AB_unique'].map((name): Refused => ({
    title: `a type in the name of an index, ${name}`,
    types: `type A { ${id} bs: [B] } type B { ${id} as: [A] } type C @db(name: "${name}") { ${id} }`,
    at: [['C', null]],
    isFineOn: name === 'A_pkey' ? ['mysql', 'sqlite'] : ['mysql'],
  })),
  ...[' ', 'n ', 'n\\t', 'DB_TRX_ID', '\u{1F600}'].map((name): Refused => ({
    title: `a column in a name that MySQL does not have, ${JSON.stringify(name)}`,
    types: `type A { ${id} n: Int @db(name: "${name}") }`,
    at: [['A', 'n']],
    isFineOn: ['postgres', 'sqlite'],
  })),
  {
    title: 'a column in a name that PostgreSQL has in every table',
    types: `type A { ${id} n: Int @db(name: "ctid") }`,
    at: [['A', 'n']],
    isFineOn: ['mysql', 'sqlite'],
  },
  { title: 'a column without a name', types: `type A { ${id} n: Int @db(name: "") }`, at: [['A', 'n']] },
  { title: 'a table without a name', types: `type A @db(name: "") { ${id} }`, at: [['A', null]] },
  {
    title: 'a sequence that begins beyond Int',
    types:
      'type A { id: Int! @id(strategy: SEQUENCE) @sequence(name: "s", initialValue: 3000000000, allocationSize: 0) }',
    at: [['A', 'id']],
  },
  ...['String', 'Long', 'UUID', 'Query', 'Node', 'MutationType', '__A'].flatMap((name): readonly Refused[] => [
    { title: `a type ${name}`, types: `type ${name} { ${id} }`, at: [[name, null]] },
    { title: `an enum ${name}`, types: `type A { ${id} } enum ${name} { X }`, at: [[name, null]] },
  ]),
  ...[
    'Connection',
    'Edge',
    'CreateInput',
    'UpdateInput',
    'WhereInput',
    'WhereUniqueInput',
    'OrderByInput',
    'SubscriptionPayload',
    'PreviousValues',
    'SubscriptionWhereInput',
    'UpdateManyMutationInput',
  ].map((suffix): Refused => ({
    title: `a type A${suffix} beside A`,
    types: `type A { ${id} n: Int } type A${suffix} { ${id} }`,
    at: [[`A${suffix}`, null]],
  })),
  {
    title: 'a type AggregateA beside A',
    types: `type A { ${id} } type AggregateA { ${id} }`,
    at: [['AggregateA', null]],
  },
  {
    title: 'an enum AConnection beside A',
    types: `type A { ${id} e: AConnection } enum AConnection { X }`,
    at: [['AConnection', null]],
  },
  {
    title: 'a type and an enum of one name',
    types: `type A { ${id} } type E { ${id} } enum E { X }`,
    at: [['E', null]],
  },
  { title: 'a type in the plural of another', types: `type A { ${id} } type As { ${id} }`, at: [['Global', null]] },
  { title: 'a field in the name of a filter', types: `type A { ${id} age: Int age_gt: Int }`, at: [['A', 'age_gt']] },
  { title: 'a field that begins with two underscores', types: `type A { ${id} __n: Int }`, at: [['A', '__n']] },
]

eachDatabase('a deploy', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, `type Other { ${id} }`)
  })
  afterAll(() => server.stop())

  test.each(refused)('with $title is refused', async ({ types, at, isFineOn }) => {
    const response = await service.deploy(types, { dryRun: true, force: true })
    const places = response.errors.map(({ type, field }) => [type, field])
    if (isFineOn?.includes(database.connector)) expect(places).toEqual([])
    else expect(places).toEqual(expect.arrayContaining([...at]))
  })

  test('of a service reaches no other whose name differs in the case of its letters', async () => {
    const [name, other] = [`c${service.name}`, `C${service.name}`]
    await deployService(server, `type Pie { ${id} }`, { name })
    const manage = (text: string) => server.query('management', text)
    const project = `name: "${other}", stage: "dev"`
    const isApart = database.connector === 'postgres'
    const added = await manage(`mutation { addProject(input: {${project}}) { project { name } } }`)
    expect(added).toMatchObject(
      isApart
        ? { data: { addProject: { project: { name: other } } } }
        : { errors: [{ code: 4005, message: `Service with name '${name}' and stage 'dev' already exists` }] },
    )
    for (const question of [`project(${project}) { name }`, `migrationStatus(${project}) { revision }`])
      expect(await manage(`{ ${question} }`)).toMatchObject(isApart ? {} : { errors: [{ code: 4000 }] })
    expect((await manage(`{ listMigrations(${project}) { revision } }`)).data).toEqual({
      listMigrations: isApart ? [{ revision: 1 }] : [],
    })
    await manage(`mutation { deleteProject(input: {${project}}) { project { name } } }`)
    expect(await server.query(`${other}/dev`, '{ pies { id } }')).toMatchObject({ errors: [{ code: 3016 }] })
    expect(await server.query(`${name}/dev`, '{ pies { id } }')).toEqual({ data: { pies: [] } })
  })

  test('of names that GraphQL does not keep is none of these', async () => {
    const types = `type A { ${id} AND: Int node: String where: E n: Int @db(name: "m") m: Int @db(name: "n") } enum E { X } type query { ${id} } type ConnectionA { ${id} }`
    expect(await service.deploy(types, { dryRun: true, force: true })).toMatchObject({ errors: [] })
  })

  test('that only serves tables warns of two fields of one column once', async () => {
    const passive = { noMigration: true }
    await service.deploy(`type Other { ${id} } type A { ${id} n: Int }`)
    const types = `type Other { ${id} } type A { ${id} n: Int m: Int @db(name: "n") }`
    const first = await service.deploy(types, passive)
    expect([first.errors, first.migration, first.warnings.map(({ field }) => field)]).toEqual([[], null, ['m']])
    expect((await service.deploy(types, { ...passive, force: true })).migration?.status).toBe('SUCCESS')
    expect(await service.deploy(types.replace('n: Int', 'n: Int k: Int @db(name: "n")'), passive)).toMatchObject({
      errors: [],
    })
    expect((await service.deploy(`${types} type B @db(name: "Other") { ${id} }`, passive)).warnings).toHaveLength(1)
  })
})

eachDatabase(
  'a server that keeps services and management in one place',
  (database) => {
    test('refuses its own tables as types and says so at the start', async () => {
      const place =
        database.connector === 'postgres'
          ? { schema: 'one', managementSchema: 'one' }
          : { database: 'one_place', managementSchema: 'one_place' }
      const server = await startServer(database, { database: place })
      const service = await deployService(server, `type Task { ${id} }`)
      for (const types of [`type Project { ${id} secrets: String }`, `type A @db(name: "Migration") { ${id} }`])
        for (const noMigration of [false, true]) {
          const response = await service.deploy(`type Task { ${id} } ${types}`, { force: true, noMigration })
          expect(response).toMatchObject({ migration: null })
          expect(response.errors.map(({ description }) => description).join()).toContain('a table of the server itself')
        }
      expect(server.output()).toContain("types that would be kept in one of the server's tables")
      await server.stop()
    })
  },
  { only: ['postgres', 'mariadb'], because: 'SQLite keeps them in one file under prefixes of their own' },
)

eachDatabase(
  'a server of tables without a prefix',
  (database) => {
    test('leaves the names of others alone', async () => {
      const server = await startServer(database, { database: { schema: 'main' } })
      const service = await deployService(server, `type Task { ${id} }`)
      for (const name of ['management.Project', 'Other$dev.Task', 'sqlite_sequence', '_refract_Link']) {
        const types = `type Task { ${id} } type A @db(name: "${name}") { ${id} }`
        expect((await service.deploy(types)).errors.map(({ type }) => type)).toEqual(['A'])
      }
      await server.stop()
    })
  },
  { only: ['sqlite'], because: 'elsewhere each service has a schema or a database' },
)
