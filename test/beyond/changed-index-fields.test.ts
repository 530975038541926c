import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const pair = '@indexes(value: [{fields: ["n", "m"], name: "pair", unique: true}])'
const meet = "The unique index 'pair' on Item can not be made: 1 group of rows has equal values"

const typed = (index: string, type: string, softDelete: boolean): string =>
  `schema @refract(edition: 1${softDelete ? ', features: [SOFT_DELETE]' : ''}) { query: Query }
   type Item ${index} { id: ID! @id n: ${type} m: Int gone: DateTime ${softDelete ? '@softDelete' : ''} }`

/** The errors of a deploy, else how it ended. */
async function told(service: TestService, datamodel: string): Promise<string> {
  const { errors, migration } = await service.deploy(datamodel, { force: true })
  return migration?.status ?? errors.map(({ description }) => description).join('\n')
}

eachDatabase('a unique index over a field that changes in the same deploy', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())

  test.each([
    ['Int', 'BigInt', '1', '1'],
    ['BigInt!', 'Int!', '"1"', '"1"'],
    ['Float', 'Decimal @scalar(precision: 12, scale: 2)', '1.5', '1.5'],
    ['Decimal @scalar(precision: 12, scale: 2)', 'Decimal @scalar(precision: 12, scale: 4)', '"1.5"', '"1.50"'],
    ['DateTime', 'Date', '"2020-01-31T10:00:00Z"', '"2020-01-31T11:00:00Z"'],
  ])('values that meet are told when %s becomes %s', async (from, to, one, other) => {
    const service = await deployService(server, typed('', from, false))
    await service.data(`mutation {
      createItem(data: {id: "1", n: ${one}, m: 1}) { id } other: createItem(data: {id: "2", n: ${other}, m: 1}) { id }
    }`)
    expect(await told(service, typed(pair, to, false))).toContain(meet)
    await service.data('mutation { updateItem(where: {id: "2"}, data: {m: 2}) { id } }')
    if (database.name === 'mysql') {
      expect(await told(service, typed(pair, to, false))).toBe('SUCCESS')
      return
    }
    expect(await told(service, typed('', `${to} @unique`, true))).toContain(
      'You are updating the field `n` to be unique. But there are already nodes for the model `Item`',
    )
    expect(await told(service, typed('', from, true))).toBe('SUCCESS')
    // a deleted node is in no one's way
    await service.data('mutation { deleteItem(where: {id: "2"}) { id } }')
    expect(await told(service, typed(pair, `${to} @unique`, true))).toBe('SUCCESS')
    expect(await service.data('{ items(deleted: WITH) { m } }')).toEqual({ items: [{ m: 1 }, { m: 2 }] })
  })

  test.each([
    ['Int', '0'],
    ['BigInt', '"0"'],
    ['Decimal @scalar(precision: 12, scale: 2)', '"0"'],
    ['String', '""'],
    ['DateTime', '"1970-01-01T00:00:00Z"'],
    ['Time', '"00:00"'],
    ['Boolean', 'false'],
  ])('what stands for null in a required %s meets other values', async (type, fill) => {
    const service = await deployService(server, typed('', type, false))
    await service.data(
      `mutation { createItem(data: {id: "1", n: ${fill}, m: 1}) { id } other: createItem(data: {id: "2", m: 1}) { id } }`,
    )
    const required = type.replace(/^\w+/, '$&!')
    expect(await told(service, typed(pair, required, false))).toContain(meet)
    await service.data('mutation { updateItem(where: {id: "2"}, data: {m: 2}) { id } }')
    expect(await told(service, typed(pair, required, false))).toBe('SUCCESS')
  })

  test.each([
    ['String', '\\"\\"'],
    ['Int', '0'],
    ['Boolean', 'false'],
  ])('what new required fields of %s are filled with is equal in all rows', async (type, fill) => {
    const bare = 'schema @refract(edition: 1) { query: Query }\ntype Item { id: ID! @id }'
    const next = `schema @refract(edition: 1) { query: Query }
      type Item @indexes(value: [{fields: ["n", "m"], name: "pair", unique: true}]) { id: ID! @id n: ${type}! m: Int! }`
    const service = await deployService(server, bare)
    await service.data('mutation { createItem(data: {id: "1"}) { id } other: createItem(data: {id: "2"}) { id } }')
    expect(await told(service, next)).toBe(`${meet}, e.g. n ${JSON.parse(`"${fill}"`) as string}, m 0.`)
    await service.data('mutation { deleteItem(where: {id: "2"}) { id } }')
    expect(await told(service, next)).toBe('SUCCESS')
  })

  test('an index over a link goes before the link of a type that goes, whatever its rows have', async () => {
    const softly = database.name !== 'mysql'
    const linked = (own: string): string =>
      `schema @refract(edition: 1${softly ? ', features: [SOFT_DELETE]' : ''}) { query: Query }
       type Item @indexes(value: [{fields: ["n", "port"], name: "pair", unique: true}, {fields: ["port", "n"]}]) {
         id: ID! @id n: Int port: Port @relation(link: INLINE) ${own} }
       type Port { id: ID! @id items: [Item] }`
    for (const own of ['', ...(softly ? ['gone: DateTime @softDelete'] : [])]) {
      const service = await deployService(server, linked(own))
      await service.data(`mutation { createPort(data: {id: "1", items: {create: [{n: 1}]}}) { id }
        other: createPort(data: {id: "2", items: {create: [{n: 1}]}}) { id } }`)
      expect(await told(service, 'type Other { id: ID! @id }')).toBe('SUCCESS')
    }
  })
})
