import type { ColumnDefinition } from '../../tree/ddl.js'
import type { TableReference } from '../../tree/tree.js'
import { mysqlColumnType } from './column-types.js'
import { quote } from './quote.js'

export const tableText = ({ namespace, name }: TableReference): string =>
  namespace === undefined ? quote(name) : `${quote(namespace)}.${quote(name)}`

/** A column that others made keeps its type, whatever field is over it. */
export const columnText = (column: ColumnDefinition): string =>
  `${quote(column.name)} ${column.definition ?? mysqlColumnType(column)} ${column.isRequired ? 'NOT NULL' : 'NULL'}`
