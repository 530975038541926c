import { expect, test } from 'vitest'
import { Problem } from '../../errors/problem.js'
import { buildModel } from '../build-model.js'
import { checkDatamodel } from '../check-datamodel.js'
import { parseDatamodel } from '../parse-datamodel.js'
import { softDeleteCascades } from './soft-delete.js'

const line = 'schema @refract(edition: 1, features: [SOFT_DELETE]) { query: Query }'

function documentOf(text: string) {
  const document = parseDatamodel(text)
  if (document instanceof Problem) throw document
  return document
}

const findings = (text: string): readonly string[] =>
  checkDatamodel(documentOf(text), { syntax: 'v1.1', uuidIds: true, decimalDigits: 65 }).problems.map(
    ({ type, field, description }) => `${type} ${String(field)}: ${description}`,
  )

const shipWith = (fields: string): string => `type Ship { id: ID! @id ${fields} }`

test.each([
  ['deletedAt: DateTime @softDelete', []],
  [
    'deletedAt: DateTime! @softDelete',
    ['Ship deletedAt: Fields that are marked as `@softDelete` must be of the type `DateTime`.'],
  ],
  ['gone: Boolean @softDelete', ['Ship gone: Fields that are marked as `@softDelete` must be of the type `DateTime`.']],
  [
    'deletedAt: DateTime @softDelete @unique',
    ['Ship deletedAt: Fields that are marked as `@softDelete` take no `@unique`.'],
  ],
  [
    'a: DateTime @softDelete b: DateTime @softDelete',
    ['Ship b: A type has one field that is marked as `@softDelete` at most.'],
  ],
])('%s', (fields, expected) => {
  expect(findings(`${line} ${shipWith(fields)}`)).toEqual(expected)
})

test('the directive needs its feature, and is unknown without `@refract`', () => {
  const type = shipWith('deletedAt: DateTime! @softDelete')
  expect(findings(`schema @refract(edition: 1) { query: Query } ${type}`)).toEqual([
    'Ship deletedAt: The directive `@softDelete` needs the feature `SOFT_DELETE`.',
  ])
  expect(findings(type)).toEqual([])
})

test('cascades lead from soft-deleted types only into others', () => {
  const cascadesOf = (mark: string) => {
    const text = `${line}
      type Ship { id: ID! @id at: DateTime @softDelete crew: [Sailor] @relation(name: "Crew", onDelete: CASCADE) port: Port @relation(link: INLINE) }
      type Sailor { id: ID! @id at: DateTime ${mark} ship: Ship @relation(name: "Crew", link: INLINE) }
      type Port { id: ID! @id ships: [Ship] @relation(onDelete: CASCADE) }`
    const { model } = buildModel(documentOf(text), { syntax: 'v1.1', previous: undefined, newId: () => 'x' })
    return softDeleteCascades(model)
  }
  expect(cascadesOf('@softDelete')).toEqual([])
  expect(cascadesOf('')).toEqual([
    {
      type: 'Ship',
      field: null,
      description:
        'The relation `Crew` cascades from `Ship`, which is soft-deleted, into `Sailor`, which has no `@softDelete`.',
    },
  ])
})
