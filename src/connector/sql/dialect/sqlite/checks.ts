import type { DdlOperation } from '../../tree/ddl.js'
import type { TableReference } from '../../tree/tree.js'
import { checkCondition } from '../shared/check-condition.js'
import { sqliteStyle, sqliteTableName } from './style.js'
import { encodeSqliteValue } from './values.js'

const { quote, table: tableText } = sqliteStyle

/** What stands behind the name of a check in those of its triggers; no field has such a name. */
export const sqliteCheckEnds = { insert: '-insert', update: '-update' } as const

const checkTriggers = ({ table, name }: { readonly table: TableReference; readonly name: string }) =>
  (['insert', 'update'] as const).map((event) => ({
    event,
    name: `${sqliteTableName(table.namespace, name)}${sqliteCheckEnds[event]}`,
  }))

/**
 * A table takes no CHECK when it is there; triggers refuse what it would, with its message. Rows that have come since the deploy
 * looked at them are written once more, which the triggers refuse, too.
 *
 * `CREATE TRIGGER … AFTER INSERT ON Ship WHEN NOT (NEW.tonnage >= 0) BEGIN SELECT RAISE(ABORT, 'CHECK constraint failed: …'); END`
 */
export function createSqliteCheck(
  operation: Extract<DdlOperation, { kind: 'create-check' | 'rename-check' }>,
): readonly string[] {
  const { table, name, column } = operation
  const conditionOf = (row?: string): string => checkCondition(operation, sqliteStyle, encodeSqliteValue, row)
  const [condition, own] = [conditionOf('NEW'), quote(column.name)]
  const triggers = checkTriggers(operation).map((trigger) => {
    const event = trigger.event === 'insert' ? 'INSERT' : `UPDATE OF ${own}`
    const message = sqliteStyle.text(`CHECK constraint failed: ${name}`)
    return `CREATE TRIGGER ${quote(trigger.name)} AFTER ${event} ON ${tableText(table)} WHEN NOT (${condition}) BEGIN SELECT RAISE(ABORT, ${message}); END`
  })
  return [...triggers, `UPDATE ${tableText(table)} SET ${own} = ${own} WHERE NOT (${conditionOf()})`]
}

/** `DROP TRIGGER IF EXISTS "s._refract_Ship_tonnage-insert"` */
export const dropSqliteCheck = (
  operation: Pick<Extract<DdlOperation, { kind: 'drop-check' }>, 'table' | 'name'>,
): readonly string[] => checkTriggers(operation).map((trigger) => `DROP TRIGGER IF EXISTS ${quote(trigger.name)}`)
