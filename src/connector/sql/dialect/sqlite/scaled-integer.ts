import { DatabaseError } from '../../../../errors/database-error.js'
import { textForms } from '../../../../model/beyond-scalar.js'
import type { Param } from '../../tree/tree.js'

/** Digits behind the point of a factor or divisor, which has no column that says how many. */
export const factorScale = 9

/** Decimals are kept as integers, 10^scale to one; a greater number of digits would not be exact. */
export const mostDigits = 18

const sixtyFourBits = 64

/**
 * A decimal in the units of its column. One that lies between two of them is only compared, and stands half way between
 * both. One that no column holds equals nothing; a factor that is too long is refused.
 */
export function scaledInteger(text: string, { scale = factorScale, use }: Param): number | bigint | null {
  const decimal = textForms.Decimal.read(text)
  if (decimal === undefined) return null
  const [front = '', back = ''] = decimal.split('.')
  const whole = BigInt(front.replace('-', '') + back.slice(0, scale).padEnd(scale, '0'))
  const isBetween = back.length > scale
  const isHeld = BigInt.asIntN(sixtyFourBits, whole) === whole
  if (use === undefined && (!isHeld || isBetween))
    throw new DatabaseError('value-out-of-range', `more than ${String(scale)} digits behind the point`)
  if (!isHeld) return null
  const sign = decimal.startsWith('-') ? -1n : 1n
  return isBetween ? Number(sign) * (Number(whole) + 0.5) : sign * whole
}

/** The decimal that a column of such integers holds. */
export function unscaled(value: number | bigint, scale: number): string | null {
  if (typeof value === 'number' && !Number.isInteger(value)) return null
  return textForms.Decimal.read(`${String(BigInt(value))}e-${String(scale)}`) ?? null
}
