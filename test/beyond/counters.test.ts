import { afterAll, beforeAll, expect, test } from 'vitest'
import { rawTables } from '../migration/existing/raw-tables.js'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { transferProject } from '../transfer/transfer-support.js'

const line = 'schema @refract(edition: 1) { query: Query }'
const counted = 'Int! @defaultFunction(name: AUTOINCREMENT)'
const datamodel = (field: string, more = ''): string => `${line}
type Order { id: ID! @id ${field} name: String @unique lines: [Line] ${more} }
type Line { id: ID! @id nr: BigInt! @unique @defaultFunction(name: AUTOINCREMENT) text: String order: Order @relation(link: INLINE) }`
const success = { errors: [], warnings: [], migration: { status: 'SUCCESS', errors: [] } }

eachDatabase('fields that are counted up', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, datamodel(`nr: ${counted}`))
  })
  afterAll(() => server.stop())

  const numbers = async (from: TestService): Promise<readonly unknown[]> => {
    const { orders } = await from.data('{ orders(orderBy: name_ASC) { nr } }')
    return (orders as readonly { readonly nr: unknown }[]).map(({ nr }) => nr)
  }

  test('single, nested and many creates get the next numbers', async () => {
    expect(
      await service.data(`mutation {
        a: createOrder(data: {name: "a", lines: {create: [{text: "x"}, {text: "y"}]}}) { nr lines(orderBy: text_ASC) { nr } }
        b: createManyOrders(data: [{name: "b"}, {name: "c"}, {name: "d", lines: {create: [{text: "z"}]}}]) { nodes { nr lines { nr } } }
        c: upsertOrder(where: {name: "e"}, create: {name: "e"}, update: {}) { nr }
        d: upsertManyOrders(data: [{where: {name: "f"}, create: {name: "f"}, update: {}}]) { nodes { nr } }
      }`),
    ).toEqual({
      a: { nr: 1, lines: [{ nr: '1' }, { nr: '2' }] },
      b: {
        nodes: [
          { nr: 2, lines: [] },
          { nr: 3, lines: [] },
          { nr: 4, lines: [{ nr: '3' }] },
        ],
      },
      c: { nr: 5 },
      d: { nodes: [{ nr: 6 }] },
    })
  })

  test('numbers that are given stay, beside others that are made', async () => {
    const own = await deployService(server, datamodel(`nr: ${counted}`))
    await own.data(
      'mutation { createManyOrders(data: [{name: "a"}, {name: "b", nr: 100}]) { count } c: createOrder(data: {name: "c", nr: 50}) { id } }',
    )
    const [a, b, c] = await numbers(own)
    expect([a, b, c]).toEqual([1, 100, 50])
    const { errors } = await own.query('mutation { createOrder(data: {name: "n", nr: null}) { id } }')
    expect(errors).toMatchObject([{ code: 3036 }])
    expect(await own.data('mutation { updateOrder(where: {name: "a"}, data: {nr_increment: 6}) { nr } }')).toEqual({
      updateOrder: { nr: 7 },
    })
  })

  test('clients that create at once get different numbers', async () => {
    const made = await Promise.all(
      Array.from({ length: 30 }, () => service.data('mutation { createLine(data: {}) { nr } }')),
    )
    expect(new Set(made.map(({ createLine }) => (createLine as { readonly nr: string }).nr)).size).toBe(30)
  })

  test('rows that are there are numbered when the field is new, and counting goes on behind them', async () => {
    const own = await deployService(server, datamodel(''))
    await own.data(
      'mutation { createManyOrders(data: [{id: "1", name: "a"}, {id: "2", name: "b"}, {id: "3", name: "c"}]) { count } }',
    )
    const next = datamodel(`nr: ${counted.replace('!', '! @unique')}`)
    expect(await own.deploy(next)).toMatchObject(success)
    expect(await own.deploy(next)).toMatchObject({ steps: [], migration: null })
    expect(await numbers(own)).toEqual([1, 2, 3])
    await own.data('mutation { createOrder(data: {name: "d"}) { id } }')
    expect(await numbers(own)).toEqual([1, 2, 3, 4])
  })

  test('a field begins to be counted up, is renamed with its type, and ends', async () => {
    const own = await deployService(server, datamodel('nr: Int'))
    await own.data(
      'mutation { createManyOrders(data: [{nr: 7, name: "a"}, {nr: 39, name: "b"}, {name: "b2"}]) { count } }',
    )
    expect(await own.deploy(datamodel(`nr: ${counted}`))).toMatchObject(success)
    await own.data('mutation { createOrder(data: {name: "c"}) { id } }')
    expect(await numbers(own)).toEqual([7, 39, 40, 41])
    const renamed = `${line}
      type Purchase @rename(oldName: "Order") { id: ID! @id number: BigInt! @defaultFunction(name: AUTOINCREMENT) @rename(oldName: "nr") name: String @unique lines: [Line] }
      type Line { id: ID! @id nr: BigInt! @unique @defaultFunction(name: AUTOINCREMENT) text: String order: Purchase @relation(link: INLINE) }`
    expect((await own.deploy(renamed)).migration).toMatchObject({ status: 'SUCCESS', errors: [] })
    expect(await own.data('mutation { createPurchase(data: {name: "d"}) { number } }')).toEqual({
      createPurchase: { number: '42' },
    })
    const ended = renamed
      .replace(/ @rename\(oldName: "\w+"\)/g, '')
      .replace('number: BigInt! @defaultFunction(name: AUTOINCREMENT)', 'number: BigInt')
    expect((await own.deploy(ended)).migration).toMatchObject({ status: 'SUCCESS', errors: [] })
    expect(await own.data('mutation { createPurchase(data: {name: "e"}) { number } }')).toEqual({
      createPurchase: { number: null },
    })
    expect((await own.deploy(`${line} type Other { id: ID! @id }`, { force: true })).migration).toMatchObject({
      status: 'SUCCESS',
    })
  })

  test('import keeps numbers and goes on behind them', async () => {
    const own = await deployService(server, datamodel(`nr: ${counted}`))
    await own.data('mutation { createManyOrders(data: [{name: "a", nr: 5}, {name: "b", nr: 9}]) { count } }')
    const project = transferProject(own.url, datamodel(`nr: ${counted}`))
    await project.call(0, 'export', '--path', 'orders.zip')
    await project.call(0, 'reset', '--force')
    await project.call(0, 'import', '--data', 'orders.zip')
    expect(await numbers(own)).toEqual([5, 9])
    await own.data('mutation { createOrder(data: {name: "c"}) { id } }')
    expect(await numbers(own)).toEqual([5, 9, 10])
    project.remove()
  })

  test('raw SQL counts, too', async () => {
    const own = await deployService(server, datamodel(`nr: ${counted}`))
    const { name, quote, run } = rawTables(database, own)
    const order = name('Order').replace(/"\."/, database.connector === 'sqlite' ? '.' : '"."')
    await own.data('mutation { createOrder(data: {name: "a"}) { id } }')
    await run(`insert into ${order} (${quote('id')}, ${quote('name')}) values ('raw', 'b')`)
    expect(await numbers(own)).toEqual([1, 2])
  })

  test.each([
    [
      'nr: Int @defaultFunction(name: AUTOINCREMENT)',
      'The default function `AUTOINCREMENT` does not fit the type `Int`.',
    ],
    [
      'nr: Float! @defaultFunction(name: AUTOINCREMENT)',
      'The default function `AUTOINCREMENT` does not fit the type `Float!`.',
    ],
  ])('%s is refused', async (field, description) => {
    const { errors } = await service.deploy(datamodel(field))
    expect(errors).toEqual([{ type: 'Order', field: 'nr', description }])
  })

  test('numbers keep to a constraint, those of rows that are there, too', async () => {
    const limited = (limits: string, more = ''): string =>
      `${line} type Order ${more} { id: ID! @id name: String nr: ${counted} @constraint(${limits}) }`
    const own = await deployService(server, limited('min: 1, max: 2'))
    expect(await own.data('mutation { createOrder(data: {}) { nr } createManyOrders(data: [{}]) { count } }')).toEqual({
      createOrder: { nr: 1 },
      createManyOrders: { count: 1 },
    })
    for (const text of ['createOrder(data: {}) { nr }', 'createManyOrders(data: [{nr: 1}, {}]) { count }']) {
      const { errors } = await own.query(`mutation { ${text} }`)
      expect(errors).toMatchObject([
        {
          code: 3103,
          message: expect.stringMatching(/^The value for field nr of type Order must .*be at most 2\.$/) as string,
        },
      ])
    }
    expect(await own.data('{ ordersAggregate { count } }')).toEqual({ ordersAggregate: { count: 2 } })
    const uncounted = `${line} type Order { id: ID! @id name: String }`
    expect((await own.deploy(uncounted, { force: true })).migration).toMatchObject({ status: 'SUCCESS' })
    for (const [limits, description] of [
      ['min: 2', 'Nodes that are there would get the number `1` for the field `nr`, but it must be at least 2.'],
      ['max: 1', 'Nodes that are there would get the number `2` for the field `nr`, but it must be at most 1.'],
    ] as const)
      expect((await own.deploy(limited(limits), { force: true })).errors).toMatchObject([
        { type: 'Order', field: 'nr', description },
      ])
    const unique = limited('min: 1', '@indexes(value: {fields: ["nr", "name"], unique: true})')
    await own.data('mutation { updateManyOrders(data: {name: "a"}) { count } }')
    expect(await own.deploy(unique)).toMatchObject(success)
    expect(await numbers(own)).toEqual([1, 2])
  })

  test('several in one table are counted where the database can', async () => {
    const several = `${line} type Order { id: ID! @id a: ${counted} b: ${counted} }`
    const withId = `${line} type Order { id: Int! @id a: ${counted} }`
    for (const [model, first, field] of [
      [several, 'a', 'b'],
      [withId, 'id', 'a'],
    ] as const)
      if (database.connector === 'mysql') {
        const { errors } = await service.deploy(model, { force: true })
        expect(errors).toEqual([
          {
            type: 'Order',
            field,
            description: `The field \`${field}\` is counted up like the field \`${first}\`, but this database counts one field of a type.`,
          },
        ])
      } else {
        const own = await deployService(server, model)
        expect(await own.data('mutation { createManyOrders(data: [{}, {}]) { nodes { a } } }')).toEqual({
          createManyOrders: { nodes: [{ a: 1 }, { a: 2 }] },
        })
      }
  })
})
