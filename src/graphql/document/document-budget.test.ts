import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { createDocumentBudget } from './document-budget.js'
import { createRequestCache } from './request-cache.js'

const graphqlSchema = buildSchema('type Query { boats: [Boat] } type Boat { id: ID name: String }')
const textOf = (n: number): string => `{ boats { a${String(n)}: id name } }`

async function readTwice(cache: ReturnType<typeof createRequestCache>, text: string): Promise<unknown> {
  await cache.read(text)
  return cache.read(text)
}

test('a text is kept from its second request on', async () => {
  const cache = createRequestCache(graphqlSchema)
  const [first, second, third] = [await cache.read(textOf(1)), await cache.read(textOf(1)), await cache.read(textOf(1))]
  expect([first === second, second === third]).toEqual([false, true])
})

test('what is least used goes first, whichever cache it belongs to', async () => {
  const budget = createDocumentBudget(10_000)
  const [one, other] = [createRequestCache(graphqlSchema, { budget }), createRequestCache(graphqlSchema, { budget })]
  const first = await readTwice(one, textOf(0))
  for (let n = 1; n < 50; n += 1) await readTwice(other, textOf(n))
  const last = await other.read(textOf(49))
  expect([(await one.read(textOf(0))) === first, (await other.read(textOf(49))) === last]).toEqual([false, true])
})

test('plans count', async () => {
  const budget = createDocumentBudget(10_000)
  const cache = createRequestCache<object>(graphqlSchema, { budget })
  const kept = await readTwice(cache, textOf(0))
  const planned = await readTwice(cache, textOf(1))
  const document = planned as Exclude<Awaited<ReturnType<typeof cache.read>>, { readonly syntaxError: string }>
  const operation = document.operation(undefined)
  for (let n = 0; typeof operation !== 'string' && n < 20; n += 1) operation.plans.set(String(n), {})
  cache.grown(document)
  expect((await cache.read(textOf(0))) === kept).toBe(false)
})
