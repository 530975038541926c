import { idPattern, type Identities } from './identities.js'

export interface Comparison {
  readonly identities: Identities
  readonly recordedAt: Date
  readonly unordered: readonly string[]
}

// they differ from request to request by nature
const ignoredKeys = new Set(['requestId', 'extensions'])
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/
const day = 24 * 3600 * 1000

/**
 * Where the answer differs from the recorded one, a line each: `.data.ship.name: expected "Ada", got null`.
 * Ids match by kind and identity, times of the recording's day match any time, `{{any}}` matches any text.
 */
export function differences(recorded: unknown, actual: unknown, comparison: Comparison, path = ''): readonly string[] {
  const inside = (left: unknown, right: unknown, step: string): readonly string[] =>
    differences(left, right, comparison, `${path}${step}`)
  if (typeof recorded === 'string' && typeof actual === 'string')
    return textsMatch(recorded, actual, comparison) ? [] : [expectation(path, recorded, actual)]
  if (Array.isArray(recorded) && Array.isArray(actual)) {
    if (recorded.length !== actual.length)
      return [`${path || '.'}: expected ${String(recorded.length)} items, got ${shown(actual)}`]
    if (comparison.unordered.some((ending) => path.endsWith(ending)))
      return unorderedDifferences(recorded, actual, comparison, path)
    return recorded.flatMap((item, index) => inside(item, actual[index], `[${String(index)}]`))
  }
  if (isObject(recorded) && isObject(actual)) {
    const keys = new Set([...Object.keys(recorded), ...Object.keys(actual)].filter((key) => !ignoredKeys.has(key)))
    return [...keys].flatMap((key) => {
      if (!(key in actual)) return [`${path}.${key}: expected ${shown(recorded[key])}, it is missing`]
      if (!(key in recorded)) return [`${path}.${key}: not expected, got ${shown(actual[key])}`]
      return inside(recorded[key], actual[key], `.${key}`)
    })
  }
  return recorded === actual ? [] : [expectation(path, recorded, actual)]
}

function unorderedDifferences(
  recorded: readonly unknown[],
  actual: readonly unknown[],
  comparison: Comparison,
  path: string,
): readonly string[] {
  const rest = [...actual]
  for (const item of recorded) {
    const index = rest.findIndex((other) => differences(item, other, comparison, path).length === 0)
    if (index < 0) return [`${path}: no item equals ${shown(item)}`]
    rest.splice(index, 1)
  }
  return []
}

function textsMatch(recorded: string, actual: string, { identities, recordedAt }: Comparison): boolean {
  if (recorded === actual) return true
  if (time.test(recorded) && time.test(actual)) return Math.abs(Date.parse(recorded) - recordedAt.getTime()) < day
  if (recorded.includes('{{any}}')) return wildcardPattern(recorded).test(actual)
  const expectedIds = recorded.match(idPattern) ?? []
  const actualIds = actual.match(idPattern) ?? []
  return (
    expectedIds.length === actualIds.length &&
    recorded.replace(idPattern, '#') === actual.replace(idPattern, '#') &&
    expectedIds.every((id, index) => identities.match(id, actualIds[index] ?? ''))
  )
}

const wildcardPattern = (text: string): RegExp =>
  new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\\{\\{any\\}\\}', '[^]*')}$`)

const expectation = (path: string, recorded: unknown, actual: unknown): string =>
  `${path || '.'}: expected ${shown(recorded)}, got ${shown(actual)}`

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const shown = (value: unknown): string => {
  const text = value === undefined ? 'undefined' : JSON.stringify(value)
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}
