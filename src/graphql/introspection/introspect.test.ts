import { buildSchema, parse, type OperationDefinitionNode } from 'graphql'
import { expect, test } from 'vitest'
import { atOnce } from '../../util/slices.js'
import { collectFields } from '../to-operation/collect-fields.js'
import { createIntrospection, type Told } from './introspect.js'

const long = 'x'.repeat(100_000)
const schema = buildSchema(`"${long}" type Query { ${Array.from('abcdefghij', (name) => `${name}: Query`).join(' ')} }`)

/** The answer to all root fields of a query. */
function responseTo(query: string, told: Told = { bytes: 0 }): string {
  const operation = parse(query).definitions[0] as OperationDefinitionNode
  const scope = { graphqlSchema: schema, fragments: new Map(), variables: {} }
  const introspection = createIntrospection(schema)
  return collectFields([operation.selectionSet], schema.getQueryType()!, scope)
    .map((collected) => atOnce(introspection.resolve(collected, scope, told)))
    .join()
}

test('introspection answers types within types', () => {
  expect(responseTo('{ __type(name: "Query") { fields { type { name } } } }')).toBe(
    `{"fields":[${Array(10).fill('{"type":{"name":"Query"}}').join(',')}]}`,
  )
})

const rejection = 'The answer to __schema and __type would be longer than 64000000 characters. Please ask for less.'

test.each([
  [
    'in each other',
    '{ __type(name: "Query") { fields { type { fields { type { fields { type { description } } } } } } } }',
  ],
  [
    'beside each other',
    `{ ${[...Array(70).keys()].map((n) => `a${String(n)}: __type(name: "Query") { fields { type { description } } }`).join(' ')} }`,
  ],
])('introspection of more types %s than can be told is refused', (_, query) => {
  expect(() => responseTo(query)).toThrow(expect.objectContaining({ code: 3152, message: rejection }) as Error)
})
