import { expect, test } from 'vitest'
import { operationOfText } from './operation-of-text.js'

const two = 'query A { a } subscription B { b }'

test.each([
  ['subscription { a }', undefined, undefined, true],
  ['subscription S { a }', undefined, 'S', true],
  // the name of the text before
  ['subscription S { a }', 'Old', 'S', true],
  ['subscription { a }', 'Old', undefined, true],
  ['{ a }', null, undefined, false],
  ['query Q { a } fragment F on X { b }', 'Q', 'Q', false],
  [two, 'A', 'A', false],
  [two, 'B', 'B', true],
  [two, 'Old', undefined, false],
  ['subscription {', 'Old', undefined, false],
])('of %j, chosen %j', (text, chosen, name, isSubscription) => {
  expect(operationOfText(text, chosen)).toMatchObject({ name, isSubscription })
})
