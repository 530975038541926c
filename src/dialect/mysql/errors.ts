import { DatabaseError, type DatabaseFault } from '../../errors/database-error.js'

const faults: Readonly<Record<number, DatabaseFault>> = {
  1062: 'unique',
  1452: 'foreign-key',
  1451: 'foreign-key',
  1216: 'foreign-key',
  1048: 'not-null',
  1364: 'not-null',
  1264: 'value-out-of-range',
  1292: 'value-out-of-range',
  1366: 'value-out-of-range',
  1406: 'value-out-of-range',
  1213: 'deadlock',
  1205: 'deadlock',
  1020: 'deadlock',
  3024: 'timeout',
  1040: 'unreachable',
  1044: 'unreachable',
  1045: 'unreachable',
  1049: 'unreachable',
  1053: 'unreachable',
  1927: 'unreachable',
}

/** MySQL's and the driver's errors in our words; a duplicate names its index, a null its column. */
export function mysqlError(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error
  if (!(error instanceof Error)) return new DatabaseError('other', String(error))
  const report = error as Error & { errno?: number; sqlState?: string; sqlMessage?: string; code?: string }
  // errors of the socket have a negative or no number and no SQLSTATE
  const isServerError = report.sqlState !== undefined && report.errno !== undefined && report.errno > 0
  const fault = isServerError ? (faults[report.errno ?? 0] ?? 'other') : 'unreachable'
  const message = report.sqlMessage ?? (report.message === '' ? (report.code ?? 'connection failed') : report.message)
  const key = fault === 'unique' ? /for key '(.+)'$/.exec(message)?.[1] : undefined
  const column =
    fault === 'not-null' ? /^(?:Column|Field) '([^']+)'/.exec(message)?.[1] : /for column '([^']+)'/.exec(message)?.[1]
  return new DatabaseError(fault, message, {
    code: String(report.errno ?? report.code ?? ''),
    // since 8.0.19 the table stands before the key's name
    ...(key === undefined ? {} : { constraint: key.slice(key.lastIndexOf('.') + 1) }),
    ...(column === undefined ? {} : { columns: [column] }),
    cause: error,
  })
}
