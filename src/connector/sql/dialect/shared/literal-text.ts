import type { Style } from './style.js'

/** A constant as SQL: `NULL`, `'it''s'`, `TRUE` or `1`, 42. */
export function literalText(value: string | number | boolean | null, style: Pick<Style, 'text' | 'boolean'>): string {
  if (value === null) return 'NULL'
  if (typeof value === 'string') return style.text(value)
  return typeof value === 'boolean' ? style.boolean(value) : String(value)
}
