import { expect, test } from 'vitest'
import { constant, noBindings } from '../model/value.js'
import type { ScalarType } from '../model/scalar.js'
import type { CompareOperator, Filter } from '../operation/filter.js'
import type { TypeStorage } from '../connector/sql/storage/storage.js'
import { scalarPredicate, type PredicateContext } from './scalar-predicate.js'

const scalars: Readonly<Record<string, ScalarType>> = {
  name: 'String',
  rank: 'Int',
  since: 'DateTime',
  key: 'UUID',
  notes: 'Json',
}
const columns = new Map(Object.entries(scalars).map(([name, scalar]) => [name, { field: { name, scalar } }]))
// predicates look at columns only
const type = { columns } as unknown as TypeStorage
const exactly: PredicateContext = { type, bindings: noBindings, capabilities: { comparesText: 'exactly' } }

const compare = (field: string, operator: CompareOperator, value: string | number): Filter => ({
  kind: 'compare',
  field,
  operator,
  value: constant(value),
})
const abe = { name: 'Abe', rank: 3, since: '2020-01-01T00:00:00.000Z', key: 'AB', notes: null }
const nobody = { name: null, rank: null, since: null, key: null, notes: null }
const holds = (filter: Filter): readonly (boolean | undefined)[] =>
  [abe, nobody].map((values) => scalarPredicate(filter, exactly)?.holds(values))

test.each<readonly [string, Filter, readonly boolean[]]>([
  ['equal text', compare('name', 'equals', 'Abe'), [true, false]],
  ['text in another case', compare('name', 'equals', 'abe'), [false, false]],
  ['another text; null is neither equal nor not', compare('name', 'not', 'Bea'), [true, false]],
  ['a lower bound that is met', compare('rank', 'gte', 3), [true, false]],
  ['a lower bound that is not met', compare('rank', 'gt', 3), [false, false]],
  ['an instant in another notation', compare('since', 'equals', '2020-01-01T00:00:00Z'), [true, false]],
  ['a UUID in another case', compare('key', 'equals', 'ab'), [true, false]],
  ['null', { kind: 'is-null', field: 'rank', negated: false }, [false, true]],
  ['membership', { kind: 'in', field: 'rank', negated: false, value: constant([1, 3]) }, [true, false]],
  ['no membership', { kind: 'in', field: 'rank', negated: true, value: constant([1, 3]) }, [false, false]],
  [
    'part of a text',
    { kind: 'text', field: 'name', match: 'contains', negated: false, value: constant('b') },
    [true, false],
  ],
  ['NOT of something unknown is unknown', { kind: 'not', operands: [compare('rank', 'equals', 4)] }, [true, false]],
  [
    'OR of something unknown and something true is true',
    { kind: 'or', operands: [compare('rank', 'equals', 3), { kind: 'is-null', field: 'name', negated: false }] },
    [true, true],
  ],
])('decides %s', (_, filter, expected) => {
  expect(holds(filter)).toEqual(expected)
})

test.each<readonly [string, Filter, PredicateContext]>([
  ['a relation', { kind: 'relation-null', field: 'ship' }, exactly],
  ['Json', compare('notes', 'equals', '{}'), exactly],
  ['the order of texts', compare('name', 'lt', 'B'), exactly],
  [
    'a part with a wildcard',
    { kind: 'text', field: 'name', match: 'contains', negated: false, value: constant('a%') },
    exactly,
  ],
  [
    'text under a collation',
    compare('name', 'equals', 'Abe'),
    { ...exactly, capabilities: { comparesText: 'by collation' } },
  ],
])('leaves %s to the database, alone and inside AND', (_, filter, context) => {
  const inside: Filter = { kind: 'and', operands: [compare('rank', 'equals', 3), filter] }
  expect([scalarPredicate(filter, context), scalarPredicate(inside, context)]).toEqual([undefined, undefined])
})

test('names the fields that it looks at, each once', () => {
  const filter: Filter = {
    kind: 'and',
    operands: [compare('rank', 'gt', 1), compare('name', 'equals', 'Abe'), compare('rank', 'lt', 5)],
  }
  expect(scalarPredicate(filter, exactly)?.fields).toEqual(['name', 'rank'])
})
