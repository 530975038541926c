import type { LocalField, LocalType } from './datamodel.js'
import type { ArgumentPart, FieldLine } from './definitions.js'
import { whereInput } from './filter-inputs.js'
import { isInside, mutationType, scalarFields, type LocalContext } from './local-context.js'

/** Name of a type's object type. */
export const objectType = (type: LocalType, context: LocalContext): string =>
  context.definitions.add(type.name, () => ({
    kind: 'type',
    name: type.name,
    fields: type.fields.map((field) => outputField(field, context)),
  }))

function outputField(field: LocalField, context: LocalContext): FieldLine {
  const related = context.related(field)
  if (related === undefined) return leafField(field, context)
  const name = objectType(related, context)
  if (!field.isList) return { name: field.name, type: field.isRequired ? `${name}!` : name }
  return {
    name: field.name,
    ...(isInside(related, context) ? {} : { arguments: listArguments(related, context) }),
    type: `[${name}!]`,
  }
}

function leafField(field: LocalField, context: LocalContext): FieldLine {
  const leaf = context.leaf(field)
  return { name: field.name, type: field.isList ? `[${leaf}!]!` : field.isRequired ? `${leaf}!` : leaf }
}

/** The seven arguments of lists and connections. */
export function listArguments(type: LocalType, context: LocalContext): readonly ArgumentPart[] {
  return [
    { name: 'where', type: whereInput(type, context) },
    { name: 'orderBy', type: orderByEnum(type, context) },
    { name: 'skip', type: 'Int' },
    { name: 'after', type: 'String' },
    { name: 'before', type: 'String' },
    { name: 'first', type: 'Int' },
    { name: 'last', type: 'Int' },
  ]
}

/** It has no values where the type has nothing to order by. */
function orderByEnum(type: LocalType, context: LocalContext): string {
  const fields = scalarFields(type, context).filter(({ isList }) => !isList)
  const name = `${type.name}OrderByInput`
  return context.definitions.add(name, () => ({
    kind: 'enum',
    name,
    values: fields.flatMap((field) => [`${field.name}_ASC`, `${field.name}_DESC`]),
  }))
}

export function connectionType(type: LocalType, context: LocalContext): string {
  const { definitions } = context
  const object = (name: string, fields: readonly FieldLine[]): string =>
    definitions.add(name, () => ({ kind: 'type', name, fields }))
  const pageInfo = object('PageInfo', [
    { name: 'hasNextPage', type: 'Boolean!' },
    { name: 'hasPreviousPage', type: 'Boolean!' },
    { name: 'startCursor', type: 'String' },
    { name: 'endCursor', type: 'String' },
  ])
  const edge = object(`${type.name}Edge`, [
    { name: 'node', type: `${objectType(type, context)}!` },
    { name: 'cursor', type: 'String!' },
  ])
  const aggregate = object(`Aggregate${type.name}`, [{ name: 'count', type: 'Int!' }])
  return object(`${type.name}Connection`, [
    { name: 'pageInfo', type: `${pageInfo}!` },
    { name: 'edges', type: `[${edge}]!` },
    { name: 'aggregate', type: `${aggregate}!` },
  ])
}

export function subscriptionPayload(type: LocalType, context: LocalContext): string {
  const scalars = scalarFields(type, context)
  const name = `${type.name}SubscriptionPayload`
  const previous = `${type.name}PreviousValues`
  if (scalars.length > 0)
    context.definitions.add(previous, () => ({
      kind: 'type',
      name: previous,
      fields: scalars.map((field) => leafField(field, context)),
    }))
  return context.definitions.add(name, () => ({
    kind: 'type',
    name,
    fields: [
      { name: 'mutation', type: `${mutationType(context)}!` },
      { name: 'node', type: objectType(type, context) },
      { name: 'updatedFields', type: '[String!]' },
      ...(scalars.length > 0 ? [{ name: 'previousValues', type: previous }] : []),
    ],
  }))
}
