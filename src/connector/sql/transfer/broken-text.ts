import { problem } from '../../../errors/problem.js'
import { brokenRule, ruleText, type Constraint } from '../../../model/constraint.js'
import type { ScalarField } from '../../../model/model.js'
import type { ScalarValue } from '../../../model/scalar.js'
import type { TypeStorage } from '../storage/storage.js'

/** What a value breaks of the constraint of its field (beyond.md section 10.4), in the words of a write; undefined: nothing. */
export function brokenText(
  value: ScalarValue,
  { name }: ScalarField,
  { type, constraint }: { readonly type: TypeStorage; readonly constraint: Constraint },
): string | undefined {
  const rule = brokenRule(value, constraint)
  return rule && problem('constraintViolated', { field: name, model: type.type.name, rule: ruleText(rule) }).message
}
