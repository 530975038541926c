import { describe, expect, test } from 'vitest'
import { constant, noBindings } from '../model/value.js'
import { always, type Filter } from '../operation/filter.js'
import type { EventFilter } from '../operation/subscription.js'
import { equalitiesOf, nodeFilterOf, type EventKind } from './event-filter.js'

const created: EventKind = { mutation: 'CREATED', updatedFields: undefined }
const updated: EventKind = { mutation: 'UPDATED', updatedFields: ['name', 'updatedAt'] }
const deleted: EventKind = { mutation: 'DELETED', updatedFields: undefined }

const never: Filter = { kind: 'never' }
const named = (name: string): Filter => ({ kind: 'compare', field: 'name', operator: 'equals', value: constant(name) })
const node = (filter: Filter): EventFilter => ({ kind: 'node', filter })
const mutationIn = (...names: readonly string[]): EventFilter => ({ kind: 'mutation-in', names: constant(names) })
const fields = (test: 'every' | 'some', ...names: readonly string[]): EventFilter => ({
  kind: 'updated-fields',
  test,
  names: constant(names),
})
const not = (...operands: readonly EventFilter[]): EventFilter => ({ kind: 'not', operands })
const and = (...operands: readonly EventFilter[]): EventFilter => ({ kind: 'and', operands })
const or = (...operands: readonly EventFilter[]): EventFilter => ({ kind: 'or', operands })

describe('what is left to ask of the node of a created, updated, deleted event', () => {
  test.each<readonly [string, EventFilter, readonly Filter[]]>([
    ['nothing is asked', and(), [always, always, always]],
    ['one kind', mutationIn('CREATED'), [always, never, never]],
    ['no kind', mutationIn(), [never, never, never]],
    ['not one kind', not(mutationIn('CREATED')), [never, always, always]],
    ['either of two kinds', or(mutationIn('CREATED'), mutationIn('DELETED')), [always, never, always]],
    ['an updated field', fields('some', 'name', 'rank'), [never, always, never]],
    ['all updated fields', fields('every', 'name', 'rank'), [never, never, never]],
    ['no updated field by name', fields('every'), [never, always, never]],
    ['not an updated field', not(fields('some', 'rank')), [always, always, always]],
    ['the node', node(named('Abe')), [named('Abe'), named('Abe'), always]],
    [
      'neither the node nor a kind',
      not(mutationIn('UPDATED'), node(named('Abe'))),
      [{ kind: 'not', operands: [named('Abe')] }, never, always],
    ],
    [
      'neither of two nodes',
      not(node(named('Abe')), node(named('Bea'))),
      [
        { kind: 'not', operands: [named('Abe'), named('Bea')] },
        { kind: 'not', operands: [named('Abe'), named('Bea')] },
        always,
      ],
    ],
    [
      'either of two nodes',
      or(node(named('Abe')), node(named('Bea'))),
      [
        { kind: 'or', operands: [named('Abe'), named('Bea')] },
        { kind: 'or', operands: [named('Abe'), named('Bea')] },
        always,
      ],
    ],
    ['a kind or the node', or(mutationIn('UPDATED'), node(named('Abe'))), [named('Abe'), always, never]],
    ['nothing at all', or(), [never, never, always]],
    ['not nothing', not(), [always, always, always]],
    ['not everything', not({ kind: 'always' }), [never, never, always]],
  ])('%s', (_title, filter, left) => {
    expect([created, updated, deleted].map((event) => nodeFilterOf(filter, event, noBindings))).toEqual(left)
  })
})

test('equalities that hold for every event are found, those of one branch are not', () => {
  const ids: Filter = { kind: 'in', field: 'id', negated: false, value: constant(['a', 'b']) }
  const filter = and(
    mutationIn('UPDATED'),
    node({ kind: 'and', operands: [named('Abe'), ids] }),
    or(node(named('Bea'))),
  )
  expect(equalitiesOf(filter, noBindings)).toEqual([
    { field: 'name', values: ['Abe'] },
    { field: 'id', values: ['a', 'b'] },
  ])
})
