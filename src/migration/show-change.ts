import type { Dialect } from '../dialect/dialect.js'
import { noBindings, readValue } from '../model/value.js'
import type { TableChange } from './change.js'

/** The statements of a change for people to read; parameters stand behind them. */
export function showChange(change: TableChange, dialect: Dialect): readonly string[] {
  if (change.kind === 'ddl') return dialect.renderDdl(change.operation)
  const { text, params } = dialect.render(change.statement)
  const values = params.map((param) => dialect.encode(readValue(param.value, noBindings), param))
  return [values.length === 0 ? text : `${text} -- parameters: ${JSON.stringify(values)}`]
}
