import type { ScalarType, ScalarValue } from './scalar.js'

/** A value in memory form as JSON text. */
export function scalarJson(value: ScalarValue, scalar: ScalarType | undefined): string {
  if (typeof value === 'bigint') return String(value)
  return scalar === 'Json' && typeof value === 'string' ? value : JSON.stringify(value)
}
