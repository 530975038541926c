import { isWholeNumber, type ScalarType } from '../../../model/scalar.js'
import { lowerFirst } from '../../../model/names.js'
import type {
  BeyondColumn,
  ExistingColumn,
  ExistingEnum,
  ExistingSchema,
  ExistingTable,
} from '../tree/existing-schema.js'
import type { Base, BaseType } from './base.js'
import { baseFieldOfColumn, mergeColumnField, mergeListField } from './merge-base.js'
import { defaultText } from './default-text.js'
import { sequenceOf, type Draft, type DraftEnum, type DraftField, type DraftType } from './draft.js'
import { idColumnOf } from './find-ids.js'
import { referencesOf, type TableReferences } from './find-references.js'
import { linkTableOf, listTableOf, type LinkTable, type ListTable } from './find-side-tables.js'
import { checkNames } from '../storage/own-names.js'
import { constraintText } from './read-check.js'
import { assignFieldNames, assignTypeNames, isFieldName } from './names.js'

/** The draft of columns alone, and what the relations are made from. */
export interface ColumnDraft {
  readonly draft: Draft
  readonly types: ReadonlyMap<string, DraftType>
  readonly links: readonly LinkTable[]
}

/** Tables of the original that are no data. */
const innerTables: ReadonlySet<string> = new Set(['_RelayId', '_Migration'])

/** Types with a field for each column (introspection.md sections 5-8, 11-13). */
export function draftColumns(schema: ExistingSchema, base: Base | undefined, isRefract: boolean): ColumnDraft {
  const tables = new Map(schema.tables.filter(({ name }) => !innerTables.has(name)).map((table) => [table.name, table]))
  const ids = new Map([...tables.values()].map((table) => [table.name, idColumnOf(table)]))
  const enums = enumsOf(schema, tables)
  const names = new Map<string, string>()
  const context = {
    tables,
    idOf: (name: string) => ids.get(name),
    typeName: (name: string) => names.get(name) ?? name,
  }
  const related = (table: ExistingTable): TableReferences => referencesOf(table, context)
  const referredTo = new Set([...tables.values()].flatMap(({ foreignKeys }) => foreignKeys.map((key) => key.table)))
  const links: LinkTable[] = []
  const lists: ListTable[] = []
  const models: ExistingTable[] = []
  for (const table of tables.values()) {
    const { relations } = related(table)
    const isReferredTo = referredTo.has(table.name)
    const list = listTableOf(table, relations, { isReferredTo, declaresRequired: schema.declaresRequired, isRefract })
    const link = list ? undefined : linkTableOf(table, relations, isReferredTo)
    if (list) lists.push(list)
    else if (link) links.push(link)
    else models.push(table)
  }
  const printed = [...models, ...links.filter(({ isOwn }) => !isOwn).map(({ table }) => table)]
  const assigned = assignTypeNames([...printed.map(({ name }) => name), ...enums.map(({ rawName }) => rawName)].sort())
  for (const { name } of printed) names.set(name, base?.typeOfTable(name)?.name ?? assigned.get(name) ?? name)
  for (const one of enums) one.name = assigned.get(one.rawName) ?? one.rawName
  const linkNames = new Set(links.map(({ table }) => table.name))
  const types = new Map(
    printed.map((table): [string, DraftType] => [
      table.name,
      { table, name: names.get(table.name) ?? table.name, isLinkTable: linkNames.has(table.name), fields: [] },
    ]),
  )
  for (const type of types.values()) {
    const place: ColumnPlace = {
      type,
      baseType: base?.typeOfTable(type.table.name),
      base,
      idColumn: ids.get(type.table.name),
      references: related(type.table),
      types,
      enums,
      schema,
      isRefract,
    }
    type.fields.push(...columnFields(place))
  }
  for (const list of lists) addListField(list, { types, enums, base, isRefract })
  return { draft: { types: [...types.values()], enums }, types, links }
}

/** Enums that fields can have; names are given later. */
function enumsOf({ enums }: ExistingSchema, tables: ReadonlyMap<string, ExistingTable>): DraftEnum[] {
  const ofColumns = [...tables.values()].flatMap(({ columns }) =>
    columns.flatMap(({ enumType }) => (typeof enumType === 'object' ? [enumType] : [])),
  )
  return [...enums, ...ofColumns]
    .filter(({ values }) => badValues(values).length === 0)
    .map(({ name, values }) => ({ rawName: name, name, values }))
}

