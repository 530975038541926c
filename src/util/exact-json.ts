import { randomUUID } from 'node:crypto'

/** Stands before the digits of a number while JSON is parsed or written; nobody else can know it. */
const mark = `number-${randomUUID()}:`
const marked = new RegExp(`"${mark}([^"]*)"`, 'g')
const suspicious = /[\d.]{16}|\d[eE]/
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs

/** A number of JSON with more digits, or a greater exponent, than a double can give back. */
export class ExactNumber {
  constructor(readonly text: string) {}

  /** Read by `jsonText`. */
  toJSON(): string {
    return mark + this.text
  }
}

/** Like `JSON.parse`, but numbers that a double would change are `ExactNumber`s. Throws `SyntaxError`. */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text)
  if (!suspicious.test(text)) return value
  const kept = text.replace(stringOrNumber, (token) =>
    token.startsWith('"') || isDouble(token) ? token : `"${mark}${token}"`,
  )
  if (kept === text) return value
  return JSON.parse(kept, (_, item: unknown) =>
    typeof item === 'string' && item.startsWith(mark) ? new ExactNumber(item.slice(mark.length)) : item,
  )
}

/** Like `JSON.stringify`, with the digits of `ExactNumber`s as they came. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value)
  return text.includes(mark) ? text.replace(marked, '$1') : text
}

/** Whether the digits of a decimal say what the shortest text of its double says. */
export function isDouble(digits: string): boolean {
  const value = Number(digits)
  return Number.isFinite(value) && plainDigits(digits) === plainDigits(String(value))
}

/** Sign, significant digits and exponent of a decimal, in one comparable text. */
function plainDigits(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? []
  const digits = (whole + fraction).replace(/^0+/, '')
  const significant = digits.replace(/0+$/, '')
  if (significant === '') return '0'
  return `${sign}${significant}e${String(Number(exponent) - fraction.length + digits.length - significant.length)}`
}
