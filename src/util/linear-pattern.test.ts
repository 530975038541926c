import { expect, test } from 'vitest'
import { linearPattern } from './linear-pattern.js'

const patterns = [
  '^[A-Z]+$',
  '',
  'a|b|',
  '^(?:a|bc)*d$',
  '^(a*)*$',
  '^(a+)+$',
  '^\\d{2,4}-?\\d{3}$',
  '^\\d{3,}$',
  'x{0}y',
  '\\bfoo\\b',
  '\\Boo',
  '^.$',
  '^\\p{Lu}\\p{L}*$',
  '[^\\]a-c]',
  '[\\-\\w]+@[\\w.]+',
  '\\u0041|\\x42|\\u{1F600}|\\uD83D\\uDE01|\\t',
  '^(?<year>\\d\\d)(?:/|\\.)x*?$',
  '^(|a)+b',
  '^a??$',
  '[a-z]{3}$',
]
const texts = [
  ...['', 'A', 'a', 'b', 'ABC', 'aaaa', 'abcbcd', 'bcd', 'd', '12-345', '1234567', '12', 'y', 'xy', 'foo', 'a foo b'],
  ...[
    'food',
    '\n',
    'é',
    'Éa',
    'ß',
    ']',
    'c',
    'a-b@c.d',
    '\t',
    'B',
    '😀',
    '😁',
    '20/xx',
    '20.',
    'ab',
    'aab',
    'xyz\n',
    'wxyz',
  ],
]

test.each(patterns)('%s matches what JavaScript says', (pattern) => {
  const matches = linearPattern(pattern)
  if (typeof matches !== 'function') throw new Error(matches.fault)
  for (const text of texts) expect([text, matches(text)]).toEqual([text, new RegExp(pattern, 'u').test(text)])
})

test.each([
  ['(?=a)', 'has a look-ahead'],
  ['a(?!b)', 'has a look-ahead'],
  ['(?<=a)b', 'has a look-behind'],
  ['(?<!a)b', 'has a look-behind'],
  ['(a)\\1', 'has a back reference'],
  ['(?<n>a)\\k<n>', 'has a back reference'],
  ['((a{50}){50}){50}', 'is too large: its repetitions come to too many parts'],
  ['a'.repeat(1001), 'has more than 1000 characters'],
])('%s is refused', (pattern, fault) => {
  expect(linearPattern(pattern)).toEqual({ fault })
})

test('what is no regular expression is told with the reason', () => {
  const found = linearPattern('a(')
  expect(typeof found === 'function' ? '' : found.fault).toContain('is no regular expression (Invalid')
})

test('patterns that others take ages for are matched at once', () => {
  const matches = linearPattern('^(a|a)*(a+)+b$')
  expect(typeof matches === 'function' && matches('a'.repeat(20_000))).toBe(false)
})
