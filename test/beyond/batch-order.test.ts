import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const datamodel = `
schema @refract(edition: 1) { query: Query }
type Ship {
  id: ID! @id
  code: String! @unique
  captain: Captain @relation(name: "Captain", link: INLINE)
  port: Port @relation(name: "Port", link: INLINE)
  crew: [Sailor] @relation(name: "Crew")
  convoy: [Ship] @relation(name: "Convoy", link: TABLE)
}
type Port { id: ID! @id city: String! @unique ships: [Ship] @relation(name: "Port") }
type Captain { id: ID! @id name: String! @unique ship: Ship @relation(name: "Captain") }
type Sailor { id: ID! @id nick: String! @unique age: Int ship: Ship @relation(name: "Crew", link: INLINE) }`

const reset = `mutation {
  deleteManyShips { count } deleteManyPorts { count } deleteManyCaptains { count } deleteManySailors { count }
  a: createShip(data: {code: "a", crew: {create: [{nick: "anna", age: 1}]}, captain: {create: {name: "ahab"}}}) { code }
  b: createShip(data: {code: "b"}) { code }
}`
const state = `{
  ships(orderBy: code_ASC) { code captain { name } port { city } crew(orderBy: nick_ASC) { nick age } convoy(orderBy: code_ASC) { code } }
  ports(orderBy: city_ASC) { city }
  captains(orderBy: name_ASC) { name }
  sailors(orderBy: nick_ASC) { nick }
}`

type Item = Readonly<Record<'where' | 'create' | 'update', string>>
const found = (code: string, update: string): Item => ({ where: `{code: "${code}"}`, create: '{code: "-"}', update })
const made = (code: string, create: string): Item => ({
  where: `{code: "${code}"}`,
  create: `{code: "${code}", ${create}}`,
  update: '{}',
})

/** Items that use what others before them in the batch have written. */
const upserts: Readonly<Record<string, readonly Item[]>> = {
  'a child that an update has taken': [
    found('b', '{crew: {connect: [{nick: "anna"}]}, captain: {connect: {name: "ahab"}}}'),
    made('n', 'crew: {connect: [{nick: "anna"}]}, captain: {connect: {name: "ahab"}}'),
  ],
  'a child that an update has let go': [
    found('a', '{crew: {disconnect: [{nick: "anna"}]}, captain: {disconnect: true}}'),
    made('n', 'crew: {connect: [{nick: "anna"}]}, captain: {connect: {name: "ahab"}}'),
  ],
  'a child that an update has renamed': [
    found('a', '{crew: {update: [{where: {nick: "anna"}, data: {nick: "bea"}}]}}'),
    made('n', 'crew: {connect: [{nick: "bea"}]}'),
  ],
  'a child that an update has deleted': [
    found('a', '{crew: {deleteMany: [{}]}}'),
    made('n', 'crew: {connectOrCreate: [{where: {nick: "anna"}, create: {nick: "anna", age: 2}}]}'),
  ],
  'a node that an update has made': [
    found('a', '{port: {create: {city: "Turku"}}}'),
    made('n', 'port: {connect: {city: "Turku"}}'),
  ],
  'a node that the create of another item has made': [
    made('n', 'convoy: {connectOrCreate: [{where: {code: "m"}, create: {code: "m"}}]}'),
    { ...made('m', 'crew: {connect: [{nick: "anna"}]}'), update: '{captain: {connect: {name: "ahab"}}}' },
  ],
  'nodes of the type that an update reaches': [
    found('a', '{convoy: {create: [{code: "c"}]}}'),
    found('a', '{convoy: {updateMany: [{where: {code: "c"}, data: {code: "d"}}]}}'),
    found('d', '{crew: {create: [{nick: "dora"}]}}'),
  ],
}
const creates: Readonly<Record<string, readonly string[]>> = {
  'a parent that another create has made': ['port: {create: {city: "Turku"}}', 'port: {connect: {city: "Turku"}}'],
  'a child that another create has made': ['crew: {create: [{nick: "bea"}]}', 'crew: {connect: [{nick: "bea"}]}'],
  'a node that another create has made if need be': [
    'captain: {connectOrCreate: {where: {name: "bligh"}, create: {name: "bligh"}}}',
    'captain: {connect: {name: "bligh"}}',
  ],
  'a node of the type that another create has made': [
    'convoy: {create: [{code: "c"}]}',
    'convoy: {connect: [{code: "c"}, {code: "n0"}]}',
  ],
  'a child that another create has made if need be': [
    'crew: {connectOrCreate: [{where: {nick: "bea"}, create: {nick: "bea"}}]}',
    'crew: {create: [{nick: "bea"}]}',
  ],
  'its own row made by another create': [
    'convoy: {connectOrCreate: [{where: {code: "n1"}, create: {code: "n1"}}]}',
    'crew: {connect: [{nick: "anna"}]}',
  ],
  'a node that is nowhere': ['crew: {connect: [{nick: "bea"}]}', 'crew: {create: [{nick: "bea"}]}'],
}

eachDatabase('an item of a batch', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, datamodel)
  })
  afterAll(() => server.stop())

  /** What is there after a mutation, and the error that it ended with. */
  async function after(mutation: string): Promise<unknown> {
    await service.data(reset)
    const { errors = [] } = await service.query(mutation)
    return { errors: errors.map(({ code, message }) => ({ code, message })), state: await service.data(state) }
  }

  const inTurn = (fields: readonly string[]): string =>
    `mutation @transaction { ${fields.map((field, index) => `f${String(index)}: ${field} { code }`).join(' ')} }`
  const argumentsOf = ({ where, create, update }: Item): string =>
    `where: ${where}, create: ${create}, update: ${update}`

  test.each(Object.entries(upserts))('an upsert finds %s', async (_, items) => {
    const single = await after(inTurn(items.map((item) => `upsertShip(${argumentsOf(item)})`)))
    const data = items.map((item) => `{${argumentsOf(item)}}`).join(', ')
    expect(await after(`mutation { upsertManyShips(data: [${data}]) { count } }`)).toEqual(single)
  })

  test.each(Object.entries(creates))('a create finds %s', async (_, nested) => {
    const items = nested.map((data, index) => `{code: "n${String(index)}", ${data}}`)
    const single = await after(inTurn(items.map((data) => `createShip(data: ${data})`)))
    expect(await after(`mutation { createManyShips(data: [${items.join(', ')}]) { count } }`)).toEqual(single)
  })

  test('is left out where another one has made its row', async () => {
    const row = 'convoy: {connectOrCreate: [{where: {code: "m"}, create: {code: "m"}}]}'
    const data = `[{code: "n", ${row}}, {code: "m", crew: {connect: [{nick: "nobody"}]}}]`
    expect(await after(`mutation { createManyShips(data: ${data}, skipDuplicates: true) { count } }`)).toEqual(
      await after(`mutation { createShip(data: {code: "n", ${row}}) { code } }`),
    )
  })
})
