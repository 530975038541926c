import type { Model } from '../model/model.js'
import type { Renames } from '../datamodel/renames.js'

/** Names of one model in the other, where a deploy renames (migrations.md section 3). */
export interface NameMap {
  oldType(name: string): string
  newType(name: string): string
  /** `type` is the new type's name. */
  oldField(type: string, name: string): string
  /** `type` is the old type's name. */
  newField(type: string, name: string): string
  oldEnum(name: string): string
  newEnum(name: string): string
  /** Old name of a relation that is really renamed. */
  oldRelation(name: string): string | undefined
  newRelation(name: string): string | undefined
}

/**
 * A directive whose old name is gone has done its work and counts no more; taken literally (a forced deploy) it makes
 * what carries it new, as it always did in the original. Relations are never taken so, they would lose their links.
 */
export function nameMap(previous: Model, next: Model, renames: Renames): NameMap {
  const isLiteral = renames.isLiteral === true
  const typeExists = (name: string): boolean => isLiteral || previous.types.some((type) => type.name === name)
  const enumExists = (name: string): boolean => isLiteral || previous.enums.some((type) => type.name === name)
  const types = effective(renames.types, typeExists)
  const enums = effective(renames.enums, enumExists)
  const fieldExists = (key: string): boolean => {
    const [type = '', field = ''] = key.split('.')
    if (isLiteral) return true
    return previous.types.some(
      ({ name, fields }) => name === (types.get(type) ?? type) && fields.some((one) => one.name === field),
    )
  }
  const fields = new Map([...renames.fields].filter(([key, old]) => fieldExists(`${key.split('.')[0] ?? ''}.${old}`)))
  const relations = relationRenames(previous, next, renames)
  const reversed = (map: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
    new Map([...map].map(([name, old]) => [old, name]))
  const [newTypes, newEnums, newRelations] = [reversed(types), reversed(enums), reversed(relations)]
  const newType = (name: string): string => newTypes.get(name) ?? name
  return {
    oldType: (name) => types.get(name) ?? name,
    newType,
    oldField: (type, name) => fields.get(`${type}.${name}`) ?? name,
    newField(type, name) {
      const owner = newType(type)
      const found = [...fields].find(([key, old]) => old === name && key.startsWith(`${owner}.`))
      return found ? found[0].slice(owner.length + 1) : name
    },
    oldEnum: (name) => enums.get(name) ?? name,
    newEnum: (name) => newEnums.get(name) ?? name,
    oldRelation: (name) => relations.get(name),
    newRelation: (name) => newRelations.get(name),
  }
}

const effective = (
  renames: ReadonlyMap<string, string>,
  exists: (name: string) => boolean,
): ReadonlyMap<string, string> => new Map([...renames].filter(([name, old]) => name !== old && exists(old)))

function relationRenames(previous: Model, next: Model, renames: Renames): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const type of next.types)
    for (const field of type.fields) {
      const old = renames.relations.get(`${type.name}.${field.name}`)
      if (field.kind !== 'relation' || old === undefined || old === field.relationName) continue
      if (previous.relations.some(({ name }) => name === old)) found.set(field.relationName, old)
    }
  return found
}
