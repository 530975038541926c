import { expect, test } from 'vitest'
import { Problem } from '../../errors/problem.js'
import { checkDatamodel } from '../check-datamodel.js'
import { parseDatamodel } from '../parse-datamodel.js'

const id = 'id: ID! @id'

/** Names that GraphQL keeps for itself, and arguments that name or count nothing (datamodel.md section 14). */
test.each([
  [`type A { ${id} __x: Int }`, 'A.__x: The name of the field `__x` begins with `__`, which GraphQL keeps for itself.'],
  [
    `type A { ${id} } enum String { X }`,
    'String: The enum type `String` is using a reserved type name. Please rename it.',
  ],
  [`type A { ${id} } enum __K { X }`, '__K: The enum type `__K` is using a reserved type name. Please rename it.'],
  [`type A { ${id} x: Int @db(name: "") }`, 'A.x: This argument must not be empty.'],
  [
    'type A { id: Int! @id(strategy: SEQUENCE) @sequence(name: "s", initialValue: 0, allocationSize: 1) }',
    'A.id: This argument must be an Int from 1 to 2147483647.',
  ],
])('%s', (datamodel, ...found) => {
  const document = parseDatamodel(datamodel)
  if (document instanceof Problem) throw document
  const { problems } = checkDatamodel(document, { syntax: 'v1.1', uuidIds: true, decimalDigits: 65 })
  const shown = problems.map(
    ({ type, field, description }) => `${type}${field === null ? '' : `.${field}`}: ${description}`,
  )
  expect(shown).toEqual(found)
})
