import { groupBy } from '../../util/group-by.js'
import type { LocalDatamodel, LocalField, LocalType } from './datamodel.js'

/**
 * The field that leads back over the same relation, per field (api-schema.md section 16.2): first by equal relation
 * names - the first field of the target with that name, which for a self relation can be the field itself -, then by
 * type, where each of the two types has exactly one open field of the other.
 */
export function findOpposites(datamodel: LocalDatamodel): ReadonlyMap<LocalField, LocalField> {
  const opposites = new Map<LocalField, LocalField>()
  const typeOf = new Map(datamodel.types.map((type) => [type.name, type]))
  const pair = (one: LocalField, other: LocalField): void => {
    opposites.set(one, other)
    opposites.set(other, one)
  }
  for (const type of datamodel.types)
    for (const field of type.fields) {
      const target = typeOf.get(field.typeName)
      if (target === undefined || opposites.has(field) || field.relationName === undefined) continue
      const other = target.fields.find(
        (candidate) => candidate.relationName === field.relationName && candidate.typeName === type.name,
      )
      if (other !== undefined) pair(field, other)
    }
  for (const type of datamodel.types)
    for (const [targetName, fields] of openFields(type, opposites)) {
      const target = typeOf.get(targetName)
      if (target === undefined || target === type || fields.length !== 1) continue
      const [other, ...more] = openFields(target, opposites).get(type.name) ?? []
      const [field] = fields
      if (field !== undefined && other !== undefined && more.length === 0) pair(field, other)
    }
  return opposites
}

const openFields = (
  type: LocalType,
  opposites: ReadonlyMap<LocalField, LocalField>,
): ReadonlyMap<string, readonly LocalField[]> =>
  groupBy(
    type.fields.filter((field) => !opposites.has(field)),
    (field) => field.typeName,
  )
