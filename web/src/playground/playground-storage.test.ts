import { expect, test } from 'vitest'
import { withoutHeaders } from './playground-storage.js'

test('what the playground keeps has no headers in it', () => {
  const tabs = { tabs: [{ query: '{ a }', headers: '{"Authorization": "Bearer t"}', variables: '{"headers": 1}' }] }
  expect(JSON.parse(withoutHeaders(JSON.stringify(tabs)))).toEqual({
    tabs: [{ query: '{ a }', variables: '{"headers": 1}' }],
  })
  expect(withoutHeaders('{ headers }')).toBe('{ headers }')
})
