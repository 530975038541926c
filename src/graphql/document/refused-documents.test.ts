import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { chooseOperation } from './choose-operation.js'
import { parseDocument } from './parse-document.js'
import { defaultQueryLimits } from './query-limits.js'

const limits = { ...defaultQueryLimits, tokens: 20, nesting: 3 }

function reasonOf(text: string): string | undefined {
  const parsed = parseDocument(text, limits)
  if (parsed.kind === 'document') return undefined
  return parsed.kind === 'syntax-error' ? parsed.message : parsed.error.message
}

/** Texts that are not read (queries.md section 2.1, http.md section 5). */
test.each([
  ['{ ships { id } }', undefined],
  ['{ a b c d e f g h i j k l m n o p q r s t }', 'The query has more than 20 tokens; this server allows 20'],
  ['{ a { b { c { d } } } }', 'The query opens more than 3 brackets in each other; this server allows 3'],
  [
    '{ ships',
    'Syntax error while parsing GraphQL query. Expected Name, found <EOF> (line 1, column 7):\n{ ships\n      ^',
  ],
])('%s', (text, reason) => {
  expect(reasonOf(text)).toBe(reason)
})

/** Which operation of a document runs (queries.md section 2.2). */
test.each([
  ['{ a }', undefined, undefined],
  ['query A { a } query B { b }', 'B', undefined],
  ['query A { a } query B { b }', undefined, 'Must provide operation name if query contains multiple operations'],
  ['fragment F on A { a }', undefined, 'Must provide operation name if query contains multiple operations'],
  ['query A { a }', 'B', "Unknown operation name 'B'"],
])('%s, of which %s is asked', (text, name, reason) => {
  const chosen = chooseOperation(parse(text), name)
  expect(typeof chosen === 'string' ? chosen : undefined).toBe(reason)
})
