import { buildSchema, parse } from 'graphql'
import { expect, test } from 'vitest'
import { locationText, type SourceLocation } from '../../../util/source-location.js'
import { defaultQueryLimits } from '../query-limits.js'
import { validateDocument } from '../validate-document.js'
import { atOnce } from '../../../util/slices.js'

const graphqlSchema = buildSchema(`
  interface Node { id: ID! }
  enum Kind { TUG FERRY }
  input ShipWhere { name: String hull: Int }
  input ShipUnique { id: ID code: String }
  input PartCreate { name: String! stock: Int! }
  input PartCreateMany { create: [PartCreate!] }
  input ShipCreate { code: String! hull: Int parts: PartCreateMany }
  type Ship implements Node { id: ID! code: String! name: String port: Port ships(first: Int): [Ship!] }
  type Port implements Node { id: ID! city: String! ships(where: ShipWhere, first: Int, skip: Int): [Ship!] }
  type Query { ships(where: ShipWhere, first: Int): [Ship]! ship(where: ShipUnique!): Ship port: Port node(id: ID!): Node }
  type Mutation { createShip(data: ShipCreate!): Ship! }
`)

/** A document, and its errors: the text, and the places as `line:column`. */
type Case = readonly [document: string, ...errors: readonly (readonly [text: string, places: string])[]]

/** A literal that is none of its type. */
const data = (got: string, reason: string): string =>
  `Argument 'data' expected type 'ShipCreate!' but got: ${got}. Reason: ${reason}`
const conflict = (key: string, why: string): string =>
  `Field '${key}' conflict because ${why}. Use different aliases on the fields to fetch both if this was intentional.`

const placeOf = (text: string): SourceLocation => {
  const [line, column] = text.split(':').map(Number)
  return { line: line ?? 0, column: column ?? 0 }
}

