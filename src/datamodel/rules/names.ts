import { scalarIn } from '../scalar-kinds.js'
import type { Diagnostic } from '../../errors/diagnostic.js'
import { named } from '../../util/named.js'
import { directiveOf, type DatamodelDocument, type TypeDeclaration } from '../document.js'
import { readRenames } from '../renames.js'
import { ofField, ofType, repeated } from './rule.js'

const reservedTypeNames: ReadonlySet<string> = new Set([
  'Mutation',
  'Query',
  'Subscription',
  'Node',
  'PageInfo',
  'BatchPayload',
  'MutationType',
])

/** Scalars of the datamodel and of the API. */
const scalarTypeNames: ReadonlySet<string> = new Set([
  'String',
  'Int',
  'Float',
  'Boolean',
  'DateTime',
  'Json',
  'ID',
  'UUID',
  'Long',
])
export const isScalarTypeName = (name: string): boolean => scalarTypeNames.has(name)
export const isReservedTypeName = (name: string): boolean =>
  scalarTypeNames.has(name) || reservedTypeNames.has(name) || isIntrospection(name)
const isIntrospection = (name: string): boolean => name.startsWith('__')

/** G1: types whose names differ at most in case; the first spelling is reported. */
export function duplicateTypes({ types }: DatamodelDocument): readonly Diagnostic[] {
  const first = new Map<string, TypeDeclaration>()
  const told = new Set<string>()
  return types.flatMap((type) => {
    const key = type.name.toLowerCase()
    const before = first.get(key)
    if (before === undefined) first.set(key, type)
    if (before === undefined || told.has(key)) return []
    told.add(key)
    return [
      ofType(
        before,
        `The name of the type \`${before.name}\` occurs more than once. The detection of duplicates is performed case insensitive.`,
      ),
    ]
  })
}

/** M3: every field whose name differs from another's at most in case. */
export function duplicateFields(type: TypeDeclaration): readonly Diagnostic[] {
  const twice = repeated(type.fields.map(({ name }) => name.toLowerCase()))
  return type.fields
    .filter(({ name }) => twice.has(name.toLowerCase()))
    .map((field) =>
      ofField(
        type,
        field,
        `The type \`${type.name}\` has a duplicate fieldName. The detection of duplicates is performed case insensitive. `,
      ),
    )
}

/** M1: fields whose type nobody declares. */
export function unknownFieldTypes(type: TypeDeclaration, document: DatamodelDocument): readonly Diagnostic[] {
  return type.fields
    .filter(({ typeName }) => scalarIn(typeName, document) === undefined && !isDeclared(typeName, document))
    .map((field) =>
      ofField(
        type,
        field,
        `The field \`${field.name}\` has the type \`${field.typeText}\` but there's no type or enum declaration with that name.`,
      ),
    )
}

const isDeclared = (name: string, { types, enums }: DatamodelDocument): boolean =>
  named(types, name) !== undefined || named(enums, name) !== undefined

/** M4, and names that GraphQL keeps for itself; scalars and introspection in both syntaxes. */
export function reservedTypeName(type: TypeDeclaration, syntax: 'v1.0' | 'v1.1'): readonly Diagnostic[] {
  const isReserved =
    scalarTypeNames.has(type.name) ||
    isIntrospection(type.name) ||
    (syntax === 'v1.1' && reservedTypeNames.has(type.name))
  return [
    ...(isReserved
      ? [ofType(type, `The type \`${type.name}\` has is using a reserved type name. Please rename it.`)]
      : []),
    ...type.fields
      .filter(({ name }) => isIntrospection(name))
      .map((field) =>
        ofField(
          type,
          field,
          `The name of the field \`${field.name}\` begins with \`__\`, which GraphQL keeps for itself.`,
        ),
      ),
  ]
}

/** The same of enums; the root types and those of every API are none. */
export const reservedEnumNames = ({ enums }: DatamodelDocument): readonly Diagnostic[] =>
  enums
    .filter(({ name }) => scalarTypeNames.has(name) || reservedTypeNames.has(name) || isIntrospection(name))
    .map(({ name }) => ofType({ name }, `The enum type \`${name}\` is using a reserved type name. Please rename it.`))

/** N1: a type takes the name that another type gives up. */
export function crossingRenames(document: DatamodelDocument): readonly Diagnostic[] {
  const renames = readRenames(document).types
  const renamed = document.types.filter((type) => directiveOf(type, 'rename') !== undefined && renames.has(type.name))
  return renamed.flatMap((type) => {
    const other = renamed.find((one) => one !== type && renames.get(one.name) === type.name)
    const old = renames.get(type.name) ?? ''
    if (other === undefined || old === type.name) return []
    return [
      ofType(
        type,
        `You renamed type \`${old}\` to \`${type.name}\`. But that is the old name of type \`${other.name}\`. Please do this in two steps.`,
      ),
    ]
  })
}
