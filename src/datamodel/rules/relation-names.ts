import type { Diagnostic } from '../../errors/diagnostic.js'
import { named } from '../../util/named.js'
import { groupBy } from '../../util/group-by.js'
import { literalText } from '../default-value.js'
import { directiveOf, type DatamodelDocument, type FieldDeclaration, type TypeDeclaration } from '../document.js'
import { isLinkTable, isValidRelationName, relationFields, type FieldReference } from '../relations.js'
import { ofField, repeated } from './rule.js'

/** The name as written, of whatever kind its literal is. */
const writtenName = (field: FieldDeclaration): string | undefined => {
  const value = directiveOf(field, 'relation')?.arguments.get('name')
  return value && (literalText(value) ?? '')
}

/** R1-R3: several fields of a type to one other type, whose partners cannot be told apart. */
export function ambiguousRelations(type: TypeDeclaration, document: DatamodelDocument): readonly Diagnostic[] {
  const fields = relationFields(type, document)
  const targets = repeated(fields.map(({ typeName }) => typeName))
  return [...targets].flatMap((target) =>
    fields.filter(({ typeName }) => typeName === target).flatMap((field) => ambiguity({ type, field }, document)),
  )
}

function ambiguity({ type, field }: FieldReference, document: DatamodelDocument): readonly Diagnostic[] {
  const name = writtenName(field)
  if (name === undefined)
    return [
      ofField(
        type,
        field,
        `The relation field \`${field.name}\` must specify a \`@relation\` directive: \`@relation(name: "MyRelation")\``,
      ),
    ]
  if (usesBetween({ type, field }, name, document) <= 2) return []
  return [
    ofField(
      type,
      field,
      type.name === field.typeName
        ? `A relation directive for a self relation must appear either 1 or 2 times. Relation name: '${name}'`
        : `A relation directive cannot appear more than twice. Relation name: '${name}'`,
    ),
  ]
}

/** How many fields between the two types of a field carry a name. */
function usesBetween({ type, field }: FieldReference, name: string, document: DatamodelDocument): number {
  const own = namedFields(type, field.typeName, name, document)
  const target = named(document.types, field.typeName)
  return target === undefined || target === type ? own : own + namedFields(target, type.name, name, document)
}

/** Relation fields by the type that they lead to and their name: counted once for each type. */
const counts = new WeakMap<TypeDeclaration, ReadonlyMap<string, number>>()

function namedFields(type: TypeDeclaration, target: string, name: string, document: DatamodelDocument): number {
  const known = counts.get(type) ?? countByName(relationFields(type, document))
  counts.set(type, known)
  return known.get(`${target} ${name}`) ?? 0
}

function countByName(fields: readonly FieldDeclaration[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const field of fields) {
    const key = `${field.typeName} ${writtenName(field) ?? ''}`
    if (writtenName(field) !== undefined) found.set(key, (found.get(key) ?? 0) + 1)
  }
  return found
}

const relationEnds = (document: DatamodelDocument): readonly FieldReference[] =>
  document.types
    .filter((type) => !isLinkTable(type))
    .flatMap((type) => relationFields(type, document).map((field) => ({ type, field })))

/** R4: one name between different pairs of types; the first and the last use are compared. */
export function mismatchedRelations(document: DatamodelDocument): readonly Diagnostic[] {
  const places = relationEnds(document).filter(({ field }) => writtenName(field) !== undefined)
  const byName = groupBy(places, ({ field }) => writtenName(field))
  return [...byName.values()].flatMap((uses) => {
    const [first, last] = [uses[0], uses.at(-1)]
    if (first === undefined || last === undefined || first === last) return []
    return [...mismatch(first, last), ...mismatch(last, first)]
  })
}

function mismatch({ type, field }: FieldReference, other: FieldReference): readonly Diagnostic[] {
  if (field.typeName === other.type.name) return []
  return [
    ofField(
      type,
      field,
      `The relation field \`${field.name}\` has the type \`${field.typeText}\`. But the other directive for this relation appeared on the type \`${other.type.name}\``,
    ),
  ]
}

/** How each syntax tells R5: a named field whose only possible partner has no name. */
const oneSidedTexts = {
  'v1.1': (name: string, type: string, target: string): string =>
    `You are trying to set the relation '${name}' from \`${type}\` to \`${target}\` and are only providing a relation directive with a name on \`${type}\`. Please also provide the same named relation directive on the relation field on \`${target}\` pointing towards \`${type}\`.`,
  'v1.0': (name: string, type: string, target: string): string =>
    `You are trying to set the relation '${name}' from \`${type}\` to \`${target}\` and are only providing a relation directive on \`${type}\`. Since there is also a relation field without a relation directive on \`${target}\` pointing towards \`${type}\` that is ambiguous. Please provide the same relation directive on \`${target}\` if this is supposed to be the same relation. If you meant to create two separate relations without backrelations please provide a relation directive with a different name on \`${target}\`.`,
} as const

/** R5, V4. */
export function oneSidedNames(document: DatamodelDocument, syntax: keyof typeof oneSidedTexts): readonly Diagnostic[] {
  return relationEnds(document).flatMap(({ type, field }) => {
    const name = writtenName(field)
    const target = named(document.types, field.typeName)
    if (
      name === undefined ||
      target === undefined ||
      target === type ||
      usesBetween({ type, field }, name, document) !== 1
    )
      return []
    const hasUnnamed = relationFields(target, document).some(
      (one) => one.typeName === type.name && writtenName(one) === undefined,
    )
    return hasUnnamed ? [ofField(type, field, oneSidedTexts[syntax](name, type.name, target.name))] : []
  })
}

/** R7. */
export const invalidRelationNames = (document: DatamodelDocument): readonly Diagnostic[] =>
  relationEnds(document).flatMap(({ type, field }) => invalidRelationName(type, field))

export function invalidRelationName(type: TypeDeclaration, field: FieldDeclaration): readonly Diagnostic[] {
  const name = writtenName(field)
  if (name === undefined || isValidRelationName(name)) return []
  return [
    ofField(
      type,
      field,
      `The field \`${field.name}\` has an invalid name in the \`@relation\` directive. It can only have up to 54 characters and must have the shape [A-Z][a-zA-Z0-9]*`,
    ),
  ]
}
