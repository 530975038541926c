import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { scanDocument } from './scan-graphql.js'

const most = { tokens: 1_000_000, nesting: 1_000_000 }

/** As graphql counts them, without the marks of begin and end. */
function tokensOf(text: string): number {
  let count = 0
  for (let token = parse(text).loc?.startToken.next; token && token.kind !== '<EOF>'; token = token.next)
    if (token.kind !== 'Comment') count += 1
  return count
}

test.each([
  '{ boats(first: 1, where: {name: "a \\" } b"}) @include(if: $x) { id, ...F } } # } {{\n fragment F on Boat { id }',
  'query Q($list: [[Int!]!]! = [[1, -2.5e3]]) { boats(text: """ " } \\""" {{ """, e: ENUM) { a: id ... on Boat { id } } }',
])('tokens are counted as the parser counts them: %s', (text) => {
  expect(scanDocument(text, most).tokens).toBe(tokensOf(text))
})

test('brackets in strings and comments do not count', () => {
  expect(scanDocument('{ a(b: [{c: "{[("}]) { # {{{\n d } }', most).nesting).toBe(4)
})

test('counting ends at the limit', () => {
  expect(scanDocument('{'.repeat(100_000), { tokens: 1_000_000, nesting: 200 })).toEqual({ tokens: 201, nesting: 201 })
})
