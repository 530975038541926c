import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const datamodel = `
  schema @refract(edition: 1) { query: Query }
  type Item { id: ID! @id code: String @unique at: DateTime @unique size: Float @unique nr: Int @unique day: Date @unique hits: Int! }`

const places = Array.from({ length: 24 }, (_, index) => index)
const twoDigits = (index: number): string => String(index).padStart(2, '0')

interface Key {
  /** What rows that are there have. */
  readonly kept: (index: number) => string
  /** What they and others are asked by. */
  readonly asked: (index: number) => string
}

const keys: Readonly<Record<string, Key>> = {
  code: { kept: (index) => `"Ä${twoDigits(index)}"`, asked: (index) => `"Ä${twoDigits(index)}"` },
  at: {
    kept: (index) => `"2020-01-${twoDigits(index + 1)}T00:00:00.000Z"`,
    asked: (index) => `"2020-01-${twoDigits(index + 1)}T01:00:00+01:00"`,
  },
  size: { kept: (index) => `${String(index)}.50`, asked: (index) => `${String(index * 10 + 5)}e-1` },
  nr: { kept: String, asked: String },
  day: {
    kept: (index) => `"2020-01-${twoDigits(index + 1)}"`,
    asked: (index) => `"2020-01-${twoDigits(index + 1)}T12:00:00Z"`,
  },
}

eachDatabase('upserts of many nodes, looked for together', (database) => {
  let server: TestServer
  let together: TestService
  let alone: TestService
  beforeAll(async () => {
    server = await startServer(database)
    together = await deployService(server, datamodel)
    alone = await deployService(server, datamodel)
  })
  afterAll(() => server.stop())

  /** Every other row is there. */
  async function compare(field: string, key: Key): Promise<void> {
    const rows = places.filter((index) => index % 2 === 0).map((index) => `{${field}: ${key.kept(index)}, hits: 0}`)
    for (const service of [together, alone])
      await service.data(`mutation { deleteManyItems { count } createManyItems(data: [${rows.join(' ')}]) { count } }`)
    const elements = [...places, 3, 4].map((index) => {
      const asked = key.asked(index)
      return `where: {${field}: ${asked}}, create: {${field}: ${asked}, hits: 100}, update: {hits_increment: 1}`
    })
    await together.data(
      `mutation { upsertManyItems(data: [${elements.map((element) => `{${element}}`).join(' ')}]) { count } }`,
    )
    for (const element of elements) await alone.data(`mutation { upsertItem(${element}) { id } }`)
    const read = `{ items(orderBy: ${field}_ASC) { ${field} hits } }`
    const expected = await alone.data(read)
    expect(expected['items']).toHaveLength(places.length)
    expect(await together.data(read)).toEqual(expected)
  }

  test.each(Object.keys(keys))('by %s do what single ones do', async (field) => {
    await compare(field, keys[field] as Key)
  })

  // what MySQL takes for equal others do not
  test('by texts in other letters do what single ones do', async () => {
    const { kept } = keys['code'] as Key
    const rows = places.filter((index) => index % 2 === 0).map((index) => `{code: ${kept(index)}, hits: 0}`)
    for (const service of [together, alone])
      await service.data(`mutation { deleteManyItems { count } createManyItems(data: [${rows.join(' ')}]) { count } }`)
    const elements = places.map(
      (index) =>
        `where: {code: "ä${twoDigits(index)}"}, create: {code: "new ${twoDigits(index)}", hits: 100}, update: {hits_increment: 1}`,
    )
    await together.data(
      `mutation { upsertManyItems(data: [${elements.map((element) => `{${element}}`).join(' ')}]) { count } }`,
    )
    for (const element of elements) await alone.data(`mutation { upsertItem(${element}) { id } }`)
    const read = '{ items(orderBy: code_ASC) { code hits } }'
    expect(await together.data(read)).toEqual(await alone.data(read))
  })
})
