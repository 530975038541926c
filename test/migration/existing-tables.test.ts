import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService } from '../support/service.js'
import { rawTables, type RawTables } from './existing/raw-tables.js'

const loss = 'You already have nodes for this model. This change may result in data loss.'
const other = 'type Other { id: ID! @id }'

eachDatabase('deploys over tables of others', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())

  /** A service beside which statements have made tables. */
  async function serviceOver(statements: (raw: RawTables) => readonly string[]) {
    const service = await deployService(server, other)
    const raw = rawTables(database, service)
    await raw.run(...statements(raw))
    return { service, raw, all: (table: string) => raw.rows(`select * from ${raw.name(table)}`) }
  }

  const people = ({ name, quote, id }: RawTables): readonly string[] => [
    `create table ${name('Person')} (${quote('id')} ${id}, ${quote('mail')} varchar(40) default 'none', ${quote('rank')} int, ${quote('extra')} varchar(9))`,
    `create unique index ${quote(name('mail').replace(/\W/g, '_'))} on ${name('Person')} (${quote('mail')})`,
    `insert into ${name('Person')} (${quote('mail')}, ${quote('rank')}, ${quote('extra')}) values ('a', 1, 'x')`,
    `insert into ${name('Person')} (${quote('mail')}, ${quote('rank')}, ${quote('extra')}) values ('b', 1, 'y')`,
  ]

  test('keep values through changes of requiredness, indexes and names', async () => {
    const { service, all } = await serviceOver(people)
    const before = await all('Person')
    for (const fields of [
      'mail: String rank: Int',
      'mail: String! @unique rank: Int!',
      'mail: String @unique rank: Int',
      'mail: String! rank: Int',
    ])
      expect(await service.deploy(`${other} type Person { id: Int! @id ${fields} }`)).toMatchObject({
        errors: [],
        warnings: [],
        migration: { status: 'SUCCESS' },
      })
    expect(await all('Person')).toEqual(before)
    const renamed = await service.deploy(
      `${other} type Person { id: Int! @id post: String! @rename(oldName: "mail") rank: Int }`,
    )
    expect(renamed.migration).toMatchObject({ status: 'SUCCESS' })
    expect(await service.data('{ persons(orderBy: id_ASC) { post rank } }')).toEqual({
      persons: [
        { post: 'a', rank: 1 },
        { post: 'b', rank: 1 },
      ],
    })
  })

  test('tell of each loss of a later change first', async () => {
    const { service, all } = await serviceOver(people)
    const typeWith = (fields: string): string => `${other} type Person { id: Int! @id ${fields} }`
    await service.deploy(typeWith('mail: String rank: Int'))
    const before = await all('Person')
    for (const [fields, field] of [
      ['mail: Int rank: Int', 'mail'],
      ['mail: String rank: [Int] @scalarList(strategy: RELATION)', 'rank'],
      ['rank: Int', 'mail'],
      ['mail: String rank: Int extra: DateTime', 'extra'],
      ['mail: Other rank: Int', 'mail'],
    ] as const) {
      const response = await service.deploy(typeWith(fields))
      expect(response).toMatchObject({
        errors: [],
        warnings: [{ type: 'Person', field, description: loss }],
        migration: null,
      })
    }
    expect(await all('Person')).toEqual(before)
  })

  test('refuse or announce what empty and repeated values stand against', async () => {
    const { service, raw, all } = await serviceOver(people)
    await raw.run(`update ${raw.name('Person')} set ${raw.quote('extra')} = null where ${raw.quote('mail')} = 'a'`)
    const before = await all('Person')
    const responseTo = async (field: string): Promise<readonly (string | null)[]> => {
      const { errors, warnings, migration } = await service.deploy(`${other} type Person { id: Int! @id ${field} }`)
      expect(migration).toBeNull()
      return [
        ...errors.map((one) => `error ${String(one.field)}`),
        ...warnings.map((one) => `warning ${String(one.field)}`),
      ]
    }
    expect(await responseTo('rank: Int @unique')).toEqual(['error rank'])
    expect(await responseTo('extra: String! @unique')).toEqual(['error extra'])
    expect(await responseTo('extra: String!')).toEqual(['warning extra'])
    expect(await responseTo('fresh: Int!')).toEqual(['warning fresh'])
    expect(await responseTo('fresh: Int! @unique')).toEqual(['error fresh'])
    expect(await responseTo('extra: Int!')).toEqual(['warning extra', 'warning extra'])
    const asId = await service.deploy(`${other} type Person { id: ID! @id }`)
    expect(asId.errors.map(({ field }) => field)).toEqual(['id'])
    expect(await all('Person')).toEqual(before)
  })

  test('take over link tables, list tables and references', async () => {
    const { service } = await serviceOver(({ name, quote, id }) => {
      const refers = (column: string, table: string): string =>
        `${quote(column)} int, foreign key (${quote(column)}) references ${name(table)} (${quote('id')})`
      return [
        `create table ${name('Club')} (${quote('id')} ${id}, ${quote('title')} varchar(20))`,
        `create table ${name('Member')} (${quote('id')} ${id}, ${refers('club', 'Club')})`,
        `create table ${name('_Fans')} (${quote('A')} int, ${quote('B')} int, foreign key (${quote('A')}) references ${name('Club')} (${quote('id')}), foreign key (${quote('B')}) references ${name('Member')} (${quote('id')}))`,
        `create table ${name('Club_tags')} (${quote('nodeId')} int, ${quote('position')} int, ${quote('value')} varchar(20))`,
        `insert into ${name('Club')} (${quote('title')}) values ('one')`,
        `insert into ${name('Member')} (${quote('club')}) values (1)`,
        `insert into ${name('_Fans')} values (1, 1)`,
        `insert into ${name('Club_tags')} values (1, 1000, 'a')`,
      ]
    })
    const types = `${other}
      type Club { id: Int! @id title: String members: [Member] @relation(name: "Of") fans: [Member] @relation(name: "Fans") tags: [String] @scalarList(strategy: RELATION) }
      type Member { id: Int! @id club: Club @relation(name: "Of") likes: [Club] @relation(name: "Fans") }`
    expect(await service.deploy(types)).toMatchObject({ errors: [], warnings: [], migration: { status: 'SUCCESS' } })
    expect(await service.data('{ clubs { title tags members { id } fans { id } } }')).toEqual({
      clubs: [{ title: 'one', tags: ['a'], members: [{ id: 1 }], fans: [{ id: 1 }] }],
    })
  })

  test('leave them whole where a migration fails on the way', async () => {
    const { service, all } = await serviceOver((raw) => [
      ...people(raw),
      `create view ${raw.name('Stranger')} as select 1 as ${raw.quote('id')}`,
    ])
    const before = await all('Person')
    const response = await service.deploy(
      `${other} type Person { id: Int! @id mail: String rank: Int fresh: Int } type Stranger { id: Int! @id }`,
    )
    expect(response.migration).toMatchObject({ status: 'ROLLBACK_SUCCESS' })
    expect(await all('Person')).toEqual(before)
  })

  test('delete a service with all its tables, whatever refers to what', async () => {
    const types = `type User { id: ID! @id boss: User @relation(name: "Boss") likes: [Post] @relation(name: "Likes") tags: [String] @scalarList(strategy: RELATION) }
      type Post { id: ID! @id author: User @relation(name: "Wrote") editor: User @relation(name: "Edited") }`
    const { name, stage, deploy, data } = await deployService(server, types)
    await data(
      'mutation { createUser(data: { id: "u", tags: { set: ["a"] }, boss: { create: { id: "b" } }, likes: { create: { id: "p", author: { connect: { id: "b" } } } } }) { id } }',
    )
    const of = `(input: { name: "${name}", stage: "${stage}" }) { clientMutationId }`
    for (const verb of ['deleteProject', 'addProject'])
      expect((await server.query('management', `mutation { ${verb}${of} }`)).errors).toBeUndefined()
    await deploy(types)
    expect(await data('{ users { id } posts { id } }')).toEqual({ users: [], posts: [] })
  })

  test('a service without types refuses mutations and subscriptions', async () => {
    const service = await deployService(server, 'enum E { A }')
    // `executeRaw` is a mutation of every service
    const response = await service.query('subscription { x { mutation } }')
    expect(response).toMatchObject({
      data: null,
      errors: [{ message: expect.stringContaining('Schema is not configured for subscriptions') as string }],
    })
  })

  test.each(['int primary key', 'int not null primary key', 'bigint primary key'])(
    'take no row without an id where nothing makes one: %s',
    async (type) => {
      const { service, all } = await serviceOver(({ name, quote }) => [
        `create table ${name('Person')} (${quote('id')} ${type}, ${quote('mail')} varchar(40))`,
        `insert into ${name('Person')} values (5, 'a')`,
      ])
      const { migration } = await service.deploy(`${other} type Person { id: Int! @id mail: String }`)
      expect(migration).toMatchObject({ status: 'SUCCESS' })
      for (const create of ['createPerson(data: {mail: "b"})', 'createPerson(data: {})'])
        expect(await service.query(`mutation { ${create} { id } }`)).toMatchObject({
          data: null,
          errors: [{ code: 3020, message: expect.stringMatching(/Fieldname if known: id$/) as unknown }],
        })
      expect(await all('Person')).toEqual([{ id: 5, mail: 'a' }])
    },
  )

  test('are not taken for others that are spelled in another way', async () => {
    const { service, all } = await serviceOver(({ name, quote, id }) => [
      `create table ${name('person')} (${quote('id')} ${id}, ${quote('MAIL')} varchar(40))`,
      `insert into ${name('person')} (${quote('MAIL')}) values ('a')`,
    ])
    const deploy = (type: string, mail: string, dryRun = false) =>
      service.deploy(`${other} type Person ${type} { id: Int! @id mail: String ${mail} }`, { dryRun })
    const before = await all('person')
    const isSame = { postgres: [false, false], mysql: [false, true], sqlite: [true, true] }[database.connector]
    const told = (name: string, there: string, place: string) => ({
      description: `${place} would be kept in the ${name}, but there is the ${there}, which is the same to the database. Please spell it so, with \`@db(name: "${there.split('`')[1] ?? ''}")\`.`,
    })
    const table = await deploy('', '', true)
    expect(table.errors).toMatchObject(isSame[0] ? [told('table `Person`', 'table `person`', 'The type `Person`')] : [])
    const column = await deploy('@db(name: "person")', '', true)
    expect(column.errors).toMatchObject(
      isSame[1]
        ? [
            told(
              'column `mail` of the table `person`',
              'column `MAIL` of the table `person`',
              'The field `mail` of the type `Person`',
            ),
          ]
        : [],
    )
    expect(await all('person')).toMatchObject(before)
    if (!isSame[1]) return
    const spelled = await deploy('@db(name: "person")', '@db(name: "MAIL")')
    expect(spelled.migration).toMatchObject({ status: 'SUCCESS' })
    expect(await service.data('{ persons { mail } }')).toEqual({ persons: [{ mail: 'a' }] })
    expect(await all('person')).toEqual(before)
  })
})
