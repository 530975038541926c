import { expect, test } from 'vitest'
import { constant, readValue, type Value } from '../../../../model/value.js'
import type { WriteData } from '../../../../operation/write.js'
import { givenValues, sharedData } from './shared-data.js'

const none = { lists: new Map(), nested: [], numbers: new Map(), items: new Map() }
const data = (scalars: Readonly<Record<string, Value>>): WriteData => ({
  ...none,
  scalars: new Map(Object.entries(scalars)),
})
const variable = (name: string): Value => ({ kind: 'variable', path: [name] })
const variables = { seven: 7, alsoSeven: 7, text: '7', nothing: null, large: 7n }

/** The place of the first data that each is one with. */
function shared(all: readonly WriteData[]): readonly number[] {
  const values = givenValues(all).map((value) => readValue(value, { variables, bound: new Map() }))
  return sharedData(all, values).map((one) => all.indexOf(one))
}

test('data that give fields the same values are one object', () => {
  expect(
    shared([
      data({ a: variable('seven'), b: constant('x') }),
      data({ b: constant('x'), a: variable('alsoSeven') }),
      data({ a: constant(7), b: constant('x') }),
      data({ a: variable('seven'), b: constant('y') }),
    ]),
  ).toEqual([0, 0, 0, 3])
})

test('null, nothing given and values of other types differ', () => {
  expect(
    shared([
      data({ a: variable('seven') }),
      data({ a: variable('text') }),
      data({ a: variable('large') }),
      data({ a: variable('nothing') }),
      data({}),
      data({ a: constant(null) }),
      data({}),
    ]),
  ).toEqual([0, 1, 2, 3, 4, 3, 4])
})

test('data that do more stay as they are', () => {
  const counting = { ...data({}), numbers: new Map([['a', { operator: 'increment', operand: constant(1) } as const]]) }
  expect(shared([counting, { ...counting }, data({}), data({})])).toEqual([0, 1, 2, 2])
})
