import { buildSchema, parseType, typeFromAST, type GraphQLInputType } from 'graphql'
import { expect, test } from 'vitest'
import { parseJson } from '../../util/exact-json.js'
import { readFitting, unfit } from './read-fitting.js'
import { variableFaults, type InputBudget } from './value-fault.js'

const graphqlSchema = buildSchema(`
  scalar Json
  scalar DateTime
  scalar BigInt
  enum Kind { TUG FERRY }
  input ShipWhere { id: ID name: String hull_in: [Int!] OR: [ShipWhere!] }
  input ShipCreate {
    code: String!
    hull: Int
    draft: Float
    kind: Kind
    built: DateTime
    meta: Json
    loads: [[Int!]!]
    crew: [ShipCreate!]
    constructor: Boolean!
    skips: Boolean! = false
  }
  type Query { id: ID }
`)
const typeOf = (text: string): GraphQLInputType =>
  typeFromAST(graphqlSchema, parseType(text) as never) as unknown as GraphQLInputType

const budgetOf = (inputObjects = 100, nesting = 100): InputBudget => ({ objects: 0, limits: { inputObjects, nesting } })

const ship = '{"code": "a", "constructor": true}'

/** A type, JSON of a value, and JSON of what is read; undefined: the value does not fit. */
const values: readonly (readonly [type: string, given: string, read: string | undefined])[] = [
  ['Int', '-0', '0'],
  ['Int', '1.5', undefined],
  ['Int', '2147483648', undefined],
  ['Int', '9007199254740993', undefined],
  ['Int!', 'null', undefined],
  ['ID', '12', '"12"'],
  ['BigInt', '9007199254740993', '"9007199254740993"'],
  ['[Int!]', '1', '[1]'],
  ['[Int!]', '[1, null]', undefined],
  ['[Int]', '[1, null]', '[1,null]'],
  ['ShipWhere', '{"OR": {"hull_in": 3}}', '{"OR":[{"hull_in":[3]}]}'],
  ['ShipWhere', '{"id": null}', '{"id":null}'],
  ['ShipWhere', '[]', undefined],
  ['ShipWhere', '9007199254740993', undefined],
  ['ShipWhere', '{"toString": 1}', undefined],
  ['ShipCreate', '{"code": "a"}', undefined],
  ['ShipCreate', '{"code": "a", "constructor": true, "skips": null}', undefined],
  ['ShipCreate', '{"code": "a", "constructor": true, "nme": 1}', undefined],
  [
    'ShipCreate',
    `{"crew": [${ship}], "meta": {"b": [1.50]}, "kind": "TUG", "built": "2020-01-31", "loads": [[1], 2], "code": "b", "constructor": false}`,
    '{"crew":[{"code":"a","constructor":true}],"meta":"{\\"b\\":[1.5]}","kind":"TUG","built":"2020-01-31T00:00:00.000Z","loads":[[1],[2]],"code":"b","constructor":false}',
  ],
]

for (const [type, given, read] of values)
  test(`${given} of ${type} is ${read ?? 'refused'}`, () => {
    const value = parseJson(given)
    const fitting = readFitting(value, typeOf(type), budgetOf())
    expect(fitting === unfit ? undefined : JSON.stringify(fitting)).toBe(read)
    // what does not fit has a reason, and what fits has none
    const faults = variableFaults(value, typeOf(type), { most: 5, budget: budgetOf() })
    expect(faults.length === 0).toBe(read !== undefined)
  })

test('objects are counted over all values, and not of one that does not fit', () => {
  const budget = budgetOf(3)
  const ships = typeOf('[ShipCreate!]')
  const two = parseJson(`[${ship}, ${ship}]`)
  expect(readFitting(two, ships, budget)).toHaveLength(2)
  expect(budget.objects).toBe(2)
  expect(readFitting(two, ships, budget)).toBe(unfit)
  expect(budget.objects).toBe(2)
  expect(() => variableFaults(two, ships, { most: 5, budget })).toThrow('more than 3 input objects')
})

test('values may be nested as deep as the limit says', () => {
  const nested = (depth: number): string => (depth === 0 ? '{}' : `{"OR": [${nested(depth - 1)}]}`)
  for (const [depth, fits] of [
    [2, true],
    [3, false],
  ] as const) {
    const value = parseJson(nested(depth))
    expect(readFitting(value, typeOf('ShipWhere'), budgetOf(100, 4)) !== unfit, `${String(depth)} levels`).toBe(fits)
    const find = () => variableFaults(value, typeOf('ShipWhere'), { most: 5, budget: budgetOf(100, 4) })
    if (fits) expect(find()).toEqual([])
    else expect(find).toThrow('more than 4 levels deep')
  }
})
