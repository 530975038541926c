import { buildSchema, parse, parseType, parseValue, typeFromAST, type GraphQLInputType } from 'graphql'
import { expect, test } from 'vitest'
import { locationText } from '../../util/source-location.js'
import { coerceVariables, variableReaders } from './coerce-variables.js'
import { faultText, literalFaults } from './value-fault.js'

const graphqlSchema = buildSchema(`
  scalar Json
  scalar DateTime
  scalar UUID
  enum Kind { TUG FERRY }
  input PortWhere { city: String AND: [PortWhere!] }
  input ShipWhere { id: ID name: String hull: Int hull_in: [Int!] draft: Float port: PortWhere OR: [ShipWhere!] }
  input PartCreate { name: String! stock: Int! }
  input PartCreateMany { create: [PartCreate!] }
  input ShipCreate { code: String! hull: Int parts: PartCreateMany }
  type Query { id: ID }
`)
const typeOf = (text: string): GraphQLInputType =>
  typeFromAST(graphqlSchema, parseType(text) as never) as unknown as GraphQLInputType

const missing = (path: string, type: string, of: string): string =>
  `'${path}' Not-null field '${path.replace(/.*\./, '')}' of type '${type}' defined in the '${of}' input type is missing.`
const unknown = (path: string, of: string): string =>
  `'${path}' Field '${path.replace(/.*\./, '')}' is not defined in the input type '${of}'.`
const tooBig = 'Float or Int value is too big to fit in double'

/** A literal of a type, and its faults: the reason, and the columns of the places that it names. */
const literals: readonly (readonly [
  type: string,
  literal: string,
  ...faults: readonly (readonly [string, string])[],
])[] = [
  ['Int', '1'],
  ['Int', 'null'],
  ['Int!', 'null', ['Int value expected', '1']],
  ['Int', '"1"', ['Int value expected', '1']],
  ['Int', '1.0', ['Int value expected', '1']],
  ['Int', '2147483648', ['Value is too big to fit in Int', '1']],
  ['Int', '-2147483648'],
  ['Int', '[1]', ['Int value expected', '1']],
  ['Float', '1e21'],
  ['Float', '"x"', ['Float or Int value expected', '1']],
  ['Float', '1e400', [tooBig, '1']],
  ['Float', '9007199254740993', [tooBig, '1']],
  ['Boolean', '1', ['Boolean value expected', '1']],
  ['String', '1', ['String value expected', '1']],
  ['ID', '1'],
  ['ID', '1.5', ['String or Int value expected', '1']],
  ['Kind', '"TUG"', ['Enum value expected', '1']],
  ['Kind', 'NOPE', ["Enum value 'NOPE' is undefined in enum type 'Kind'. Known values are: TUG, FERRY.", '1']],
  ['DateTime', '"now"', ['Date value expected', '1']],
  ['UUID', '"x"', ['This is not a valid type 4 UUID.', '1']],
  ['Json', '"{"', ['Not valid JSON', '1']],
  ['Json', '{a: 1}', ['Not valid JSON', '1']],
  ['[Int!]', '[1, "x", null]', ["'[1]' Int value expected", '1'], ["'[2]' Int value expected", '1']],
  ['[Int!]', '"x"', ["'[0]' Int value expected", '1']],
  ['ShipWhere', '"x"', ["Expected 'ShipWhere', found not an object.", '1']],
  ['ShipWhere!', 'null', ["Expected 'ShipWhere', found not an object.", '1']],
  ['ShipWhere', '{port: 5}', ["'port' Expected 'PortWhere', found not an object.", '1 2']],
  ['ShipWhere', '{port: {city: 5}}', ["'port.city' String value expected", '1 2 9']],
  ['ShipWhere', '{hull_in: [1, "x"]}', ["'hull_in[1]' Int value expected", '1 2 11']],
  ['ShipWhere', '{hull_in: "x"}', ["'hull_in[0]' Int value expected", '1 2 11']],
  ['ShipWhere', '{OR: {hull: "x"}}', ["'OR[0].hull' Int value expected", '1 2 6 7']],
  [
    'ShipWhere',
    '{OR: [{}, {port: {AND: {city: 1}}}]}',
    ["'OR[1].port.AND[0].city' String value expected", '1 2 6 12 19 24 25'],
  ],
  ['ShipWhere', '{nme: 1}', [unknown('nme', 'ShipWhere'), '1 2']],
  ['ShipWhere', '{port: {nme: 1}}', [unknown('port.nme', 'PortWhere'), '1 2 9']],
  [
    'ShipWhere',
    '{nope: 1, name: 2, also: 2, hull: "x"}',
    [unknown('nope', 'ShipWhere'), '1 2'],
    [unknown('also', 'ShipWhere'), '1 20'],
    ["'name' String value expected", '1 11'],
    ["'hull' Int value expected", '1 29'],
  ],
  ['ShipCreate', '{}', [missing('code', 'String!', 'ShipCreate'), '1']],
  ['ShipCreate', '{code: null}', ["'code' String value expected", '1 2']],
  [
    'ShipCreate',
    '{nope: 1, parts: {create: {stock: "x"}}}',
    [unknown('nope', 'ShipCreate'), '1 2'],
    [missing('code', 'String!', 'ShipCreate'), '1'],
    [missing('parts.create[0].name', 'String!', 'PartCreate'), '1 11 19 27'],
    ["'parts.create[0].stock' Int value expected", '1 11 19 27 28'],
  ],
  [
    'ShipCreate',
    '{code: "A", parts: {create: [{name: "n", stock: 1}, {name: 1}]}}',
    ["'parts.create[1].name' String value expected", '1 13 21 29 54'],
    [missing('parts.create[1].stock', 'Int!', 'PartCreate'), '1 13 21 29 53'],
  ],
]

