import { expect, test } from 'vitest'
import { atOnce } from '../util/slices.js'
import { byteLength, partsOf } from './text-parts.js'

test.each([
  ['nothing', ''],
  ['a short text', 'é'],
  ['a long one', 'x'.repeat(200_000)],
  ['characters of two units at every edge', `x${'🚢'.repeat(100_000)}`],
])('%s is the same in parts, and as long', (_, text) => {
  const parts = [...partsOf(text)]
  expect(Buffer.concat(parts.map((part) => Buffer.from(part))).toString()).toBe(text)
  expect(atOnce(byteLength(text))).toBe(Buffer.byteLength(text))
})

test('a long text is measured in many slices', () => {
  expect([...byteLength('x'.repeat(10_000_000))].length).toBeGreaterThan(100)
})
