import { print } from 'graphql'
import type { ConstObjectValueNode } from 'graphql'
import { keyOfIndex, nameOfIndex, wordsOf, writtenIndexes } from '../../../datamodel/type-indexes.js'
import { maxIndexName } from '../../../model/type-index.js'
import { distinctName, tableIndexName } from '../storage/own-names.js'
import { besideCheck } from '../storage/table-indexes.js'
import type { ExistingIndex } from '../tree/existing-schema.js'
import type { Base, BaseType } from './base.js'
import type { Draft, DraftField, DraftType } from './draft.js'
import { filterText } from './filter-text.js'
import { partsOf, readCondition, type RowCondition } from './read-condition.js'

/**
 * Adds `@indexes` for the indexes that this server has made for a datamodel, and for those of others over several columns;
 * `@softDelete` and `@unique` where unique values of deleted nodes are free (introspection.md section 16.1). What the
 * database does not tell of an index is taken from the base.
 */
export function draftIndexes({ types }: Draft, base: Base | undefined): void {
  for (const type of types) {
    if (type.isLinkTable) continue
    const known = base?.typeOfTable(type.table.name)
    markDeleted(type, known)
    const found = type.table.indexes.flatMap((index) => {
      const text = indexText(index, type, known)
      return text === undefined ? [] : [{ index, text }]
    })
    leaveUniqueToIndexes(
      type,
      found.map(({ index }) => index),
    )
    const ofBase = known ? indexesOfBase(known).map((index) => print(index)) : []
    const kept = [...found.map(({ text }) => text), ...unseenIndexes(type, known)]
    const all = [...ofBase.filter((text) => kept.includes(text)), ...kept.filter((text) => !ofBase.includes(text))]
    if (all.length > 0) type.directives = [`@indexes(value: [${all.join(', ')}])`]
  }
}

/** A field is not `@unique` because of an index that `@indexes` tells. */
function leaveUniqueToIndexes(type: DraftType, told: readonly ExistingIndex[]): void {
  const isAlone = ({ columns, isUnique, condition, among }: ExistingIndex): boolean =>
    isUnique && columns.length === 1 && condition === undefined && among === undefined
  const others = type.table.indexes.filter((index) => isAlone(index) && !told.includes(index))
  for (const index of told.filter(isAlone)) {
    const column = index.columns[0]?.name
    const field = fieldOver(column, type)
    if (field && !others.some(({ columns }) => columns[0]?.name === column)) field.isUnique = false
  }
}

/** What stands behind the name of the unique field that an index among nodes is for; no index of a datamodel has such a name. */
const liveEnd = '-live'

/** Tells by the indexes over nodes that are not deleted which field says so. */
function markDeleted(type: DraftType, known: BaseType | undefined): void {
  for (const index of type.table.indexes) {
    const live = liveColumn(index, type)
    if (live === undefined) continue
    const field = fieldOver(live, type)
    if (field?.typeName === 'DateTime' && !field.isRequired) field.isSoftDelete = true
    const unique = index.name.endsWith(liveEnd) ? fieldOver(index.columns[0]?.name, type) : undefined
    if (unique) unique.isUnique = true
  }
  for (const field of known?.fields ?? []) {
    const kept = field.declaration.directives.some(({ name }) => name === 'softDelete')
    const own = type.fields.find(({ name }) => name === field.name)
    if (kept && own?.typeName === 'DateTime') own.isSoftDelete = true
  }
}

/** The column that is null in the rows of an index among nodes. */
function liveColumn(index: ExistingIndex, { table }: DraftType): string | undefined {
  if (index.among !== undefined) return index.among
  if (!index.name.startsWith(tableIndexName(table.name, '').slice(0, -1)) || !index.name.endsWith(liveEnd))
    return undefined
  const condition = index.condition === undefined ? undefined : readCondition(index.condition)
  return condition?.kind === 'null' && !condition.negated ? condition.column : undefined
}

const fieldOver = (column: string | undefined, { fields }: DraftType): DraftField | undefined =>
  column === undefined ? undefined : fields.find((field) => field.column === column && !field.isError)

