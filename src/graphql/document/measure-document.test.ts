import { buildSchema, parse } from 'graphql'
import { expect, test } from 'vitest'
import { measureDocument } from './measure-document.js'
import { defaultQueryLimits, type QueryLimits } from './query-limits.js'
import { atOnce } from '../../util/slices.js'

const graphqlSchema = buildSchema(`
  type Query { boats: [Boat] }
  type Boat { id: ID name: String crew: [Sailor] home: Harbour }
  type Sailor { name: String mentor: Sailor }
  type Harbour { name: String }
`)

const query = `
  query Small { boats { name } }
  query Large { first: boats { ...Boat } boats { crew { friend: mentor { name } } } __schema { types { name } } }
  fragment Boat on Boat { id crew { ...Name } ... on Boat { home { name } } }
  fragment Name on Sailor { alias: name }
`

const measure = (text: string, limits: Partial<QueryLimits>) => {
  const document = parse(text)
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === 'FragmentDefinition' ? [[node.name.value, node]] : [])),
  )
  return atOnce(measureDocument(document, fragments, graphqlSchema, { ...defaultQueryLimits, ...limits }))
}
const reported = (text: string, limits: Partial<QueryLimits>) =>
  measure(text, limits).exceeded.map(({ message }) => message)

test('the largest operation is measured, with what its fragments bring and without introspection', () => {
  expect(reported(query, { depth: 3, fields: 9, aliases: 2 })).toEqual([
    'The query is 4 levels deep; this server allows 3',
    'The query selects 10 fields; this server allows 9',
    'The query has 3 aliases; this server allows 2',
  ])
})

test('what is within the limits passes', () => {
  expect([reported(query, { depth: 4, fields: 10, aliases: 3 }), reported(query, {})]).toEqual([[], []])
})

test('definitions are counted', () => {
  expect(reported(query, { definitions: 3 })).toEqual([
    'The query has 4 operations and fragments; this server allows 3',
  ])
})

const doubled = (body: (next: string) => string): string =>
  Array.from({ length: 40 }, (_, n) => `fragment F${String(n)} on Sailor { ${body(`F${String(n + 1)}`)} }`).join(' ') +
  ' fragment F40 on Sailor { name }'

test('a fragment that is spread twice in one place counts once', () => {
  const text = `{ boats { crew { ...F0 } } } ${doubled((next) => `...${next} name ...${next}`)}`
  expect(reported(text, { fields: 100 })).toEqual([])
})

test('fragments that double the answer at each level are refused when the limit is reached', () => {
  const text = `{ boats { crew { ...F0 } } } ${doubled((next) => `a: mentor { ...${next} } b: mentor { ...${next} }`)}`
  expect(reported(text, {})[0]).toMatch(/^The query selects more than \d+ fields; this server allows 10000$/)
})

test('all operations together are bounded, too', () => {
  const text = Array.from({ length: 30 }, (_, n) => `query Q${String(n)} { boats { id name } }`).join(' ')
  expect(reported(text, { fields: 8 })).toEqual([
    'The operations of the query select too many fields together; this server allows 80',
  ])
})

test('fields with one response key that differ are seen, equal ones are not', () => {
  const equal = measure('{ boats { id id id } boats { id } }', {})
  const different = measure('{ boats { a: id } boats { a: name } }', {})
  expect([equal.mayConflict, different.mayConflict]).toEqual([false, true])
})
