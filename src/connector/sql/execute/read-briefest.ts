import type { Bindings } from '../../../model/value.js'
import type { Row, SqlRunner } from '../database/database.js'
import { failureSentinel } from '../tree/json-sentinels.js'
import type { Soon } from '../../../util/soon.js'
import type { SqlQuery } from '../tree/sql-query.js'

export type RowsReader = (bindings: Bindings, runner: SqlRunner) => Soon<readonly Row[]>

/** Reads that go at once as one did that met too long a value: it is likely to meet such values again. */
export const readsBehindLong = 30

/**
 * Reads by the first of several forms of a statement that suits the rows, as those before it tell (`Dialect.renderBrief`),
 * or by `readAny` where a value is too long for any of them.
 */
export function readBriefest(forms: readonly SqlQuery[], readAny: RowsReader): RowsReader {
  let first = 0
  let left = 0
  return async (bindings, runner) => {
    if (left > 0) left -= 1
    else first = 0
    for (let place = first; ;) {
      const form = forms[place]
      if (form === undefined) return readAny(bindings, runner)
      const { rows } = await runner.run(form, bindings)
      if (rows.some(isTooLong)) place = forms.length
      else if (place < forms.length - 1 && rows.some(hasLongItem)) place += 1
      else return rows
      first = place
      left = readsBehindLong
    }
  }
}

const holding =
  (mark: string) =>
  (row: Row): boolean =>
    row.some((cell) => typeof cell === 'string' && cell.includes(mark))
/** Whether a value of the row is longer than the database makes values. */
export const isTooLong = holding(failureSentinel('tooLong'))
const hasLongItem = holding(failureSentinel('longItem'))
