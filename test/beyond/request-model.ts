/** Items in memory, and what requests about them must answer: decided from beyond.md alone, without any SQL. */
export const itemsDatamodel = `
schema @refract(edition: 1, features: [SEARCH]) { query: Query }
type Item @indexes(value: [{ name: "text", fields: ["note", "memo"], type: FULLTEXT }]) {
  id: ID! @id  a: Int  b: Int  f: Float  name: String  on: Boolean  kind: Kind  at: DateTime  note: String  memo: String
  tags: [String] @scalarList(strategy: RELATION)  meta: Json
  group: Group @relation(link: INLINE)  parts: [Part]
}
type Group @indexes(value: [{ name: "by_rank", fields: ["rank"] }]) { id: ID! @id  rank: Int  items: [Item] }
type Part { id: ID! @id  size: Int  item: Item @relation(link: INLINE) }
enum Kind { X Y Z }
`

export type Leaf = string | number | boolean | null
export interface Item {
  readonly id: string
  readonly a: number | null
  readonly b: number | null
  readonly f: number | null
  readonly name: string | null
  readonly on: boolean | null
  readonly kind: string | null
  readonly at: string | null
  /** Texts of plain words, which are searched together. */
  readonly note: string | null
  readonly memo: string | null
  readonly tags: readonly string[]
  readonly meta: unknown
  readonly group: { readonly id: string; readonly rank: number | null } | null
  readonly parts: readonly { readonly id: string; readonly size: number | null }[]
}

/** As SQL decides; null is unknown. */
type Truth = boolean | null
export type Where = Readonly<Record<string, unknown>>

const not = (truth: Truth): Truth => (truth === null ? null : !truth)
const allOf = (truths: readonly Truth[]): Truth =>
  truths.includes(false) ? false : truths.includes(null) ? null : true

export function verdict(item: Item, where: Where): Truth {
  return allOf(Object.entries(where).map(([key, value]) => keyVerdict(item, key, value, where)))
}

function keyVerdict(item: Item, key: string, value: unknown, where: Where): Truth {
  const list = (): readonly Where[] => value as readonly Where[]
  if (key === 'AND') return allOf(list().map((one) => verdict(item, one)))
  if (key === 'OR') return not(allOf(list().map((one) => not(verdict(item, one)))))
  if (key === 'NOT') return allOf(list().map((one) => not(verdict(item, one))))
  if (key === 'COMPARE')
    return allOf(
      (value as readonly { field: keyof Item; op: string; to: keyof Item }[]).map(({ field, op, to }) =>
        compared(item[field] as Leaf, op.toLowerCase(), item[to] as Leaf),
      ),
    )
  if (key.endsWith('_mode')) return true
  if (key.startsWith('parts_count')) return counted(item.parts.length, key.slice('parts_count'.length), value)
  if (key === 'group_is_not') {
    if (value === null) return item.group !== null
    const { rank } = value as { rank?: number }
    return rank === undefined ? item.group === null : item.group?.rank !== rank
  }
  if (key === 'text_search') return isFound([item.note, item.memo], value as string)
  if (key.startsWith('tags_')) return tagged(item.tags, key.slice('tags_'.length), value)
  if (key === 'meta' || key === 'meta_not') return jsonVerdict(item.meta, key, value as Where | null)
  const [field = '', operator = ''] = key.split(/_(.*)/)
  const insensitive = where[`${field}_mode`] === 'INSENSITIVE'
  const cased = (leaf: Leaf): Leaf => (insensitive && typeof leaf === 'string' ? leaf.toLowerCase() : leaf)
  const found = cased(item[field as keyof Item] as Leaf)
  if (operator === 'in') return found === null ? null : (value as readonly Leaf[]).map(cased).includes(found)
  if (operator === 'contains') return found === null ? null : String(found).includes(String(cased(value as Leaf)))
  if (value === null) return operator === 'not' ? found !== null : found === null
  return compared(found, operator === '' ? 'eq' : operator === 'not' ? 'ne' : operator, cased(value as Leaf))
}

function compared(one: Leaf, operator: string, other: Leaf): Truth {
  if (one === null || other === null) return null
  switch (operator) {
    case 'eq':
      return one === other
    case 'ne':
      return one !== other
    case 'lt':
      return one < other
    case 'lte':
      return one <= other
    case 'gt':
      return one > other
    default:
      return one >= other
  }
}

function counted(count: number, operator: string, value: unknown): Truth {
  if (operator === '_in') return (value as readonly number[]).includes(count)
  return compared(count, operator === '' ? 'eq' : operator === '_not' ? 'ne' : operator.slice(1), value as number)
}

