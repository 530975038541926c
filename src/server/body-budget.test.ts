import { expect, test } from 'vitest'
import { createBodyBudget } from './body-budget.js'

test('bodies are refused when they are too large together, and there is room again when one is free', () => {
  const budget = createBodyBudget(100)
  const [one, other] = [budget.open(), budget.open()]
  one.grow(60)
  other.grow(40)
  expect(() => other.grow(1)).toThrow('too many large requests')
  one.free()
  other.grow(60)
  expect(() => one.grow(1)).toThrow('too many large requests')
})

test('a body that is alone is not refused', () => {
  const alone = createBodyBudget(100).open()
  alone.grow(90)
  alone.grow(90)
  alone.free()
})
