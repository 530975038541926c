import { describe, expect, test } from 'vitest'
import { hasControlCharacters } from './control-characters.js'

const lengths = [0, 1, 2, 3, 4, 5, 15, 16, 17, 8191, 8192, 8193, 16_383, 16_384, 16_385, 40_000]

describe.each([
  ['Latin-1', ' ~\u007f\u0080\u009f\u00ff'],
  ['all others', 'Ж漢\u2028\uFFFF\u0100\u0a0d\ud83d\ude00'],
])('texts of %s', (_, characters) => {
  const textOf = (length: number): string => characters.repeat(Math.ceil(length / characters.length)).slice(0, length)

  test.each(lengths)('none in %i characters', (length) => {
    expect(hasControlCharacters(textOf(length))).toBe(false)
  })

  test.each(lengths)('one at either end of %i characters', (length) => {
    for (const control of ['\0', '\u0001', '\n', '\u001f']) {
      expect(hasControlCharacters(control + textOf(length))).toBe(true)
      expect(hasControlCharacters(textOf(length) + control)).toBe(true)
      // what stood there before is forgotten
      expect(hasControlCharacters(textOf(length))).toBe(false)
    }
  })
})

test('each place of a word', () => {
  for (let place = 0; place < 16; place += 1)
    expect(hasControlCharacters(`${'\u00ff'.repeat(place)}\u001f${' '.repeat(16 - place)}`)).toBe(true)
})
