import { expect, test } from 'vitest'
import { normalizeJsonText } from './json-text.js'

test.each([
  ['{"b":1,"a":2.50}', '{"b":1,"a":2.5}'],
  ['{ "a" : 1 , "b" : [ ] }', '{"a":1,"b":[]}'],
  ['{"a":1,"b":2,"a":3}', '{"a":3,"b":2}'],
  [
    '[1e2, 1.0, 100000000000000000000001, 1e23, -0, 0.000001, 1e-7]',
    '[100,1,1.00000000000000000000001E+23,1E+23,0,0.000001,1E-7]',
  ],
  ['[12345678901234567890]', '[12345678901234567890]'],
  ['["\\u00e9\\n"]', '["é\\n"]'],
  // an exponent that says nothing to anybody stays as it is
  ['[1e99999999999999999999]', '[1e99999999999999999999]'],
])('%s is stored as %s', (text, stored) => {
  expect(normalizeJsonText(text)).toBe(stored)
})

test.each(['1', '"a"', 'null', '{bad}', '{"a":1,}', '[1', ''])('%s is no object and no list', (text) => {
  expect(normalizeJsonText(text)).toBeUndefined()
})

test('what nests too deep, or is no text, is none; a long string of escapes is one', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)
  expect([1000, 1001, 100_000].map((depth) => normalizeJsonText(nested(depth))?.length)).toEqual([
    2000,
    undefined,
    undefined,
  ])
  const escapes = `["${'\\n'.repeat(5_000_000)}"]`
  expect(normalizeJsonText(escapes)).toHaveLength(escapes.length)
  expect(['["\\', '["', '["\\x"]', '["\n"]'].map(normalizeJsonText)).toEqual(Array(4).fill(undefined))
})
