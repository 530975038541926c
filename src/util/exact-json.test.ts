import { describe, expect, test } from 'vitest'
import { exactWhole, isExactNumber, jsonText, parseJson, wholeDigits } from './exact-json.js'

describe('JSON that is parsed and written again', () => {
  test.each([
    '{"a":9007199254740993,"b":[1.5,-0.1,7]}',
    '[1e400,-1e400,1e-400,0.12345678901234567890123]',
    '["9007199254740993","1e400","\\\\",{"1e400":"\\""}]',
    `[${'1' + '0'.repeat(400) + '1'}]`,
  ])('is what it was: %s', (text) => {
    expect(jsonText(parseJson(text))).toBe(text)
  })

  test('has numbers where a double says them', () => {
    const value = parseJson('[1.50, 1e2, 123456789012345678901234567890, 0.30000000000000004]') as readonly unknown[]
    expect(value.map(isExactNumber)).toEqual([false, false, true, false])
    expect(value.map(wholeDigits)).toEqual([undefined, '100', '123456789012345678901234567890', undefined])
  })

  test('is read in linear time, however many zeros a number has', () => {
    const digits = `1${'0'.repeat(500_000)}1`
    expect(jsonText(parseJson(`[${digits}]`))).toBe(`[${digits}]`)
  })
})

test.each([
  ['7', 7],
  ['-9007199254740993', -9007199254740993n],
  ['100000000000000000000', 100000000000000000000],
  ['1.5', 1.5],
  ['1e400', Infinity],
  ['9'.repeat(400), BigInt('9'.repeat(400))],
])('%s is the whole number %s', (text, number) => {
  expect(exactWhole(text)).toBe(number)
})
