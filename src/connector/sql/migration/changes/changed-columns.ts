import type { ScalarType } from '../../../../model/scalar.js'
import type { CatalogColumn, CatalogTable } from '../../tree/catalog.js'

/** A table with a column, in place of the one of its name. */
export const withColumn = (table: CatalogTable, column: CatalogColumn): CatalogTable => ({
  ...table,
  columns: new Map(table.columns).set(column.name, column),
})

/** A column of ids that gets another type; what is repeated of it tells it. */
export function withWholeNumber(table: CatalogTable, name: string, scalar: ScalarType): CatalogTable {
  const column = table.columns.get(name)
  if (column === undefined) return table
  const definition = column.definition?.replace(/^(?:big)?int(?:\(\d+\))?/i, scalar === 'BigInt' ? 'bigint' : 'int')
  return withColumn(table, { ...column, ...(definition === undefined ? {} : { definition }) })
}

/** What is repeated of a column that is counted up no more says so no more. */
export function withPlainColumn(table: CatalogTable, name: string): CatalogTable {
  const column = table.columns.get(name)
  if (column?.definition === undefined) return table
  return withColumn(table, { ...column, definition: column.definition.replace(/ AUTO_INCREMENT\b/i, '') })
}
