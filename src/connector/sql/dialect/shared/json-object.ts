import type { JsonExpression } from '../../tree/tree.js'
import type { Style } from './style.js'

/**
 * A JSON object as one text: `'{"id":' || t.id || ',"name":' || t.name || '}'`. Neighbouring constant texts are joined,
 * so that this one has five parts.
 */
export function jsonObject(
  { entries }: Extract<JsonExpression, { kind: 'json-object' }>,
  style: Pick<Style, 'text' | 'concat'>,
  json: (value: JsonExpression) => string,
): string {
  const parts: string[] = []
  let pending = '{'
  entries.forEach(({ key, value }, index) => {
    pending += `${index === 0 ? '' : ','}${JSON.stringify(key)}:`
    if (value.kind === 'json-text') {
      pending += value.text
      return
    }
    parts.push(style.text(pending), json(value))
    pending = ''
  })
  parts.push(style.text(`${pending}}`))
  return parts.length === 1 ? (parts[0] ?? '') : style.concat(parts)
}
