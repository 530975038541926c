import type { ScalarType, ScalarValue } from '../model/scalar.js'
import type { Capabilities } from '../sql/capabilities.js'
import type { SqlQuery } from '../sql/sql-query.js'
import type { Param, Statement } from '../sql/tree.js'

/** Everything that differs between databases, as far as it is not a capability. One value per open database. */
export interface Dialect {
  readonly name: 'postgres' | 'mysql' | 'sqlite'
  readonly capabilities: Capabilities
  /** Between service name and stage in a project's id: `$`, `@`, `_` (storage.md section 1). */
  readonly projectIdSeparator: string
  render(statement: Statement): SqlQuery
  /** A value in memory form -> what the driver sends for this parameter. Lists are given whole. */
  encode(value: unknown, param: Param): unknown
  /** What the driver gave -> the value in memory form. */
  decode(raw: unknown, scalar: ScalarType): ScalarValue
  /** Quotes a name. */
  quote(name: string): string
}
