import type { DdlOperation } from '../../tree/ddl.js'
import { checkCondition } from '../shared/check-condition.js'
import type { MysqlFeatures } from './features.js'
import { quote } from './quote.js'
import { mysqlStyle } from './style.js'
import { tableText } from './table-text.js'
import { encodeMysqlValue } from './values.js'

/** ``ALTER TABLE `Ship` ADD CONSTRAINT `_refract_Ship_tonnage` CHECK (`tonnage` >= 0)``; nothing where CHECK does not count. */
export function renderMysqlCheck(
  operation: Extract<DdlOperation, { kind: 'create-check' | 'drop-check' | 'rename-check' }>,
  features: MysqlFeatures,
): readonly string[] {
  if (!features.checks) return []
  const [table, name] = [tableText(operation.table), quote(operation.name)]
  // MySQL has the word of all others from 8.0.19 on
  const drop = features.isMariadb ? 'DROP CONSTRAINT' : 'DROP CHECK'
  if (operation.kind === 'drop-check') return [`ALTER TABLE ${table} ${drop} ${name}`]
  // no check may be over such a column
  if (operation.isCounted) return []
  const condition = checkCondition(operation, mysqlStyle(features), encodeMysqlValue)
  const add = `ADD CONSTRAINT ${name} CHECK (${condition})`
  return [`ALTER TABLE ${table} ${operation.kind === 'rename-check' ? `${drop} ${quote(operation.from)}, ` : ''}${add}`]
}
