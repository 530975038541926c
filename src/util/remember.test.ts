import { describe, expect, test } from 'vitest'
import { remember } from './remember.js'

describe('remember', () => {
  test('makes a value once, and again when too many others were made', () => {
    const asked: string[] = []
    const lengthOf = remember((text) => {
      asked.push(text)
      return { length: text.length }
    }, 2)
    expect(lengthOf('one')).toBe(lengthOf('one'))
    expect(lengthOf('three')).toEqual({ length: 5 })
    expect(asked).toEqual(['one', 'three'])
    expect(lengthOf('seven')).toEqual({ length: 5 })
    expect(lengthOf('one')).toEqual({ length: 3 })
    expect(asked).toEqual(['one', 'three', 'seven', 'one'])
  })
})
