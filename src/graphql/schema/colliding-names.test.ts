import { expect, test } from 'vitest'
import { buildModel } from '../../datamodel/build-model.js'
import { parseDatamodel } from '../../datamodel/parse-datamodel.js'
import { Problem } from '../../errors/problem.js'
import { emptyModel } from '../../model/model.js'
import { atOnce } from '../../util/slices.js'
import { collidingNames } from './colliding-names.js'

function foundIn(datamodel: string): readonly string[] {
  const document = parseDatamodel(datamodel)
  if (document instanceof Problem) throw document
  const { model } = buildModel(document, { syntax: 'v1.1', previous: emptyModel, newId: () => 'id' })
  return atOnce(collidingNames(model)).map(
    ({ type, field, description }) => `${type}${field === null ? '' : `.${field}`}: ${description}`,
  )
}

const id = 'id: ID! @id'
const edition = 'schema @refract(edition: 1) { query: Query }'

/** Names that the API would have twice (api-schema.md section 1, beyond.md section 1.2). */
test.each<readonly [datamodel: string, ...found: readonly string[]]>([
  [`type Ship { ${id} name: String }`],
  [
    `type Kind { ${id} } enum Kind { TUG }`,
    'Kind: The name `Kind` is that of a type and of an enum. Please rename one of them.',
  ],
  [
    `type Ship { ${id} } type ShipEdge { ${id} }`,
    'ShipEdge: The name `ShipEdge` is also that of a type which the API generates. Please rename it.',
  ],
  [
    `type Ship { ${id} } type Ships { ${id} }`,
    'Global: Two types of the datamodel lead to one field `ships` in the API, such as the plural of one name that is another. Please rename one of them.',
  ],
  [
    `type Ship { ${id} age: Int age_gt: Int }`,
    'Ship.age_gt: The name of the field `age_gt` is also that of a filter of the field `age`. Please rename one of them.',
  ],
  [
    `${edition} type Ship { ${id} } type ShipManyPayload { ${id} }`,
    'ShipManyPayload: The type `ShipManyPayload` collides with a type that the feature BATCH generates for `Ship`.',
  ],
  [
    `${edition} type Ship { ${id} } type ShipGroupKey { ${id} }`,
    'ShipGroupKey: The type `ShipGroupKey` collides with a type that the feature AGGREGATES generates for `Ship`.',
  ],
  [
    `${edition} type Ship { ${id} } type ShipEdge { ${id} }`,
    'ShipEdge: The name `ShipEdge` is also that of a type which the API generates. Please rename it.',
  ],
  [
    `${edition} type Ship { ${id} built: DateTime built_YEAR: Int day: Date day_HOUR: Int }`,
    'Ship.built_YEAR: The field `built_YEAR` collides with the name `built_YEAR` that the feature AGGREGATES generates for the field `built`.',
  ],
  [`type Ship { ${id} COMPARE: Int }`],
  [
    `${edition} type Ship { ${id} COMPARE: Int }`,
    'Ship.COMPARE: The field `COMPARE` collides with the name `COMPARE` that the feature FILTERS generates for the type `Ship`.',
  ],
])('%s', (datamodel, ...found) => {
  expect(foundIn(datamodel)).toEqual(found)
})
