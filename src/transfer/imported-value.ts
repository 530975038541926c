import { parseDateTime } from '../model/date-time.js'
import { normalizeJsonValue } from '../model/json-text.js'
import type { Model, ScalarField } from '../model/model.js'
import { isHeld } from '../model/held-value.js'
import { scalarFacts, type BeyondScalar, type ScalarType, type ScalarValue } from '../model/scalar.js'
import { parseUuid } from '../model/uuid.js'
import { textForms } from '../model/beyond-scalar.js'
import { exactWhole, isExactNumber, jsonText } from '../util/exact-json.js'

/** The value of a field in memory form; undefined when it has none of the accepted forms (import-export.md section 3). */
export const importedValue = (value: unknown, field: ScalarField, model: Model): ScalarValue | undefined =>
  value === null || value === undefined ? undefined : readers[field.scalar](value, field, model)

type ReadValue = (value: unknown, field: ScalarField, model: Model) => ScalarValue | undefined

const text: ReadValue = (value) => (typeof value === 'string' ? value : undefined)
const greatestInt = 2_147_483_647

/** A text, or the digits of a number; undefined where the column does not hold it. */
const beyond =
  (scalar: BeyondScalar): ReadValue =>
  (value, field) => {
    const isNumber = scalarFacts[scalar].number !== undefined && (typeof value === 'number' || isExactNumber(value))
    const text = isNumber ? jsonText(value) : typeof value === 'string' ? value : undefined
    const read = text === undefined ? undefined : textForms[scalar].read(text)
    return read !== undefined && isHeld(read, field, 'written') ? read : undefined
  }

const readers: Readonly<Record<ScalarType, ReadValue>> = {
  String: text,
  ID: text,
  UUID: (value) => (typeof value === 'string' ? parseUuid(value) : undefined),
  Int: (value) =>
    typeof value === 'number' && Number.isInteger(value) && value <= greatestInt && value >= -greatestInt - 1
      ? value
      : undefined,
  Float: (value) => (isExactNumber(value) ? nearestNumber(value.text) : typeof value === 'number' ? value : undefined),
  Boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  Enum: (value, { enumName }, { enums }) =>
    typeof value === 'string' && enums.find(({ name }) => name === enumName)?.values.includes(value) === true
      ? value
      : undefined,
  // the form with a blank is one of the original's
  DateTime: (value) =>
    typeof value === 'string' ? parseDateTime(value.replace(/^(\d{4}-\d{2}-\d{2}) (\d)/, '$1T$2')) : undefined,
  Json: (value) => normalizeJsonValue(jsonText(value)),
  BigInt: beyond('BigInt'),
  Decimal: beyond('Decimal'),
  Date: beyond('Date'),
  Time: beyond('Time'),
  Bytes: beyond('Bytes'),
}

/** Whole numbers keep their digits; others have those that reading a column gives. */
function nearestNumber(digits: string): number | bigint | undefined {
  const number = exactWhole(digits)
  return typeof number === 'bigint' || Number.isFinite(number) ? number : undefined
}
