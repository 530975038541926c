import type { Model, ModelType } from '../model/model.js'
import { openRenames, type NamesAround, type Renames } from '../datamodel/renames.js'

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
 * A directive that has done its work counts no more; where its old name is gone and it is taken literally (a forced
 * deploy), it makes what carries it new, as it always did in the original. Relations are never taken so, they would lose
 * their links.
 */
export function nameMap(previous: Model, next: Model, renames: Renames): NameMap {
  const isLiteral = renames.isLiteral === true
  const around = (before: readonly Named[] | undefined, after: readonly Named[] | undefined): NamesAround => ({
    before: hasName(before),
    after: hasName(after),
  })
  const types = openRenames(renames.types, around(previous.types, next.types), isLiteral)
  const enums = openRenames(renames.enums, around(previous.enums, next.enums), isLiteral)
  const fieldsOf = (type: ModelType): ReadonlyMap<string, string> => {
    const before = previous.types.find(({ name }) => name === (types.get(type.name) ?? type.name))
    const own = type.fields.flatMap(({ name }) => {
      const old = renames.fields.get(`${type.name}.${name}`)
      return old === undefined ? [] : [[name, old] as const]
    })
    return openRenames(new Map(own), around(before?.fields, type.fields), isLiteral)
  }
  const fields = new Map(next.types.map((type) => [type.name, fieldsOf(type)]))
  const relations = openRenames(relationRenames(next, renames), around(previous.relations, next.relations))
  const [newTypes, newEnums, newRelations] = [reversed(types), reversed(enums), reversed(relations)]
  const newType = (name: string): string => newTypes.get(name) ?? name
  return {
    oldType: (name) => types.get(name) ?? name,
    newType,
    oldField: (type, name) => fields.get(type)?.get(name) ?? name,
    newField: (type, name) => reversed(fields.get(newType(type)) ?? new Map()).get(name) ?? name,
    oldEnum: (name) => enums.get(name) ?? name,
    newEnum: (name) => newEnums.get(name) ?? name,
    oldRelation: (name) => relations.get(name),
    newRelation: (name) => newRelations.get(name),
  }
}

interface Named {
  readonly name: string
}

function hasName(list: readonly Named[] | undefined): (name: string) => boolean {
  const names = new Set(list?.map(({ name }) => name))
  return (name) => names.has(name)
}

const reversed = (map: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...map].map(([name, old]) => [old, name]))

/** Old names of relations, as either field tells. */
function relationRenames(next: Model, renames: Renames): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const type of next.types)
    for (const field of type.fields) {
      const old = renames.relations.get(`${type.name}.${field.name}`)
      if (field.kind === 'relation' && old !== undefined) found.set(field.relationName, old)
    }
  return found
}
