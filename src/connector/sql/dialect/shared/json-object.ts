import type { JsonExpression } from '../../tree/tree.js'
import { groupBy } from '../../../../util/group-by.js'
import { jsonSentinels } from '../../tree/json-sentinels.js'
import type { Style } from './style.js'

/** Entries that say the same: from so many on their value is computed once. */
const manyEqual = 50

/** A constant text, or an expression that gives one. */
export type JsonPart = { readonly constant: string } | { readonly sql: string }

type TextStyle = Pick<Style, 'text' | 'concat'>

/**
 * A JSON object as one text: `'{"id":' || t.id || ',"name":' || t.name || '}'`. Where the style can replace marks, a column
 * under very many names is one part: `replace('{"a0":␏0␏,"a1":␏0␏}', '␏0␏', t.id)`.
 */
export function jsonObject(
  { entries }: Extract<JsonExpression, { kind: 'json-object' }>,
  style: TextStyle & Pick<Style, 'replaceMark'>,
  partsOf: (value: JsonExpression) => readonly JsonPart[],
): string {
  const { replaceMark } = style
  const json = (value: JsonExpression): string => joinParts(partsOf(value), style)
  const marks = replaceMark === undefined ? new Map<string, string>() : marksOf(entries, json)
  const parts = entries.flatMap(({ key, value }, index): readonly JsonPart[] => {
    const mark = marks.size > 0 ? marks.get(columnText(value, json)) : undefined
    return [
      { constant: `${index === 0 ? '' : ','}${JSON.stringify(key)}:` },
      ...(mark === undefined ? partsOf(value) : [{ constant: mark }]),
    ]
  })
  const text = joinParts([{ constant: '{' }, ...parts, { constant: '}' }], style)
  return [...marks].reduce((made, [value, mark]) => replaceMark?.(made, style.text(mark), value) ?? made, text)
}

/** One text of the parts. Neighbouring constants are joined: each part costs a copy of those before it. */
export function joinParts(parts: readonly JsonPart[], style: TextStyle): string {
  const texts: string[] = []
  let pending = ''
  for (const part of parts)
    if ('constant' in part) pending += part.constant
    else {
      if (pending !== '') texts.push(style.text(pending))
      texts.push(part.sql)
      pending = ''
    }
  if (pending !== '' || texts.length === 0) texts.push(style.text(pending))
  return texts.length === 1 ? (texts[0] ?? '') : style.concat(texts)
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
