import { DatabaseError } from '../../../../errors/database-error.js'
import type { DriverQuery } from '../driver.js'

/** Longer statements make the server end the connection without a word. */
export function fittingStatement(query: DriverQuery, maxPacket: number): DriverQuery {
  const length = query.values.reduce<number>(
    (sum, value) => sum + (typeof value === 'string' ? value.length : 0),
    query.text.length,
  )
  if (length * 4 < maxPacket) return query
  const bytes = query.values.reduce<number>(
    (sum, value) => sum + (typeof value === 'string' ? Buffer.byteLength(value) : 0),
    Buffer.byteLength(query.text),
  )
  if (bytes < maxPacket) return query
  throw new DatabaseError(
    'other',
    `a statement of ${String(bytes)} bytes is longer than the server takes: max_allowed_packet is ${String(maxPacket)}`,
  )
}
