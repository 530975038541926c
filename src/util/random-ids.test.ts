import { expect, test } from 'vitest'
import { newNanoId, newUlid } from './random-ids.js'

test('a ULID tells its time and sorts by it', () => {
  expect(newUlid(1_469_918_176_385)).toMatch(/^01ARYZ6S41[0-9A-HJKMNP-TV-Z]{16}$/)
  expect(newUlid(1_469_918_176_385) < newUlid(1_469_918_176_386)).toBe(true)
})

test('ids differ', () => {
  const ids = Array.from({ length: 1000 }, newNanoId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[\w-]{21}$/)
  expect(new Set(Array.from({ length: 1000 }, () => newUlid(0))).size).toBe(1000)
})
