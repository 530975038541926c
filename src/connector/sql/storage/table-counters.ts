import { isCounted } from '../../../model/lookup.js'
import type { TableCounter, TypeStorage } from './storage.js'
import { tableIndexName } from './own-names.js'

/** What stands at the end of the name of a counter, in no name of a field. */
export const counterEnd = '-counter'

export const tableCounters = ({ table, columns }: Pick<TypeStorage, 'table' | 'columns'>): readonly TableCounter[] =>
  [...columns.values()]
    .filter(({ field }) => isCounted(field))
    .map((column) => ({ column, name: tableIndexName(table.name, column.name, counterEnd) }))
