import { randomUUID } from 'node:crypto'
import { withoutEndZeros } from './end-zeros.js'
import { scanJson } from './json-scan.js'

/** Stands before the digits of a number while JSON is parsed or written; nobody else can know it. */
const mark = `number-${randomUUID()}:`
const marked = new RegExp(`"${mark}([^"]*)"`, 'g')
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs

declare const exact: unique symbol

/** A number of JSON with more digits, or a greater exponent, than a double can give back: its own text. */
export interface ExactNumber {
  readonly [exact]: true
  readonly text: string
  /** Read by `jsonText`. */
  toJSON(): string
}

const exactNumbers = new WeakSet<object>()

function exactNumber(text: string): ExactNumber {
  const made = { text, toJSON: () => mark + text }
  exactNumbers.add(made)
  return made as unknown as ExactNumber
}

export const isExactNumber = (value: unknown): value is ExactNumber =>
  typeof value === 'object' && value !== null && exactNumbers.has(value)

const wholeNumber = /^-?\d+$/

/** The digits of a whole number of parsed JSON, whatever its size; undefined for everything else. */
export function wholeDigits(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : undefined
  return isExactNumber(value) && wholeNumber.test(value.text) ? value.text : undefined
}

/**
 * Like `JSON.parse`, but a number that a double would change becomes what `read` makes of its digits, an `ExactNumber`
 * unless told otherwise. Throws `SyntaxError`.
 */
export const parseJson = (text: string, read: (digits: string) => unknown = exactNumber): unknown =>
  scanJson(text).hasLongNumber ? parseExactly(text, read) : (JSON.parse(text) as unknown)

/** The same of a text that may nest too deep, which is then not read. */
export function parseNestedJson(text: string, mostNesting: number): { readonly value: unknown } | 'too-deep' {
  const { isDeeper, hasLongNumber } = scanJson(text, mostNesting)
  if (isDeeper) return 'too-deep'
  return { value: hasLongNumber ? parseExactly(text, exactNumber) : (JSON.parse(text) as unknown) }
}

function parseExactly(text: string, read: (digits: string) => unknown): unknown {
  const value: unknown = JSON.parse(text)
  const kept = text.replace(stringOrNumber, (token) =>
    token.startsWith('"') || isDouble(token) ? token : `"${mark}${token}"`,
  )
  if (kept === text) return value
  return JSON.parse(kept, (_, item: unknown) =>
    typeof item === 'string' && item.startsWith(mark) ? read(item.slice(mark.length)) : item,
  )
}

/** Like `JSON.stringify`, with the digits of `ExactNumber`s and big integers as they are. */
export function jsonText(value: unknown, indent?: number): string {
  const exactly = (_: string, item: unknown): unknown => (typeof item === 'bigint' ? mark + String(item) : item)
  const text = JSON.stringify(value, exactly, indent)
  return text.includes(mark) ? text.replace(marked, '$1') : text
}

/** The number that a text says: a big integer where it is whole and a double would change it. */
export function exactWhole(text: string): number | bigint {
  const number = Number(text)
  if (Number.isSafeInteger(number) || !wholeNumber.test(text)) return number
  const whole = BigInt(text)
  return Number.isFinite(number) && BigInt(number) === whole ? number : whole
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
  const significant = withoutEndZeros(digits)
  if (significant === '') return '0'
  return `${sign}${significant}e${String(Number(exponent) - fraction.length + digits.length - significant.length)}`
}
