import { emptyFilter, type FilterGroup, type FilterItem, type Match, type Quantifier } from './filter.js'

/** A filter as the page's address carries it; nothing for one without conditions. */
export const filterText = (group: FilterGroup): string | undefined =>
  group.items.length === 0 ? undefined : JSON.stringify(compactGroup(group))

/** Arrays, for addresses are short: `["all",["=","name","_contains","Ada"],["?","email",true],["r","posts","_some",[…]]]`. */
function compactGroup({ match, items }: FilterGroup): readonly unknown[] {
  return [match, ...items.map(compactItem)]
}

function compactItem(item: FilterItem): readonly unknown[] {
  switch (item.kind) {
    case 'group':
      return compactGroup(item)
    case 'value':
      return ['=', item.field, item.suffix, item.text]
    case 'null':
      return ['?', item.field, item.isNull]
    case 'relation':
      return ['r', item.field, item.quantifier, compactGroup(item.where)]
  }
}

/** Reads an address; what somebody else may have written there and is no filter counts as none. */
export function parseFilter(text: string | undefined): FilterGroup {
  if (text === undefined || text === '') return emptyFilter
  try {
    return readGroup(JSON.parse(text)) ?? emptyFilter
  } catch {
    return emptyFilter
  }
}

const matches: readonly unknown[] = ['all', 'any', 'none'] satisfies readonly Match[]
const quantifiers: readonly unknown[] = ['', '_some', '_every', '_none'] satisfies readonly Quantifier[]

function readGroup(value: unknown): FilterGroup | undefined {
  if (!Array.isArray(value)) return undefined
  const [match, ...items] = value as readonly unknown[]
  if (!matches.includes(match)) return undefined
  return { kind: 'group', match: match as Match, items: items.flatMap((item) => readItem(item) ?? []) }
}

function readItem(value: unknown): FilterItem | undefined {
  if (!Array.isArray(value)) return undefined
  const [kind, field, third, fourth] = value as readonly unknown[]
  if (matches.includes(kind)) return readGroup(value)
  if (typeof field !== 'string') return undefined
  if (kind === '=' && typeof third === 'string' && typeof fourth === 'string')
    return { kind: 'value', field, suffix: third, text: fourth }
  if (kind === '?') return { kind: 'null', field, isNull: third === true }
  if (kind !== 'r' || !quantifiers.includes(third)) return undefined
  const where = readGroup(fourth)
  return where && { kind: 'relation', field, quantifier: third as Quantifier, where }
}
