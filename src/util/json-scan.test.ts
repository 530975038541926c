import { expect, test } from 'vitest'
import { nestsDeeperThan, scanJson } from './json-scan.js'

test.each([
  ['{"a": [1, {"b": 2}], "c": [[3]]}', 3],
  ['["[[[[", "\\"[[[[", "\\\\", []]', 2],
  ['[1]', 1],
])('%s nests to %i levels', (text, levels) => {
  expect([nestsDeeperThan(text, levels), nestsDeeperThan(text, levels - 1)]).toEqual([false, true])
})

test.each([
  ['[123456789012345, 0.1, -12.5, true, false, null]', false],
  ['[1234567890123456]', true],
  ['[0.1234567890123]', false],
  ['[0.12345678901234]', true],
  ['{"a":1e3}', true],
  ['{"a":-2E-3}', true],
  ['{"c1e5":"4e7d-1234567890123456","a":"\\"1e5","b":"\\\\","e":[1,{"e":2}]}', false],
  ['["\\\\",1e5]', true],
  ['', false],
  ['1e5', true],
  ['12345678901234567', true],
])('whether a double may change a number of %s: %s', (text, isLong) => {
  expect(scanJson(text).hasLongNumber).toBe(isLong)
})
