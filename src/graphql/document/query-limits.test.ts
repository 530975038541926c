import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { exceededLimits, noQueryLimits } from './query-limits.js'

const query = `
  query Small { boats { name } }
  query Large { first: boats { ...Boat } boats { crew { friend: mentor { name } } } __schema { types { name } } }
  fragment Boat on Boat { id crew { ...Name } ... on Boat { home { name } } }
  fragment Name on Sailor { alias: name }
`

const told = (limits: Partial<typeof noQueryLimits>) =>
  exceededLimits(parse(query), { ...noQueryLimits, ...limits }).map(({ message }) => message)

test('the largest operation is measured, with what its fragments bring and without introspection', () => {
  expect(told({ depth: 3, fields: 9, aliases: 2 })).toEqual([
    'The query is 4 levels deep; this server allows 3',
    'The query selects 10 fields; this server allows 9',
    'The query has 3 aliases; this server allows 2',
  ])
})

test('what is within the limits passes, and without limits everything does', () => {
  expect([told({ depth: 4, fields: 10, aliases: 3 }), told({})]).toEqual([[], []])
})

test('spreading a fragment again and again takes no time to measure', () => {
  const doubled = Array.from(
    { length: 40 },
    (_, n) => `fragment F${String(n)} on T { ...F${String(n + 1)} x: a ...F${String(n + 1)} }`,
  )
  const bomb = parse(`{ boats { ...F0 } } ${doubled.join(' ')} fragment F40 on T { a }`)
  expect(exceededLimits(bomb, { ...noQueryLimits, fields: 1_000_000 })).toHaveLength(1)
})
