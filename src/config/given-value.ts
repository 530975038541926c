import { isScalar } from 'yaml'
import { textOf } from '../util/text-of.js'
import { expandVariables, type ExpansionSource } from './expand-variables.js'
import type { KeyReport } from './key-report.js'
import type { Entry } from './yaml-text.js'

/** A scalar as it was given. */
export interface GivenValue {
  readonly text: string
  /** Written without quotes, so that YAML gives it a type. */
  readonly typed: unknown
}

const isSecret = (key: string): boolean => key === 'password' || key.endsWith('Secret')

/** The value of a key with its variables filled in; undefined where there is none, or none that can be used. */
export function readGivenValue(
  { key, node }: Entry,
  report: KeyReport,
  expansion: ExpansionSource,
): GivenValue | undefined {
  if (node === null) return undefined
  if (!isScalar(node)) {
    report.refuse(key, `${report.full(key)} must be a single value`, `is a list or a mapping`, 'a text or a number')
    return undefined
  }
  const isCommented = isSecret(key) && typeof node.comment === 'string'
  if (node.value === null) {
    if (isCommented)
      report.warn(key, 'is empty, for "#" begins a comment; if that belongs to the value, put it in single quotes')
    return undefined
  }
  const isPlain = node.type === 'PLAIN'
  const raw = isPlain ? (node.source ?? textOf(node.value)) : textOf(node.value)
  if (isPlain && isCommented)
    report.warn(key, 'ends where " #" begins a comment; if that belongs to the value, put it in single quotes')
  if (!raw.includes('$')) return { text: raw, typed: isPlain ? node.value : raw }
  const expanded = expandVariables(raw, expansion)
  if (expanded.fault !== undefined)
    report.refuse(key, expanded.fault, 'cannot be filled in', 'a variable or a file that exists')
  for (const name of expanded.unset)
    report.warn(key, `names the variable ${name}, which is not set; the text stays as it is`)
  return { text: expanded.text, typed: expanded.text === raw && isPlain ? node.value : expanded.text }
}
