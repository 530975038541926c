import { print } from 'graphql'
import { directiveOf, intArgument, textArgument, wordArgument } from '../../../datamodel/document.js'
import type { BaseField, BaseType } from './base.js'
import type { DraftField } from './draft.js'

/** The field of the base over a column: by its column, else by its name, else both are ids (introspection.md section 16). */
export function baseFieldOfColumn(
  column: string,
  field: DraftField,
  type: BaseType | undefined,
): BaseField | undefined {
  const fields = (type?.fields ?? []).filter(({ isList }) => !isList)
  return (
    fields.find((one) => one.column === column) ??
    fields.find((one) => one.name === field.name && one.column === one.name) ??
    (field.isId ? fields.find(({ isId }) => isId) : undefined)
  )
}

/** Types of the base that a column keeps as well as the one that it tells of, by that one. */
const alsoKept: Readonly<Record<string, readonly string[]>> = {
  String: ['Json', 'UUID', 'ID', 'DateTime'],
  ID: ['UUID', 'String'],
  UUID: ['ID', 'String'],
  Float: ['Int'],
  Boolean: ['Int'],
}

/** Takes over what the base says of a column and the database does not, as far as it fits the database. */
export function mergeColumnField(
  field: DraftField,
  known: BaseField,
  { declaresRequired }: { readonly declaresRequired: boolean },
): void {
  field.name = known.name
  const isSameKind = (field.target !== undefined) === known.isRelation
  if (!isSameKind) return
  if (known.isRequired && (field.target !== undefined || !declaresRequired)) field.isRequired = true
  if (field.target !== undefined) {
    field.relation = relationArguments(known)
    return
  }
  const isEnumText = known.isEnum && (field.typeName === 'String' || field.typeName === known.typeName)
  if (isEnumText || alsoKept[field.typeName]?.includes(known.typeName) === true) takeType(field, known)
  if (field.typeName !== known.typeName || field.isError) return
  field.stamp = known.stamp
  field.default ??= defaultOf(known)
  if (field.stamp !== undefined) field.default = undefined
  if (field.isId) takeId(field, known)
}

function takeType(field: DraftField, known: BaseField): void {
  if (field.typeName === known.typeName) return
  field.typeName = known.typeName
  field.default = defaultOf(known)
}

function defaultOf({ declaration }: BaseField): string | undefined {
  const value = directiveOf(declaration, 'default')?.arguments.get('value')
  return value && print(value)
}

/** A sequence's numbers are the base's where it names the same one, or where ids count without a name. */
function takeId(field: DraftField, { declaration }: BaseField): void {
  const written = directiveOf(declaration, 'sequence')
  const name = textArgument(written, 'name')
  if (name !== undefined && (field.sequence === undefined || field.sequence.name === name))
    field.sequence = {
      name,
      initialValue: intArgument(written, 'initialValue') ?? 1,
      allocationSize: intArgument(written, 'allocationSize') ?? 1,
    }
  const strategy = wordArgument(directiveOf(declaration, 'id'), 'strategy')
  if (field.sequence?.name === name) field.idStrategy = strategy
}

/** The base's list as it is spelled; an enum or Json of its values. */
export function mergeListField(field: DraftField, known: BaseField): void {
  field.name = known.name
  if (known.isEnum || alsoKept[field.typeName]?.includes(known.typeName) === true) field.typeName = known.typeName
  if (/^\[\w+!\]!$/.test(known.declaration.typeText) && directiveOf(known.declaration, 'scalarList'))
    field.listForm = '[T!]!'
}

/** Name, link and onDelete of a field's `@relation`. */
export function relationArguments({ declaration }: BaseField): DraftField['relation'] {
  const written = directiveOf(declaration, 'relation')
  const [name, link, onDelete] = [
    textArgument(written, 'name'),
    wordArgument(written, 'link'),
    wordArgument(written, 'onDelete'),
  ]
  return {
    ...(name === undefined ? {} : { name }),
    ...(link === undefined ? {} : { link }),
    ...(onDelete === undefined || onDelete === 'SET_NULL' ? {} : { onDelete }),
  }
}
