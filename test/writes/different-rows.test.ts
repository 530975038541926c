import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const datamodel = `
  type Box { id: ID! @id name: String! @unique things: [Thing] }
  type Thing { id: ID! @id key: String! @unique int: Int float: Float text: String flag: Boolean at: DateTime json: Json mood: Mood
    touched: DateTime! @updatedAt words: [String] @scalarList(strategy: RELATION) box: Box }
  enum Mood { GOOD BAD }`

/** What rows of one list are to hold: every scalar, its extremes, and null. */
const contents = [
  {
    int: 2147483647,
    float: 0.1,
    text: `it's "quoted" \\ and 🎈`,
    flag: true,
    at: '2020-02-29T10:20:30.123Z',
    json: { a: [1, { b: null }] },
    mood: 'GOOD',
    words: ['x', 'y'],
  },
  {
    int: -2147483648,
    float: -1e20,
    text: '',
    flag: false,
    at: '1969-12-31T23:59:59.999Z',
    json: [],
    mood: 'BAD',
    words: [],
  },
  { int: null, float: null, text: null, flag: null, at: null, json: null, mood: null, words: ['z'] },
  {
    int: 0,
    float: 1e-7,
    text: '0',
    flag: true,
    at: '9999-12-31T23:59:59.999Z',
    json: { n: 1 },
    mood: 'GOOD',
    words: ['x'],
  },
] as const

const keyOf = (index: number): string => `t${String(index)}`
const fields = 'key int float text flag at json mood'

eachDatabase('a list of writes that differ', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, datamodel)
    const create = contents.map((_, index) => ({ key: keyOf(index), text: 'before', int: 1 }))
    await service.data(
      'mutation ($create: [ThingCreateWithoutBoxInput!]) { createBox(data: {name: "b", things: {create: $create}}) { id } }',
      { create },
    )
  })
  afterAll(() => server.stop())

  test('gives every row its own values', async () => {
    const update = contents.map(({ words, ...data }, index) => ({
      where: { key: keyOf(index) },
      data: { ...data, words: { set: words } },
    }))
    expect(
      await service.data(
        `mutation ($update: [ThingUpdateWithWhereUniqueWithoutBoxInput!]) { updateBox(where: {name: "b"}, data: {things: {update: $update}}) { things(orderBy: key_ASC) { ${fields} words } } }`,
        { update },
      ),
    ).toEqual({ updateBox: { things: contents.map((content, index) => ({ key: keyOf(index), ...content })) } })
  })

  test('creates the rows that are missing, and changes the others', async () => {
    const upsert = [...contents, ...contents].map(({ int, float, text, flag, at, json, mood }, index) => ({
      where: { key: keyOf(index + 2) },
      create: { key: keyOf(index + 2), int, float, text, flag, at, json, mood },
      update: { int, float, text, flag, at, json, mood },
    }))
    const { updateBox } = await service.data(
      `mutation ($upsert: [ThingUpsertWithWhereUniqueWithoutBoxInput!]) { updateBox(where: {name: "b"}, data: {things: {upsert: $upsert}}) { things(where: {key_not_in: ["t0", "t1"]}, orderBy: key_ASC) { ${fields} box { name } } } }`,
      { upsert },
    )
    expect(updateBox).toEqual({
      things: upsert.map(({ create }) => ({ ...create, box: { name: 'b' } })),
    })
  })

  test('may name a node twice: the last one counts', async () => {
    const twice = '[{where: {key: "t0"}, data: {int: 5, text: "first"}}, {where: {key: "t0"}, data: {int: 6}}]'
    expect(
      await service.data(
        `mutation { updateBox(where: {name: "b"}, data: {things: {update: ${twice}}}) { things(where: {key: "t0"}) { int text } } }`,
      ),
    ).toEqual({ updateBox: { things: [{ int: 6, text: 'first' }] } })
    const upsert = (int: number): string =>
      `{where: {key: "new"}, create: {key: "new", int: ${String(int)}}, update: {int: ${String(int)}, text: "again"}}`
    expect(
      await service.data(
        `mutation { updateBox(where: {name: "b"}, data: {things: {upsert: [${upsert(1)}, ${upsert(2)}]}}) { things(where: {key: "new"}) { int text } } }`,
      ),
    ).toEqual({ updateBox: { things: [{ int: 2, text: 'again' }] } })
  })

  test('passes a unique value from one row to the next', async () => {
    const rename = (from: string, to: string): string => `{where: {key: "${from}"}, data: {key: "${to}"}}`
    const renames = [rename('t0', 'free'), rename('t1', 't0'), rename('free', 't1')]
    const { updateBox: before } = (await service.data(
      'mutation { updateBox(where: {name: "b"}, data: {}) { things(where: {key_in: ["t0", "t1"]}, orderBy: key_ASC) { id } } }',
    )) as { readonly updateBox: { readonly things: readonly unknown[] } }
    expect(
      await service.data(
        `mutation { updateBox(where: {name: "b"}, data: {things: {update: [${renames.join(', ')}]}}) { things(where: {key_in: ["t0", "t1"]}, orderBy: key_ASC) { id } } }`,
      ),
    ).toEqual({ updateBox: { things: [...before.things].reverse() } })
  })
})
