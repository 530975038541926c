import type { RecordedCase } from './recorded-case.js'

const kinds = {
  cuid: /^c[a-z0-9]{24}$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  objectId: /^[0-9a-f]{24}$/,
}
export const idPattern =
  /\bc[a-z0-9]{24}\b|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b[0-9a-f]{24}\b/g

/** Which id of this server stands for which id of the recording: one for one, and of the same kind. */
export interface Identities {
  /** Whether the two may be the same node; from then on they are. */
  match(recorded: string, actual: string): boolean
  /** A request with this server's ids in place of the recorded ones. */
  translate<Value>(request: Value): Value
}

export function createIdentities(recordedCase: RecordedCase): Identities {
  const literal = idsOfRequests(recordedCase)
  const actualOf = new Map<string, string>()
  const recordedOf = new Map<string, string>()
  return {
    match(recorded, actual) {
      if (recorded === actual) return true
      if (literal.has(recorded)) return false
      const known = actualOf.get(recorded)
      if (known !== undefined) return known === actual
      if (recordedOf.has(actual) || kindOf(recorded) !== kindOf(actual)) return false
      actualOf.set(recorded, actual)
      recordedOf.set(actual, recorded)
      return true
    },
    translate: (request) => mapTexts(request, (text) => text.replace(idPattern, (id) => actualOf.get(id) ?? id)),
  }
}

const kindOf = (id: string): string | undefined => Object.entries(kinds).find(([, pattern]) => pattern.test(id))?.[0]

/** Ids that a request names before any answer showed them: the case's own, compared to the letter. */
function idsOfRequests({ steps }: RecordedCase): ReadonlySet<string> {
  const shown = new Set<string>()
  const own = new Set<string>()
  for (const { response, ...request } of steps) {
    for (const id of idsIn(request)) if (!shown.has(id)) own.add(id)
    for (const id of idsIn(response)) shown.add(id)
  }
  return own
}

const idsIn = (value: unknown): readonly string[] => JSON.stringify(value ?? null).match(idPattern) ?? []

/** The value with every text in it changed; keys stay. */
export function mapTexts<Value>(value: Value, change: (text: string) => string): Value {
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return change(one)
    if (Array.isArray(one)) return one.map(walk)
    if (typeof one === 'object' && one !== null)
      return Object.fromEntries(Object.entries(one).map(([key, item]) => [key, walk(item)]))
    return one
  }
  return walk(value) as Value
}
