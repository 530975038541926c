import { expect, test } from 'vitest'
import { nestsDeeperThan } from './json-nesting.js'

test.each([
  ['{"a": [1, {"b": 2}], "c": [[3]]}', 3],
  ['["[[[[", "\\"[[[[", "\\\\", []]', 2],
  ['[1]', 1],
])('%s nests to %i levels', (text, levels) => {
  expect([nestsDeeperThan(text, levels), nestsDeeperThan(text, levels - 1)]).toEqual([false, true])
})
