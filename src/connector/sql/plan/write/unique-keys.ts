import { isUniqueField } from '../../../../model/lookup.js'
import type { Value } from '../../../../model/value.js'
import { constant } from '../../../../model/value.js'
import type { WriteData } from '../../../../operation/write.js'
import { textOf } from '../../../../util/text-of.js'
import type { ScalarColumn, TypeStorage } from '../../storage/storage.js'

/** A field whose values differ from row to row, and the value that each of some new rows gives it: null where it gives none. */
export interface UniqueKey {
  readonly column: ScalarColumn
  readonly values: readonly Value[]
}

/** The unique fields that new rows give values; those that the server or the database makes are left out. */
export function uniqueKeysOf(type: TypeStorage, rows: readonly WriteData[]): readonly UniqueKey[] {
  return [...type.columns.values()]
    .filter(({ field }) => isUniqueField(field))
    .map((column) => ({
      column,
      values: rows.map(({ scalars }) => scalars.get(column.field.name) ?? constant(column.field.defaultValue ?? null)),
    }))
    .filter(({ values }) => values.some((value) => value.kind !== 'constant' || value.value !== null))
}

/** One value under its field, comparable; undefined for null, which equals nothing. */
export const keyText = (field: string, value: unknown): string | undefined =>
  value === null || value === undefined ? undefined : JSON.stringify([field, textOf(value)])
