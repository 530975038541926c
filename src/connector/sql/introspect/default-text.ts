import { parseConstValue } from 'graphql'
import { readDefault } from '../../../datamodel/default-value.js'
import { parseDateTime } from '../../../model/date-time.js'
import type { ScalarType } from '../../../model/scalar.js'
import type { ColumnDefault } from '../tree/existing-schema.js'

/** A literal of a datamodel, from what a column's default says; undefined where a field of the scalar can have none of it. */
type DefaultText = (literal: ColumnDefault, enumValues: readonly string[]) => string | undefined

const quoted = ({ text }: ColumnDefault): string => JSON.stringify(text)
const number: DefaultText = ({ text }) => (text.trim() === '' ? undefined : String(Number(text)))
const booleans: Readonly<Record<string, string>> = {
  true: 'true',
  t: 'true',
  1: 'true',
  false: 'false',
  f: 'false',
  0: 'false',
}

const textsOf: Partial<Readonly<Record<ScalarType, DefaultText>>> = {
  String: (literal) => (literal.isQuoted ? quoted(literal) : undefined),
  Int: number,
  Float: number,
  Boolean: ({ text }) => booleans[text.toLowerCase()],
  Json: quoted,
  BigInt: quoted,
  Decimal: quoted,
  Date: quoted,
  Time: quoted,
  Enum: ({ text }, values) => (values.includes(text) ? text : undefined),
  DateTime({ text }) {
    const time = parseDateTime(text.replace(/^(\d{4}-\d{2}-\d{2}) (\d)/, '$1T$2'))
    return time === undefined ? undefined : JSON.stringify(time)
  },
}

/** The value of `@default` as it is printed, if the server takes it (introspection.md section 8). */
export function defaultText(
  literal: ColumnDefault | undefined,
  scalar: ScalarType,
  enumValues: readonly string[],
): string | undefined {
  const text = literal && textsOf[scalar]?.(literal, enumValues)
  if (text === undefined) return undefined
  try {
    const value = readDefault(parseConstValue(text, { noLocation: true }), scalar, enumValues)
    return value === undefined || value === null ? undefined : text
  } catch {
    // NaN, names that are no words
    return undefined
  }
}
