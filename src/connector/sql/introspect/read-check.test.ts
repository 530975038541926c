import { expect, test } from 'vitest'
import { constraintText } from './read-check.js'

test.each([
  [`((n >= '-5'::integer) AND (n <= 9))`, 0, 'min: -5, max: 9'],
  ['("n" >= (-(5)))', 0, 'min: -5'],
  ['char_length("name") >= 2', 0, 'minLength: 2'],
  ['"n" <= -1250', 2, 'max: -12.5'],
  ['"n" <= 1e5', 0, 'max: "1e5"'],
  ['"n" <= 1E5', 0, 'max: "1E5"'],
  [`(n >= '1e-07'::numeric)`, 0, 'min: "1e-07"'],
  ['"n" >= -1.5e+20', 0, 'min: "-1.5e+20"'],
])('%s is read', (condition, scale, text) => {
  expect(constraintText({ name: 'c', condition }, scale)).toBe(`@constraint(${text})`)
})

test.each(['n = 5', 'n >= m', 'n >= 1 AND lower(name) = name'])('%s is no constraint', (condition) => {
  expect(constraintText({ name: 'c', condition })).toBe(undefined)
})
