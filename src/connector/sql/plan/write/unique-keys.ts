import { isUniqueField } from '../../../../model/lookup.js'
import { tellsNodes } from '../../../../model/type-index.js'
import type { Value } from '../../../../model/value.js'
import { constant } from '../../../../model/value.js'
import {
  changedScalars,
  compoundSelector,
  type SelectorMember,
  type UniqueSelector,
  type WriteData,
} from '../../../../operation/write.js'
import { textOf } from '../../../../util/text-of.js'
import type { Link, ScalarColumn, TableIndex, TypeStorage } from '../../storage/storage.js'
import { scalarColumnOf } from '../read/columns.js'

/** What differs from row to row, and how each of some new rows would be found by it: undefined where it has a null there. */
export interface UniqueKey {
  /** Of its field, or of its index. */
  readonly name: string
  /** Absent: several columns. */
  readonly column?: ScalarColumn
  readonly selectors: readonly (UniqueSelector | undefined)[]
}

/** A new row, with the node that it will be connected to. */
export interface KeyedRow {
  readonly data: WriteData
  readonly parent?: { readonly link: Link; readonly id: Value }
}

/** The unique fields and indexes that new rows give values; what the server or the database makes is left out. */
export function uniqueKeysOf(type: TypeStorage, rows: readonly KeyedRow[]): readonly UniqueKey[] {
  const fields = [...type.columns.values()]
    .filter(({ field }) => isUniqueField(field))
    .map((column): UniqueKey => ({
      name: column.field.name,
      column,
      selectors: rows.map(({ data }) => {
        const value = valueOf(column, data)
        return value && { field: column.field.name, value }
      }),
    }))
  const indexes = type.indexes
    .filter(({ index, ofField }) => tellsNodes(index) && ofField === undefined)
    .map((index): UniqueKey => ({ name: index.index.name, selectors: rows.map((row) => selectorOf(index, row, type)) }))
  return [...fields, ...indexes].filter(({ selectors }) => selectors.some((selector) => selector !== undefined))
}

/** The value that a new row has in a column, unless it is null or made later. */
function valueOf({ field }: ScalarColumn, { scalars }: WriteData): Value | undefined {
  const value = scalars.get(field.name) ?? constant(field.defaultValue ?? null)
  return value.kind === 'constant' && value.value === null ? undefined : value
}

/** How a new row would be found by an index. */
export function selectorOf(
  { index, columns }: TableIndex,
  row: KeyedRow,
  type: TypeStorage,
): UniqueSelector | undefined {
  const members = columns.flatMap(({ field }): readonly SelectorMember[] => {
    if (field.kind === 'relation') {
      const related = relatedOf(field.name, row)
      return related ? [{ field: field.name, related }] : []
    }
    const value = valueOf(scalarColumnOf(type, field.name), row.data)
    return value ? [{ field: field.name, value }] : []
  })
  return members.length < columns.length ? undefined : compoundSelector(index.name, members)
}

/** The node that a new row will be connected to, where it can be there already. */
function relatedOf(field: string, { data, parent }: KeyedRow): UniqueSelector | undefined {
  if (parent?.link.opposite.name === field) return { field: parent.link.from.id.field.name, value: parent.id }
  const [action] = data.nested.filter((one) => one.field === field)
  return action?.verb === 'connect' || action?.verb === 'connect-or-create' ? action.where : undefined
}

/** Whether an update changes what a node is told by. */
export const changesKey = (type: TypeStorage, data: WriteData): boolean =>
  [...changedScalars(data)].some((name) => isUniqueField(scalarColumnOf(type, name).field) || isInKey(type, name)) ||
  data.nested.some(({ field }) => isInKey(type, field))

const isInKey = (type: TypeStorage, field: string): boolean =>
  type.indexes.some(({ index }) => index.isUnique && index.fields.some(({ name }) => name === field))

/** The values of a selector under the name of its key, comparable; undefined for null, which equals nothing. */
export const keyText = (name: string, value: unknown): string | undefined =>
  value === null || value === undefined
    ? undefined
    : JSON.stringify([name, ...(Array.isArray(value) ? value.map(textOf) : [textOf(value)])])
