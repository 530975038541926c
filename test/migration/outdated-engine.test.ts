import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { createTransfer } from '../../src/transfer/create-transfer.js'
import { openLocalServices, type LocalServices } from '../support/local-services.js'
import { freshDatabase, type GraphqlResponse } from '../support/server.js'

interface OutdatedCase {
  readonly change: string
  readonly before: string
  readonly after: string
  /** Run before the change. */
  readonly seed?: string
  /** Sent to the server that has not heard of the change. */
  readonly request: string
  readonly response: unknown
  /** The server can answer as it is: it need not look for a newer engine. */
  readonly isUnaffected?: true
  /** What must stand in the database then, read through the new schema. */
  readonly then?: { readonly query: string; readonly data: unknown }
}

const cuid = expect.stringMatching(/^c\w{24}$/) as unknown
const refused = (message: RegExp): unknown => ({
  data: null,
  errors: [expect.objectContaining({ message: expect.stringMatching(message) as unknown })],
})

const jar = (fields: string): string => `type Jar { id: ID! @id label: String! ${fields} }`
const createJar = 'mutation { createJar(data: {label: "new"}) { id label } }'
const created = { data: { createJar: { id: cuid, label: 'new' } } }
const oneJar = { query: '{ jars { label } }', data: { jars: [{ label: 'new' }] } }

const cases: readonly OutdatedCase[] = [
  {
    change: 'a column is dropped: create without it',
    before: jar('weight: Int'),
    after: jar(''),
    request: createJar,
    response: created,
    // columns that nothing is given for are left to the database
    isUnaffected: true,
    then: oneJar,
  },
  {
    change: 'a column is dropped: create that reads it',
    before: jar('weight: Int'),
    after: jar(''),
    request: 'mutation { createJar(data: {label: "new", weight: null}) { weight } }',
    response: { data: null, errors: [expect.objectContaining({ path: ['createJar'] })] },
    then: { query: '{ jars { label } }', data: { jars: [] } },
  },
  {
    change: 'a column is dropped: read of what is left',
    before: jar('weight: Int'),
    after: jar(''),
    seed: createJar,
    request: '{ jars { label } }',
    response: { data: oneJar.data },
    isUnaffected: true,
  },
  {
    change: 'a column is dropped: read of it',
    before: jar('weight: Int'),
    after: jar(''),
    request: '{ jars { weight } }',
    response: { data: null, errors: [expect.objectContaining({ path: ['jars'] })] },
  },
  {
    change: 'a column is dropped: update of it writes nothing',
    before: jar('weight: Int'),
    after: jar(''),
    seed: createJar,
    request: 'mutation { updateManyJars(where: {}, data: {label: "other", weight: 3}) { count } }',
    response: { data: null, errors: [expect.objectContaining({ path: ['updateManyJars'] })] },
    then: oneJar,
  },
  {
    change: 'a required column with a default is new: create',
    before: jar(''),
    after: jar('weight: Int! @default(value: 7)'),
    request: createJar,
    response: created,
    then: { query: '{ jars { label weight } }', data: { jars: [{ label: 'new', weight: 7 }] } },
  },
  {
    change: 'a required column without a default is new: create',
    before: jar(''),
    after: jar('weight: Int!'),
    request: createJar,
    response: { data: null, errors: [expect.objectContaining({ path: ['createJar'] })] },
    then: { query: '{ jars { label } }', data: { jars: [] } },
  },
  {
    change: 'a required column is new: many nested creates',
    before: `${jar('shelf: Shelf')} type Shelf { id: ID! @id jars: [Jar] }`,
    after: `${jar('shelf: Shelf weight: Int! @default(value: 7)')} type Shelf { id: ID! @id jars: [Jar] }`,
    request: 'mutation { createShelf(data: {jars: {create: [{label: "a"}, {label: "b"}]}}) { jars { label } } }',
    response: { data: { createShelf: { jars: [{ label: 'a' }, { label: 'b' }] } } },
    then: {
      query: '{ shelves { jars { weight } } }',
      data: { shelves: [{ jars: [{ weight: 7 }, { weight: 7 }] }] },
    },
  },
  {
    change: 'a required column is new: the create of an upsert',
    before: jar('code: String @unique'),
    after: jar('code: String @unique weight: Int! @default(value: 7)'),
    request:
      'mutation { upsertJar(where: {code: "x"}, create: {label: "new", code: "x"}, update: {label: "old"}) { label } }',
    response: { data: { upsertJar: { label: 'new' } } },
    then: { query: '{ jars { label weight } }', data: { jars: [{ label: 'new', weight: 7 }] } },
  },
  {
    change: 'a field moves to another column: create',
    before: jar('weight: Int @db(name: "w")'),
    after: jar('weight: Int @db(name: "grams")'),
    request: 'mutation { createJar(data: {label: "new", weight: 5}) { id label } }',
    response: created,
    then: { query: '{ jars { weight } }', data: { jars: [{ weight: 5 }] } },
  },
  {
    change: 'a type is renamed: read',
    before: jar(''),
    after: 'type Pot @rename(oldName: "Jar") { id: ID! @id label: String! }',
    request: '{ jars { label } }',
    response: { data: null, errors: [expect.objectContaining({ path: ['jars'] })] },
  },
  {
    change: 'a list is gone: create with it',
    before: jar('tags: [String] @scalarList(strategy: RELATION)'),
    after: jar(''),
    request: 'mutation { createJar(data: {label: "new", tags: {set: ["a"]}}) { id } }',
    response: { data: null, errors: [expect.objectContaining({ path: ['createJar'] })] },
    then: { query: '{ jars { label } }', data: { jars: [] } },
  },
  {
    change: 'a column gets another type: filter',
    before: jar('weight: Int'),
    after: jar('weight: String'),
    request: '{ jars(where: {weight: 3}) { label } }',
    // MySQL compares a text with a number; the others refuse, and the newer schema says why
    response: expect.toSatisfy(
      ({ data, errors }: GraphqlResponse) => data !== null || /weight/.test(errors?.[0]?.message ?? ''),
    ) as unknown,
    isUnaffected: true,
  },
  {
    change: 'nothing that concerns the request',
    before: jar(''),
    after: jar('weight: Int'),
    request: 'mutation { createJar(data: {label: 3}) { id } }',
    response: refused(/label/),
    isUnaffected: true,
  },
]

