import { listColumns, type TableCheck, type TypeStorage } from './storage.js'
import { checkNames } from './own-names.js'

/** The constraints of a type's fields (beyond.md section 10.4), those of lists over the tables of their items. */
export const tableChecks = ({
  table,
  id,
  columns,
  lists,
}: Pick<TypeStorage, 'table' | 'id' | 'columns' | 'lists'>): readonly TableCheck[] => [
  ...[...columns.values()].flatMap(({ field, name }) =>
    field.constraint === undefined
      ? []
      : [checkOf(field, field.constraint, { table, column: name, idColumn: id.name })],
  ),
  ...[...lists.values()].flatMap(({ field, table: items }) =>
    field.constraint === undefined
      ? []
      : [checkOf(field, field.constraint, { table: items, column: listColumns.value, idColumn: listColumns.nodeId })],
  ),
]

const checkOf = (
  field: TableCheck['field'],
  constraint: TableCheck['constraint'],
  place: Pick<TableCheck, 'table' | 'column' | 'idColumn'>,
): TableCheck => ({ field, constraint, ...place, name: checkNames(place.table.name, place.column).usual })
