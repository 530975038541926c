import type { ExistingCheck } from '../tree/existing-schema.js'
import { unscaledText } from './scaled-text.js'

const parts = {
  '>=': { number: 'min', length: 'minLength' },
  '<=': { number: 'max', length: 'maxLength' },
} as const

/**
 * `@constraint` of what a check of this server holds values to, as databases print it: `((n >= '-5'::integer) AND (n <= 9))`,
 * ``char_length(`name`) >= 2``. `scale`: digits behind the point that the column's whole numbers stand for.
 */
export function constraintText({ condition }: ExistingCheck, scale = 0): string | undefined {
  const read = condition.split(/\bAND\b/i).map((part) => {
    const [, left = '', operator, right = ''] = /^(.*)(>=|<=)(.*)$/s.exec(part) ?? []
    const [, sign = '', digits] = /^[\s(']*(-?)[\s(']*(\d+(?:\.\d+)?(?:e[+-]?\d+)?)/i.exec(right) ?? []
    if ((operator !== '>=' && operator !== '<=') || digits === undefined) return undefined
    const isLength = /length\s*\(/i.test(left)
    const text = sign + unscaledText(digits, isLength ? 0 : scale)
    return `${parts[operator][isLength ? 'length' : 'number']}: ${/^-?[\d.]{1,15}$/.test(text) ? text : JSON.stringify(text)}`
  })
  const known = read.flatMap((one) => one ?? [])
  return known.length === 0 || known.length < read.length ? undefined : `@constraint(${known.join(', ')})`
}