eachDatabase(
  'a server that has not heard of a deploy',
  (database) => {
    const opened: LocalServices[] = []
    beforeAll(async () => {
      const settings = freshDatabase(database)
      for (const runtime of [newRuntime('a'), newRuntime('b')])
        opened.push(await openLocalServices(database, { settings, runtime, failed: () => undefined }))
    })
    afterAll(() => Promise.all(opened.map((local) => local.close())))

    test.each(cases)('$change', async (one) => {
      const [deployer, late] = opened as [LocalServices, LocalServices]
      const name = `o${randomBytes(5).toString('hex')}`
      const id = `${name}${late.database.dialect.projectIdSeparator}dev`
      const { before, after, seed, request, response, then } = one
      await deploy(deployer, name, before)
      if (seed !== undefined) await ask(deployer, id, seed)
      // the late one serves the service before it changes, and nothing tells it of the change
      const old = await late.services.findEngine(id)
      await deploy(deployer, name, after)
      expect(late.services.projects.peek(id)).toBe(old)

      expect(await ask(late, id, request)).toEqual(response)

      if (one.isUnaffected !== true) expect(late.services.projects.peek(id)?.definition.datamodel).toBe(after)
      if (then !== undefined) expect(await ask(deployer, id, then.query)).toEqual({ data: then.data })
    })

    test('imports, exports and empties what is there now', async () => {
      const [deployer, late] = opened as [LocalServices, LocalServices]
      const name = `o${randomBytes(5).toString('hex')}`
      const id = `${name}${late.database.dialect.projectIdSeparator}dev`
      await deploy(deployer, name, jar(''))
      await late.services.findEngine(id)
      await deploy(deployer, name, `${jar('weight: Int')} type Lid { id: ID! @id size: Int }`)
      const current = async () => {
        const engine = await late.services.findCurrentEngine(id)
        if (engine === undefined) throw new Error(`${id} is not there`)
        return engine
      }
      const values = [
        { _typeName: 'Jar', id: 'j', label: 'new', weight: 3 },
        { _typeName: 'Lid', id: 'l', size: 4 },
      ]
      expect(await transfer.import(await current(), { valueType: 'nodes', values })).toBe('[]')
      await deploy(deployer, name, `${jar('weight: Int')} type Lid { id: ID! @id size: Int width: Int }`)
      const page = await transfer.export(await current(), {
        fileType: 'nodes',
        cursor: { table: 0, row: 0, field: 0, array: 0 },
      })
      expect(page).toContain('"size":4')
      await deploy(deployer, name, `${jar('weight: Int')} type Lid { id: ID! @id } type Top { id: ID! @id }`)
      await ask(deployer, id, 'mutation { createTop(data: {}) { id } }')
      await (await current()).data.transfer.reset()
      expect(await ask(deployer, id, '{ tops { id } lids { id } jars { id } }')).toEqual({
        data: { tops: [], lids: [], jars: [] },
      })
    })

    test('an import that runs meanwhile tells or imports each of its values', async () => {
      const [deployer, late] = opened as [LocalServices, LocalServices]
      const name = `o${randomBytes(5).toString('hex')}`
      const id = `${name}${late.database.dialect.projectIdSeparator}dev`
      const [tags, marks] = ['tags', 'marks'].map(
        (table) => `tags: [String] @scalarList(strategy: RELATION) @db(name: "${table}")`,
      )
      await deploy(deployer, name, `${jar(`weight: Int ${tags ?? ''}`)} type Lid { id: ID! @id jars: [Jar] }`)
      const before = (await late.services.findEngine(id))!
      const send = async (valueType: string, values: readonly unknown[], more: object = {}): Promise<unknown> =>
        JSON.parse(await transfer.import(before, { valueType, values, ...more }))
      const node = (key: string, more: object = {}) => ({ _typeName: 'Jar', id: key, label: key, ...more })
      await send('nodes', [node('a'), { _typeName: 'Lid', id: 'l' }])

      await deploy(deployer, name, `${jar(`size: Int ${marks ?? ''}`)} type Lid { id: ID! @id jars: [Jar] }`)
      const answer = await send('nodes', [node('b'), node('c', { weight: 3 }), node('a')], { detailed: true })
      expect(answer).toHaveLength(2)
      expect(answer).toEqual(
        expect.arrayContaining([
          { value: 1, error: "The model Jar with id c has an unknown field 'weight' in field list." },
          { value: 2, error: expect.stringMatching(/^Failure inserting Jar with Id: a\. Cause: /) as string },
        ]),
      )
      expect(
        await send(
          'lists',
          [node('b'), node('a')].map(({ id: of }) => ({ _typeName: 'Jar', id: of, tags: ['x', of] })),
        ),
      ).toEqual([])
      const pair = [
        { _typeName: 'Lid', id: 'l', fieldName: 'jars' },
        { _typeName: 'Jar', id: 'b' },
      ]
      expect(await send('relations', [pair])).toEqual([])
      expect(await ask(deployer, id, '{ lids { jars { id } } jars(orderBy: id_ASC) { id tags } }')).toEqual({
        data: {
          lids: [{ jars: [{ id: 'b' }] }],
          jars: [
            { id: 'a', tags: ['x', 'a'] },
            { id: 'b', tags: ['x', 'b'] },
          ],
        },
      })
    })

    test('a required column that no deploy made is told as before', async () => {
      const [deployer] = opened as [LocalServices, LocalServices]
      const name = `o${randomBytes(5).toString('hex')}`
      const id = `${name}${deployer.database.dialect.projectIdSeparator}dev`
      await deploy(deployer, name, jar(''))
      const quote = database.connector === 'postgres' ? '"' : '`'
      const table = [id, 'Jar'].map((part) => quote + part + quote).join('.')
      await deployer.database.runText(`ALTER TABLE ${table} ADD COLUMN extra int NOT NULL`)
      expect(await ask(deployer, id, createJar)).toEqual({
        data: null,
        errors: [expect.objectContaining({ code: 3020, path: ['createJar'] })],
      })
      await deployer.database.runText(`ALTER TABLE ${table} DROP COLUMN extra`)
      expect(await ask(deployer, id, createJar)).toEqual(created)
    })
  },
  { only: ['postgres', 'mariadb', 'mysql', 'mysql9'], because: 'one process opens the embedded database' },
)

