import { assertNever } from '../../../../util/assert-never.js'
import type { CounterOperation } from '../../tree/ddl.js'
import { postgresStyle } from './style.js'

const { quote, table: tableText, text } = postgresStyle

/**
 * A sequence that belongs to its column and goes with it (beyond.md section 10.3).
 *
 * `CREATE SEQUENCE "s"."_refract_Ship_nr-counter" OWNED BY "s"."Ship"."nr"`
 */
export function renderPostgresCounter(operation: CounterOperation): readonly string[] {
  const table = tableText(operation.table)
  switch (operation.kind) {
    case 'create-counter': {
      const { name, column } = operation
      const [sequence, own] = [tableText({ ...operation.table, name }), quote(column.name)]
      return [
        `CREATE SEQUENCE ${sequence} OWNED BY ${table}.${own}`,
        `SELECT setval(${text(sequence).trim()}::regclass, m.greatest) FROM (SELECT MAX(${own}) AS greatest FROM ${table}) m WHERE m.greatest > 0`,
        `ALTER TABLE ${table} ALTER COLUMN ${own} SET DEFAULT nextval(${text(sequence).trim()}::regclass)`,
      ]
    }
    case 'drop-counter':
      return [
        `ALTER TABLE ${table} ALTER COLUMN ${quote(operation.column.name)} DROP DEFAULT`,
        `DROP SEQUENCE ${tableText({ ...operation.table, name: operation.name })}`,
      ]
    case 'number-rows': {
      const [id, column] = [quote(operation.id), quote(operation.column)]
      return [
        `UPDATE ${table} SET ${column} = r.n FROM (SELECT ${id}, row_number() OVER (ORDER BY ${id}) + (SELECT COALESCE(MAX(${column}), 0) FROM ${table}) AS n FROM ${table} WHERE ${column} IS NULL) r WHERE ${table}.${id} = r.${id}`,
      ]
    }
    default:
      return assertNever(operation)
  }
}
