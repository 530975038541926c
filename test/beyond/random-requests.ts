import { oneOf, type Chance } from '../support/chance.js'
import type { GroupField, Groups, Item, Page, Sort, Where } from './request-model.js'

const names = ['ann', 'bea', 'cy', 'anna', 'b']
/** Long enough for the text indexes of every database. */
const words = ['red', 'blue', 'whale', 'white', 'sea', 'seal']
const tags = ['red', 'old', 'new']
const metas: readonly unknown[] = [
  { p: 1, q: [1, 'x'] },
  { p: 'x', q: { r: 2 } },
  { p: null, q: [[1], 2] },
  [1, { p: 1 }, 'x'],
  { p: 2.5, '0': 'zero' },
]
const jsonValues: readonly unknown[] = [1, 1.0, 2, 'x', null, [1], { r: 2 }, { p: 1 }, 2.5]

/** Items in which every value is also missing somewhere, and many are equal. */
export function randomItems(pick: Chance, count: number): readonly Item[] {
  const perhaps = <T>(make: () => T): T | null => (pick(3) === 0 ? null : make())
  const groups = [1, 2, 2, null].map((rank, index) => ({ id: `g${String(index)}`, rank }))
  return Array.from({ length: count }, (_, index) => ({
    id: `i${String((index * 7) % count).padStart(3, '0')}`,
    a: perhaps(() => pick(5) - 1),
    b: perhaps(() => pick(5) - 1),
    f: perhaps(() => (pick(9) - 4) / 2),
    name: perhaps(() => oneOf(pick, names)),
    on: perhaps(() => pick(2) === 0),
    kind: perhaps(() => oneOf(pick, ['X', 'Y', 'Z'])),
    at: perhaps(
      () => `20${String(10 + pick(2))}-0${String(1 + pick(3))}-0${String(1 + pick(9))}T0${String(pick(9))}:00:00.000Z`,
    ),
    note: perhaps(() => randomText(pick)),
    memo: perhaps(() => randomText(pick)),
    tags: tags.filter(() => pick(3) === 0),
    meta: perhaps(() => oneOf(pick, metas)),
    group: perhaps(() => oneOf(pick, groups)),
    parts: Array.from({ length: pick(4) }, (__, part) => ({
      id: `p${String(index)}x${String(part)}`,
      size: perhaps(() => pick(6)),
    })),
  }))
}

const randomText = (pick: Chance): string => Array.from({ length: 1 + pick(4) }, () => oneOf(pick, words)).join(' ')

/** Words, beginnings of words and phrases, some of them alternatives, some that must not occur. */
function randomSearch(pick: Chance): string {
  const term = (): string =>
    oneOf(pick, [
      oneOf(pick, words),
      oneOf(pick, words),
      'sea*',
      'whi*',
      `"${oneOf(pick, words)} ${oneOf(pick, words)}"`,
    ])
  const groups = Array.from({ length: 1 + pick(2) }, () => (pick(2) === 0 ? term() : `${term()} or ${term()}`))
  return [...groups, ...(pick(3) === 0 ? [`-${term()}`] : [])].join(' ')
}

/** What a filter may ask of Json: not of servers without functions for it. */
export function randomWhere(pick: Chance, depth: number, withJson: boolean): Where {
  const entries = Array.from({ length: 1 + pick(2) }, () => randomEntry(pick, depth, withJson))
  return Object.assign({}, ...entries) as Where
}

