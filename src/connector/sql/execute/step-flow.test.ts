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

test('what is there already is done at once, unless something waits for which it has to', async () => {
  const done: string[] = []
  const flow = createStepFlow({ variables: {}, bound: new Map() })
  const note = (name: string) => () => void done.push(name)
  flow.add({ result: 1, then: note('first') })
  expect(done).toEqual(['first'])
  expect(flow.settle()).toBeUndefined()
  flow.add({ result: Promise.resolve(2), then: note('second') })
  flow.add({ result: 3, then: note('third') })
  expect(done).toEqual(['first'])
  const settling = flow.settle()
  flow.add({ result: 4, then: note('fourth') })
  await settling
  expect(done).toEqual(['first', 'second', 'third'])
  await flow.settle()
  flow.add({ result: 5, then: note('fifth') })
  expect(done).toEqual(['first', 'second', 'third', 'fourth', 'fifth'])
})

test('behind a failure nothing is done at once, and everyone who asks is told', async () => {
  const done: string[] = []
  const flow = createStepFlow({ variables: {}, bound: new Map() })
  flow.add({ result: Promise.reject(new Error('refused')), then: () => undefined })
  await expect(flow.settle()).rejects.toThrow('refused')
  flow.add({ result: 1, then: () => void done.push('late') })
  expect(done).toEqual([])
  await expect(flow.settle()).rejects.toThrow('refused')
})
