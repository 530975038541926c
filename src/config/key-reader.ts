import type { YAMLMap } from 'yaml'
import { contentOf, type ExpansionSource } from './expand-variables.js'
import { readGivenValue, type GivenValue } from './given-value.js'
import { createKeyReport, fullKey, isKnownKey, unknownKeyText, type Findings, type KeyReport } from './key-report.js'
import { secretKeys } from './mask-secrets.js'
import type { Entry, YamlText } from './yaml-text.js'

/** Reads typed values of one mapping (configuration.md section 2); what it drops it tells. */
export interface KeyReader extends Pick<KeyReport, 'refuse' | 'warn' | 'note'> {
  /** The key stands there with a value. */
  has(key: string): boolean
  /** The key stands there, perhaps without a value. */
  isNamed(key: string): boolean
  text(key: string): string | undefined
  int(key: string, shown: string): number | undefined
  /** A port; another value is a problem. */
  port(key: string): number | undefined
  boolean(key: string, shown: string): boolean | undefined
  readonly entries: ReadonlyMap<string, Entry>
}

export interface KeyReaderOptions {
  readonly yaml: YamlText
  readonly map: YAMLMap
  /** `databases.default`; empty at the root. */
  readonly path: string
  readonly line: number
  readonly knownKeys: readonly string[]
  readonly expansion: ExpansionSource
  readonly findings: Findings
}

const greatestInt = 2_147_483_647

export function createKeyReader(options: KeyReaderOptions): KeyReader {
  const { path, knownKeys, expansion } = options
  const entries = entriesOf(options)
  const report = createKeyReport({ ...options, entries }, options.findings)
  const { full, refuse, warn } = report
  for (const key of entries.keys()) if (!isKnownKey(key, knownKeys)) warn(key, unknownKeyText(key, path, knownKeys))

  const show = (key: string, text: string): string => (secretKeys.has(key) ? '***' : `"${text}"`)

  const read = new Map<string, GivenValue | undefined>()

  /** Read once, so that nothing is reported twice. */
  function given(key: string): GivenValue | undefined {
    const entry = entries.get(key)
    if (entry !== undefined && !read.has(key)) read.set(key, readGivenValue(entry, report, expansion))
    return read.get(key)
  }

  function text(key: string): string | undefined {
    const file = entries.has(`${key}File`) ? given(`${key}File`)?.text : undefined
    const own = given(key)
    if (file !== undefined) {
      if (own !== undefined && own.text !== '') {
        refuse(key, `${full(key)} is given twice`, `stands beside ${key}File`, 'one of the two')
        return undefined
      }
      const content = contentOf(file, expansion)
      if (content === undefined)
        refuse(
          `${key}File`,
          `${file} (No such file or directory)`,
          `names a file that cannot be read`,
          'the path of a file that holds the value',
        )
      return content
    }
    if (own === undefined || own.text === '') return undefined
    if (typeof own.typed !== 'string' && String(own.typed) !== own.text)
      warn(
        key,
        'is read as it is written; Prisma 1 made a number, date or boolean of it first. Put it in quotes to say what is meant',
      )
    return own.text
  }

  function int(key: string, shown: string): number | undefined {
    const value = given(key)
    if (value === undefined || value.text === '') return undefined
    const number = intOf(value)
    if (number === undefined) warn(key, `is ${show(key, value.text)}, which is no whole number; ${shown} is used`)
    return number
  }

  function port(key: string): number | undefined {
    const value = given(key)
    if (value === undefined || value.text === '') return undefined
    const number = intOf(value)
    if (number === undefined || !isPort(number)) {
      refuse(
        key,
        `Expected Int for field ${key}, got ${value.text}`,
        `is ${show(key, value.text)}`,
        'a port number, 1 to 65535',
      )
      return undefined
    }
    return number
  }

  function boolean(key: string, shown: string): boolean | undefined {
    const value = given(key)
    if (value === undefined || value.text === '') return undefined
    // YAML 1.1 knows y and n too; Prisma 1 did not
    if (typeof value.typed === 'boolean' && value.text.length > 1) return value.typed
    if (/^true$/i.test(value.text)) return true
    if (/^false$/i.test(value.text)) return false
    warn(key, `is ${show(key, value.text)}, which is neither true nor false; ${shown} is used`)
    return undefined
  }

  return {
    entries,
    has: (key) => given(key) !== undefined && given(key)?.text !== '',
    isNamed: (key) => entries.has(key),
    text,
    int,
    port,
    boolean,
    refuse,
    warn,
    note: report.note,
  }
}

/** What stands in the mapping; a key that is given again is reported. */
function entriesOf({ yaml, map, path, findings }: KeyReaderOptions): ReadonlyMap<string, Entry> {
  const found = yaml.entries(map, (key, where) =>
    findings.warnings.push(`Config: ${fullKey(path, key)} (line ${String(where)}) is given again; the last one counts`),
  )
  return new Map(found.map((entry) => [entry.key, entry]))
}

/** 0 lets the system choose one. */
export const isPort = (number: number): boolean => number >= 0 && number <= 65_535

function intOf({ text, typed }: GivenValue): number | undefined {
  const isDecimal = /^[+-]?\d+$/.test(text)
  const number = isDecimal ? Number(text) : typeof typed === 'number' ? typed : undefined
  return number !== undefined && Number.isInteger(number) && Math.abs(number) <= greatestInt ? number : undefined
}
