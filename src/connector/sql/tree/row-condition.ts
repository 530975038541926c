import type { IndexCondition } from '../../../model/index-condition.js'
import { allOf, always, anyOf, compare, constantParam, isNotNull, isNull, not } from './build.js'
import type { Column, Expression } from './tree.js'

/** The condition of an index over columns. */
export function conditionOn(condition: IndexCondition, columnOf: (field: string) => Column): Expression {
  switch (condition.kind) {
    case 'all':
      return allOf(condition.of.map((one) => conditionOn(one, columnOf))) ?? always
    case 'any':
      return anyOf(condition.of.map((one) => conditionOn(one, columnOf)))
    case 'not':
      return not(conditionOn(condition.of, columnOf))
    case 'null':
      return condition.negated ? isNotNull(columnOf(condition.field)) : isNull(columnOf(condition.field))
    case 'compare': {
      const operand = columnOf(condition.field)
      return compare(operand, condition.operator, constantParam(condition.value, operand))
    }
  }
}
