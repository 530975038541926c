import { expect, test } from 'vitest'
import { createRequestQueue } from './request-queue.js'

/** Requests that end when told to. */
function openLine(running: number, waiting: number) {
  const line = createRequestQueue({ running, waiting })
  const started: string[] = []
  const ends = new Map<string, () => void>()
  return {
    started,
    end: (name: string) => ends.get(name)?.(),
    run: (name: string, isGone?: () => boolean) =>
      line.run(
        () =>
          new Promise<string>((resolve) => {
            started.push(name)
            ends.set(name, () => resolve(name))
          }),
        isGone,
      ),
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

test('as many as may run run, the others follow in their order', async () => {
  const line = openLine(2, 10)
  const responses = ['a', 'b', 'c', 'd'].map((name) => line.run(name))
  expect(line.started).toEqual(['a', 'b'])
  line.end('b')
  await settled()
  expect(line.started).toEqual(['a', 'b', 'c'])
  line.end('a')
  await settled()
  line.end('c')
  line.end('d')
  expect(await Promise.all(responses)).toEqual(['a', 'b', 'c', 'd'])
  const again = line.run('e')
  line.end('e')
  expect(await again).toBe('e')
})

test('one that finds no room is refused at once, and later there is room again', async () => {
  const line = openLine(1, 1)
  const responses = [line.run('a'), line.run('b')]
  await expect(line.run('c')).rejects.toThrow('The server is busy: 1 requests wait already')
  line.end('a')
  await settled()
  const late = line.run('d')
  line.end('b')
  await settled()
  line.end('d')
  expect(await Promise.all([...responses, late])).toEqual(['a', 'b', 'd'])
})

test('one that fails, and one whose client has left, free their place', async () => {
  const line = createRequestQueue({ running: 1, waiting: 5 })
  const failing = line.run(() => Promise.reject(new Error('broken')))
  const left = line.run(
    () => Promise.resolve('never asked for'),
    () => true,
  )
  const last = line.run(() => Promise.resolve('answered'))
  await expect(failing).rejects.toThrow('broken')
  await expect(left).rejects.toThrow('the client is gone')
  expect(await last).toBe('answered')
})