function tagged(tags: readonly string[], operator: string, value: unknown): Truth {
  if (operator === 'is_empty') return (tags.length === 0) === value
  if (operator === 'has') return tags.includes(value as string)
  const asked = value as readonly string[]
  return operator === 'has_some' ? asked.some((one) => tags.includes(one)) : asked.every((one) => tags.includes(one))
}

/** All words and phrases occur in some text, of those with `or` between them one, and none behind a `-`. */
function isFound(texts: readonly (string | null)[], search: string): boolean {
  const occurs = (term: string): boolean => {
    const words = term.replaceAll('"', '').replace(/\*$/, '')
    return texts.some((text) => ` ${text ?? ''} `.includes(term.endsWith('*') ? ` ${words}` : ` ${words} `))
  }
  const terms = search.match(/-?"[^"]*"|\S+/g) ?? []
  const groups: string[][] = []
  for (const [index, term] of terms.entries()) {
    if (term === 'or' || term.startsWith('-')) continue
    if (terms[index - 1] === 'or') groups.at(-1)?.push(term)
    else groups.push([term])
  }
  const excluded = terms.filter((term) => term.startsWith('-')).map((term) => term.slice(1))
  return groups.length > 0 && groups.every((group) => group.some(occurs)) && !excluded.some(occurs)
}

const missing = Symbol('missing')

function jsonVerdict(meta: unknown, key: string, filter: Where | null): Truth {
  if (filter === null) return (meta === null) === (key === 'meta')
  const { path = [], ...tests } = filter
  let found: unknown = meta === null ? missing : meta
  for (const step of path as readonly string[])
    found =
      Array.isArray(found) && /^\d$/.test(step) && Number(step) < found.length
        ? found[Number(step)]
        : found !== null && typeof found === 'object' && !Array.isArray(found) && Object.hasOwn(found, step)
          ? (found as Where)[step]
          : missing
  const holds = Object.entries(tests).every(([test, value]) => jsonHolds(found, test, value))
  return Object.keys(tests).length === 0 ? true : holds === (key === 'meta')
}

function jsonHolds(found: unknown, test: string, value: unknown): boolean {
  switch (test) {
    case 'exists':
      return (found !== missing) === value
    case 'equals':
      return found !== missing && isSame(found, value)
    case 'not':
      return found === missing || !isSame(found, value)
    case 'string_contains':
      return typeof found === 'string' && found.includes(value as string)
    case 'array_contains':
      return Array.isArray(found) && found.some((one) => isSame(one, value))
    case 'has_key':
      return (
        typeof found === 'object' && found !== null && !Array.isArray(found) && Object.hasOwn(found, value as string)
      )
    default:
      return typeof found === typeof value && compared(found as Leaf, test, value as Leaf) === true
  }
}

const isSame = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other)
const canonical = (value: unknown): string =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? `{${Object.entries(value)
        .map(([key, item]) => `${key}:${canonical(item)}`)
        .sort()
        .join(',')}}`
    : Array.isArray(value)
      ? `[${value.map(canonical).join(',')}]`
      : JSON.stringify(value)

export interface Sort {
  readonly key: 'a' | 'b' | 'f' | 'name' | 'on' | 'at' | 'group.rank' | 'group.id' | 'parts.count' | 'parts.max.size'
  readonly descends: boolean
  readonly nullsFirst: boolean
}

function sortValue(item: Item, key: Sort['key']): Leaf {
  switch (key) {
    case 'group.rank':
      return item.group?.rank ?? null
    case 'group.id':
      return item.group?.id ?? null
    case 'parts.count':
      return item.parts.length
    case 'parts.max.size':
      return extreme(
        item.parts.map(({ size }) => size),
        1,
      )
    default:
      return item[key]
  }
}

export function ordered<T>(
  items: readonly T[],
  sorts: readonly Omit<Sort, 'key'>[],
  valueOf: (item: T, index: number) => Leaf,
): readonly T[] {
  return [...items].sort((one, other) => {
    for (const [index, { descends, nullsFirst }] of sorts.entries()) {
      const [left, right] = [valueOf(one, index), valueOf(other, index)]
      if (left === right) continue
      if (left === null || right === null) return (left === null) === nullsFirst ? -1 : 1
      return left < right === descends ? 1 : -1
    }
    return 0
  })
}

