import { expect, test } from 'vitest'
import { Problem } from '../errors/problem.js'
import { ignoredDirectives } from './ignored-directives.js'
import { parseDatamodel } from './parse-datamodel.js'

const types = `type Ship @indexes(value: [{fields: ["name"]}]) @db(name: "ships") {
  id: ID! @id
  name: String @unique @constraint(maxLength: 3) @unheardOf
  version: Int! @version
  revision: Int! @version
}`

test.each([
  [types, ['constraint', 'indexes', 'version']],
  [`schema @refract(edition: 1) { query: Query }\n${types}`, []],
  ['type Ship @db(name: "ships") { id: ID! @id @unique }', []],
])('%s', (text, ignored) => {
  const document = parseDatamodel(text)
  if (document instanceof Problem) throw document
  expect(ignoredDirectives(document)).toEqual(ignored)
})
