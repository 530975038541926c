import { describe, expect, test } from 'vitest'
import { testSchema } from '../../shared/schema/test-schema.js'
import { modelNamed } from '../../shared/schema/service-schema.js'
import { emptyFilter, type FilterGroup, type FilterItem } from './filter.js'
import { filterText, parseFilter } from './filter-text.js'
import { toWhere } from './to-where.js'

const user = modelNamed(testSchema, 'User')!
const all = (...items: readonly FilterItem[]): FilterGroup => ({ kind: 'group', match: 'all', items })
const value = (field: string, suffix: string, text: string): FilterItem => ({ kind: 'value', field, suffix, text })
const whereOf = (filter: FilterGroup) => toWhere(filter, user, testSchema)

describe('a filter', () => {
  test.each([
    [emptyFilter, {}],
    [all(value('name', '_contains', 'Ada')), { name_contains: 'Ada' }],
    [all(value('age', '_gte', '30'), value('age', '_lt', '40')), { AND: [{ age_gte: 30 }, { age_lt: 40 }] }],
    [all(value('age', '_in', '1\n2\n')), { age_in: [1, 2] }],
    [
      all(value('role', '', 'ADMIN'), value('isActive', '', 'false')),
      { AND: [{ role: 'ADMIN' }, { isActive: false }] },
    ],
    [{ ...all(value('name', '', 'a'), value('name', '', 'b')), match: 'any' }, { OR: [{ name: 'a' }, { name: 'b' }] }],
    [
      { ...all(value('name', '', 'a'), value('name', '', 'b')), match: 'none' },
      { NOT: [{ OR: [{ name: 'a' }, { name: 'b' }] }] },
    ],
    [all({ kind: 'null', field: 'age', isNull: true }), { age: null }],
    [all({ kind: 'null', field: 'age', isNull: false }), { age_not: null }],
    [
      all({ kind: 'relation', field: 'posts', quantifier: '_some', where: all(value('title', '_starts_with', 'On')) }),
      { posts_some: { title_starts_with: 'On' } },
    ],
    [all({ kind: 'relation', field: 'posts', quantifier: '_none', where: emptyFilter }), { posts_none: {} }],
  ] as const)('%j is the where %j', (filter, where) => {
    expect(whereOf(filter)).toEqual(where)
  })

  test('leaves out what is not complete, or not in the schema', () => {
    expect(
      whereOf(all(value('age', '', ''), value('age', '', 'x'), value('nope', '', '1'), value('age', '_contains', '1'))),
    ).toEqual({})
    expect(whereOf(all({ kind: 'group', match: 'any', items: [] }))).toEqual({})
  })

  test('can be shared by its address', () => {
    const filter = all(
      value('name', '_not_in', 'a\nb'),
      { kind: 'null', field: 'age', isNull: false },
      { kind: 'group', match: 'none', items: [value('role', '', 'ADMIN')] },
      { kind: 'relation', field: 'posts', quantifier: '_every', where: all(value('title', '', '"<x>"')) },
    )
    expect(parseFilter(filterText(filter))).toEqual(filter)
    expect(filterText(emptyFilter)).toBeUndefined()
  })

  test.each(['', 'x', '{}', '["some"]', '["all",1,["="],["=",1,2,3],["r","posts","_any",["all"]],["?"]]'])(
    'of the address %s is none',
    (text) => {
      expect(parseFilter(text)).toEqual(emptyFilter)
    },
  )
})