/** What a datamodel does not take for a value of an enum. */
const badValues = (values: readonly string[]): readonly string[] =>
  values.filter((value) => !/^[A-Z][A-Za-z0-9_]*$/.test(value) || value.length > 191)

interface ColumnPlace {
  readonly type: DraftType
  readonly baseType: BaseType | undefined
  readonly base: Base | undefined
  readonly idColumn: string | undefined
  readonly references: TableReferences
  readonly types: ReadonlyMap<string, DraftType>
  readonly enums: readonly DraftEnum[]
  readonly schema: ExistingSchema
  /** Scalars beyond Prisma 1 are told. */
  readonly isRefract: boolean
}

function columnFields(place: ColumnPlace): readonly DraftField[] {
  const { type, idColumn, references, baseType } = place
  const names = assignFieldNames(
    type.table.columns.map(({ name }) => ({
      name,
      isRelation: references.relations.has(name),
      isId: name === idColumn,
    })),
  )
  return type.table.columns.map((column) => {
    const given = names.get(column.name) ?? { name: column.name, isConflicting: false }
    const field = columnField(column, given.name, place)
    if (given.isConflicting) field.comments.push('Field name normalization failed because of a conflicting field name.')
    if (!isFieldName(field.name)) {
      field.comments.push('Field name is not a valid GraphQL name.')
      field.isError = true
    }
    if (place.isRefract) addConstraint(field, column, type.table)
    const known = baseFieldOfColumn(column.name, field, baseType)
    if (known)
      mergeColumnField(field, known, {
        declaresRequired: place.schema.declaresRequired,
        typeName: baseType?.name ?? type.name,
        ...(place.isRefract ? { document: place.base?.document } : {}),
      })
    field.dbName = field.name === column.name ? undefined : column.name
    return field
  })
}

function columnField(column: ExistingColumn, name: string, place: ColumnPlace): DraftField {
  const { type, idColumn, references, types } = place
  const { primaryKey, uniqueColumns } = type.table
  const isPart = primaryKey.length > 1 && primaryKey.includes(column.name) && !type.isLinkTable
  const isId = column.name === idColumn || isPart || (type.isLinkTable && !references.relations.has(column.name))
  const target = types.get(references.relations.get(column.name) ?? '')
  const comment = references.comments.get(column.name)
  const field: DraftField = {
    name,
    column: column.name,
    typeName: '',
    ...(target ? { target } : {}),
    isList: false,
    isRequired: column.isRequired,
    isId,
    isUnique: uniqueColumns.has(column.name),
    comments: [column.comment, comment].filter((text) => text !== undefined),
    isError: isPart,
  }
  if (target === undefined) readScalar(field, column, place)
  if (isPart) field.comments.push('Multiple ID fields (compound indexes) are not supported')
  return field
}

/** Type, default and sequence of a field over a column that is no relation. */
function readScalar(field: DraftField, column: ExistingColumn, { type, enums, schema, isRefract }: ColumnPlace): void {
  const { enumType } = column
  const beyond = isRefract ? beyondOf(field, column) : undefined
  const scalar = beyond?.scalar ?? column.scalar
  if (scalar === undefined) {
    field.typeName = column.typeText
    field.comments.push(`Type ${column.typeText} is not supported`)
    field.isError = true
    return
  }
  const rawName = typeof enumType === 'object' ? enumType.name : enumType
  const found = enums.find((one) => one.rawName === rawName)
  const values = found?.values ?? []
  if (scalar === 'Enum' && found === undefined) {
    const { name, values: all } = enumOf(column, schema)
    field.comments.push(`Enum ${name} has values that are not allowed: ${badValues(all).join(', ')}`)
  }
  const kept = scalar === 'Enum' && found === undefined ? 'String' : scalar
  if (found !== undefined) field.isEnum = true
  if (beyond) field.additions = sizeText(beyond)
  field.typeName = found?.name ?? (kept === 'String' && field.isId ? 'ID' : kept)
  if (column.isComputed) {
    field.comments.push('The database computes this field: it can be read, not written.')
    field.isRequired = false
    return
  }
  if (column.sequence !== undefined && !field.isId) field.isRequired = false
  if (isRefract && isCounted(field, column, kept)) {
    field.isRequired = true
    field.additions = ['@defaultFunction(name: AUTOINCREMENT)']
    return
  }
  if (column.sequence !== undefined && field.isId) connectSequence(field, column.sequence, { type, schema })
  if (!field.isId) field.default = defaultText(column.default, kept, values)
  const isStamp = column.name === 'createdAt' || column.name === 'updatedAt'
  if (isStamp && kept === 'DateTime' && field.default === undefined) field.stamp = column.name
}

