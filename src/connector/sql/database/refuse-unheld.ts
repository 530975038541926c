import { DatabaseError } from '../../../errors/database-error.js'
import { isHeld } from '../../../model/held-value.js'
import type { Param } from '../tree/tree.js'
import { textOf } from '../../../util/text-of.js'

/**
 * Refuses a value that no column of its scalar holds (beyond.md section 11.1), in the words of a database that does, so
 * that all tell the same. Ids and cursors, which are compared whatever they are, equal nothing instead.
 */
export function refuseUnheld(value: unknown, param: Param, index: number): void {
  const { use, searched } = param
  if (use !== undefined && searched === undefined) return
  const purpose = use === undefined ? 'written' : 'compared'
  const unheld = (Array.isArray(value) ? (value as unknown[]) : [value]).find(
    (one) => one !== null && one !== undefined && !isHeld(textOf(one), param, purpose),
  )
  if (unheld !== undefined) throw outOfRange(unheld, param, index)
}

/** In the words of a database that refuses the value of a parameter. */
export function outOfRange(value: unknown, { scalar, searched }: Param, index: number): DatabaseError {
  const text = textOf(value)
  return new DatabaseError('value-out-of-range', `no ${scalar} of the column's size`, {
    parameter: index + 1,
    value: text,
    ...(searched ? { searched: { ...searched, value: text } } : {}),
  })
}
