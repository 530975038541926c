import { expect, test } from 'vitest'
import { parseSearchText } from './search-text.js'

/** `a (b or c*) -"d e"`; nothing: an empty text. */
function shown(text: string): string {
  const asked = parseSearchText(text)
  if (asked === undefined) return ''
  const term = ({ words, isPrefix }: (typeof asked)['excluded'][number]): string =>
    words.length > 1 ? `"${words.join(' ')}"` : `${words[0]}${isPrefix ? '*' : ''}`
  return [
    ...asked.groups.map((group) => (group.length > 1 ? `(${group.map(term).join(' or ')})` : group.map(term).join(''))),
    ...asked.excluded.map((one) => `-${term(one)}`),
  ].join(' ')
}

const cases: readonly (readonly [text: string, asked: string])[] = [
  ['a b', 'a b'],
  ['a b or c', 'a (b or c)'],
  ['a OR b Or c d', '(a or b or c) d'],
  ['or a or', 'a'],
  ['a or or b', '(a or b)'],
  ['a or -b c', 'a c -b'],
  ['-b or c', 'c -b'],
  ['"or" a', 'or a'],
  ['or* a', 'or* a'],
  ['-or a', 'a -or'],
  ['"a b" c*', '"a b" c*'],
  ['"a* b', '"a b"'],
  ['-"a b" c', 'c -"a b"'],
  ['well-known -x', 'well known -x'],
  ['--a', 'a'],
  ['a -', 'a'],
  ['a*b', 'a* b'],
  ['a"b c"d', 'a "b c" d'],
  ['snake_case', 'snake case'],
  ['e\u0301te\u0301 \u0301', 'e\u0301te\u0301'],
  ['"" a', 'a'],
  ['-a -b', ''],
  ['"', ''],
  ['', ''],
]

test.each(cases)('%s asks for %s', (text, asked) => {
  expect(shown(text)).toBe(asked)
})

test('characters are counted as code points, words in phrases too', () => {
  expect(shown('\u{1F40B}'.repeat(1000))).toBe('')
  expect(() => parseSearchText('\u{1F40B}'.repeat(1001))).toThrow('1001 characters')
  expect(shown('a '.repeat(32))).toBe('a '.repeat(32).trim())
  expect(() => parseSearchText(`"${'a '.repeat(32)}" b`)).toThrow('33 words')
})
