import type { JsonExpression } from '../../tree/tree.js'
import { groupBy } from '../../../../util/group-by.js'
import { jsonSentinels } from '../../tree/json-sentinels.js'
import type { Style } from './style.js'

/** Entries that say the same: from so many on their value is computed once. */
const manyEqual = 50

/**
 * A JSON object as one text: `'{"id":' || t.id || ',"name":' || t.name || '}'`. Neighbouring constant texts are joined,
 * so that this one has five parts. Where the style can replace marks, a column under very many names is one part:
 * `replace('{"a0":␏0␏,"a1":␏0␏}', '␏0␏', t.id)`.
 */
export function jsonObject(
  { entries }: Extract<JsonExpression, { kind: 'json-object' }>,
  style: Pick<Style, 'text' | 'concat' | 'replaceMark'>,
  json: (value: JsonExpression) => string,
): string {
  const { replaceMark } = style
  const marks = replaceMark === undefined ? new Map<string, string>() : marksOf(entries, json)
  const parts: string[] = []
  let pending = '{'
  entries.forEach(({ key, value }, index) => {
    pending += `${index === 0 ? '' : ','}${JSON.stringify(key)}:`
    const fixed = value.kind === 'json-text' ? value.text : marks.size > 0 && marks.get(columnText(value, json))
    if (typeof fixed === 'string') {
      pending += fixed
      return
    }
    parts.push(style.text(pending), json(value))
    pending = ''
  })
  parts.push(style.text(`${pending}}`))
  const text = parts.length === 1 ? (parts[0] ?? '') : style.concat(parts)
  return [...marks].reduce((made, [value, mark]) => replaceMark?.(made, style.text(mark), value) ?? made, text)
}

type Entries = Extract<JsonExpression, { kind: 'json-object' }>['entries']

/** Marks of columns that stand under very many names, by their text. */
function marksOf(entries: Entries, json: (value: JsonExpression) => string): ReadonlyMap<string, string> {
  const marks = new Map<string, string>()
  if (entries.length < manyEqual) return marks
  for (const [text, equal] of groupBy(entries, ({ value }) => columnText(value, json)))
    if (text !== '' && equal.length >= manyEqual)
      marks.set(text, `${jsonSentinels.mark}${String(marks.size)}${jsonSentinels.mark}`)
  return marks
}

/** The text of what has no parameters: those are counted whenever it is rendered. */
const columnText = (value: JsonExpression, json: (value: JsonExpression) => string): string =>
  (value.kind === 'json-scalar' || value.kind === 'json-number') && value.operand.kind === 'column' ? json(value) : ''
