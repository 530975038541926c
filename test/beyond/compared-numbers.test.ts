import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const fields = ['i', 'b', 'f', 'd', 'e'] as const
type Row = Readonly<Record<(typeof fields)[number], string | number | null>>

/** Equal and nearly equal numbers; floats of no more digits than every database keeps. */
const rows: readonly Row[] = [
  { i: 5, b: '5', f: 5, d: '5', e: '5' },
  { i: 0, b: '0', f: 0.07, d: '0.07', e: '0.07' },
  { i: -1, b: '-1', f: -1.25, d: '-1.25', e: '-1.250001' },
  { i: 2147483647, b: '9007199254740993', f: 1e15, d: '2147483647', e: '999999999999.999999' },
  { i: 1, b: '999999999999', f: 0.1, d: '1.01', e: '1.01' },
  { i: null, b: '7', f: null, d: null, e: '7' },
]

const operators = {
  EQ: (order: number) => order === 0,
  NE: (order: number) => order !== 0,
  LT: (order: number) => order < 0,
  GTE: (order: number) => order >= 0,
}

/** Less than, equal to or greater than 0. */
function order(one: string | number, other: string | number): number {
  const [left, right] = [millionths(String(one)), millionths(String(other))]
  return left < right ? -1 : left > right ? 1 : 0
}

function millionths(decimal: string): bigint {
  const [front = '', back = ''] = decimal.split('.')
  return BigInt(front + back.padEnd(6, '0'))
}

eachDatabase('numbers of different kinds', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(
      server,
      `schema @refract(edition: 1) { query: Query }
       type Item { id: ID! @id row: Int! i: Int b: BigInt f: Float
         d: Decimal @scalar(precision: 12, scale: 2) e: Decimal @scalar(precision: 18, scale: 6) }`,
    )
    for (const [row, data] of rows.entries())
      await service.data('mutation ($data: ItemCreateInput!) { createItem(data: $data) { id } }', {
        data: { row, ...data },
      })
  })
  afterAll(() => server.stop())

  test.each(fields.flatMap((field) => fields.map((to) => [field, to] as const)))('%s beside %s', async (field, to) => {
    for (const [op, holds] of Object.entries(operators)) {
      const found = await service.data(
        `{ items(where: {COMPARE: [{field: ${field}, op: ${op}, to: ${to}}]}, orderBy: row_ASC) { row } }`,
      )
      const expected = rows.flatMap((row, index) => {
        const [one, other] = [row[field], row[to]]
        return one !== null && other !== null && holds(order(one, other)) ? [{ row: index }] : []
      })
      expect([op, found]).toEqual([op, { items: expected }])
    }
  })
})
