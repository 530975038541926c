import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabaseGate, type DatabaseGate } from '../support/database-gate.js'
import { eachDatabase, type TestDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const datamodel = `
schema @refract(edition: 1) { query: Query }
type Mark { id: ID! @id }
type Owner { id: ID! @id name: String! @unique tags: [String] @scalarList(strategy: RELATION)
  items: [Item] @relation(name: "Items", link: TABLE) fans: [Fan] @relation(name: "Fans", link: TABLE)
  box: Box @relation(name: "Boxes", link: TABLE) badge: Badge @relation(name: "Badges")
  cap: Cap @relation(name: "Caps", link: INLINE) version: Int! @version }
type Item { id: ID! @id name: String! @unique owner: Owner @relation(name: "Items") }
type Fan { id: ID! @id name: String! @unique idols: [Owner] @relation(name: "Fans") }
type Box { id: ID! @id name: String! @unique owner: Owner @relation(name: "Boxes") }
type Badge { id: ID! @id name: String! @unique owner: Owner @relation(name: "Badges", link: INLINE) }
type Cap { id: ID! @id name: String! @unique owner: Owner @relation(name: "Caps") }
type House { id: ID! @id name: String! @unique door: Door! @relation(name: "Doors", link: INLINE) }
type Door { id: ID! @id name: String! @unique house: House @relation(name: "Doors") }
type Shed { id: ID! @id name: String! @unique gate: Gate! @relation(name: "Gates", link: TABLE) }
type Gate { id: ID! @id name: String! @unique shed: Shed @relation(name: "Gates") }
type Street { id: ID! @id name: String! @unique trees: [Tree] @relation(name: "Trees") lamps: [Lamp] @relation(name: "Lamps", link: TABLE) }
type Tree { id: ID! @id name: String! street: Street! @relation(name: "Trees", link: INLINE) }
type Lamp { id: ID! @id name: String! street: Street! @relation(name: "Lamps") }
`
const types = [
  'Lamps',
  'Trees',
  'Streets',
  'Houses',
  'Doors',
  'Sheds',
  'Gates',
  'Badges',
  'Boxes',
  'Caps',
  'Fans',
  'Items',
  'Owners',
]
const seed = `mutation { ${types.map((name) => `deleteMany${name} { count }`).join(' ')}
  a: createOwner(data: {name: "a"}) { id } b: createOwner(data: {name: "b"}) { id }
  i: createItem(data: {name: "i"}) { id } f: createFan(data: {name: "f"}) { id } g: createFan(data: {name: "g"}) { id }
  x: createBox(data: {name: "x"}) { id } y: createBox(data: {name: "y"}) { id } c: createCap(data: {name: "c"}) { id }
  d: createDoor(data: {name: "d"}) { id } e: createGate(data: {name: "e"}) { id } s: createStreet(data: {name: "s"}) { id } }`

interface Meeting {
  readonly what: string
  /** Commits when the transaction of `second` has its snapshot. */
  readonly first: string
  readonly second: string
  readonly code?: number
  readonly ask: string
  readonly answer: unknown
}

const update = (name: string, data: string): string => `updateOwner(where: {name: "${name}"}, data: {${data}}) { id }`
const owners = (field: string): string => `owners(orderBy: name_ASC) { name ${field} }`
const having = (field: string, a: unknown, b: unknown, ...more: readonly unknown[]): unknown => ({
  owners: [a, b, ...more].map((value, index) => ({ name: 'abz'[index], [field]: value })),
})
const named = (...names: readonly string[]): unknown => names.map((name) => ({ name }))

const meetings: readonly Meeting[] = [
  {
    what: 'a child is connected twice',
    first: update('a', 'items: {connect: {name: "i"}}'),
    second: update('b', 'items: {connect: {name: "i"}}'),
    ask: owners('items { name }'),
    answer: having('items', [], named('i')),
  },
  {
    what: 'a child is connected to a new parent',
    first: update('a', 'items: {connect: {name: "i"}}'),
    second: 'createOwner(data: {name: "z", items: {connect: {name: "i"}}}) { id }',
    ask: owners('items { name }'),
    answer: having('items', [], [], named('i')),
  },
  {
    what: 'a child is found and connected',
    first: 'createItem(data: {name: "j", owner: {connect: {name: "a"}}}) { id }',
    second: update('b', 'items: {connectOrCreate: {where: {name: "j"}, create: {name: "j"}}}'),
    ask: owners('items { name }'),
    answer: having('items', [], named('j')),
  },
  {
    what: 'a child is connected from its own side',
    first: 'updateItem(where: {name: "i"}, data: {owner: {connect: {name: "a"}}}) { id }',
    second: 'updateItem(where: {name: "i"}, data: {owner: {connect: {name: "b"}}}) { id }',
    ask: owners('items { name }'),
    answer: having('items', [], named('i')),
  },
  {
    what: 'a parent is made for a child',
    first: update('a', 'items: {connect: {name: "i"}}'),
    second: 'updateItem(where: {name: "i"}, data: {owner: {create: {name: "z"}}}) { id }',
    ask: owners('items { name }'),
    answer: having('items', [], [], named('i')),
  },
  {
    what: 'a list of children is set',
    first: update('a', 'items: {set: {name: "i"}}'),
    second: update('b', 'items: {set: {name: "i"}}'),
    ask: owners('items { name }'),
    answer: having('items', [], named('i')),
  },
  {
    what: 'a list of partners is set',
    first: update('a', 'fans: {set: {name: "f"}}'),
    second: update('a', 'fans: {set: {name: "g"}}'),
    ask: owners('fans { name }'),
    answer: having('fans', named('g'), []),
  },
  {
    what: 'an only child is created in a table of pairs',
    first: update('a', 'box: {create: {name: "one"}}'),
    second: update('a', 'box: {create: {name: "two"}}'),
    ask: 'boxes(where: {owner: {name: "a"}}) { name }',
    answer: { boxes: named('two') },
  },
  {
    what: 'an only child is connected in a table of pairs',
    first: update('a', 'box: {connect: {name: "x"}}'),
    second: update('a', 'box: {connect: {name: "y"}}'),
    ask: 'boxes(where: {owner: {name: "a"}}) { name }',
    answer: { boxes: named('y') },
  },
  {
    what: 'an only child is created in its own column',
    first: update('a', 'badge: {create: {name: "one"}}'),
    second: update('a', 'badge: {create: {name: "two"}}'),
    ask: 'badges(where: {owner: {name: "a"}}) { name }',
    answer: { badges: named('two') },
  },
  {
    what: 'an only child is upserted',
    first: update('a', 'badge: {upsert: {create: {name: "one"}, update: {name: "never"}}}'),
    second: update('a', 'badge: {upsert: {create: {name: "two"}, update: {name: "new"}}}'),
    ask: 'badges(where: {owner: {name: "a"}}) { name }',
    answer: { badges: named('new') },
  },
  {
    what: 'an only child is connected in the column of its parent',
    first: update('a', 'cap: {connect: {name: "c"}}'),
    second: update('b', 'cap: {connect: {name: "c"}}'),
    ask: owners('cap { name }'),
    answer: having('cap', null, { name: 'c' }),
  },
  {
    what: 'a child that is required is taken',
    first: 'createHouse(data: {name: "one", door: {connect: {name: "d"}}}) { id }',
    second: 'createHouse(data: {name: "two", door: {connect: {name: "d"}}}) { id }',
    code: 3042,
    ask: 'houses { name door { name } }',
    answer: { houses: [{ name: 'one', door: { name: 'd' } }] },
  },
  {
    what: 'a child that is required in a table of pairs is taken',
    first: 'createShed(data: {name: "one", gate: {connect: {name: "e"}}}) { id }',
    second: 'createShed(data: {name: "two", gate: {connect: {name: "e"}}}) { id }',
    code: 3042,
    ask: 'sheds { name gate { name } }',
    answer: { sheds: [{ name: 'one', gate: { name: 'e' } }] },
  },
  {
    what: 'a parent is deleted beside a child that requires it',
    first: 'createTree(data: {name: "t", street: {connect: {name: "s"}}}) { id }',
    second: 'deleteStreet(where: {name: "s"}) { id }',
    code: 3042,
    ask: 'trees { street { name } }',
    answer: { trees: [{ street: { name: 's' } }] },
  },
  {
    what: 'a parent is deleted beside a child that requires it in a table of pairs',
    first: 'createLamp(data: {name: "l", street: {connect: {name: "s"}}}) { id }',
    second: 'deleteManyStreets(where: {name: "s"}) { count }',
    code: 3042,
    ask: 'lamps { street { name } }',
    answer: { lamps: [{ street: { name: 's' } }] },
  },
  {
    what: 'a list of values is set',
    first: update('a', 'tags: {set: ["1", "2"]}'),
    second: update('a', 'tags: {set: ["3"]}'),
    ask: owners('tags'),
    answer: having('tags', ['3'], []),
  },
  {
    what: 'values are added to a list',
    first: update('a', 'tags: {push: ["1", "2"]}'),
    second: update('a', 'tags: {push: ["3"]}'),
    ask: owners('tags'),
    answer: having('tags', ['1', '2', '3'], []),
  },
  {
    what: 'values are added to lists of many',
    first: 'updateManyOwners(data: {tags: {push: ["1"]}}) { count }',
    second: 'updateManyOwners(data: {tags: {push: ["2"]}}) { count }',
    ask: owners('tags'),
    answer: having('tags', ['1', '2'], ['1', '2']),
  },
  {
    what: 'a version is asked for',
    first: update('a', 'name: "a"'),
    second: `updateOwner(where: {name: "a"}, if: {version: 1}, data: {name: "never"}) { id }`,
    code: 3101,
    ask: owners('version'),
    answer: having('version', 2, 1),
  },
  {
    what: 'a node is upserted',
    first: 'createOwner(data: {name: "z"}) { id }',
    second: 'upsertOwner(where: {name: "z"}, create: {name: "z"}, update: {tags: {set: ["z"]}}) { id }',
    ask: owners('tags'),
    answer: having('tags', [], [], ['z']),
  },
]

/** The name of a table in a user's own SQL, inside a GraphQL string. */
const table = (database: TestDatabase, { name, stage }: TestService, type: string): string =>
  database.connector === 'mysql' ? `\`${name}@${stage}\`.\`${type}\`` : `\\"${name}$${stage}\\".\\"${type}\\"`

eachDatabase(
  'writes whose snapshot is older than what others have written',
  (database) => {
    let server: TestServer
    let service: TestService
    let gate: DatabaseGate
    beforeAll(async () => {
      server = await startServer(database, { database: { rawAccess: true, connectionLimit: 10 } })
      service = await deployService(server, datamodel)
      gate = await createDatabaseGate(server)
    })
    afterAll(async () => {
      await gate.end()
      await server.stop()
    })

    const levels = ['REPEATABLE_READ', 'SERIALIZABLE']
    test.each(meetings.flatMap((meeting) => levels.map((level) => ({ ...meeting, level }))))(
      '$what ($level)',
      async ({ first, second, level, code, ask, answer }) => {
        await service.data(seed)
        await gate.shut()
        const writing = service.query(`mutation @transaction(isolation: ${level}, timeout: 60000) {
          look: executeRaw(query: "SELECT count(*) FROM ${table(database, service, 'Mark')}")
          wait: executeRaw(query: "${gate.passing}")
          second: ${second} }`)
        await gate.waits()
        await service.data(`mutation { ${first} }`)
        await gate.open()
        expect((await writing).errors?.map((error) => error.code ?? error.message)).toEqual(code && [code])
        expect(await service.data(`{ ${ask} }`)).toEqual(answer)
      },
    )
  },
  {
    only: ['postgres', 'mariadb', 'mysql', 'mysql9'],
    because: 'the embedded database lets one writer after the other in',
  },
)
