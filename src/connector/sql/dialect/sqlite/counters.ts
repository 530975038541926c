import { assertNever } from '../../../../util/assert-never.js'
import type { CounterOperation } from '../../tree/ddl.js'
import { sqliteStyle, sqliteTableName } from './style.js'

const { quote, table: tableText } = sqliteStyle

/** Name of the trigger that gives rows their numbers, by that of the counter. */
export const sqliteCounterEnd = '-number'

/**
 * An empty table whose generated ids are the numbers: SQLite remembers the last one. A trigger takes the next one for a row
 * without, and moves it on for a row with a greater one (beyond.md section 10.3).
 *
 * `CREATE TABLE "s._refract_Ship_nr-counter" (n INTEGER PRIMARY KEY AUTOINCREMENT)`
 */
export function renderSqliteCounter(operation: CounterOperation): readonly string[] {
  const table = tableText(operation.table)
  switch (operation.kind) {
    case 'create-counter': {
      const { name, column, id } = operation
      const [numbers, own, key] = [tableText({ ...operation.table, name }), quote(column.name), quote(id)]
      return [
        `DROP TABLE IF EXISTS ${numbers}`,
        `CREATE TABLE ${numbers} (n INTEGER PRIMARY KEY AUTOINCREMENT)`,
        `INSERT INTO ${numbers} (n) SELECT DISTINCT ${own} FROM ${table} WHERE ${own} = (SELECT max(${own}) FROM ${table})`,
        `DELETE FROM ${numbers}`,
        `CREATE TRIGGER ${triggerName(operation)} AFTER INSERT ON ${table} BEGIN INSERT INTO ${numbers} (n) VALUES (NEW.${own}); UPDATE ${table} SET ${own} = (SELECT n FROM ${numbers}) WHERE ${key} = NEW.${key} AND NEW.${own} IS NULL; DELETE FROM ${numbers}; END`,
      ]
    }
    case 'drop-counter':
      return [
        `DROP TRIGGER IF EXISTS ${triggerName(operation)}`,
        `DROP TABLE IF EXISTS ${tableText({ ...operation.table, name: operation.name })}`,
      ]
    case 'number-rows': {
      const [id, column] = [quote(operation.id), quote(operation.column)]
      return [
        `UPDATE ${table} SET ${column} = r.n FROM (SELECT ${id} AS id, row_number() OVER (ORDER BY ${id}) + (SELECT COALESCE(max(${column}), 0) FROM ${table}) AS n FROM ${table} WHERE ${column} IS NULL) r WHERE ${table}.${id} = r.id`,
      ]
    }
    default:
      return assertNever(operation)
  }
}

const triggerName = ({ table, name }: Extract<CounterOperation, { readonly name: string }>): string =>
  quote(sqliteTableName(table.namespace, name) + sqliteCounterEnd)