const cases: readonly Case[] = [
  ['{ shps { id } }', ["Cannot query field 'shps' on type 'Query'. Did you mean 'ships' or 'ship'?", '1:3']],
  ['{ ships { zzzzzzzzzz } }', ["Cannot query field 'zzzzzzzzzz' on type 'Ship'.", '1:11']],
  [
    '{ node(id: 1) { code } }',
    ["Cannot query field 'code' on type 'Node'. Did you mean to use an inline fragment on 'Ship'?", '1:17'],
  ],
  ['{ ships }', ["Field 'ships' of type 'Ship' must have a sub selection.", '1:3']],
  ['{ ships { id { x } } }', ["Field 'id' of type 'ID' must not have a sub selection.", '1:11']],
  [
    '{ ships(frist: 1) { id } }',
    ["Unknown argument 'frist' on field 'ships' of type 'Query'. Did you mean 'first'?", '1:9'],
  ],
  [
    '{ ships { id @skip(iff: true) } }',
    ["Field 'skip' argument 'if' of type 'Boolean!' is required but not provided.", '1:14'],
    ["Unknown argument 'iff' on directive 'skip'. Did you mean 'if'?", '1:20'],
  ],
  ['{ ship { id } }', ["Field 'ship' argument 'where' of type 'ShipUnique!' is required but not provided.", '1:3']],
  [
    '{ ships { id @include } }',
    ["Field 'include' argument 'if' of type 'Boolean!' is required but not provided.", '1:14'],
  ],
  ['{ ships(first: 1, first: 2) { id } }', ["There can be only one argument named 'first'.", '1:19']],
  ['{ ships(where: {hull: 1, hull: 2}) { id } }', ["There can be only one input field named 'hull'.", '1:17 1:26']],
  [
    'query ($n: Ship) { ships { id } }',
    ["Variable '$n' cannot be non input type 'Ship'.", '1:12'],
    ["Variable '$n' is not used.", '1:8'],
  ],
  [
    'query ($n: Zork) { ships { id } }',
    ["Variable '$n' cannot be non input type 'Zork'.", '1:12'],
    ["Unknown type 'Zork'. Did you mean 'Port'?", '1:12'],
    ["Variable '$n' is not used.", '1:8'],
  ],
  ['{ ships(first: $n) { id } }', ["Variable '$n' is not defined.", '1:16 1:1']],
  ['query Q { ships(first: $n) { id } }', ["Variable '$n' is not defined by operation 'Q'.", '1:24 1:1']],
  ['query ($m: Int) { ships { id } }', ["Variable '$m' is not used.", '1:8']],
  ['query Q($m: Int) { ships { id } }', ["Variable '$m' is not used in operation Q.", '1:9']],
  ['query ($a: Int, $a: Int) { ships(first: $a) { id } }', ["There can be only one variable named 'a'.", '1:8 1:17']],
  [
    'query ($n: String) { ships(first: $n) { id } }',
    ["Variable '$n' of type 'String' used in position expecting type 'Int'.", '1:8 1:35'],
  ],
  [
    'query ($n: ShipUnique) { ship(where: $n) { id } }',
    ["Variable '$n' of type 'ShipUnique' used in position expecting type 'ShipUnique!'.", '1:8 1:38'],
  ],
  ['query ($n: ShipUnique = {id: 1}) { ship(where: $n) { id } }'],
  [
    'query ($n: Int! = 1) { ships(first: $n) { id } }',
    [
      "Variable '$n' of type 'Int!' is required and will never use the default value. Perhaps you meant to use type 'Int'.",
      '1:19',
    ],
  ],
  [
    'query ($n: Int = "1") { ships(first: $n) { id } }',
    [`Variable '$n' of type 'Int' has invalid default value: "1". Reason: Int value expected`, '1:18'],
  ],
  [
    'query ($w: ShipWhere = {nope: 1}) { ships(where: $w) { id } }',
    [
      "Variable '$w' of type 'ShipWhere' has invalid default value: {nope: 1}. Reason: 'nope' Field 'nope' is not defined in the input type 'ShipWhere'.",
      '1:24 1:25',
    ],
  ],
  ['{ ships { ...H } }', ["Unknown fragment 'H'.", '1:11']],
  ['{ ships { id } } fragment F on Ship { id }', ["Fragment 'F' is not used.", '1:18']],
  [
    '{ ships { ...X } } fragment X on Ship { id } fragment X on Ship { code }',
    ["There can only be one fragment named 'X'.", '1:46'],
  ],
  ['{ ships { ...F } } fragment F on Ship { ...F }', ["Cannot spread fragment 'F' within itself.", '1:41']],
  [
    '{ ships { ...F } } fragment F on Ship { ...G } fragment G on Ship { ...F }',
    ["Cannot spread fragment 'F' within itself via 'G'.", '1:41 1:69'],
  ],
  [
    '{ ships { ...G } } fragment G on Port { city }',
    ["Fragment 'G' cannot be spread here as objects of type 'Ship' can never be of type 'Port'.", '1:11'],
  ],
  [
    '{ ships { ... on Port { city } } }',
    ["Fragment cannot be spread here as objects of type 'Ship' can never be of type 'Port'.", '1:11'],
  ],
  [
    '{ ships { ... on String { x } } }',
    ["Fragment cannot condition on non composite type 'String'.", '1:18'],
    ["Fragment cannot be spread here as objects of type 'Ship' can never be of type 'String'.", '1:11'],
  ],
  [
    '{ ships { ...G } } fragment G on Kind { x }',
    ["Fragment 'G' cannot be spread here as objects of type 'Ship' can never be of type 'Kind'.", '1:11'],
    ["Fragment 'G' cannot condition on non composite type 'Kind'.", '1:34'],
  ],
  ['{ ships { ...G } } fragment G on Zork { x }', ["Unknown type 'Zork'. Did you mean 'Port'?", '1:34']],
  ['{ ships { ... { id } } }'],
  ['query A { ships { id } } query A { ships { id } }', ["There can only be one operation named 'A'.", '1:26']],
  [
    '{ ships { id } } query B { ships { id } }',
    ['This anonymous operation must be the only defined operation.', '1:1'],
  ],
  ['{ ships { id @foo } }', ["Unknown directive 'foo'.", '1:14']],
  ['query @skip(if: true) { ships { id } }', ["Directive 'skip' may not be used on query operation.", '1:7']],
  [
    '{ ships { id @skip(if: true) @skip(if: false) } }',
    ["The directive 'skip' can only be used once at this location.", '1:14 1:30'],
  ],
  ['{ ships { id: code id } }', [conflict('id', "'code' and 'id' are different fields"), '1:11 1:20']],
  [
    '{ ships(first: 1) { id } ships(first: 2) { id } }',
    [conflict('ships', 'they have differing arguments'), '1:3 1:26'],
  ],
  [
    '{ ships { a: id } ships { a: code } }',
    [conflict('ships', "subfields 'a' conflict because 'id' and 'code' are different fields"), '1:3 1:11 1:19 1:27'],
  ],
  [
    '{ node(id: 1) { ... on Ship { a: code } ... on Port { a: ships { id } } } }',
    [conflict('a', "they return conflicting types 'String!' and '[Ship!]'"), '1:31 1:55'],
  ],
  ['type X { id: ID } { ships { id } }', ["The 'X' definition is not executable.", '1:1']],
  ['{\n  ships {\n    nme\n  }\n}', ["Cannot query field 'nme' on type 'Ship'. Did you mean 'name'?", '3:5']],
  [
    '{ ships(first: "日本") { id } }',
    [String.raw`Argument 'first' expected type 'Int' but got: "\u65E5\u672C". Reason: Int value expected`, '1:16'],
  ],
  [
    'mutation { createShip(data: {parts: {create: {name: "n", stock: 1e-7}}}) { id } }',
    [
      data(
        '{parts: {create: {name: "n", stock: 1E-7}}}',
        "'code' Not-null field 'code' of type 'String!' defined in the 'ShipCreate' input type is missing.",
      ),
      '1:29',
    ],
    [
      data('{parts: {create: {name: "n", stock: 1E-7}}}', "'parts.create[0].stock' Int value expected"),
      '1:29 1:30 1:38 1:46 1:58',
    ],
  ],
]

for (const [document, ...errors] of cases)
  test(document, () => {
    const expected = errors.map(([text, places]) => {
      const locations = places.split(' ').map(placeOf)
      return { message: text + locationText(document, locations), locations }
    })
    expect(atOnce(validateDocument(document, parse(document), graphqlSchema, defaultQueryLimits))).toEqual(expected)
  })
