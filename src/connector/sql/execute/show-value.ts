import { problem, type Problem } from '../../../errors/problem.js'
import type { ScalarType } from '../../../model/scalar.js'
import { readValue, type Bindings } from '../../../model/value.js'
import { byteLength } from '../../../model/held-value.js'
import type { ProblemTemplate, ShownValue } from '../plan/write/write-plan.js'
import { textOf } from '../../../util/text-of.js'

/** The problem of a template with the values of this run. */
export function problemOf(template: ProblemTemplate, bindings: Bindings): Problem {
  const values = Object.entries(template.values).map(([name, value]) => [
    name,
    [value]
      .flat()
      .map((part) => (typeof part === 'string' ? part : shown(part, bindings)))
      .join(''),
  ])
  return problem(template.name, Object.fromEntries(values) as Record<string, string>)
}

const shown = ({ value, scalar }: ShownValue, bindings: Bindings): string =>
  showValue(readValue(value, bindings), scalar)

/** A value as messages show it; floats as the original's runtime wrote them (errors.md section 3.1). */
export function showValue(value: unknown, scalar: ScalarType): string {
  if (value === null || value === undefined) return 'null'
  if (scalar === 'Bytes') return `of ${String(byteLength(textOf(value)))} bytes`
  return scalar === 'Float' && typeof value === 'number' ? showFloat(value) : textOf(value)
}

/** Always with a point; an exponent outside 0.001 <= |x| < 10,000,000. */
function showFloat(value: number): string {
  const size = Math.abs(value)
  if (size === 0) return '0.0'
  const withPoint = (text: string): string => (text.includes('.') ? text : `${text}.0`)
  if (size >= 1e-3 && size < 1e7) return withPoint(String(value))
  const [digits = '', exponent = '0'] = value.toExponential().split('e')
  return `${withPoint(digits)}E${String(Number(exponent))}`
}
