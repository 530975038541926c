import { print } from 'graphql'
import {
  directiveOf,
  intArgument,
  textArgument,
  wordArgument,
  type DatamodelDocument,
  type Directive,
} from '../../../datamodel/document.js'
import { scalarIn, sizedAs } from '../../../datamodel/scalar-kinds.js'
import { scalarFacts } from '../../../model/scalar.js'
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

/** The same of what the column tells beyond Prisma 1. */
const alsoKeptBeyond: Readonly<Record<string, readonly string[]>> = {
  ...alsoKept,
  BigInt: ['Int'],
  Decimal: ['Float', 'Int'],
  Date: ['DateTime'],
  Time: ['DateTime'],
  Bytes: ['String'],
  // what Prisma 1's floats are is also the size of a Decimal without one
  Float: ['Int', 'Decimal'],
}

/** Takes over what the base says of a column and the database does not, as far as it fits the database. */
export function mergeColumnField(
  field: DraftField,
  known: BaseField,
  {
    declaresRequired,
    typeName,
    document,
  }: {
    readonly declaresRequired: boolean
    /** Of the base's type. */
    readonly typeName: string
    /** Given where what goes beyond Prisma 1 is taken over, too. */
    readonly document?: DatamodelDocument | undefined
  },
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
  const isKept = (document ? alsoKeptBeyond : alsoKept)[field.typeName]?.includes(known.typeName) === true
  // where the database numbers rows, they may be as many as a BigInt counts
  const isCounted = document !== undefined && field.isId && field.typeName === 'Int' && known.typeName === 'BigInt'
  if (isEnumText || isKept || isCounted) takeType(field, known)
  if (field.typeName !== known.typeName || field.isError) return
  if (document) takeAdditions(field, known, document)
  field.stamp = known.stamp
  field.default ??= defaultOf(known)
  if (field.stamp !== undefined) field.default = undefined
  if (field.isId) takeId(field, known)
  if (field.isId && document) leaveOutSequence(field, known, typeName)
}

function takeType(field: DraftField, known: BaseField): void {
  if (field.typeName === known.typeName) return
  field.typeName = known.typeName
  if (known.isEnum) field.isEnum = true
  else delete field.isEnum
  field.default = defaultOf(known)
}

const kept: ReadonlySet<string> = new Set(['defaultFunction', 'version', 'constraint'])

/** What no table tells; and the kind of a scalar as the base writes it, unless the column has another size. */
function takeAdditions(field: DraftField, { declaration }: BaseField, document: DatamodelDocument): void {
  const others = declaration.directives.filter(({ name }) => kept.has(name)).map(directiveText)
  const written = directiveOf(declaration, 'scalar')
  const scalar = scalarIn(declaration.typeName, document)
  const { precision, scale } = scalar ? sizedAs(scalar, declaration) : {}
  const size = `@scalar(precision: ${String(precision)}, scale: ${String(scale)})`
  const isOtherSize = field.additions?.some((one) => one.startsWith('@scalar') && one !== size) === true
  // with its pattern, which no table tells
  const told = (field.additions ?? []).filter((one) => !others.some((other) => nameIn(other) === nameIn(one)))
  if (written === undefined || isOtherSize) {
    field.additions = [...new Set([...told, ...others])]
    return
  }
  const kind = wordArgument(written, 'type')
  const facts = scalar && scalarFacts[scalar].beyond
  if (kind !== undefined && facts !== undefined) field.typeName = facts.base
  field.additions = [directiveText(written), ...told.filter((one) => !one.startsWith('@scalar')), ...others]
}

const nameIn = (directive: string): string => directive.replace(/\(.*$/s, '')

const directiveText = ({ name, arguments: given }: Directive): string => {
  const all = [...given].map(([key, value]) => `${key}: ${print(value)}`)
  return all.length === 0 ? `@${name}` : `@${name}(${all.join(', ')})`
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

/** A base that says nothing of a sequence has the one that is named for the field. */
function leaveOutSequence(field: DraftField, { name, declaration }: BaseField, typeName: string): void {
  if (directiveOf(declaration, 'sequence') || wordArgument(directiveOf(declaration, 'id'), 'strategy') === 'SEQUENCE')
    return
  if (field.sequence?.name !== `${typeName}_${name}_seq`) return
  field.sequence = undefined
  field.idStrategy = wordArgument(directiveOf(declaration, 'id'), 'strategy')
}

/** The base's list as it is spelled; an enum or Json of its values. `document` as in `mergeColumnField`. */
export function mergeListField(field: DraftField, known: BaseField, document?: DatamodelDocument): void {
  field.name = known.name
  const isKept = (document ? alsoKeptBeyond : alsoKept)[field.typeName]?.includes(known.typeName) === true
  if (known.isEnum || isKept) field.typeName = known.typeName
  if (document && field.typeName === known.typeName && !field.isError) takeAdditions(field, known, document)
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
