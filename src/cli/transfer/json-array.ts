import { parseJson } from '../../util/exact-json.js'

/** An element of a list in a JSON file. */
export interface ArrayElement {
  readonly value: unknown
  /** Where it begins, counted from 1. */
  readonly line: number
}

/** Elements of the list that JSON text consists of, which comes in pieces. Memory for one element. Throws `SyntaxError`. */
export async function* jsonArray(chunks: AsyncIterable<string>): AsyncIterable<ArrayElement> {
  let [text, depth, line, begun] = ['', 0, 1, 1]
  let [isInString, isEscaped, isOpen, isClosed] = [false, false, false, false]
  const element = (): ArrayElement => {
    const found = { value: parseJson(text), line: begun }
    text = ''
    return found
  }
  for await (const chunk of chunks)
    for (const unit of chunk) {
      if (unit === '\n') line += 1
      if (!isOpen) {
        if (unit === '[') isOpen = true
        else if (unit.trim() !== '' && unit !== '\uFEFF') throw new SyntaxError(`a list is expected, found ${unit}`)
        continue
      }
      if (isClosed) continue
      if (text === '' && unit.trim() === '') continue
      if (!isInString && depth === 0 && (unit === ',' || unit === ']')) {
        if (text !== '') yield element()
        isClosed = unit === ']'
        continue
      }
      if (text === '') begun = line
      text += unit
      if (isInString) {
        isInString = isEscaped || unit !== '"'
        isEscaped = !isEscaped && unit === '\\'
      } else if (unit === '"') isInString = true
      else if (unit === '{' || unit === '[') depth += 1
      else if (unit === '}' || unit === ']') depth -= 1
    }
  if (!isClosed) throw new SyntaxError('the list does not end')
}
