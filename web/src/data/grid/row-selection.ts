import type { Model } from '../../shared/schema/service-schema.js'
import type { Where } from '../filter/to-where.js'
import { whereKeys } from './grid-query.js'

/** Rows that are chosen: some by their keys, or all that the filter finds. */
export type RowSelection =
  { readonly kind: 'some'; readonly keys: ReadonlySet<string | number> } | { readonly kind: 'all' }

export const noSelection: RowSelection = { kind: 'some', keys: new Set() }

export const isSelected = (selection: RowSelection, key: string | number): boolean =>
  selection.kind === 'all' || selection.keys.has(key)

export const selectedCount = (selection: RowSelection, count: number | undefined): number =>
  selection.kind === 'all' ? (count ?? 0) : selection.keys.size

/** The selection with one row more or less; from all rows, one that is taken away leaves those that were loaded. */
export function toggled(
  selection: RowSelection,
  key: string | number,
  loaded: readonly (string | number)[],
): RowSelection {
  const keys = new Set(selection.kind === 'all' ? loaded : selection.keys)
  if (!keys.delete(key)) keys.add(key)
  return { kind: 'some', keys }
}

/** The filter that finds the chosen rows. */
export const whereSelected = (selection: RowSelection, model: Model, where: Where): Where =>
  selection.kind === 'all' ? where : whereKeys(model, [...selection.keys])
