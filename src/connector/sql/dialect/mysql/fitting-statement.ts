import { DatabaseError } from '../../../../errors/database-error.js'
import type { DriverQuery } from '../driver.js'

/** More than these take the driver twice as long as parameters than in the text, even of a statement that stays prepared. */
const mostParameters = 200

/** Longer statements make the server end the connection without a word; those of many values are sent as text. */
export function fittingStatement(query: DriverQuery, maxPacket: number): DriverQuery {
  const length = query.values.reduce<number>(
    (sum, value) => sum + (typeof value === 'string' || Buffer.isBuffer(value) ? value.length : 0),
    query.text.length,
  )
  // escaped or encoded, a character has four bytes at most
  if (length * 4 < maxPacket) return query.values.length > mostParameters ? { ...query, isOnce: true } : query
  const bytes = query.values.reduce<number>(
    (sum, value) => sum + (typeof value === 'string' || Buffer.isBuffer(value) ? Buffer.byteLength(value) : 0),
    Buffer.byteLength(query.text),
  )
  if (bytes < maxPacket) return query
  throw new DatabaseError(
    'other',
    `a statement of ${String(bytes)} bytes is longer than the server takes: max_allowed_packet is ${String(maxPacket)}`,
  )
}
