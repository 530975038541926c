import { expect, test } from 'vitest'
import { createCancellation } from './cancellation.js'

test('a cancellation calls those that wait once, and those that come later at once', () => {
  const { signal, cancel } = createCancellation()
  const heard: string[] = []
  signal.onCancel(() => heard.push('first'))
  signal.onCancel(() => heard.push('never'))()
  expect([signal.isCancelled, heard]).toEqual([false, []])
  cancel()
  cancel()
  signal.onCancel(() => heard.push('late'))
  expect([signal.isCancelled, heard]).toEqual([true, ['first', 'late']])
})
