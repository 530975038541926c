import { GraphQLSchema } from 'graphql'
import { expect, test } from 'vitest'
import { buildModel } from '../../datamodel/build-model.js'
import { parseDatamodel } from '../../datamodel/parse-datamodel.js'
import { Problem } from '../../errors/problem.js'
import { atOnce } from '../../util/slices.js'
import { buildGraphqlSchema } from './build-graphql-schema.js'

const document = parseDatamodel(`
  type Ship { id: ID! @id name: String! tags: [String] kind: Kind port: Port @relation(name: "ShipPort", link: INLINE) }
  type Port { id: Int! @id ships: [Ship] @relation(name: "ShipPort") }
  enum Kind { SAIL STEAM }
`)
if (document instanceof Problem) throw document
const { model } = buildModel(document, { syntax: 'v1.1', previous: undefined, newId: () => 'id' })

test('types that are collected in slices are those that GraphQL finds itself, in its order', () => {
  const schema = atOnce(buildGraphqlSchema(model, { rawDatabases: ['default'] }))
  const { types, ...roots } = schema.toConfig()
  expect(types.length).toBeGreaterThan(50)
  expect(Object.keys(schema.getTypeMap())).toEqual(Object.keys(new GraphQLSchema(roots).getTypeMap()))
  expect(schema.getPossibleTypes(schema.getType('Node') as never)).toHaveLength(1)
})