/** Ids of one server differ from those of the other. */
function newRuntime(letter: string) {
  let count = 0
  return {
    newCuid: () => `c${letter}${String((count += 1)).padStart(23, '0')}`,
    newUuid: () => randomUUID(),
    now: () => '2024-02-03T04:05:06.007Z',
  }
}

const context = { requestId: 'test', authorization: undefined }
const transfer = createTransfer({ runtime: { now: () => '2024-01-01T00:00:00.000Z' }, failed: () => undefined })

async function ask({ services }: LocalServices, id: string, query: string): Promise<GraphqlResponse> {
  const engine = await services.findEngine(id)
  if (engine === undefined) throw new Error(`${id} is not there`)
  const prepared = await engine.prepare({ query, operationName: undefined, variables: {} })
  if ('syntaxError' in prepared) throw new Error(prepared.syntaxError)
  return JSON.parse((await prepared.run(context)).body) as GraphqlResponse
}

async function deploy(
  { services }: LocalServices,
  name: string,
  types: string,
  options: { readonly noMigration?: boolean } = {},
): Promise<void> {
  const manage = async (query: string, input: object): Promise<GraphqlResponse> => {
    const prepared = await services.management.prepare({ query, operationName: undefined, variables: { input } })
    if ('syntaxError' in prepared) throw new Error(prepared.syntaxError)
    return JSON.parse((await prepared.run(context)).body) as GraphqlResponse
  }
  await manage('mutation ($input: AddProjectInput!) { addProject(input: $input) { clientMutationId } }', {
    name,
    stage: 'dev',
  })
  const { data, errors } = await manage(
    'mutation ($input: DeployInput!) { deploy(input: $input) { errors { description } } }',
    { name, stage: 'dev', types, force: true, ...options },
  )
  await services.migrations.settle()
  expect({ data, errors }).toEqual({ data: { deploy: { errors: [] } }, errors: undefined })
}
