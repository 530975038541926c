import type { LocalField, LocalType } from './datamodel.js'
import type { FieldLine } from './definitions.js'
import { isInside, mutationType, scalarFields, type LocalContext } from './local-context.js'

const equality = ['', '_not', '_in', '_not_in']
const order = ['_lt', '_lte', '_gt', '_gte']
const text = ['_contains', '_not_contains', '_starts_with', '_not_starts_with', '_ends_with', '_not_ends_with']

/** Suffixes of the filters of a scalar; enums have `equality`. */
const suffixes: Readonly<Record<string, readonly string[]>> = {
  ID: [...equality, ...order, ...text],
  UUID: [...equality, ...order, ...text],
  String: [...equality, ...order, ...text],
  Int: [...equality, ...order],
  Float: [...equality, ...order],
  Long: [...equality, ...order],
  DateTime: [...equality, ...order],
  Boolean: ['', '_not'],
}

function scalarFilters(field: LocalField, context: LocalContext): readonly FieldLine[] {
  if (field.isList) return []
  const forms = context.isEnum(field) ? equality : (suffixes[field.typeName] ?? [])
  return forms.map((suffix) => ({
    name: field.name + suffix,
    type: suffix.endsWith('_in') ? `[${context.leaf(field)}!]` : context.leaf(field),
  }))
}

const logical = (name: string, operators: readonly string[]): readonly FieldLine[] =>
  operators.map((operator) => ({ name: operator, type: `[${name}!]` }))

const allOperators = ['AND', 'OR', 'NOT']

export function whereInput(type: LocalType, context: LocalContext): string {
  const name = `${type.name}WhereInput`
  return context.definitions.add(name, () => ({
    kind: 'input',
    name,
    fields: [
      ...type.fields.flatMap((field) => whereFields(field, context)),
      ...logical(name, context.isDocumentDatabase ? ['AND'] : allOperators),
    ],
  }))
}

function whereFields(field: LocalField, context: LocalContext): readonly FieldLine[] {
  const related = context.related(field)
  if (related === undefined) return scalarFilters(field, context)
  const where = whereInput(related, context)
  if (!field.isList) return [{ name: field.name, type: where }]
  if (!context.isDocumentDatabase)
    return ['every', 'some', 'none'].map((quantifier) => ({ name: `${field.name}_${quantifier}`, type: where }))
  const some = { name: `${field.name}_some`, type: where }
  if (!isInside(related, context)) return [some]
  const restricted = restrictedWhereInput(related, context)
  return [some, { name: `${field.name}_every`, type: restricted }, { name: `${field.name}_none`, type: restricted }]
}

/** Filters inside `every` and `none` of a document database: no relation leads out of the document. */
function restrictedWhereInput(type: LocalType, context: LocalContext): string {
  const name = `${type.name}RestrictedWhereInput`
  return context.definitions.add(name, () => ({
    kind: 'input',
    name,
    fields: [
      ...type.fields.flatMap((field) => {
        const related = context.related(field)
        if (related === undefined) return scalarFilters(field, context)
        if (!isInside(related, context)) return []
        const where = restrictedWhereInput(related, context)
        if (!field.isList) return [{ name: field.name, type: where }]
        return ['every', 'some', 'none'].map((quantifier) => ({ name: `${field.name}_${quantifier}`, type: where }))
      }),
      ...logical(name, ['AND']),
    ],
  }))
}

/** Filter of nested many-writes; absent where the type has no scalars. */
export function scalarWhereInput(type: LocalType, context: LocalContext): string | undefined {
  const scalars = scalarFields(type, context)
  if (scalars.length === 0) return undefined
  const name = `${type.name}ScalarWhereInput`
  return context.definitions.add(name, () => ({
    kind: 'input',
    name,
    fields: [...scalars.flatMap((field) => scalarFilters(field, context)), ...logical(name, allOperators)],
  }))
}

/** Absent where the type has neither id nor unique field. */
export const whereUniqueInput = (type: LocalType, context: LocalContext): string | undefined =>
  context.definitions.addUnlessEmpty(`${type.name}WhereUniqueInput`, () =>
    scalarFields(type, context)
      .filter((field) => (field.isId || field.isUnique) && !field.isList)
      .map((field) => ({ name: field.name, type: context.leaf(field) })),
  )

export function subscriptionWhereInput(type: LocalType, context: LocalContext): string {
  const name = `${type.name}SubscriptionWhereInput`
  return context.definitions.add(name, () => ({
    kind: 'input',
    name,
    fields: [
      { name: 'mutation_in', type: `[${mutationType(context)}!]` },
      { name: 'updatedFields_contains', type: 'String' },
      { name: 'updatedFields_contains_every', type: '[String!]' },
      { name: 'updatedFields_contains_some', type: '[String!]' },
      { name: 'node', type: whereInput(type, context) },
      ...logical(name, context.isDocumentDatabase ? ['AND'] : allOperators),
    ],
  }))
}
