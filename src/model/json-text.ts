import { withoutEndZeros } from '../util/end-zeros.js'
import { nestsDeeperThan } from '../util/json-scan.js'

/** Arrays and objects in each other that a Json value may have: those of a request's body. */
export const maxJsonNesting = 1000

export const isJsonTooDeep = (text: string): boolean => nestsDeeperThan(text, maxJsonNesting)

/**
 * Compact text of a JSON object or array: keys in the order given (of equal keys the last counts, at the place of the
 * first), numbers in plain short form (`2.50` -> `2.5`, `1e2` -> `100`), big integers digit for digit (storage.md
 * section 12). Undefined when the text is no JSON, or a bare value, or nested too deep.
 */
export function normalizeJsonText(text: string): string | undefined {
  const value = normalizeJsonValue(text)
  return value !== undefined && /^[{[]/.test(value) ? value : undefined
}

/** The same of any JSON value. */
export function normalizeJsonValue(text: string): string | undefined {
  if (isJsonTooDeep(text)) return undefined
  try {
    return new JsonReader(text).document()
  } catch (error) {
    if (error instanceof NotJsonError) return undefined
    throw error
  }
}

class NotJsonError extends Error {}

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const blanks = /[ \t\r\n]*/y

/** Writes while it reads, so that numbers keep digits that a double would lose. */
class JsonReader {
  private at = 0
  constructor(private readonly text: string) {}

  document(): string {
    const value = this.value()
    this.skipBlanks()
    if (this.at < this.text.length) throw new NotJsonError()
    return value
  }

  private value(): string {
    this.skipBlanks()
    switch (this.text[this.at]) {
      case '{':
        return this.object()
      case '[':
        return this.array()
      case '"':
        return JSON.stringify(this.string())
      default:
        return this.word()
    }
  }

  private object(): string {
    const entries = new Map<string, string>()
    this.items('}', () => {
      this.skipBlanks()
      const key = this.string()
      this.skipBlanks()
      this.expect(':')
      entries.set(key, this.value())
    })
    return `{${[...entries].map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`
  }

  private array(): string {
    const values: string[] = []
    this.items(']', () => values.push(this.value()))
    return `[${values.join(',')}]`
  }

  private items(end: string, item: () => void): void {
    this.at += 1
    this.skipBlanks()
    if (this.text[this.at] === end) {
      this.at += 1
      return
    }
    for (;;) {
      item()
      this.skipBlanks()
      if (this.text[this.at] === end) break
      this.expect(',')
    }
    this.at += 1
  }

  private word(): string {
    for (const word of ['true', 'false', 'null'])
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length
        return word
      }
    return normalizeNumber(this.match(numberPattern))
  }

  /** Found without a pattern, whose stack a long string with many escapes overflows. */
  private string(): string {
    const start = this.at
    this.expect('"')
    while (this.at < this.text.length && this.text[this.at] !== '"') this.at += this.text[this.at] === '\\' ? 2 : 1
    this.at += 1
    try {
      return JSON.parse(this.text.slice(start, this.at)) as string
    } catch {
      throw new NotJsonError()
    }
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    if (found === undefined) throw new NotJsonError()
    this.at += found.length
    return found
  }

  private expect(character: string): void {
    if (this.text[this.at] !== character) throw new NotJsonError()
    this.at += 1
  }

  private skipBlanks(): void {
    blanks.lastIndex = this.at
    this.at += blanks.exec(this.text)?.[0].length ?? 0
  }
}

/** Plain decimals without superfluous zeros; very large and very small numbers with an exponent, `1E+23`. */
function normalizeNumber(text: string): string {
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? []
  // no exponent that counts is that long
  if (exponent.length > 15) return text
  const digits = (whole + fraction).replace(/^0+/, '')
  if (withoutEndZeros(digits) === '') return '0'
  const point = whole.length + Number(exponent) - (whole.length + fraction.length - digits.length)
  const significant = withoutEndZeros(digits)
  if (point > 20 || point < -5) {
    const [lead = '0', ...rest] = significant
    const power = point - 1
    return `${sign}${lead}${rest.length === 0 ? '' : `.${rest.join('')}`}E${power < 0 ? '-' : '+'}${String(Math.abs(power))}`
  }
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${significant}`
  if (significant.length <= point) return sign + significant.padEnd(point, '0')
  return `${sign}${significant.slice(0, point)}.${significant.slice(point)}`
}
