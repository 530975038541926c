import { expect, test } from 'vitest'
import { Problem } from '../errors/problem.js'
import { datamodelLimits, tooLargeDatamodel, tooLargeText } from './datamodel-limits.js'
import { parseDatamodel } from './parse-datamodel.js'

const times = (count: number, part: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => part(n)).join(' ')
const typesOf = (count: number): string => times(count, (n) => `type T${String(n)} { id: ID! @id }`)
const fieldsOf = (count: number): string => times(count, (n) => `f${String(n)}: Int`)

/** What is said of a text that is read only when its size allows it. */
function diagnostics(text: string): readonly string[] {
  const unread = tooLargeText(text)
  if (unread.length > 0) return unread.map(({ description }) => description)
  const document = parseDatamodel(text)
  if (document instanceof Problem) throw document
  return tooLargeDatamodel(document).map(({ description }) => description)
}

test.each<[string, string, readonly string[]]>([
  ['as many types as are allowed', typesOf(datamodelLimits.types), []],
  [
    'one type more',
    typesOf(datamodelLimits.types + 1),
    ['The datamodel has more than 1000 types and enums; this server allows 1000.'],
  ],
  [
    'types and enums together',
    `${typesOf(900)} ${times(300, (n) => `enum E${String(n)} { A }`)}`,
    ['The datamodel has 1200 types and enums; this server allows 1000.'],
  ],
  ['as many fields of a type as are allowed', `type A { ${fieldsOf(datamodelLimits.fieldsOfType)} }`, []],
  [
    'too many fields of a type',
    `type A { ${fieldsOf(1500)} } type B { id: ID! @id }`,
    ['The type `A` has 1500 fields; this server allows 1000.'],
  ],
  [
    'too many fields together',
    times(30, (n) => `type T${String(n)} { ${fieldsOf(700)} }`),
    ['The datamodel has 21000 fields; this server allows 20000.'],
  ],
  [
    'too many tokens',
    `type A { id: ID! @id ${fieldsOf(50_000)} }`,
    ['The datamodel has more than 120000 tokens; this server allows 120000.'],
  ],
  [
    'brackets in each other, which a parser that calls itself would not survive',
    `type A { a: ${'['.repeat(100_000)}`,
    ['The datamodel opens more than 100 brackets in each other; this server allows 100.'],
  ],
])('%s', (_, text, expected) => {
  expect(diagnostics(text)).toEqual(expected)
})
