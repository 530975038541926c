import { readValue, type Bindings } from '../../../model/value.js'
import { createLeastUsed } from '../../../util/least-used.js'
import type { Database } from '../database/database.js'
import type { SqlQuery } from '../tree/sql-query.js'
import type { Param, Select } from '../tree/tree.js'

/** Statements that one read keeps for numbers of rows that come again and again. */
const mostQueries = 8
/** How often the same numbers come before they get a statement: the first executions of each are planned anyway. */
const usesBefore = 5
/** Numbers that are counted at a time; then counting begins anew, for most of them are pages that come once. */
const mostCounted = 100

/**
 * Gives the statement for each request of a read whose numbers of rows come as variables: `query` with parameters, or
 * one with the numbers in it, where the database plans only those once.
 *
 * `SELECT ... LIMIT $1`, from the sixth request for 20 rows on `SELECT ... LIMIT 20`
 */
export function rowCountQueries(
  select: Select,
  query: SqlQuery,
  { capabilities, dialect }: Pick<Database, 'capabilities' | 'dialect'>,
): (bindings: Bindings) => SqlQuery {
  const counts = capabilities.plansRowCounts ? query.params.filter(({ isRowCount }) => isRowCount === true) : []
  if (counts.length === 0) return () => query
  const queries = createLeastUsed<SqlQuery>(mostQueries)
  const uses = new Map<string, number>()
  return (bindings) => {
    const rows = counts.map(({ value }) => readValue(value, bindings))
    const key = rows.join()
    const known = queries.get(key)
    if (known !== undefined) return known
    const used = (uses.get(key) ?? 0) + 1
    if (used <= usesBefore || !rows.every(isRowNumber)) {
      if (uses.size >= mostCounted) uses.clear()
      uses.set(key, used)
      return query
    }
    uses.delete(key)
    const made = dialect.render(select, new Map(counts.map((count: Param, index) => [count, rows[index] ?? 0])))
    queries.set(key, made)
    return made
  }
}

const isRowNumber = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
