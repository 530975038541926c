import { expect, test } from 'vitest'
import { DatabaseError } from '../errors/database-error.js'
import { retryDeadlocks } from './retry-deadlocks.js'

const failing = (...failures: readonly Error[]) => {
  const left = [...failures]
  const pauses: number[] = []
  const result = retryDeadlocks(
    () => {
      const failure = left.shift()
      return failure ? Promise.reject(failure) : Promise.resolve('done')
    },
    { pause: (ms) => Promise.resolve(void pauses.push(ms)) },
  )
  return { result, pauses, left }
}

const deadlock = () => new DatabaseError('deadlock', 'Deadlock found')

test('what met a deadlock is tried again after longer and longer pauses', async () => {
  const { result, pauses } = failing(deadlock(), deadlock())
  await expect(result).resolves.toBe('done')
  expect(pauses).toEqual([200, 400])
})

test('the third deadlock and any other failure is given back', async () => {
  await expect(failing(deadlock(), deadlock(), deadlock()).result).rejects.toThrow('Deadlock found')
  const { result, left } = failing(new DatabaseError('unique', 'Duplicate'), deadlock())
  await expect(result).rejects.toThrow('Duplicate')
  expect(left).toHaveLength(1)
})
