import { closest } from '../util/edit-distance.js'
import type { ConfigurationProblem } from './configuration.js'
import type { Entry, YamlText } from './yaml-text.js'

/** Collects what is wrong while a configuration is read. */
export interface Findings {
  readonly problems: ConfigurationProblem[]
  readonly warnings: string[]
  readonly notes: string[]
}

/** The mapping whose keys are reported. */
export interface ReportedMapping {
  readonly yaml: YamlText
  /** `databases.default`; empty at the root. */
  readonly path: string
  readonly line: number
  readonly entries: ReadonlyMap<string, Entry>
}

/** Reports what is wrong with keys of one mapping. */
export interface KeyReport {
  /** The key behind its path. */
  full(key: string): string
  /** The value cannot be used and the server does not start. */
  refuse(key: string, text: string, found: string, expected: string): void
  warn(key: string, text: string): void
  note(key: string, text: string): void
}

/** `databases.default.port`. */
export const fullKey = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)

export function createKeyReport({ yaml, path, line, entries }: ReportedMapping, findings: Findings): KeyReport {
  const full = (key: string): string => fullKey(path, key)
  const lineOf = (key: string): number => entries.get(key)?.line ?? line
  const at = (key: string): string => `${full(key)} (${yaml.name}, line ${String(lineOf(key))})`
  return {
    full,
    refuse(key, text, found, expected) {
      const details = [`${at(key)} ${found}`, ...yaml.excerpt(lineOf(key)), `expected: ${expected}`]
      findings.problems.push({ text, details })
    },
    warn: (key, text) => void findings.warnings.push(`Config: ${full(key)} (line ${String(lineOf(key))}) ${text}`),
    note: (key, text) => void findings.notes.push(`Config: ${at(key)} ${text}`),
  }
}

/** Whether the key, or the file that holds its value, is one of the known. */
export const isKnownKey = (key: string, knownKeys: readonly string[]): boolean =>
  knownKeys.includes(key) || (key.endsWith('File') && knownKeys.includes(key.slice(0, -4)))

/** What is said of a key that is not known: `is not a known key and is ignored; did you mean "port"?` */
export function unknownKeyText(key: string, path: string, knownKeys: readonly string[]): string {
  if (path !== '' && key === 'managementApiSecret')
    return 'belongs to the root of the configuration and has no effect here'
  if (key === 'secret')
    return 'is not a key of the server and is ignored; did you mean "managementApiSecret"? The management API stays open'
  const sameLetters = knownKeys.find((known) => known.toLowerCase() === key.toLowerCase())
  const near = sameLetters ?? closest(key, knownKeys, 2)
  return `is not a known key and is ignored${near === undefined ? '' : `; did you mean "${near}"?`}`
}
