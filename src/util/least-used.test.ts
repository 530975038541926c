import { expect, test } from 'vitest'
import { createLeastUsed } from './least-used.js'

test('what was used least goes first', () => {
  const values = createLeastUsed<object>(2)
  const [one, two, three] = [{}, {}, {}]
  values.set('one', one)
  values.set('two', two)
  values.set('two', two)
  expect(values.get('one')).toBe(one)
  values.set('three', three)
  expect([values.get('one'), values.get('two'), values.get('three'), values.size]).toEqual([one, undefined, three, 2])
})
