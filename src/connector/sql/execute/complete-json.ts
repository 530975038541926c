import type { Database } from '../database/database.js'
import { jsonText, parseJson } from '../../../util/exact-json.js'
import type { SqlQuery } from '../tree/sql-query.js'
import { failureSentinel, jsonSentinels } from '../tree/json-sentinels.js'
import type { FieldFailure, CompletedJson } from '../../completed-json.js'
import { isFailureSentinel, type NullPropagation } from './field-failure.js'
import { fillStoredJson } from './fill-stored-json.js'

const {
  failure: failed,
  storedJson: stored,
  julianDate: dated,
  hexText: hex,
  bytes,
  long: whole,
  double: real,
} = jsonSentinels
const marks: readonly string[] = [failed, stored, dated, hex, bytes, whole, real]
/** Marks that may be in what a statement returns: they stand in its text, for values are escaped. */
export const marksOf = ({ text }: SqlQuery): readonly string[] => marks.filter((mark) => text.includes(mark))
// JSON text written by the database never has raw control characters, so the marks are found without parsing
const julianDate = /\u0003([^\u0003]*)\u0003/g
const hexText = /\u0004([0-9A-Fa-f]*)\u0004/g
const hexBytes = /\u000e([0-9A-F]*)\u000e/g
const long = /\u0007("?)([^\u0007"]*)\1\u0007/g
const double = /\u0008([^\u0008]*)\u0008/g
const failure = /\u0001([a-z])/g
const tooLarge = failureSentinel('tooLarge')
const unreadable = failureSentinel('unreadable')

/**
 * Completes the JSON text of a statement. Text without marks, nearly all, is given back as it is; stored JSON, old
 * dates and hexadecimal text are put in place; failures are walked down from the root to null what GraphQL nulls.
 * `possible` are the marks that may be there, where that is known.
 */
export function completeJson(
  text: string,
  propagate: NullPropagation,
  { dialect }: Pick<Database, 'dialect'>,
  possible = marks,
): CompletedJson {
  // a search for each mark alone takes a fraction of the time of one for any of them
  if (!possible.some((mark) => text.includes(mark))) return { json: text, failures: [] }
  // MySQL 5.6 writes stored JSON as hexadecimal text, too
  const texts = text.replace(hexText, (_, digits: string) =>
    JSON.stringify(Buffer.from(digits, 'hex').toString('utf8')),
  )
  const filled = fillStoredJson(texts)
    .replace(hexBytes, (_, digits: string) => `"${Buffer.from(digits, 'hex').toString('base64')}"`)
    .replace(julianDate, (_, columnText: string) => {
      const date = dialect.decode(columnText, { scalar: 'DateTime' })
      return typeof date === 'string' && date.endsWith('Z') ? `"${date}"` : unreadable
    })
    .replace(long, (_, quote: string, digits: string) => longText(digits, quote))
    .replace(double, (_, digits: string) => doubleText(digits))
  if (!filled.includes(jsonSentinels.failure)) return { json: filled, failures: [] }
  const tree = parseJson(filled.replace(failure, (_, kind: string) => `{"\\u0001":"${kind}"}`))
  const failures: FieldFailure[] = []
  const value = isFailureSentinel(tree) ? null : propagate(tree, [], failures)
  return { json: jsonText(value ?? null), failures }
}

/** `123`, `123.000`: a sum of whole numbers; `1.2e+19`: one that is too large for its database. */
function longText(digits: string, quote: string): string {
  const whole = /^(-?\d+)(?:\.0*)?$/.exec(digits)?.[1]
  if (whole === undefined) return Math.abs(Number(digits)) >= 2 ** 63 ? tooLarge : unreadable
  const value = BigInt(whole)
  return BigInt.asIntN(64, value) === value ? quote + String(value) + quote : tooLarge
}

/** With the digits that every database agrees on. */
function doubleText(digits: string): string {
  const value = Number(digits)
  return Number.isFinite(value) ? String(Number(value.toPrecision(15))) : unreadable
}
