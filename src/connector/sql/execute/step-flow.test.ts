import { expect, test } from 'vitest'
import { bound, constant, foreseen, type Bindings } from '../../../model/value.js'
import { ForeseenWrongError } from './foreseen-wrong-error.js'
import { createStepFlow } from './step-flow.js'

/** Sends a statement with the n-th ids of two lookups, foreseen as `a` and `b`, and binds what the lookups find. */
async function send(found: readonly (readonly unknown[])[]): Promise<void> {
  const names = new Map<string, unknown>()
  const bindings: Bindings = { variables: {}, bound: names }
  const flow = createStepFlow(bindings)
  const values = found.map((_, index) => foreseen(bound(`found${String(index)}`, 0), constant('ab'[index] ?? '')))
  found.forEach((ids, index) => {
    const name = `found${String(index)}`
    flow.add({ result: Promise.resolve(), then: () => names.set(name, ids), binds: name })
  })
  const params = values.map((value) => ({ kind: 'param' as const, value, scalar: 'ID' as const }))
  expect(flow.hasOpen({ text: '', params, columns: [] })).toBe(false)
  await flow.settle()
}

test('what is foreseen is compared with what its own step binds', async () => {
  await expect(send([['a'], ['b']])).resolves.toBeUndefined()
  await expect(send([[null], ['b']])).resolves.toBeUndefined()
  await expect(send([['A'], ['b']])).rejects.toThrow(ForeseenWrongError)
  await expect(send([['a'], ['B']])).rejects.toThrow(ForeseenWrongError)
})
