import { DatabaseError, type ConnectionRejection, type DatabaseErrorKind } from '../../../../errors/database-error.js'

const kinds: Readonly<Record<string, DatabaseErrorKind>> = {
  '23505': 'unique',
  '23503': 'foreign-key',
  '23502': 'not-null',
  '23514': 'check',
  '22001': 'value-out-of-range',
  '22003': 'value-out-of-range',
  '22007': 'value-out-of-range',
  '22008': 'value-out-of-range',
  '22009': 'value-out-of-range',
  '22021': 'value-out-of-range',
  '22P02': 'value-out-of-range',
  '22P05': 'value-out-of-range',
  // too long for an index
  '54000': 'value-out-of-range',
  '40P01': 'deadlock',
  '40001': 'deadlock',
  '55P03': 'deadlock',
  '53100': 'disk-full',
  '25006': 'read-only',
  '57014': 'timeout',
  '3D000': 'missing',
  '3F000': 'missing',
  '42P01': 'missing',
  '42703': 'unknown-column',
  // a value, or an operator, for another type than the column's
  '42804': 'unknown-column',
  '42883': 'unknown-column',
  '57P01': 'unreachable',
  '57P02': 'unreachable',
  '57P03': 'unreachable',
  '57P05': 'unreachable',
  '53300': 'unreachable',
}

/** PostgreSQL's and the driver's errors in our words. */
export function postgresError(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error
  if (!(error instanceof Error)) return new DatabaseError('other', String(error))
  const report = error as Error & {
    code?: string
    constraint?: string
    table?: string
    column?: string
    detail?: string
    where?: string
    severity?: string
    routine?: string
  }
  // a code of the server has five characters; errors of the socket have names such as ECONNREFUSED, the driver's own none
  const isServerError = report.severity !== undefined && report.code !== undefined
  const known = isServerError ? kindOf(report.code ?? '') : 'unreachable'
  // a statement stays prepared while the types of its columns change
  const kind = report.routine === 'RevalidateCachedQuery' ? 'unknown-column' : known
  const constraint = report.constraint ?? (report.code === '54000' ? indexIn(report.message) : undefined)
  return new DatabaseError(kind, report.message === '' ? (report.code ?? 'connection failed') : report.message, {
    ...(report.code === undefined ? {} : { code: report.code }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(report.code === '54000' ? { likeness: 'longest' } : {}),
    ...(report.table === undefined ? {} : { table: report.table }),
    ...columnsOf(report.column, report.detail),
    ...parameterIn(report.where),
    ...rejectionOf(report.code, report.message),
    ...valueIn(report.message),
    cause: error,
  })
}

const rejections: Readonly<Record<string, ConnectionRejection>> = {
  '28P01': 'access-denied',
  '28000': 'access-denied',
  '57P03': 'starting',
}

/** Sentences of the server, whose code does not tell whether it is about TLS, and of the driver, which has no codes. */
const rejectionSentences: readonly (readonly [RegExp, ConnectionRejection])[] = [
  [/no pg_hba\.conf entry.*(no encryption|SSL off)/i, 'tls-required'],
  [/server does not support SSL/i, 'tls-missing'],
  [/client password must be a/i, 'password-required'],
]

function rejectionOf(code: string | undefined, message: string): { readonly rejection?: ConnectionRejection } {
  const rejection = rejectionSentences.find(([sentence]) => sentence.test(message))?.[1] ?? rejections[code ?? '']
  return rejection === undefined ? {} : { rejection }
}

/** Of an administrator, and of a session that was idle for too long. */
const endsOfSessions: readonly unknown[] = ['57P01', '57P05']

/**
 * Whether the server ended the session where it looks whether it should, which it does at no time between a commit and the
 * end of its answer. Others that send the same code (a proxy, a server whose process died) do not promise that.
 */
export function isEndOfSession(error: unknown): boolean {
  const { severity, code, routine } = error as { severity?: string; code?: string; routine?: string }
  return severity === 'FATAL' && routine === 'ProcessInterrupts' && endsOfSessions.includes(code)
}

/** A fault of which it is known that nothing of its transaction stands. */
export const undone = ({ kind, message, details }: DatabaseError): DatabaseError =>
  new DatabaseError(kind, message, { ...details, isUndone: true })

/** Whether the server itself refused: it is there, whatever it says. */
export const isFromServer = ({ details }: DatabaseError): boolean => /^\d[0-9A-Z]{4}$/.test(details.code ?? '')

const kindOf = (code: string): DatabaseErrorKind => kinds[code] ?? (code.startsWith('08') ? 'unreachable' : 'other')

/** `Key (a, b)=(1, 2) already exists.` names the columns of a violated index, whatever the index is called. */
function columnsOf(column: string | undefined, detail: string | undefined): { readonly columns?: readonly string[] } {
  if (column !== undefined) return { columns: [column] }
  const list = /^Key \((.+?)\)=\(/.exec(detail ?? '')?.[1]
  return list === undefined
    ? {}
    : { columns: list.split(', ').map((name) => name.replace(/^"(.*)"$/, '$1').replaceAll('""', '"')) }
}

/** `index row size 3016 exceeds btree version 4 maximum 2704 for index "..."`; no index where it is beyond 8191 bytes. */
const indexIn = (message: string): string | undefined => /"([^"]+)"$/.exec(message)?.[1]

/** `unnamed portal parameter $2 = '...'`: servers since version 13 tell which value was refused. */
function parameterIn(context: string | undefined): { readonly parameter?: number } {
  const number = /\$(\d+)/.exec(context ?? '')?.[1]
  return number === undefined ? {} : { parameter: Number(number) }
}

/** `invalid input syntax for type integer: "abc"`, `value "99999" is out of range for type smallint` */
function valueIn(message: string): { readonly value?: string } {
  const value = /: "(.*)"$|^value "(.*)" is out of range/s.exec(message)
  return value === null ? {} : { value: value[1] ?? value[2] ?? '' }
}
