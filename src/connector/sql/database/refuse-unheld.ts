import { DatabaseError } from '../../../errors/database-error.js'
import { isInt64 } from '../../../model/beyond-scalar.js'
import type { Param } from '../tree/tree.js'
import { textOf } from '../../../util/text-of.js'

/**
 * Refuses a value that no column of its scalar holds (beyond.md section 11.1), in the words of a database that does, so
 * that all tell the same. Ids and cursors, which are compared whatever they are, equal nothing instead.
 */
export function refuseUnheld(value: unknown, { use, scalar, searched }: Param, index: number): void {
  if (scalar !== 'BigInt' || (use !== undefined && searched === undefined)) return
  const unheld = (Array.isArray(value) ? (value as unknown[]) : [value]).find(
    (one) => one !== null && one !== undefined && !isHeld(one),
  )
  if (unheld === undefined) return
  const text = textOf(unheld)
  throw new DatabaseError('value-out-of-range', `${text} is no integer of 64 bits`, {
    parameter: index + 1,
    value: text,
    ...(searched ? { searched: { ...searched, value: text } } : {}),
  })
}

const isHeld = (value: unknown): boolean => {
  const text = textOf(value)
  return /^-?\d+$/.test(text) && isInt64(text)
}
