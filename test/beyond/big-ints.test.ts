import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const datamodel = `schema @refract(edition: 1) { query: Query }
type Ship { id: BigInt! @id  code: String! @unique  n: BigInt  small: Int  ratio: Float
  crew: [Sailor]  flag: Flag @relation(link: INLINE)  marks: [BigInt] @scalarList(strategy: RELATION) }
type Sailor { id: ID! @id  nick: String! @unique  ship: Ship @relation(link: INLINE) }
type Flag { id: BigInt! @id(strategy: NONE)  name: String! }
type Log { id: Int! @id @scalar(type: BIG_INT)  day: Date! @defaultFunction(name: NOW)  time: Time @defaultFunction(name: NOW) }`

const [least, greatest] = ['-9223372036854775808', '9223372036854775807']

eachDatabase('BigInt', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, datamodel)
  })
  afterAll(() => server.stop())

  test('counts up ids, which relations and cursors lead by', async () => {
    const create = (code: string): string =>
      `createShip(data: {code: "${code}", crew: {create: [{nick: "${code}1"}, {nick: "${code}2"}]}, marks: {set: ["${greatest}"]}}) { id crew(orderBy: nick_ASC) { nick ship { id } } marks }`
    const response = await service.data(`mutation { a: ${create('a')} b: ${create('b')} }`)
    const shipOf = (id: string, code: string) => ({
      id,
      crew: [1, 2].map((nr) => ({ nick: `${code}${String(nr)}`, ship: { id } })),
      marks: [greatest],
    })
    expect(response).toEqual({ a: shipOf('1', 'a'), b: shipOf('2', 'b') })
    const { createManyShips } = await service.data(
      'mutation { createManyShips(data: [{code: "c", crew: {create: [{nick: "c1"}]}}, {code: "d"}]) { count nodes { id crew { nick ship { id } } } } }',
    )
    expect(createManyShips).toEqual({
      count: 2,
      nodes: [
        { id: '3', crew: [{ nick: 'c1', ship: { id: '3' } }] },
        { id: '4', crew: [] },
      ],
    })
    expect(
      await service.data(
        '{ one: ship(where: {id: 2}) { code } same: ship(where: {id: "2"}) { code } ships(after: "2", first: 1) { id } none: ships(after: "x") { id } sailors(where: {ship: {id_gt: 2}}) { nick } }',
      ),
    ).toEqual({ one: { code: 'b' }, same: { code: 'b' }, ships: [{ id: '3' }], none: [], sailors: [{ nick: 'c1' }] })
    const { shipsConnection } = await service.data(
      '{ shipsConnection(first: 1) { edges { node { id } cursor } pageInfo { endCursor } aggregate { count } } }',
    )
    expect(shipsConnection).toEqual({
      edges: [{ node: { id: '1' }, cursor: '1' }],
      pageInfo: { endCursor: '1' },
      aggregate: { count: 1 },
    })
    const moved = await service.data(
      'mutation { updateSailor(where: {nick: "c1"}, data: {ship: {connect: {id: 4}}}) { ship { id } } deleteShip(where: {id: "3"}) { id } upsertShip(where: {id: "99"}, create: {code: "e"}, update: {}) { id code } }',
    )
    expect(moved).toEqual({
      updateSailor: { ship: { id: '4' } },
      deleteShip: { id: '3' },
      upsertShip: { id: expect.stringMatching(/^\d+$/) as unknown, code: 'e' },
    })
  })

  test('is an id that clients give, of any size', async () => {
    for (const id of [least, '0', greatest]) {
      const { createFlag } = await service.data(
        `mutation ($id: BigInt!) { createFlag(data: {id: $id, name: "f"}) { id } }`,
        { id },
      )
      expect(createFlag).toEqual({ id })
    }
    const { createShip } = await service.data(
      `mutation { createShip(data: {code: "f", flag: {connect: {id: "${least}"}}}) { flag { id } } }`,
    )
    expect(createShip).toEqual({ flag: { id: least } })
    expect(await service.data(`{ flags(orderBy: id_DESC) { id } flag(where: {id: ${greatest}}) { id } }`)).toEqual({
      flags: [greatest, '0', least].map((id) => ({ id })),
      flag: { id: greatest },
    })
    const { errors } = await service.query(`mutation { createFlag(data: {id: "${greatest}0", name: "f"}) { id } }`)
    expect(errors).toMatchObject([{ code: 3036 }])
  })

  /** What an operation makes of a value; without a result it is refused with 3036. */
  const operations: readonly (readonly [value: string, operation: string, result?: string])[] = [
    ['9007199254740993', 'n_increment: 1', '9007199254740994'],
    ['9007199254740993', 'n_decrement: "9007199254740993"', '0'],
    ['4611686018427387903', 'n_multiply: 2', '9223372036854775806'],
    [greatest, 'n_divide: 10', '922337203685477580'],
    ['-7', 'n_divide: 2', '-3'],
    [greatest, `n_increment: "${least}"`, '-1'],
    [greatest, 'n_increment: 1'],
    [least, 'n_decrement: 1'],
    [greatest, 'n_multiply: 2'],
    [least, 'n_divide: -1'],
    ['1', `n_increment: "${greatest}0"`],
    ['1', 'n_divide: 0'],
  ]

  test.each(operations)('%s with %s', async (value, operation, result) => {
    await service.data(
      `mutation { upsertShip(where: {code: "o"}, create: {code: "o", n: "${value}"}, update: {n: "${value}"}) { id } }`,
    )
    const response = await service.query(`mutation { updateShip(where: {code: "o"}, data: {${operation}}) { n } }`)
    if (result === undefined) expect(response.errors).toMatchObject([{ code: 3036 }])
    else expect(response).toEqual({ data: { updateShip: { n: result } } })
    expect(await service.data('{ ship(where: {code: "o"}) { n } }')).toEqual({ ship: { n: result ?? value } })
  })

  test('loses no step under 100 clients', async () => {
    await service.data(`mutation { updateShip(where: {code: "o"}, data: {n: "${least}"}) { id } }`)
    const step = 'mutation { updateShip(where: {code: "o"}, data: {n_increment: "92233720368547758"}) { id } }'
    const responses = await Promise.all(Array.from({ length: 100 }, () => service.query(step)))
    expect(responses.filter(({ errors }) => errors !== undefined)).toEqual([])
    expect(await service.data('{ ship(where: {code: "o"}) { n } }')).toEqual({
      ship: { n: String(BigInt(least) + 9223372036854775800n) },
    })
  })

  test('has the same average everywhere, which is a double', async () => {
    await service.data('mutation { deleteManyShips { count } }')
    for (const [index, n] of ['9007199254740993', '123456789012', '0'].entries())
      await service.data(`mutation { createShip(data: {code: "a${String(index)}", n: "${n}"}) { id } }`)
    expect(await service.data('{ shipsAggregate { avg { n } } }')).toEqual({
      shipsAggregate: { avg: { n: 3002440903843330 } },
    })
  })

  test('is summed up exactly, and compared with other numbers', async () => {
    await service.data('mutation { deleteManyShips { count } }')
    const rows = [
      ['9007199254740993', '1', '2.5'],
      ['9007199254740993', '2', '9007199254740992'],
      ['3', '3', '3'],
    ]
    for (const [index, [n = '', small = '', ratio = '']] of rows.entries())
      await service.data(
        `mutation { createShip(data: {code: "s${String(index)}", n: "${n}", small: ${small}, ratio: ${ratio}}) { id } }`,
      )
    expect(await service.data('{ shipsAggregate { sum { n small } avg { n } min { n } max { n } } }')).toEqual({
      shipsAggregate: {
        sum: { n: '18014398509481989', small: 6 },
        avg: { n: 6004799503160660 },
        min: { n: '3' },
        max: { n: '9007199254740993' },
      },
    })
    const equal = 'ships(where: {COMPARE: [{field: n, op: EQ, to: small}]}) { code }'
    expect(await service.data(`{ ${equal} }`)).toEqual({ ships: [{ code: 's2' }] })
    expect(
      await service.data(
        '{ shipsGroupBy(by: [code], having: {sum: {n_gt: "9007199254740992"}}, sort: [{sum: {n: DESC}}, {key: {code: ASC}}]) { key { code } sum { n } } }',
      ),
    ).toEqual({ shipsGroupBy: ['s0', 's1'].map((code) => ({ key: { code }, sum: { n: '9007199254740993' } })) })
    await service.data(`mutation { updateManyShips(data: {n: "${greatest}"}) { count } }`)
    expect(await service.query('{ shipsAggregate { count sum { small n } } }')).toMatchObject({
      data: { shipsAggregate: { count: 3, sum: { small: 6, n: null } } },
      errors: [{ code: 3107, message: "The sum of 'n' is too large.", path: ['shipsAggregate', 'sum', 'n'] }],
    })
    expect(await service.data('{ shipsAggregate(where: {code: "none"}) { sum { n } min { n } } }')).toEqual({
      shipsAggregate: { sum: { n: null }, min: { n: null } },
    })
  })

  test('is summed up where only a part of the rows, or only what is compared, is too large', async () => {
    await service.data('mutation { deleteManyShips { count } }')
    const rows = [
      [greatest, 1],
      [greatest, 1],
      [least, 2],
      [least, 2],
      ['2', 2],
      ['7', 3],
    ] as const
    for (const [index, [n, small]] of rows.entries())
      await service.data(
        `mutation { createShip(data: {code: "${String(index)}", n: "${n}", small: ${String(small)}}) { id } }`,
      )
    expect(await service.data('{ shipsAggregate { sum { n } } }')).toEqual({ shipsAggregate: { sum: { n: '7' } } })
    expect(
      await service.data(`{
        sorted: shipsGroupBy(by: [small], sort: [{sum: {n: DESC}}]) { key { small } }
        had: shipsGroupBy(by: [small], having: {sum: {n_gt: 7}}) { key { small } }
        low: shipsGroupBy(by: [small], having: {sum: {n_lt: "${least}"}}) { key { small } } }`),
    ).toEqual({
      sorted: [1, 3, 2].map((small) => ({ key: { small } })),
      had: [{ key: { small: 1 } }],
      low: [{ key: { small: 2 } }],
    })
  })

  test('days and times of default functions are those of the create', async () => {
    const before = new Date().toISOString()
    const { createLog } = await service.data('mutation { createLog(data: {}) { id day time } }')
    const after = new Date().toISOString()
    const { day, time } = createLog as { readonly day: string; readonly time: string }
    const made = `${day}T${time.padEnd(12, time.length === 8 ? '.000' : '')}Z`
    expect(made >= before.slice(0, 10) && made >= before && made <= after).toBe(true)
  })
})
