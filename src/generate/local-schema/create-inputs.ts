import { upperFirst } from '../../model/names.js'
import type { LocalField, LocalType } from './datamodel.js'
import type { FieldLine } from './definitions.js'
import { whereUniqueInput } from './filter-inputs.js'
import { isInside, type LocalContext } from './local-context.js'

/** `XCreateInput`, or `XCreateWithout<Field>Input` where `without` leads back; absent where it would have no field. */
export function createInput(
  type: LocalType,
  without: LocalField | undefined,
  context: LocalContext,
): string | undefined {
  return context.definitions.addUnlessEmpty(`${type.name}Create${sideOf(without)}Input`, () =>
    type.fields.filter((field) => field !== without).flatMap((field) => createField(type, field, context)),
  )
}

/** Middle of the names of inputs of two-sided relations. */
export const sideOf = (opposite: LocalField | undefined): string =>
  opposite === undefined ? '' : `Without${upperFirst(opposite.name)}`

function createField(type: LocalType, field: LocalField, context: LocalContext): readonly FieldLine[] {
  const related = context.related(field)
  if (related !== undefined) {
    const nested = nestedCreateInput(field, related, context)
    return nested === undefined ? [] : [{ name: field.name, type: field.isRequired ? `${nested}!` : nested }]
  }
  if (field.isTimestamp) return []
  if (field.isList) return [{ name: field.name, type: listInput(type, field, 'Create', context) }]
  const leaf = context.leaf(field)
  if (field.isId)
    return field.idInput === 'absent'
      ? []
      : [{ name: field.name, type: field.idInput === 'required' ? `${leaf}!` : leaf }]
  return [{ name: field.name, type: field.isRequired && !field.hasDefault ? `${leaf}!` : leaf }]
}

/** `{ set: [T!] }` of a scalar list; creates and updates have a type each. */
export function listInput(
  type: LocalType,
  field: LocalField,
  verb: 'Create' | 'Update',
  context: LocalContext,
): string {
  const name = `${type.name}${verb}${field.name}Input`
  return context.definitions.add(name, () => ({
    kind: 'input',
    name,
    fields: [{ name: 'set', type: `[${context.leaf(field)}!]` }],
  }))
}

function nestedCreateInput(field: LocalField, related: LocalType, context: LocalContext): string | undefined {
  const opposite = context.opposite(field)
  const name = `${related.name}Create${field.isList ? 'Many' : 'One'}${sideOf(opposite)}Input`
  return context.definitions.addUnlessEmpty(name, () => {
    const create = createInput(related, opposite, context)
    const connect = isInside(related, context) ? undefined : whereUniqueInput(related, context)
    return [...verbLine('create', create, field), ...verbLine('connect', connect, field)]
  })
}

/** A verb of a nested write, or nothing where its type is absent. */
export const verbLine = (verb: string, type: string | undefined, field: LocalField): readonly FieldLine[] =>
  type === undefined ? [] : [{ name: verb, type: field.isList ? `[${type}!]` : type }]
