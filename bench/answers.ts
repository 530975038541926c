import { isDeepStrictEqual } from 'node:util'
import type { Scenario } from './scenarios.js'

/** Where a program is asked, and how. */
export interface Asked {
  readonly url: string
  readonly query: string
  variables(n: number): Readonly<Record<string, unknown>>
}

const asked = 7

/** What a program answers to a request, for comparison: the value of its only field. */
export async function answerOf({ url, query, variables }: Asked): Promise<unknown> {
  const body = JSON.stringify({ query, variables: variables(asked) })
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  const text = await response.text()
  if (!response.ok) throw new Error(`${String(response.status)}: ${text.slice(0, 500)}`)
  const { data, errors } = JSON.parse(text) as { readonly data?: object | null; readonly errors?: unknown }
  if (errors !== undefined) throw new Error(JSON.stringify(errors).slice(0, 500))
  return comparable(Object.values(data ?? {})[0])
}

/** Fails where a program answers something else than ours. */
export function compareAnswers(scenario: Scenario, program: string, ours: unknown, theirs: unknown): void {
  if (isDeepStrictEqual(ours, theirs)) return
  const short = (value: unknown): string => JSON.stringify(value).slice(0, 400)
  throw new Error(`${scenario.name}: ${program} answers ${short(theirs)}, Refract ${short(ours)}`)
}

/** Without what differs between two runs, or between two APIs that mean the same: new ids, forms of times, nodes, counts. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable)
  if (typeof value === 'string') {
    if (/^(c|x\d)[a-z0-9]{18,}$/.test(value)) return 'a new id'
    return /^\d{4}-\d\d-\d\dT[\d:.]+Z?$/.test(value) ? new Date(`${value.replace('Z', '')}Z`).getTime() : value
  }
  if (typeof value !== 'object' || value === null) return value
  const entries: readonly [string, unknown][] = Object.entries(value)
  const [first] = entries
  if (entries.length === 1 && first !== undefined && ['nodes', 'user', 'post'].includes(first[0]))
    return comparable(first[1])
  return Object.fromEntries(
    entries.map(([name, one]) => (name === 'totalCount' ? ['aggregate', { count: one }] : [name, comparable(one)])),
  )
}