/** Whether the database counts the field up where nothing is given. */
const isCounted = (field: DraftField, { sequence, isIdentity }: ExistingColumn, scalar: ScalarType): boolean =>
  !field.isId && isWholeNumber(scalar) && (sequence !== undefined || isIdentity)

/** Of ids, only whole numbers have a kind beyond Prisma 1. */
const beyondOf = (field: DraftField, { beyond }: ExistingColumn): BeyondColumn | undefined =>
  field.isId && beyond?.scalar !== 'BigInt' ? undefined : beyond

/** `@scalar(precision: 12, scale: 2)` */
const sizeText = ({ precision, scale }: BeyondColumn): readonly string[] =>
  precision === undefined ? [] : [`@scalar(precision: ${String(precision)}, scale: ${String(scale ?? 0)})`]

const enumOf = ({ enumType }: ExistingColumn, { enums }: ExistingSchema): ExistingEnum =>
  typeof enumType === 'object'
    ? enumType
    : (enums.find(({ name }) => name === enumType) ?? { name: enumType ?? '', values: [] })

function connectSequence(
  field: DraftField,
  name: string,
  { type, schema }: { readonly type: DraftType; readonly schema: ExistingSchema },
): void {
  const sequence = schema.sequences.find((one) => one.name === name)
  if (sequence) {
    field.idStrategy = 'SEQUENCE'
    field.sequence = sequenceOf(sequence)
    return
  }
  field.comments.push(`Error resolving sequence ${name} for ${type.name}.${field.name}: The sequence was not found.`)
  field.isError = true
}

/** What the database holds the values of a column to. */
function addConstraint(field: DraftField, { name, beyond }: ExistingColumn, table: ExistingTable): void {
  const check = table.checks.find((one) => Object.values(checkNames(table.name, name)).includes(one.name))
  if (beyond?.isScaled && beyond.scale !== undefined) field.scaledBy = beyond.scale
  const text = check && constraintText(check, field.scaledBy)
  if (text !== undefined) field.additions = [...(field.additions ?? []), text]
}

function addListField(
  { owner, suffix, value, table }: ListTable,
  { types, enums, base, isRefract }: Pick<ColumnPlace, 'types' | 'enums' | 'base' | 'isRefract'>,
): void {
  const type = types.get(owner)
  if (!type) return
  const wanted = lowerFirst(
    suffix.replace(/[^A-Za-z0-9_]+/g, '').replace(/_+([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
  )
  const isFree = isFieldName(wanted) && !type.fields.some(({ name }) => name.toLowerCase() === wanted.toLowerCase())
  const rawName = typeof value.enumType === 'object' ? value.enumType.name : value.enumType
  const beyond = isRefract ? value.beyond : undefined
  const kept = beyond?.scalar ?? (value.scalar === 'Enum' ? 'String' : (value.scalar ?? 'String'))
  const field: DraftField = {
    name: isFree ? wanted : suffix,
    typeName: enums.find((one) => one.rawName === rawName)?.name ?? kept,
    isList: true,
    isRequired: false,
    isId: false,
    isUnique: false,
    isScalarList: true,
    ...(beyond ? { additions: sizeText(beyond) } : {}),
    comments: [],
    isError: !isFree && !isFieldName(suffix),
  }
  if (isRefract) addConstraint(field, value, table)
  const known = base?.typeOfTable(type.table.name)?.fields.find((one) => one.isList && one.column === suffix)
  if (known) mergeListField(field, known, isRefract ? base?.document : undefined)
  field.dbName = field.name === suffix ? undefined : suffix
  type.fields.push(field)
}
