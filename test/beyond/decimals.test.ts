import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const line = 'schema @refract(edition: 1) { query: Query }'
const datamodel = `${line}
type Bill { id: ID! @id  code: String! @unique  a: Decimal @scalar(precision: 18, scale: 4)
  cents: Decimal @scalar(precision: 12, scale: 2)  whole: Decimal @scalar(precision: 18, scale: 0) }`

/** What an operation makes of a value of `a`; without a result it is refused with 3036. */
const operations: readonly (readonly [value: string, operation: string, result?: string])[] = [
  ['0.1', 'a_increment: 0.2', '0.3'],
  ['0.3', 'a_decrement: "0.1"', '0.2'],
  ['90071992547409.9301', 'a_increment: 0.0001', '90071992547409.9302'],
  ['-0.0001', 'a_increment: "0.0001"', '0'],
  ['19.99', 'a_multiply: 1.075', '21.4893'],
  ['-19.99', 'a_multiply: 1.075', '-21.4893'],
  ['12345678901234.5678', 'a_multiply: 2', '24691357802469.1356'],
  ['12345678901234.5678', 'a_multiply: -3.000000001', '-37037036716049.3823'],
  ['0.0005', 'a_multiply: 0.1', '0.0001'],
  ['10', 'a_divide: 4', '2.5'],
  ['1', 'a_divide: 3', '0.3333'],
  ['-2', 'a_divide: 3', '-0.6667'],
  ['99999999999999.9999', 'a_divide: 10', '10000000000000'],
  ['99999999999999.9999', 'a_increment: 0.0001'],
  ['50000000000000', 'a_multiply: 2'],
  ['90000000000000', 'a_multiply: 9000000'],
  ['90000000000000', 'a_divide: 0.001'],
  ['1', 'a_increment: 0.00001'],
  ['1', 'a_divide: 0'],
]

