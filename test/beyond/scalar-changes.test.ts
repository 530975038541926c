import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService } from '../support/service.js'

const datamodel = (type: string): string =>
  `schema @refract(edition: 1) { query: Query } type Item { id: ID! @id n: ${type} }`

/** Values under one type and, in the same order, under the next. */
const kept: readonly (readonly [from: string, values: readonly unknown[], to: string, kept: readonly unknown[]])[] = [
  ['Int', [2147483647, -2147483648, 0], 'BigInt', ['2147483647', '-2147483648', '0']],
  ['Int @unique', [1, 2], 'BigInt! @unique', ['1', '2']],
  ['Int', [1, null], 'Int @scalar(type: BIG_INT) @unique', ['1', null]],
  ['BigInt!', ['2147483647', '-2147483648'], 'Int', [2147483647, -2147483648]],
  [
    'Float',
    [0.1, 0.29, -12.5, 123456789.123456, 0],
    'Decimal @scalar(precision: 18, scale: 6)',
    ['0.1', '0.29', '-12.5', '123456789.123456', '0'],
  ],
  ['Decimal @scalar(precision: 18, scale: 4)', ['0.1', '-12.5', '7'], 'Float', [0.1, -12.5, 7]],
  [
    'Decimal @scalar(precision: 12, scale: 2) @unique',
    ['0.1', '-9999999999.99'],
    'Decimal @scalar(precision: 18, scale: 5) @unique',
    ['0.1', '-9999999999.99'],
  ],
  [
    'Decimal @scalar(precision: 12, scale: 4)',
    ['0.1', '-12.25'],
    'Decimal @scalar(precision: 4, scale: 2)',
    ['0.1', '-12.25'],
  ],
  [
    'DateTime',
    ['2020-01-31T23:59:59.999Z', '1582-10-15T00:00:00.000Z', null],
    'Date',
    ['2020-01-31', '1582-10-15', null],
  ],
  ['Date', ['2020-01-31', null], 'DateTime', ['2020-01-31T00:00:00.000Z', null]],
]

const doesNotFit = (type: string): string =>
  `You are changing the type of the field \`n\` to \`${type}\`. But the value of the node with the id \`bad\` does not fit.`

/** A value that the next type does not hold. */
const refused: readonly (readonly [from: string, value: unknown, to: string, error: string])[] = [
  ['BigInt', '2147483648', 'Int', doesNotFit('Int')],
  ['Decimal @scalar(precision: 18, scale: 2)', '1234567890123456.78', 'Float', doesNotFit('Float')],
  ['DateTime', '1500-01-01T00:00:00.000Z', 'Date', doesNotFit('Date')],
  ['Date', '1500-01-01', 'DateTime', doesNotFit('DateTime')],
  ['Float', 0.125, 'Decimal @scalar(precision: 12, scale: 2)', doesNotFit('Decimal(12, 2)')],
  ['Float', 100.5, 'Decimal @scalar(precision: 4, scale: 2)', doesNotFit('Decimal(4, 2)')],
  [
    'Decimal @scalar(precision: 12, scale: 4)',
    '0.125',
    'Decimal @scalar(precision: 12, scale: 2)',
    doesNotFit('Decimal(12, 2)'),
  ],
  [
    'Decimal @scalar(precision: 12, scale: 2)',
    '1234567890.5',
    'Decimal @scalar(precision: 12, scale: 4)',
    doesNotFit('Decimal(12, 4)'),
  ],
]

eachDatabase('changes of a scalar', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())

  test.each(kept)('%s %j becomes %s', async (from, values, to, expected) => {
    const service = await deployService(server, datamodel(from))
    for (const [index, n] of values.entries())
      await service.data(
        `mutation ($n: ${/\w+/.exec(from)?.[0] ?? ''}) { createItem(data: {id: "i${String(index)}", n: $n}) { id } }`.replace(
          /\$n: (\w+)\)/,
          (_, type: string) => `$n: ${type}${from.includes('!') ? '!' : ''})`,
        ),
        { n },
      )
    expect(await service.deploy(datamodel(to))).toMatchObject({
      errors: [],
      warnings: [],
      migration: { status: 'SUCCESS', errors: [] },
    })
    expect(await service.data('{ items(orderBy: id_ASC) { n } }')).toEqual({ items: expected.map((n) => ({ n })) })
    for (const [index, n] of expected.entries())
      if (n !== null)
        expect(await service.data(`{ items(where: {n: ${JSON.stringify(n)}}) { id } }`)).toEqual({
          items: [{ id: `i${String(index)}` }],
        })
    const again = await service.query(
      `mutation { createItem(data: {id: "again", n: ${JSON.stringify(expected[0])}}) { n } }`,
    )
    if (to.includes('@unique')) expect(again.errors).toMatchObject([{ code: 3010 }])
    else expect(again.data).toEqual({ createItem: { n: expected[0] } })
    // nothing is left to do
    expect((await service.deploy(datamodel(to))).migration).toBeNull()
  })

  test.each(refused)('%s %j does not become %s', async (from, value, to, description) => {
    const service = await deployService(server, datamodel(from))
    const type = /\w+/.exec(from)?.[0] ?? ''
    await service.data(
      `mutation ($n: ${type}) { createItem(data: {id: "bad", n: $n}) { id } good: createItem(data: {id: "good"}) { id } }`,
      { n: value },
    )
    expect(await service.deploy(datamodel(to), { force: true })).toMatchObject({
      errors: [{ type: 'Item', field: 'n', description }],
      migration: null,
    })
    expect(await service.data('{ item(where: {id: "bad"}) { n } }')).toEqual({ item: { n: value } })
  })

  test('days that would meet under a unique index are refused', async () => {
    const service = await deployService(server, datamodel('DateTime @unique'))
    for (const hour of ['10', '11'])
      await service.data(`mutation { createItem(data: {n: "2020-01-31T${hour}:00:00Z"}) { id } }`)
    const { errors } = await service.deploy(datamodel('Date @unique'))
    expect(errors.map(({ description }) => description)).toEqual([
      'You are updating the field `n` to be unique. But there are already nodes for the model `Item` that would violate that constraint.',
    ])
  })

  test('a change together with a rename and an index keeps the values', async () => {
    const line = 'schema @refract(edition: 1) { query: Query }'
    const service = await deployService(
      server,
      `${line} type Item @indexes(value: [{fields: ["n", "name"]}]) { id: ID! @id n: Int name: String }`,
    )
    await service.data('mutation { createItem(data: {n: 5, name: "a"}) { id } }')
    const next = `${line} type Item @indexes(value: [{fields: ["count", "name"]}]) { id: ID! @id count: BigInt! @rename(oldName: "n") name: String }`
    expect(await service.deploy(next)).toMatchObject({ errors: [], migration: { status: 'SUCCESS' } })
    expect(await service.data('{ items { count name } }')).toEqual({ items: [{ count: '5', name: 'a' }] })
  })
})
