import { expect, test } from 'vitest'
import { balanced } from './balanced.js'

const depthOf = (text: string): number => {
  let depth = 0
  let deepest = 0
  for (const character of text) {
    if (character === '(') deepest = Math.max(deepest, (depth += 1))
    if (character === ')') depth -= 1
  }
  return deepest
}

test('a short chain stays flat', () => {
  expect(balanced(['a', 'b', 'c'], ' || ')).toBe('(a || b || c)')
})

test('a chain of 10,000 operands keeps their order and is eight levels deep', () => {
  const operands = Array.from({ length: 10_000 }, (_, index) => String(index))
  const text = balanced(operands, '+')
  expect(text.replaceAll(/[()]/g, '').split('+')).toEqual(operands)
  expect(depthOf(text)).toBe(8)
})
