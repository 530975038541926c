import { linearPattern, type TextTest } from '../util/linear-pattern.js'
import { remember } from '../util/remember.js'
import { textForms } from './beyond-scalar.js'
import type { ScalarType } from './scalar.js'

/** What the values of a field must satisfy, all of it (`@constraint`, beyond.md section 10.4); the stored schema JSON has no place for it. */
export interface Constraint {
  /** Of numbers, as `Decimal` has them: `-1.5`. */
  readonly min?: string
  readonly max?: string
  /** Of texts, in code points. */
  readonly minLength?: number
  readonly maxLength?: number
  /** A regular expression (`util/linear-pattern.ts`) that occurs in the text. */
  readonly pattern?: string
}

/** One part of a constraint. */
export type ConstraintRule =
  | { readonly kind: 'min' | 'max'; readonly bound: string }
  | { readonly kind: 'minLength' | 'maxLength'; readonly length: number }
  | { readonly kind: 'pattern'; readonly pattern: string }

/** Arguments of `@constraint`, and the scalars whose fields take them. */
export const constraintArguments = {
  min: ['Int', 'Float', 'BigInt', 'Decimal'],
  max: ['Int', 'Float', 'BigInt', 'Decimal'],
  minLength: ['String'],
  maxLength: ['String'],
  pattern: ['String'],
} as const satisfies Record<keyof Constraint, readonly ScalarType[]>

export function rulesOf({ min, max, minLength, maxLength, pattern }: Constraint): readonly ConstraintRule[] {
  return [
    ...(min === undefined ? [] : [{ kind: 'min', bound: min } as const]),
    ...(max === undefined ? [] : [{ kind: 'max', bound: max } as const]),
    ...(minLength === undefined ? [] : [{ kind: 'minLength', length: minLength } as const]),
    ...(maxLength === undefined ? [] : [{ kind: 'maxLength', length: maxLength } as const]),
    ...(pattern === undefined ? [] : [{ kind: 'pattern', pattern } as const]),
  ]
}

/** What a value must do to satisfy a rule: `be at least 0`, as messages say it. */
export function ruleText(rule: ConstraintRule): string {
  switch (rule.kind) {
    case 'min':
      return `be at least ${rule.bound}`
    case 'max':
      return `be at most ${rule.bound}`
    case 'minLength':
      return `be at least ${charactersText(rule.length)} long`
    case 'maxLength':
      return `be at most ${charactersText(rule.length)} long`
    case 'pattern':
      return `match ${rule.pattern}`
  }
}

const charactersText = (count: number): string => `${String(count)} ${count === 1 ? 'character' : 'characters'}`

/** The first rule that a value breaks, which has the form of its scalar; null breaks none. */
export const brokenRule = (value: unknown, constraint: Constraint): ConstraintRule | undefined =>
  value === null || value === undefined ? undefined : rulesOf(constraint).find((rule) => !holds(value, rule))

function holds(value: unknown, rule: ConstraintRule): boolean {
  switch (rule.kind) {
    case 'min':
      return compareNumbers(value, rule.bound) >= 0
    case 'max':
      return compareNumbers(value, rule.bound) <= 0
    case 'minLength':
      return lengthOf(String(value)) >= rule.length
    case 'maxLength':
      return lengthOf(String(value)) <= rule.length
    case 'pattern':
      return testOf(rule.pattern)(String(value))
  }
}

/** In code points. */
const lengthOf = (text: string): number => text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0)

/** Matchers are made once for each pattern that datamodels have. */
const testOf = remember((pattern): TextTest => {
  const made = linearPattern(pattern)
  // a datamodel with such a pattern is not deployed
  return typeof made === 'function' ? made : () => true
}, 1000)

/** Less than, equal to or greater than 0; decimals are compared by all of their digits. */
export function compareNumbers(value: unknown, bound: string): number {
  if (typeof value === 'number') return value - Number(bound)
  const [one, other] = [textForms.Decimal.read(String(value)) ?? '0', bound]
  const scale = Math.max(fractionOf(one).length, fractionOf(other).length)
  const difference = scaled(one, scale) - scaled(other, scale)
  return difference === 0n ? 0 : difference < 0n ? -1 : 1
}

const fractionOf = (text: string): string => text.split('.')[1] ?? ''

const scaled = (text: string, scale: number): bigint =>
  BigInt((text.split('.')[0] ?? '0') + fractionOf(text).padEnd(scale, '0'))
