import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService } from '../support/service.js'

const named = '@relation(name: "R")'
const inline = '@relation(name: "R", link: INLINE)'
const table = '@relation(name: "R", link: TABLE)'

/** Datamodels of which one replaces the ids of the other, where links lead to them. */
const pairs: readonly (readonly [what: string, one: string, other: string])[] = [
  [
    'one end',
    `type X { n: Int id: ID! @id } type C { n: Int id: ID! @id x: X ${inline} }`,
    `type X { n: Int key: ID! @id } type C { n: Int id: ID! @id x: X ${inline} }`,
  ],
  [
    'both ends',
    `type X { n: Int id: ID! @id } type C { n: Int id: ID! @id x: X ${inline} }`,
    `type X { n: Int key: ID! @id } type C { n: Int key: ID! @id x: X ${inline} }`,
  ],
  [
    'both ends, the link a table',
    `type X { n: Int id: ID! @id } type C { n: Int id: ID! @id x: X ${inline} }`,
    `type X { n: Int key: Int! @id back: [C] ${named} } type C { n: Int key: ID! @id(strategy: NONE) x: X ${table} }`,
  ],
  [
    'one end, the link a table',
    `type X { n: Int id: ID! @id } type C { n: Int id: ID! @id x: X ${inline} }`,
    `type X { n: Int key: ID! @id back: [C] ${named} } type C { n: Int id: ID! @id x: X ${table} }`,
  ],
  [
    'both ends, the link on the other side',
    `type X { n: Int id: ID! @id back: C ${named} } type C { n: Int id: ID! @id x: X ${inline} }`,
    `type X { n: Int key: ID! @id back: C ${inline} } type C { n: Int key: ID! @id x: X ${named} }`,
  ],
  [
    'both ends of a link table',
    `type X { n: Int id: ID! @id back: [C] ${named} } type C { n: Int id: ID! @id x: [X] ${table} }`,
    `type X { n: Int key: Int! @id back: [C] ${named} } type C { n: Int key: Int! @id x: [X] ${table} }`,
  ],
  [
    'both ends, one to another type',
    `type X { n: Int id: ID! @id back: [C] ${named} } type C { n: Int id: Int! @id x: [X] ${table} }`,
    `type X { n: Int key: ID! @id back: [C] ${named} } type C { n: Int id: ID! @id x: [X] ${table} }`,
  ],
  [
    'a type that leads to itself',
    `type C { n: Int id: ID! @id x: C ${inline} tags: [String] @scalarList(strategy: RELATION) u: String @unique }`,
    `type C { n: Int key: ID! @id x: C ${inline} tags: [String] @scalarList(strategy: RELATION) u: String @unique }`,
  ],
  [
    'a type that leads to itself, the link a table',
    `type C { n: Int id: ID! @id x: C ${inline} }`,
    `type C { n: Int key: Int! @id x: C ${table} }`,
  ],
  [
    'both ends without their link',
    `type X { n: Int id: ID! @id } type C { n: Int id: ID! @id x: X ${inline} }`,
    `type X { n: Int key: ID! @id } type C { n: Int key: ID! @id }`,
  ],
]

eachDatabase('ids are replaced of', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())

  test.each(pairs)('%s', async (_, one, other) => {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const service = await deployService(server, from)
      const { errors, migration } = await service.deploy(to, { force: true })
      expect([errors, migration?.status, migration?.errors]).toEqual([[], 'SUCCESS', []])
      if (!/ x: /.test(to)) continue
      const chosen = to.includes('strategy: NONE') ? 'key: "k", ' : ''
      const id = /type C \{ (\w+)/.exec(to)?.[1] ?? ''
      const { createC } = await service.data(
        `mutation { createC(data: {${chosen}x: {create: {${to.includes('type X') ? '' : chosen}}}}) { ${id} x { __typename } } }`,
      )
      expect(createC).toMatchObject({
        x: to.includes('x: [') ? [{ __typename: 'X' }] : { __typename: expect.any(String) as string },
      })
      // what binds the link to its ends leaves nothing behind
      expect(await service.data('mutation { deleteManyCs { count } }')).toMatchObject({
        deleteManyCs: { count: to.includes('type X') ? 1 : 2 },
      })
    }
  })
})