eachDatabase('Decimal', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, datamodel)
  })
  afterAll(() => server.stop())

  test.each(operations)('%s with %s', async (value, operation, result) => {
    await service.data(
      `mutation { upsertBill(where: {code: "o"}, create: {code: "o", a: "${value}"}, update: {a: "${value}"}) { id } }`,
    )
    const response = await service.query(`mutation { updateBill(where: {code: "o"}, data: {${operation}}) { a } }`)
    if (result === undefined) expect(response.errors).toMatchObject([{ code: 3036 }])
    else expect(response).toEqual({ data: { updateBill: { a: result } } })
    expect(await service.data('{ bill(where: {code: "o"}) { a } }')).toEqual({ bill: { a: result ?? value } })
  })

  test('digits that the column does not have are refused, and compared exactly', async () => {
    const { errors } = await service.query('mutation { createBill(data: {code: "x", cents: 0.125}) { id } }')
    expect(errors).toMatchObject([
      { code: 3036, message: 'The input value 0.125 was not valid for field cents of type Bill.' },
    ])
    await service.data('mutation { deleteManyBills { count } }')
    for (const [index, cents] of ['-0.13', '-0.12', '0.12', '0.13'].entries())
      await service.data(`mutation { createBill(data: {code: "c${String(index)}", cents: ${cents}}) { id } }`)
    const found = async (filter: string): Promise<unknown> =>
      (
        (await service.data(`{ bills(where: {${filter}}, orderBy: cents_ASC) { cents } }`))['bills'] as {
          cents: string
        }[]
      ).map(({ cents }) => cents)
    expect(await found('cents_lt: 0.125')).toEqual(['-0.13', '-0.12', '0.12'])
    expect(await found('cents_gt: -0.125')).toEqual(['-0.12', '0.12', '0.13'])
    expect(await found('cents: 0.125')).toEqual([])
    expect(await found('cents_not: 0.125')).toEqual(['-0.13', '-0.12', '0.12', '0.13'])
    expect(await found('cents_in: [0.120, 0.1200001]')).toEqual(['0.12'])
  })

  test('sums, averages and groups have the digits of the column', async () => {
    await service.data('mutation { deleteManyBills { count } }')
    const rows = [
      ['99999999999999.9999', '0.10', '5'],
      ['99999999999999.9999', '0.20', '5'],
      ['0.0001', '-9999999999.99', '123456789012345678'],
    ]
    for (const [index, [a = '', cents = '', whole = '']] of rows.entries())
      await service.data(
        `mutation { createBill(data: {code: "s${String(index)}", a: "${a}", cents: "${cents}", whole: "${whole}"}) { id } }`,
      )
    expect(
      await service.data(
        '{ billsAggregate { sum { a cents whole } avg { a cents whole } min { cents } max { whole } } }',
      ),
    ).toEqual({
      billsAggregate: {
        sum: { a: '199999999999999.9999', cents: '-9999999999.69', whole: '123456789012345688' },
        avg: { a: '66666666666666.6666', cents: '-3333333333.23', whole: '41152263004115229' },
        min: { cents: '-9999999999.99' },
        max: { whole: '123456789012345678' },
      },
    })
    expect(
      await service.data(
        '{ billsGroupBy(by: [whole], having: {sum: {cents_gt: "0.299"}}, sort: [{sum: {a: DESC}}]) { key { whole } sum { cents } avg { a } } }',
      ),
    ).toEqual({ billsGroupBy: [{ key: { whole: '5' }, sum: { cents: '0.3' }, avg: { a: '99999999999999.9999' } }] })
    expect(await service.data('{ billsAggregate(where: {code: "none"}) { sum { a } avg { a } } }')).toEqual({
      billsAggregate: { sum: { a: null }, avg: { a: null } },
    })
  })

  test('loses no cent under 100 clients', async () => {
    await service.data('mutation { createBill(data: {code: "many", cents: 0}) { id } }')
    const step = 'mutation { updateBill(where: {code: "many"}, data: {cents_increment: 0.01}) { id } }'
    const responses = await Promise.all(Array.from({ length: 100 }, () => service.query(step)))
    expect(responses.filter(({ errors }) => errors !== undefined)).toEqual([])
    expect(await service.data('{ bill(where: {code: "many"}) { cents } }')).toEqual({ bill: { cents: '1' } })
  })

  test('has an average and an order of sums even where the sum is too long', async () => {
    const sums = await deployService(
      server,
      `${line} type Sum { id: ID! @id n: Decimal @scalar(precision: 18, scale: 2) k: Int! }`,
    )
    const [most, least] = ['9999999999999999.99', '-9999999999999999.98']
    for (const [k, n] of [most, least].entries())
      for (let count = 0; count < 12; count += 1)
        await sums.data(`mutation { createSum(data: {n: "${n}", k: ${String(k)}}) { id } }`)
    expect(
      await sums.data(`{ sumsAggregate { sum { n } avg { n } }
        sumsGroupBy(by: [k], sort: [{sum: {n: ASC}}], having: {avg: {n_not: 0}}) { key { k } avg { n } } }`),
    ).toEqual({
      // half a hundredth is rounded away from zero
      sumsAggregate: { sum: { n: '0.12' }, avg: { n: '0.01' } },
      sumsGroupBy: [
        { key: { k: 1 }, avg: { n: least } },
        { key: { k: 0 }, avg: { n: most } },
      ],
    })
    const told = await sums.query('{ sumsAggregate(where: {k: 0}) { count sum { n } } }')
    if (database.name === 'sqlite')
      expect(told).toMatchObject({ data: { sumsAggregate: { count: 12, sum: { n: null } } }, errors: [{ code: 3107 }] })
    else expect(told).toEqual({ data: { sumsAggregate: { count: 12, sum: { n: '119999999999999999.88' } } } })
  })

  const longest = [
    '12345678901234567890123456789012345.678901234567890123456789012345',
    '0.000000000000000000000000000001',
  ]
  test('has 65 digits, 30 of them behind the point, or as many as SQLite counts exactly', async () => {
    const text = `${line} type Sum { id: ID! @id n: Decimal whole: Decimal @scalar(precision: 65, scale: 0) }`
    if (database.name === 'sqlite') {
      await expect(deployService(server, text)).rejects.toThrow(
        'A Decimal has at most 18 digits on this database, found: 65.',
      )
      return
    }
    const sums = await deployService(server, text)
    for (const n of [...longest, ...longest.map((one) => `-${one}`)]) {
      const { createSum } = await sums.data('mutation ($n: Decimal!) { createSum(data: {n: $n}) { n } }', { n })
      expect(createSum).toEqual({ n })
      expect(
        await sums.data(`{ sums(where: {n: ${n}}) { n } listed: sums(where: {n_in: ["${n}", 1]}) { n } }`),
      ).toEqual({
        sums: [{ n }],
        listed: [{ n }],
      })
    }
    const whole = '9'.repeat(65)
    const { createSum } = await sums.data(`mutation { createSum(data: {whole: ${whole}}) { whole } }`)
    expect(createSum).toEqual({ whole })
    expect(await sums.data(`{ sums(where: {whole_gte: ${whole}}) { whole } }`)).toEqual({ sums: [{ whole }] })
  })
})
