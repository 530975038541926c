import type { DdlOperation } from '../../tree/ddl.js'
import { checkCondition } from '../shared/check-condition.js'
import type { MysqlFeatures } from './features.js'
import { quote } from './quote.js'
import { mysqlStyle } from './style.js'
import { tableText } from './table-text.js'
import { encodeMysqlValue } from './values.js'

/** ``ALTER TABLE `Ship` ADD CONSTRAINT `_refract_Ship_tonnage` CHECK (`tonnage` >= 0)``; nothing where CHECK does not count. */
export function renderMysqlCheck(
  operation: Extract<DdlOperation, { kind: 'create-check' | 'drop-check' }>,
  features: MysqlFeatures,
): readonly string[] {
  if (!features.checks) return []
  const [table, name] = [tableText(operation.table), quote(operation.name)]
  if (operation.kind === 'create-check') {
    const condition = checkCondition(operation, mysqlStyle(features), encodeMysqlValue)
    return [`ALTER TABLE ${table} ADD CONSTRAINT ${name} CHECK (${condition})`]
  }
  // MySQL has the word of all others from 8.0.19 on
  return [`ALTER TABLE ${table} ${features.isMariadb ? 'DROP CONSTRAINT' : 'DROP CHECK'} ${name}`]
}
