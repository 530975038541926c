import type { Model, ModelType } from '../model/model.js'
import { openRenames, type NamesAround, type Renames } from '../datamodel/renames.js'

/** Names of one model in the other, where a deploy renames (migrations.md section 3). */
export interface NameMap {
  /** Undefined: it is new, another type gives its name up. */
  oldType(name: string): string | undefined
  /** Undefined: it is gone, another type takes its name. */
  newType(name: string): string | undefined
  /** `type` is the new type's name; the rest as of types. */
  oldField(type: string, name: string): string | undefined
  /** `type` is the old type's name. */
  newField(type: string, name: string): string | undefined
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
  const [newEnums, newRelations] = [reversed(enums), reversed(relations)]
  const typeNames = bothWays(types, hasName(previous.types))
  const fieldNames = new Map(
    next.types.map(({ name }) => {
      const before = previous.types.find((one) => one.name === typeNames.old(name))
      return [name, bothWays(fields.get(name) ?? new Map<string, string>(), hasName(before?.fields))] as const
    }),
  )
  return {
    oldType: typeNames.old,
    newType: typeNames.new,
    oldField: (type, name) => fieldNames.get(type)?.old(name),
    newField: (type, name) => fieldNames.get(typeNames.new(type) ?? '')?.new(name),
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

/** `had`: names of the previous model. A name that something is renamed from is no longer, one that it takes not yet, another's. */
function bothWays(
  renames: ReadonlyMap<string, string>,
  had: (name: string) => boolean,
): Readonly<Record<'old' | 'new', (name: string) => string | undefined>> {
  const newNames = reversed(renames)
  return {
    old: (name) => renames.get(name) ?? (newNames.has(name) ? undefined : name),
    new(name) {
      const taker = renames.get(name)
      return newNames.get(name) ?? (taker !== undefined && had(taker) ? undefined : name)
    },
  }
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
