import { constant, type Value } from '../../../../model/value.js'
import type { WriteData } from '../../../../operation/write.js'
import { listOf } from './lookup.js'

/** What several data give fields, each field a list; `sharedData` takes what they come to. */
export const givenValues = (all: readonly WriteData[]): readonly Value[] =>
  fieldsOf(all).map((name) => listOf(all.map(({ scalars }) => scalars.get(name) ?? constant(null))))

const fieldsOf = (all: readonly WriteData[]): readonly string[] => {
  const names = new Set<string>()
  for (const { scalars } of all) for (const name of scalars.keys()) names.add(name)
  return [...names]
}

/** The data, those that give scalar fields the same values, and do nothing else, as one object. */
export function sharedData(all: readonly WriteData[], values: readonly unknown[]): readonly WriteData[] {
  const names = fieldsOf(all)
  const lists = values as readonly (readonly unknown[])[]
  const known = new Map<string, WriteData>()
  return all.map((data, place) => {
    const { scalars, lists: replaced, nested, numbers, items } = data
    if (nested.length > 0 || replaced.size > 0 || numbers.size > 0 || items.size > 0) return data
    // what is not given is told from null
    const text = JSON.stringify(names.map((name, at) => (scalars.has(name) ? [shown(lists[at]?.[place])] : 0)))
    const shared = known.get(text)
    if (shared === undefined) known.set(text, data)
    return shared ?? data
  })
}

const shown = (value: unknown): unknown => (typeof value === 'bigint' ? `${String(value)}n` : (value ?? null))
