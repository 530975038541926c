import { expect, test } from 'vitest'
import { brokenRule, ruleText, type Constraint } from './constraint.js'

const broken = (value: unknown, constraint: Constraint): string | undefined => {
  const rule = brokenRule(value, constraint)
  return rule && ruleText(rule)
}

const cases: readonly (readonly [unknown, Constraint, string | undefined])[] = [
  [null, { min: '0' }, undefined],
  [0, { min: '0', max: '9' }, undefined],
  [-1, { min: '0', max: '9' }, 'be at least 0'],
  [10, { min: '0', max: '9' }, 'be at most 9'],
  [0.05, { min: '0.1' }, 'be at least 0.1'],
  ['9223372036854775807', { max: '9223372036854775806' }, 'be at most 9223372036854775806'],
  [9007199254740993n, { max: '9007199254740992' }, 'be at most 9007199254740992'],
  ['-0.30', { min: '-0.3' }, undefined],
  ['-0.3000000000000000000001', { min: '-0.3' }, 'be at least -0.3'],
  ['-0.1', { max: '-0.2' }, 'be at most -0.2'],
  ['0.000000000000000000000000000001', { min: '0', max: '1' }, undefined],
  ['😀😀', { maxLength: 2 }, undefined],
  ['😀', { minLength: 2 }, 'be at least 2 characters long'],
  ['abc', { maxLength: 1 }, 'be at most 1 character long'],
  ['ab', { minLength: 1, pattern: '^[A-Z]+$' }, 'match ^[A-Z]+$'],
  ['', { minLength: 1, pattern: '^[A-Z]+$' }, 'be at least 1 character long'],
]

test('the first rule that a value breaks is told', () => {
  for (const [value, constraint, text] of cases) expect([value, broken(value, constraint)]).toEqual([value, text])
})
