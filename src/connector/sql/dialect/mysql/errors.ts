import { DatabaseError, type ConnectionRejection, type DatabaseErrorKind } from '../../../../errors/database-error.js'

const kinds: Readonly<Record<number, DatabaseErrorKind>> = {
  1062: 'unique',
  1586: 'unique',
  1761: 'unique',
  1762: 'unique',
  1452: 'foreign-key',
  1451: 'foreign-key',
  1216: 'foreign-key',
  1217: 'foreign-key',
  1048: 'not-null',
  1364: 'not-null',
  3819: 'check',
  4025: 'check',
  1264: 'value-out-of-range',
  1265: 'value-out-of-range',
  1292: 'value-out-of-range',
  1366: 'value-out-of-range',
  1406: 'value-out-of-range',
  1690: 'value-out-of-range',
  // MariaDB, of what is computed on the way
  1916: 'value-out-of-range',
  1213: 'deadlock',
  1205: 'deadlock',
  1020: 'deadlock',
  // the table was changed meanwhile
  1412: 'deadlock',
  // replication groups refuse what another server changed first
  3101: 'deadlock',
  1021: 'disk-full',
  1114: 'disk-full',
  1792: 'read-only',
  1836: 'read-only',
  1874: 'read-only',
  1317: 'timeout',
  1969: 'timeout',
  3024: 'timeout',
  1049: 'missing',
  1146: 'missing',
  1054: 'unknown-column',
  1040: 'unreachable',
  1044: 'unreachable',
  1045: 'unreachable',
  1047: 'unreachable',
  1053: 'unreachable',
  1129: 'unreachable',
  1130: 'unreachable',
  1203: 'unreachable',
  1251: 'unreachable',
  1698: 'unreachable',
  1927: 'unreachable',
  // the server takes TLS only
  3159: 'unreachable',
}

/** MySQL's and the driver's errors in our words; a duplicate names its index, a null its column. */
export function mysqlError(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error
  if (!(error instanceof Error)) return new DatabaseError('other', String(error))
  const report = error as Error & { errno?: number; sqlState?: string; sqlMessage?: string; code?: string }
  // errors of the socket have a negative or no number and no SQLSTATE
  const isServerError = report.sqlState !== undefined && report.errno !== undefined && report.errno > 0
  const message = report.sqlMessage ?? (report.message === '' ? (report.code ?? 'connection failed') : report.message)
  const isUnfit = unfitCharacters.test(message)
  const known = kinds[report.errno ?? 0] ?? (isUnfit ? 'value-out-of-range' : kindOfMessage(message))
  const kind = isServerError ? known : 'unreachable'
  const key = kind === 'unique' ? violatedKey(message) : kind === 'check' ? violatedCheck(message) : undefined
  const column = kind === 'not-null' ? /^(?:Column|Field) '([^']+)'/.exec(message)?.[1] : refusedColumn(message)
  return new DatabaseError(kind, message, {
    code: String(report.errno ?? report.code ?? ''),
    ...(key === undefined ? {} : { constraint: key }),
    ...(column === undefined ? {} : { columns: [column] }),
    ...(isUnfit ? { likeness: 'four-byte-characters' } : {}),
    ...rowIn(message),
    ...rejectionOf(report.errno, message),
    cause: error,
  })
}

/** What MySQL 9 says of a parameter with characters that a column of ids does not have. */
const unfitCharacters = /^Conversion from collation .* impossible for parameter/

/** Of errors that share a number: those of files tell the system's own, 28 for a disk without space. */
function kindOfMessage(message: string): DatabaseErrorKind {
  if (/\berr(?:no|or)(?::)? 28\b/i.test(message)) return 'disk-full'
  return /running with the --(?:super-|innodb-)?read[-_]only option/i.test(message) ? 'read-only' : 'other'
}

const rejections: Readonly<Record<number, ConnectionRejection>> = {
  1045: 'access-denied',
  1698: 'access-denied',
  3159: 'tls-required',
}

/** The driver itself reports that the server does not offer TLS. */
function rejectionOf(errno: number | undefined, message: string): { readonly rejection?: ConnectionRejection } {
  const rejection = /does not support secure connection/i.test(message) ? 'tls-missing' : rejections[errno ?? 0]
  return rejection === undefined ? {} : { rejection }
}

/** Whether the server itself refused: it is there, whatever it says. */
export const isFromServer = ({ details }: DatabaseError): boolean => /^[1-9]\d{3}$/.test(details.code ?? '')

const beforeKey = "for key '"

/** The value that stands before the key's name may hold any text. */
function violatedKey(message: string): string | undefined {
  const start = message.lastIndexOf(beforeKey)
  return start < 0 ? undefined : message.slice(start + beforeKey.length).replace(/'[^']*$/, '')
}

/** The value that stands before may hold any text; MariaDB writes the column with its database and table. */
function refusedColumn(message: string): string | undefined {
  const [, plain, qualified] = /.*for column (?:'([^']+)'|`(?:[^`]+`\.`)*([^`]+)`)/s.exec(message) ?? []
  // what an expression came to has no column
  return plain === '(null)' ? undefined : (plain ?? qualified)
}

/** `Check constraint 'c' is violated.`, of MariaDB ``CONSTRAINT `c` failed for `s`.`Ship` `` */
const violatedCheck = (message: string): string | undefined =>
  /^Check constraint '(.*)' is violated/i.exec(message)?.[1] ?? /^CONSTRAINT `(.*?)` failed/.exec(message)?.[1]

function rowIn(message: string): { readonly row?: number } {
  const number = /at row (\d+)$/.exec(message)?.[1]
  return number === undefined ? {} : { row: Number(number) }
}