/** An index as it is written in `@indexes`; undefined for one that a datamodel does not name. */
function indexText(index: ExistingIndex, type: DraftType, known: BaseType | undefined): string | undefined {
  const written = known && writtenIndex(index, type, known)
  if (written) return print(written)
  const name = nameIn(index, type)
  if (name === undefined) return undefined
  const fields = index.columns.map((column) => fieldOver(column.name, type))
  if (fields.some((field) => field === undefined || field.isList)) return undefined
  const names = fields.flatMap((field) => field?.name ?? [])
  const where = whereText(index, type)
  if (where === null) {
    type.comments = [
      ...(type.comments ?? []),
      `The index ${index.name} is over rows that no filter can tell of: ${index.condition ?? ''}`,
    ]
    return undefined
  }
  const isOrdered = index.columns.some(({ isDescending }) => isDescending)
  const parts = [
    `fields: [${names.map((one) => JSON.stringify(one)).join(', ')}]`,
    name !== names.join('_') && `name: ${JSON.stringify(name)}`,
    index.isUnique && 'unique: true',
    isOrdered && `order: [${index.columns.map(({ isDescending }) => (isDescending ? 'DESC' : 'ASC')).join(', ')}]`,
    index.columns.some(({ isLowered }) => isLowered) && 'mode: INSENSITIVE',
    where !== undefined && `where: ${JSON.stringify(where)}`,
    index.isHash && 'type: HASH',
  ]
  return `{${parts.filter((part) => part !== false).join(', ')}}`
}

/** The name that a datamodel gives it: what stands behind the table's, or for an index of others its own, where it can be one. */
function nameIn({ name, columns }: ExistingIndex, { table }: DraftType): string | undefined {
  const prefix = tableIndexName(table.name, '')
  const isOwn = name.startsWith('_refract_')
  if (!isOwn && columns.length < 2) return undefined
  // what speeds up a relation is no index of a datamodel
  if (isOwn && columns.length === 1 && name.endsWith('_idx') && name === `${prefix}${columns[0]?.name ?? ''}_idx`)
    return undefined
  const own = name.endsWith(besideCheck) ? name.slice(0, -besideCheck.length) : name
  const bare = isOwn ? (own.startsWith(prefix) ? own.slice(prefix.length) : '') : name.replaceAll(/\W+/g, '_')
  return isIndexName(bare) ? bare : undefined
}

const isIndexName = (name: string): boolean => /^[A-Za-z][A-Za-z0-9_]*$/.test(name) && name.length <= maxIndexName

/** The filter of an index over some rows; undefined: it is over all, or all nodes; null: no filter says it. */
function whereText({ condition, isUnique }: ExistingIndex, type: DraftType): string | null | undefined {
  if (condition === undefined) return undefined
  const read = readCondition(condition)
  if (read === undefined) return null
  const parts = partsOf(read).filter((part) => !(isUnique && isOfNodes(part, type)))
  return parts.length === 0 ? undefined : (filterText(parts, type.fields) ?? null)
}

const isOfNodes = (part: RowCondition, type: DraftType): boolean =>
  part.kind === 'null' && !part.negated && fieldOver(part.column, type)?.isSoftDelete === true

/** The index of the base that is this one: it has its name, and its fields. */
function writtenIndex(index: ExistingIndex, type: DraftType, known: BaseType): ConstObjectValueNode | undefined {
  const names = index.columns.map((column) => fieldOver(column.name, type)?.name)
  return indexesOfBase(known).find(
    (one) =>
      namesOf(type.table.name, nameOfIndex(one)).includes(index.name) &&
      names.join('\n') === (wordsOf(keyOfIndex(one, 'fields')) ?? []).join('\n'),
  )
}

/** The names that an index may have in the database. */
const namesOf = (table: string, name: string): readonly string[] => [
  tableIndexName(table, name),
  tableIndexName(table, name, besideCheck),
  distinctName(table, name),
]

const indexesOfBase = ({ declaration }: BaseType): readonly ConstObjectValueNode[] =>
  writtenIndexes(declaration).filter((index) => index.kind === 'ObjectValue')

/** Indexes over what is in texts and JSON values, which are read nowhere: those of the base, as long as their fields are there. */
function unseenIndexes(type: DraftType, known: BaseType | undefined): readonly string[] {
  if (known === undefined) return []
  return indexesOfBase(known)
    .filter((index) => ['FULLTEXT', 'GIN'].includes(wordsOf(keyOfIndex(index, 'type'))?.[0] ?? ''))
    .filter((index) =>
      (wordsOf(keyOfIndex(index, 'fields')) ?? []).every((name) =>
        type.fields.some((field) => field.name === name && !field.isError),
      ),
    )
    .map((index) => print(index))
}
