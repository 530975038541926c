import type { FieldTest, IndexCondition } from '../../../../model/index-condition.js'
import type { ScalarValue } from '../../../../model/scalar.js'

/** Whether rows are covered, as far as it does not depend on the rows. */
export type KnownCondition = IndexCondition | boolean

/**
 * A condition of which `look` knows parts. `isNegated` tells it which answer leaves rows out: what is neither true nor
 * false covers no row, negated or not.
 */
export function withKnown(
  condition: IndexCondition,
  look: (test: FieldTest, isNegated: boolean) => KnownCondition,
  isNegated = false,
): KnownCondition {
  switch (condition.kind) {
    case 'not': {
      const of = withKnown(condition.of, look, !isNegated)
      return typeof of === 'boolean' ? !of : { kind: 'not', of }
    }
    case 'all':
    case 'any': {
      // what decides alone: one that does not hold of all, one that holds of any
      const deciding = condition.kind === 'any'
      const parts = condition.of.map((one) => withKnown(one, look, isNegated))
      if (parts.includes(deciding)) return deciding
      const of = parts.filter((one) => typeof one !== 'boolean')
      return of.length === 0 ? !deciding : { kind: condition.kind, of }
    }
    case 'null':
    case 'compare':
      return look(condition, isNegated)
  }
}

/** Whether a test holds for a value that all rows have; undefined: only the database compares such values. */
export function holdsFor(value: ScalarValue | null, test: FieldTest, isNegated: boolean): boolean | undefined {
  if (test.kind === 'null') return (value === null) !== test.negated
  if (value === null) return isNegated
  const [one, other] = [String(value), String(test.value)]
  switch (test.operator) {
    case '=':
      return one === other
    case '<>':
      return one !== other
    default: {
      if (typeof value !== 'number' || typeof test.value !== 'number') return undefined
      const [isBelow, isEqual] = [value < test.value, value === test.value]
      return test.operator.includes('=') && isEqual
        ? true
        : test.operator.startsWith('<')
          ? isBelow
          : !isBelow && !isEqual
    }
  }
}
