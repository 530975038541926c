import { buildSchema, parse } from 'graphql'
import { expect, test } from 'vitest'
import { coerceVariables, variableReaders } from './coerce-variables.js'
import { defaultQueryLimits } from './query-limits.js'
import { validateDocument } from './validate-document.js'
import { atOnce } from '../../util/slices.js'

const graphqlSchema = buildSchema(`
  input BoatWhere { OR: [BoatWhere!] name: String id_in: [ID!] length: Int }
  type Query { boats(where: BoatWhere): [Boat] }
  type Boat { id: ID! name: String crew: [Boat!] }
`)
const many = 5000
const repeated = (part: (n: number) => string): string => Array.from({ length: many }, (_, n) => part(n)).join(' ')
const faultsOf = (text: string) => atOnce(validateDocument(text, parse(text), graphqlSchema, defaultQueryLimits))

test.each([
  ['arguments', `{ boats(${repeated((n) => `a${String(n)}: 1`)}) { id } }`],
  ['fields', `{ boats { ${repeated((n) => `a${String(n)}`)} } }`],
  ['values', `{ boats(where: {OR: [${repeated(() => '{length: "x"}')}]}) { id } }`],
  ['directives', `{ boats { ${repeated((n) => `id @d${String(n)}`)} } }`],
  ['variables', `query(${repeated((n) => `$a${String(n)}: Int`)}) { boats { id } }`],
  ['fragments', `{ boats { ...F } } ${repeated((n) => (n < 900 ? `fragment F${String(n)} on Boat { id }` : ''))}`],
  ['conflicts', `{ boats { ${repeated((n) => `a: ${n % 2 === 0 ? 'id' : 'name'}`)} } }`],
  ['conflicts below', `{ ${repeated((n) => `boats { a: ${n % 2 === 0 ? 'id' : 'name'} }`)} }`],
])('validation stops after a hundred wrong %s, and its errors are short', (_what, text) => {
  const faults = faultsOf(text)
  expect(faults.length).toBeGreaterThan(0)
  expect(faults.length).toBeLessThanOrEqual(101)
  expect(JSON.stringify(faults).length).toBeLessThan(1_000_000)
})

test('the last error says that there are more', () => {
  const faults = faultsOf(`{ boats { ${repeated((n) => `a${String(n)}`)} } }`)
  expect(faults.at(-1)?.message).toBe('More than 100 errors were found; validation stopped after these.')
})

test('a long line is shown around its place', () => {
  const [fault] = faultsOf(`{ boats { ${'id '.repeat(1000)}wrong ${'id '.repeat(1000)} } }`)
  const [, line = '', caret = ''] = fault?.message.split('\n') ?? []
  expect(line.length).toBeLessThan(500)
  expect(line.slice(caret.length - 1, caret.length + 4)).toBe('wrong')
})

test('a cycle of many fragments is one short error', () => {
  const fragments = Array.from(
    { length: 900 },
    (_, n) => `fragment F${String(n)} on Boat { ...F${String((n + 1) % 900)} }`,
  )
  const faults = faultsOf(`{ boats { ...F0 } } ${fragments.join(' ')}`)
  expect([faults.length, JSON.stringify(faults).length < 20_000]).toEqual([1, true])
})

test('fields that are given many times and equal are in no conflict', () => {
  expect(faultsOf(`{ boats { ${'id '.repeat(4000)} ${'crew { id name } '.repeat(1000)} } }`)).toEqual([])
})

test.each([
  ['list', { where: { id_in: Array.from({ length: 200_000 }, () => ({})) } }],
  ['objects', { where: { OR: Array.from({ length: 200_000 }, () => ({ length: 'x' })) } }],
  ['keys', { where: Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`k${String(n)}`, 1])) }],
])('faulty values in a variable are told a hundred times: %s', (_what, given) => {
  const text = 'query($where: BoatWhere) { boats(where: $where) { id } }'
  const [operation] = parse(text).definitions
  if (operation?.kind !== 'OperationDefinition') throw new TypeError('the text has an operation')
  const coerced = coerceVariables(variableReaders(operation, graphqlSchema), given, text)
  const errors = coerced.kind === 'errors' ? coerced.errors : []
  expect([errors.length, JSON.stringify(errors).length < 500_000]).toEqual([101, true])
})

test.each([
  [
    'objects',
    { where: { OR: Array.from({ length: 20_000 }, () => ({ length: 1 })) } },
    'more than 10000 input objects',
  ],
  [
    'levels',
    { where: Array.from({ length: 500 }).reduce((inner) => ({ OR: [inner] }), { length: 1 }) },
    'more than 200 levels deep',
  ],
])('variables of too many %s are refused', (_what, given, reported) => {
  const text = 'query($where: BoatWhere) { boats(where: $where) { id } }'
  const [operation] = parse(text).definitions
  if (operation?.kind !== 'OperationDefinition') throw new TypeError('the text has an operation')
  const coerced = coerceVariables(variableReaders(operation, graphqlSchema), given, text)
  expect(coerced).toMatchObject({ kind: 'errors', errors: [{ message: expect.stringContaining(reported) as string }] })
})
