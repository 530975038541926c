import { DatabaseError } from '../../../../errors/database-error.js'
import { outOfRangePath } from './out-of-range.js'

/** `bad JSON path: 'out of range: age'`: how an expression fails (`outOfRangePath`). */
const outOfRange = new RegExp(`JSON path.*'${outOfRangePath}(.*)'`, 's')

/** SQLite's errors in our words. It names table and columns itself: `UNIQUE constraint failed: User.mail`. */
export function sqliteError(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error
  const report = error as Error & { code?: string }
  const message = report.message
  const code = report.code ?? ''
  const details = { code, cause: error }
  const [, kind, places = ''] = /^(UNIQUE|NOT NULL|FOREIGN KEY) constraint failed(?:: (.*))?$/.exec(message) ?? []
  if (kind === undefined) {
    if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
      return new DatabaseError('deadlock', message, details)
    if (code.startsWith('SQLITE_FULL') || message.includes('disk is full'))
      return new DatabaseError('disk-full', message, details)
    if (code.startsWith('SQLITE_READONLY')) return new DatabaseError('read-only', message, details)
    if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_IOERR'))
      return new DatabaseError('unreachable', message, details)
    const check = /^CHECK constraint failed: (.*)$/.exec(message)?.[1]
    if (check !== undefined) return new DatabaseError('check', message, { ...details, constraint: check })
    const column = outOfRange.exec(message)?.[1]
    if (column !== undefined) return new DatabaseError('value-out-of-range', message, { ...details, columns: [column] })
    if (message.startsWith('no such table')) return new DatabaseError('missing', message, details)
    if (/^no such column|has no column named/.test(message))
      return new DatabaseError('unknown-column', message, details)
    if (message === 'integer overflow') return new DatabaseError('value-out-of-range', message, details)
    return new DatabaseError('other', message, details)
  }
  // an index over expressions is told by its name
  const index = /^index '(.*)'$/.exec(places)?.[1]
  if (index !== undefined) return new DatabaseError('unique', message, { ...details, constraint: index })
  const columns = places.split(', ').map((place) => place.slice(place.lastIndexOf('.') + 1))
  const table = places.split(', ')[0]?.replace(/\.[^.]*$/, '')
  const fault = kind === 'UNIQUE' ? 'unique' : kind === 'NOT NULL' ? 'not-null' : 'foreign-key'
  return new DatabaseError(fault, message, {
    ...details,
    ...(table === undefined || table === '' ? {} : { table, columns }),
  })
}
