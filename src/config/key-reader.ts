import { isScalar, type YAMLMap } from 'yaml'
import { closest } from '../util/edit-distance.js'
import type { ConfigurationProblem } from './configuration.js'
import { contentOf, expandVariables, type ExpansionSource } from './expand-variables.js'
import { secretKeys } from './mask-secrets.js'
import type { Entry, YamlText } from './yaml-text.js'
import { textOf } from '../util/text-of.js'

/** Collects what is wrong while a configuration is read. */
export interface Findings {
  readonly problems: ConfigurationProblem[]
  readonly warnings: string[]
  readonly notes: string[]
}

/** Reads typed values of one mapping (configuration.md section 2); what it drops it tells. */
export interface KeyReader {
  /** The key stands there with a value. */
  has(key: string): boolean
  /** The key stands there, perhaps without a value. */
  isNamed(key: string): boolean
  text(key: string): string | undefined
  int(key: string, shown: string): number | undefined
  /** A port; another value is a problem. */
  port(key: string): number | undefined
  boolean(key: string, shown: string): boolean | undefined
  refuse(key: string, text: string, found: string, expected: string): void
  warn(key: string, text: string): void
  note(key: string, text: string): void
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

/** A scalar as it was given. */
interface Given {
  readonly text: string
  /** Written without quotes, so that YAML gives it a type. */
  readonly typed: unknown
}

const greatestInt = 2_147_483_647
const isSecret = (key: string): boolean => key === 'password' || key.endsWith('Secret')

export function createKeyReader({
  yaml,
  map,
  path,
  line,
  knownKeys,
  expansion,
  findings,
}: KeyReaderOptions): KeyReader {
  const full = (key: string): string => (path === '' ? key : `${path}.${key}`)
  const at = (key: string): string => `${full(key)} (${yaml.name}, line ${String(entries.get(key)?.line ?? line)})`
  const warn = (key: string, text: string): void =>
    void findings.warnings.push(`Config: ${full(key)} (line ${String(entries.get(key)?.line ?? line)}) ${text}`)
  const entries = new Map(
    yaml
      .entries(map, (key, where) =>
        findings.warnings.push(`Config: ${full(key)} (line ${String(where)}) is given again; the last one counts`),
      )
      .map((entry) => [entry.key, entry]),
  )
  for (const key of entries.keys()) if (!isKnown(key)) warn(key, unknownText(key))

  function isKnown(key: string): boolean {
    return knownKeys.includes(key) || (key.endsWith('File') && knownKeys.includes(key.slice(0, -4)))
  }

  function unknownText(key: string): string {
    if (path !== '' && key === 'managementApiSecret')
      return 'belongs to the root of the configuration and has no effect here'
    if (key === 'secret')
      return 'is not a key of the server and is ignored; did you mean "managementApiSecret"? The management API stays open'
    const sameLetters = knownKeys.find((known) => known.toLowerCase() === key.toLowerCase())
    const near = sameLetters ?? closest(key, knownKeys, 2)
    return `is not a known key and is ignored${near === undefined ? '' : `; did you mean "${near}"?`}`
  }

  function refuse(key: string, text: string, found: string, expected: string): void {
    const where = entries.get(key)?.line ?? line
    findings.problems.push({ text, details: [`${at(key)} ${found}`, ...yaml.excerpt(where), `expected: ${expected}`] })
  }

  const show = (key: string, text: string): string => (secretKeys.has(key) ? '***' : `"${text}"`)

  const read = new Map<string, Given | undefined>()

  /** Read once, so that nothing is reported twice. */
  function given(key: string): Given | undefined {
    if (!read.has(key)) read.set(key, readScalar(key))
    return read.get(key)
  }

  function readScalar(key: string): Given | undefined {
    const node = entries.get(key)?.node
    if (node === undefined || node === null) return undefined
    if (!isScalar(node)) {
      refuse(key, `${full(key)} must be a single value`, `is a list or a mapping`, 'a text or a number')
      return undefined
    }
    if (node.value === null) {
      if (isSecret(key) && typeof node.comment === 'string')
        warn(key, 'is empty, for "#" begins a comment; if that belongs to the value, put it in single quotes')
      return undefined
    }
    const isPlain = node.type === 'PLAIN'
    const raw = isPlain ? (node.source ?? textOf(node.value)) : textOf(node.value)
    if (isPlain && isSecret(key) && typeof node.comment === 'string')
      warn(key, 'ends where " #" begins a comment; if that belongs to the value, put it in single quotes')
    if (!raw.includes('$')) return { text: raw, typed: isPlain ? node.value : raw }
    const expanded = expandVariables(raw, expansion)
    if (expanded.fault !== undefined)
      refuse(key, expanded.fault, 'can not be filled in', 'a variable or a file that exists')
    for (const name of expanded.unset)
      warn(key, `names the variable ${name}, which is not set; the text stays as it is`)
    return { text: expanded.text, typed: expanded.text === raw && isPlain ? node.value : expanded.text }
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
          `names a file that can not be read`,
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
    note: (key, text) => void findings.notes.push(`Config: ${at(key)} ${text}`),
  }
}

/** 0 lets the system choose one. */
export const isPort = (number: number): boolean => number >= 0 && number <= 65_535

function intOf({ text, typed }: Given): number | undefined {
  const isDecimal = /^[+-]?\d+$/.test(text)
  const number = isDecimal ? Number(text) : typeof typed === 'number' ? typed : undefined
  return number !== undefined && Number.isInteger(number) && Math.abs(number) <= greatestInt ? number : undefined
}