function randomEntry(pick: Chance, depth: number, withJson: boolean): Where {
  const kind = pick(depth > 0 ? 13 : 10)
  const number = (): number => pick(5) - 1
  const comparison = (): string => oneOf(pick, ['', '_not', '_lt', '_lte', '_gt', '_gte'])
  switch (kind) {
    case 0:
      return { [`a${comparison()}`]: number() }
    case 1:
      return {
        name_mode: 'INSENSITIVE',
        [`name${oneOf(pick, ['', '_not', '_contains'])}`]: oneOf(pick, names).toUpperCase(),
      }
    case 2:
      return { name_mode: 'INSENSITIVE', name_in: [oneOf(pick, names).toUpperCase(), oneOf(pick, names)] }
    case 3:
      return { [`tags_${oneOf(pick, ['has_some', 'has_every'])}`]: tags.filter(() => pick(2) === 0) }
    case 4:
      return pick(2) === 0 ? { tags_has: oneOf(pick, tags) } : { tags_is_empty: pick(2) === 0 }
    case 5:
      return { group_is_not: oneOf<Where | null>(pick, [null, {}, { rank: 2 }]) }
    case 6:
      return pick(4) === 0 ? { parts_count_in: [pick(3), pick(4)] } : { [`parts_count${comparison()}`]: pick(4) }
    case 7:
      return {
        COMPARE: [
          {
            field: oneOf(pick, ['a', 'b']),
            op: oneOf(pick, ['EQ', 'NE', 'LT', 'LTE', 'GT', 'GTE']),
            to: oneOf(pick, ['b', 'f']),
          },
        ],
      }
    case 8:
      return withJson ? randomJson(pick) : { on: pick(2) === 0 }
    case 9:
      return { text_search: randomSearch(pick) }
    default: {
      const operands = Array.from({ length: 1 + pick(2) }, () => randomWhere(pick, depth - 1, withJson))
      return { [oneOf(pick, ['AND', 'OR', 'NOT'])]: operands }
    }
  }
}

function randomJson(pick: Chance): Where {
  const key = oneOf(pick, ['meta', 'meta_not'])
  if (pick(8) === 0) return { [key]: null }
  const path = oneOf<readonly string[]>(pick, [[], ['p'], ['q'], ['q', '0'], ['1', 'p'], ['0'], ['q', 'r']])
  const test = oneOf(pick, ['equals', 'not', 'exists', 'string_contains', 'array_contains', 'has_key', 'lt', 'gte'])
  const scalar = oneOf(
    pick,
    jsonValues.filter((value) => value === null || typeof value !== 'object'),
  )
  const value =
    test === 'exists'
      ? pick(2) === 0
      : test === 'string_contains' || test === 'has_key'
        ? oneOf(pick, ['x', 'p', 'r', ''])
        : test === 'lt' || test === 'gte'
          ? oneOf<unknown>(pick, [1, 2, 'x', 'w'])
          : test === 'array_contains'
            ? scalar
            : oneOf(pick, jsonValues)
  return { [key]: { path, [test]: value } }
}

export function randomPage(pick: Chance, items: readonly Item[], withJson: boolean): Page {
  const keys = ['a', 'b', 'f', 'name', 'on', 'at', 'group.rank', 'group.id', 'parts.count', 'parts.max.size'] as const
  const sorts = Array.from({ length: 1 + pick(3) }, (): Sort => ({
    key: oneOf(pick, keys),
    descends: pick(2) === 0,
    nullsFirst: pick(2) === 0,
  }))
  const some = (): string => oneOf(pick, items).id
  const counts = oneOf<Pick<Page, 'first' | 'last'>>(pick, [{}, { first: pick(8) }, { last: pick(8) }])
  return {
    where: pick(4) === 0 ? {} : randomWhere(pick, 2, withJson),
    sorts,
    ...counts,
    ...(pick(3) === 0 ? { skip: pick(4) } : {}),
    ...(pick(2) === 0 ? { after: some() } : {}),
    ...(pick(4) === 0 ? { before: some() } : {}),
  }
}

export function randomGroups(pick: Chance, withJson: boolean): Groups {
  const fields: readonly GroupField[] = ['a', 'name', 'on', 'group', 'at_YEAR', 'at_MONTH']
  const chosen = fields.filter(() => pick(3) === 0)
  const byCount = oneOf<'ASC' | 'DESC' | undefined>(pick, ['ASC', 'DESC', undefined])
  return {
    by: chosen.length === 0 ? [oneOf(pick, fields)] : chosen,
    where: pick(3) === 0 ? {} : randomWhere(pick, 1, withJson),
    atLeast: pick(4),
    ...(byCount === undefined ? {} : { byCount }),
    skip: pick(3),
    first: 3 + pick(20),
  }
}

/** `sort` as a request says it. */
export function sortInput({ key, descends, nullsFirst }: Sort): unknown {
  const order = `${descends ? 'DESC' : 'ASC'}_NULLS_${nullsFirst ? 'FIRST' : 'LAST'}`
  return key.split('.').reduceRight<unknown>((inner, part) => ({ [part]: inner }), order)
}
