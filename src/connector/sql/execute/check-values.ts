import { problem } from '../../../errors/problem.js'
import { brokenRule, ruleText } from '../../../model/constraint.js'
import { readValue, type Bindings } from '../../../model/value.js'
import type { ValueCheck } from '../plan/write/write-plan.js'

const maxFloatLength = 35
const maxIdLength = 25

/**
 * Refuses values that no column takes: long ids, floats of many digits (mutations.md section 5, code 3007), divisors
 * that are 0 (beyond.md section 8, code 3036), and what breaks a constraint (beyond.md section 10.4, code 3103).
 */
export function checkValues(checks: readonly ValueCheck[], bindings: Bindings): void {
  for (const { value, scalar, field, dividesIn, constrained } of checks) {
    const found = readValue(value, bindings)
    if (constrained !== undefined) {
      refuseBroken(found, field, constrained)
      continue
    }
    if (dividesIn !== undefined) {
      if (Number(found) === 0) throw problem('invalidInputValue', { value: '0', field, model: dividesIn })
      continue
    }
    const isTooLong =
      scalar === 'Float'
        ? typeof found === 'number' && plainLength(found) > maxFloatLength
        : String(found).length > maxIdLength
    if (isTooLong) throw problem('valueTooLong', { field })
  }
}

/** Each item of a list; a single value stands for a list of one. */
function refuseBroken(
  found: unknown,
  field: string,
  { model, constraint }: NonNullable<ValueCheck['constrained']>,
): void {
  for (const value of Array.isArray(found) ? found : [found]) {
    const rule = brokenRule(value, constraint)
    if (rule) throw problem('constraintViolated', { field, model, rule: ruleText(rule) })
  }
}

/** Length of a number in plain notation, sign and point counted. */
function plainLength(value: number): number {
  const [digits = '', exponent] = String(Math.abs(value)).split('e')
  const sign = value < 0 ? 1 : 0
  if (exponent === undefined) return digits.length + sign
  const [whole = '', fraction = ''] = digits.split('.')
  const power = Number(exponent)
  if (power >= 0) return Math.max(whole.length + power, whole.length + fraction.length) + sign
  return 2 - power - 1 + whole.length + fraction.length + sign
}
