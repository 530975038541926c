import type { Style } from '../shared/style.js'
import { outOfRangeCall } from './out-of-range.js'
import { factorScale, mostDigits } from './scaled-integer.js'

const one = String(10n ** BigInt(factorScale))
const half = String(10n ** BigInt(factorScale) / 2n)

/** A quotient by `one`, rounded away from zero as decimals of the other databases are. */
const rounded = (units: () => string): string =>
  `(${units()} + CASE WHEN ${units()} < 0 THEN -${half} ELSE ${half} END) / ${one}`

/**
 * A decimal changed by another: what is added has the units of the column, factors and divisors have their own
 * (`scaled-integer.ts`). Products are made of parts that integers hold: `c * 2.5` -> `c * 2 + c / 10^9 * r + c % 10^9 * r / 10^9`
 * with r = 500000000. What the column does not hold fails the statement.
 */
export const decimalArithmetic: Style['arithmetic'] = (
  { operator, operand: { name, precision = mostDigits } },
  operand,
  by,
) => {
  const parts: Readonly<Record<typeof operator, () => string>> = {
    '+': () => `${operand} + ${by()}`,
    '-': () => `${operand} - ${by()}`,
    '*': () =>
      `${operand} * (${by()} / ${one}) + ${operand} / ${one} * (${by()} % ${one}) + ${rounded(() => `${operand} % ${one} * (${by()} % ${one})`)}`,
    '/': () => `${operand} / ${by()} * ${one} + CAST(round(${operand} % ${by()} * ${one}.0 / ${by()}) AS INTEGER)`,
  }
  const limit = String(10n ** BigInt(precision))
  const result = parts[operator]
  return `CASE WHEN ${operand} IS NULL THEN NULL WHEN abs(${result()}) < ${limit} THEN ${result()} ELSE ${outOfRangeCall(name)} END`
}
