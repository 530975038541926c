import { expect, test } from 'vitest'
import type { Capabilities } from '../connector/sql/tree/capabilities.js'
import type { TypeStorage } from '../connector/sql/storage/storage.js'
import type { CompiledSubscription } from './compile-subscription.js'
import type { SubscriptionEvent } from './event.js'
import type { Equality } from './event-filter.js'
import type { NodeReads } from './node-read.js'
import { createTypeIndex, type Indexed } from './type-index.js'

interface Named extends Indexed {
  readonly name: string
}

const field = (name: string, scalar: string, isUnique = false) => [name, { field: { name, scalar, isUnique } }] as const
const type = {
  type: { name: 'Crew' },
  id: { field: { name: 'id' } },
  columns: new Map([field('id', 'ID', true), field('code', 'String', true), field('rank', 'Int')]),
} as unknown as TypeStorage

const item = (name: string, equalities: readonly Equality[], mutations = ['CREATED', 'UPDATED', 'DELETED']): Named => ({
  name,
  subscription: {
    equalities,
    tells: (mutation) => mutations.includes(mutation),
    readOf: () => undefined,
  } as Partial<CompiledSubscription> as CompiledSubscription,
})
const equals = (name: string, ...values: unknown[]): Equality => ({ field: name, values })

/** The names found for an event of a node with these values, and the fields that were read for it. */
async function find(items: readonly Named[], mutation: SubscriptionEvent['mutation'], removed: readonly Named[] = []) {
  const read: string[] = []
  const reads = { readOf: () => ({ require: (names: readonly string[]) => read.push(...names) }) }
  const index = createTypeIndex<Named>({
    type,
    capabilities: { comparesText: 'exactly' } as Capabilities,
    reads: reads as unknown as NodeReads,
  })
  for (const one of items) index.add(one)
  for (const one of removed) index.remove(one)
  const event: SubscriptionEvent = { mutation, type: 'Crew', id: 'a', updatedFields: [], previousValues: undefined }
  const found = await index.candidates(event, () =>
    Promise.resolve({ texts: [], values: { code: 'x', rank: 3 } as const }),
  )
  return { found: found.map(({ name }) => name).sort(), read }
}

test('ids are found without a read, among any number of others', async () => {
  const others = Array.from({ length: 1000 }, (_, index) =>
    item(`other${String(index)}`, [equals('id', `b${String(index)}`)]),
  )
  expect(await find([...others, item('mine', [equals('id', 'a')]), item('any', [])], 'UPDATED')).toEqual({
    found: ['any', 'mine'],
    read: [],
  })
})

test('values of other fields are read once for all', async () => {
  const items = [
    item('rank 3 or 4', [equals('rank', 3, 4)]),
    item('rank 5', [equals('rank', 5)]),
    item('code x', [equals('rank', 9), equals('code', 'x')]),
  ]
  expect(await find(items, 'CREATED')).toEqual({ found: ['code x', 'rank 3 or 4'], read: ['rank', 'code'] })
})

test('deletes concern all that tell deletes, whatever they ask of nodes', async () => {
  const items = [item('elsewhere', [equals('id', 'b')]), item('creates only', [], ['CREATED'])]
  expect(await find(items, 'DELETED')).toEqual({ found: ['elsewhere'], read: [] })
})

test('what was removed is not found', async () => {
  const [one, other] = [item('one', [equals('id', 'a')]), item('other', [equals('id', 'a')])]
  expect(await find([one, other], 'UPDATED', [one])).toEqual({ found: ['other'], read: [] })
})