export interface Page {
  readonly where: Where
  readonly sorts: readonly Sort[]
  readonly skip?: number
  readonly first?: number
  readonly last?: number
  readonly after?: string
  readonly before?: string
}

export function idsOfPage(items: readonly Item[], page: Page): readonly string[] {
  const byId = [...items].sort((one, other) => (one.id < other.id ? -1 : 1))
  const all = ordered(byId, page.sorts, (item, index) => sortValue(item, page.sorts[index]?.key ?? 'a'))
  const place = (id: string): number => all.findIndex((item) => item.id === id)
  let found = all.filter((item, index) => {
    const isBehind = page.after === undefined || (place(page.after) >= 0 && index > place(page.after))
    const isAhead = page.before === undefined || (place(page.before) >= 0 && index < place(page.before))
    return isBehind && isAhead && verdict(item, page.where) === true
  })
  const { skip = 0, first, last } = page
  found = last === undefined ? found.slice(skip) : found.slice(0, found.length - Math.min(skip, found.length))
  if (first !== undefined) found = found.slice(0, first)
  if (last !== undefined) found = found.slice(Math.max(0, found.length - last))
  return found.map(({ id }) => id)
}

const present = (values: readonly Leaf[]): readonly (string | number | boolean)[] =>
  values.filter((value) => value !== null)

function extreme(values: readonly Leaf[], sign: 1 | -1): Leaf {
  return present(values).reduce<Leaf>((best, one) => (best === null || one > best === sign > 0 ? one : best), null)
}

const total = (values: readonly Leaf[]): number | null =>
  present(values).length === 0 ? null : present(values).reduce<number>((sum, one) => sum + Number(one), 0)

/** What `{count countOf{a} distinct{name} sum{a f} avg{a} min{name at} max{f}}` tells. */
export function aggregated(items: readonly Item[]): Readonly<Record<string, unknown>> {
  const of = (key: 'a' | 'f' | 'name' | 'at'): readonly Leaf[] => items.map((item) => item[key])
  const sum = total(of('a'))
  return {
    count: items.length,
    countOf: { a: present(of('a')).length },
    distinct: { name: new Set(present(of('name'))).size },
    sum: { a: sum, f: total(of('f')) },
    avg: { a: sum === null ? null : Number((sum / present(of('a')).length).toPrecision(15)) },
    min: { name: extreme(of('name'), -1), at: extreme(of('at'), -1) },
    max: { f: extreme(of('f'), 1) },
  }
}

export type GroupField = 'a' | 'name' | 'on' | 'group' | 'at_YEAR' | 'at_MONTH'

function groupValue(item: Item, key: GroupField): Leaf {
  switch (key) {
    case 'group':
      return item.group?.id ?? null
    case 'at_YEAR':
      return item.at === null ? null : `${item.at.slice(0, 4)}-01-01T00:00:00.000Z`
    case 'at_MONTH':
      return item.at === null ? null : `${item.at.slice(0, 7)}-01T00:00:00.000Z`
    default:
      return item[key]
  }
}

export interface Groups {
  readonly by: readonly GroupField[]
  readonly where: Where
  /** `having: {count_gte: n}` */
  readonly atLeast: number
  /** By count first. */
  readonly byCount?: 'ASC' | 'DESC'
  readonly skip: number
  readonly first: number
}

export function groupsOf(
  items: readonly Item[],
  { by, where, atLeast, byCount, skip, first }: Groups,
): readonly unknown[] {
  const found = new Map<string, { keys: readonly Leaf[]; items: Item[] }>()
  for (const item of items.filter((one) => verdict(one, where) === true)) {
    const keys = by.map((key) => groupValue(item, key))
    const group = found.get(JSON.stringify(keys)) ?? { keys, items: [] }
    group.items.push(item)
    found.set(JSON.stringify(keys), group)
  }
  const large = [...found.values()].filter((group) => group.items.length >= atLeast)
  const sorts = [
    ...(byCount === undefined ? [] : [{ descends: byCount === 'DESC', nullsFirst: false }]),
    ...by.map(() => ({ descends: false, nullsFirst: false })),
  ]
  const start = byCount === undefined ? 0 : 1
  return ordered(large, sorts, (group, index) =>
    index < start ? group.items.length : (group.keys[index - start] ?? null),
  )
    .slice(skip, skip + first)
    .map((group) => ({
      key: Object.fromEntries(
        by.map((key, index) => {
          const value = group.keys[index] ?? null
          return [key, key === 'group' && value !== null ? { id: value } : value]
        }),
      ),
      ...aggregated(group.items),
    }))
}
