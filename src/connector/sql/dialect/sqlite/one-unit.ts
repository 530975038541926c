import type { SizedScalar } from '../../../../model/scalar.js'

const scaleOf = ({ scalar, scale = 0 }: SizedScalar): number => (scalar === 'Decimal' ? scale : 0)

/**
 * A column as it is compared with another one: decimals are integers of their own scale (`scaled-integer.ts`). Integers and
 * decimals get the smaller unit of both, `t."tons" * 100` beside a decimal of two digits; beside a float a decimal is the
 * float nearest to what it says, `CAST(t."price" AS REAL) / 1e2`.
 */
export function inOneUnit(operand: string, own: SizedScalar, other: SizedScalar): string {
  const [scale, otherScale] = [scaleOf(own), scaleOf(other)]
  if (other.scalar === 'Float') return scale === 0 ? operand : `CAST(${operand} AS REAL) / 1e${String(scale)}`
  return own.scalar === 'Float' || scale >= otherScale
    ? operand
    : `${operand} * ${String(10n ** BigInt(otherScale - scale))}`
}