for (const [type, literal, ...faults] of literals)
  test(`${type}: ${literal}`, () => {
    const found = literalFaults(parseValue(literal), typeOf(type))
    expect(
      found.map((fault) => [faultText(fault), fault.nodes.map(({ loc }) => loc?.startToken.column).join(' ')]),
    ).toEqual(faults)
  })

/** A variable's value, how messages show it, and the reasons. */
const values: readonly (readonly [type: string, value: unknown, shown: string, ...reasons: readonly string[]])[] = [
  ['Int', 1, '1'],
  ['Int!', undefined, 'value is undefined', 'Expected non-null value, found null.'],
  ['Int!', null, 'got: null', 'Int value expected'],
  ['Int', '1', 'got: "1"', 'Int value expected'],
  ['Int', 1e-7, 'got: 1E-7', 'Int value expected'],
  ['Int', 1.5, 'got: 1.5', 'Int value expected'],
  ['Int', 1e21, 'got: 1000000000000000000000', 'Value is too big to fit in Int'],
  ['Int', '日\n"', String.raw`got: "日\n\""`, 'Int value expected'],
  ['Boolean', 'x', 'got: "x"', 'Boolean value expected'],
  ['Kind', 'NOPE', 'got: "NOPE"', "Enum value 'NOPE' is undefined in enum type 'Kind'. Known values are: TUG, FERRY."],
  ['Kind', 1, 'got: 1', 'Enum value expected'],
  ['[Int!]', [1, 'x', null], 'got: [1,"x",null]', "'[0]' Int value expected", "'[0]' Int value expected"],
  ['[Int!]', 'x', 'got: "x"', "'[0]' Int value expected"],
  ['ShipWhere', [], 'got: []', "Expected 'ShipWhere', found not an object."],
  ['ShipWhere', { OR: { hull: 'x' } }, 'got: {"OR":{"hull":"x"}}', "'OR[0].hull' Int value expected"],
  ['ShipWhere', { nope: 1 }, 'got: {"nope":1}', unknown('nope', 'ShipWhere')],
  [
    'ShipWhere',
    { hull: 'x', nope: null, port: { nme: 1, city: 2 } },
    'got: {"hull":"x","nope":null,"port":{"nme":1,"city":2}}',
    unknown('nope', 'ShipWhere'),
    "'hull' Int value expected",
    unknown('port.nme', 'PortWhere'),
    "'port.city' String value expected",
  ],
  ['ShipCreate', {}, 'got: {}', "'code' Expected non-null value, found null."],
  ['ShipCreate', { code: null }, 'got: {"code":null}', "'code' String value expected"],
]

for (const [type, value, shown, ...reasons] of values)
  test(`a variable of ${type} with ${JSON.stringify([value])}`, () => {
    const text = `query ($v: ${type}) { id }`
    const [operation] = parse(text).definitions
    if (operation?.kind !== 'OperationDefinition') throw new TypeError('the text has an operation')
    const coerced = coerceVariables(variableReaders(operation, graphqlSchema), { v: value }, text)
    const locations = [{ line: 1, column: 8 }]
    expect(coerced.kind === 'errors' ? coerced.errors : []).toEqual(
      reasons.map((reason) => ({
        message: `Variable '$v' expected value of type '${type}' but ${shown}. Reason: ${reason}${locationText(text, locations)}`,
        locations,
      })),
    )
  })
