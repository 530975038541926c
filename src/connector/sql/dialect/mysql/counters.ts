import { assertNever } from '../../../../util/assert-never.js'
import type { CounterOperation } from '../../tree/ddl.js'
import { quote } from './quote.js'
import { columnText, tableText } from './table-text.js'

/** ``ALTER TABLE `Ship` ADD INDEX `_refract_Ship_nr-counter` (`nr`), MODIFY COLUMN `nr` int NOT NULL AUTO_INCREMENT`` */
export function renderMysqlCounter(operation: CounterOperation): readonly string[] {
  const table = tableText(operation.table)
  switch (operation.kind) {
    case 'create-counter': {
      const { name, column } = operation
      // what is counted up must be the first column of an index
      return [
        `ALTER TABLE ${table} ADD INDEX ${quote(name)} (${quote(column.name)}), MODIFY COLUMN ${columnText(column)} AUTO_INCREMENT`,
      ]
    }
    case 'drop-counter':
      return [`ALTER TABLE ${table} MODIFY COLUMN ${columnText(operation.column)}, DROP INDEX ${quote(operation.name)}`]
    case 'number-rows': {
      const column = quote(operation.column)
      return [
        `SET @refract_number = (SELECT COALESCE(MAX(${column}), 0) FROM ${table})`,
        `UPDATE ${table} SET ${column} = (@refract_number := @refract_number + 1) WHERE ${column} IS NULL ORDER BY ${quote(operation.id)}`,
      ]
    }
    default:
      return assertNever(operation)
  }
}
