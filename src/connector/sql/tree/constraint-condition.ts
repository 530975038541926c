import { rulesOf, type Constraint, type ConstraintRule } from '../../../model/constraint.js'
import type { ScalarValue, SizedScalar } from '../../../model/scalar.js'
import { allOf, compare, constantParam, literal } from './build.js'
import type { Column, Expression } from './tree.js'

/** A rule that databases can look after, and what holds of a column's value then; null satisfies it. */
export interface RuleCondition {
  readonly rule: ConstraintRule
  readonly holds: Expression
}

/** The rules of a constraint but its pattern, which every database would read in its own way. */
export const ruleConditions = (constraint: Constraint, column: Column): readonly RuleCondition[] =>
  rulesOf(constraint).flatMap((rule) => {
    const holds = conditionOf(rule, column)
    return holds ? [{ rule, holds }] : []
  })

/** All of them; undefined where there is none. */
export const constraintCondition = (constraint: Constraint, column: Column): Expression | undefined =>
  allOf(ruleConditions(constraint, column).map(({ holds }) => holds))

export const hasConditions = ({ min, max, minLength, maxLength }: Constraint): boolean =>
  min !== undefined || max !== undefined || minLength !== undefined || maxLength !== undefined

function conditionOf(rule: ConstraintRule, column: Column): Expression | undefined {
  switch (rule.kind) {
    case 'min':
      return compare(column, '>=', constantParam(boundOf(rule.bound, column), column))
    case 'max':
      return compare(column, '<=', constantParam(boundOf(rule.bound, column), column))
    case 'minLength':
      return compare({ kind: 'character-count', operand: column }, '>=', literal(rule.length))
    case 'maxLength':
      return compare({ kind: 'character-count', operand: column }, '<=', literal(rule.length))
    case 'pattern':
      return undefined
  }
}

/** In the form of the scalar's values. */
const boundOf = (text: string, { scalar }: SizedScalar): ScalarValue =>
  scalar === 'Int' || scalar === 'Float' ? Number(text) : text
