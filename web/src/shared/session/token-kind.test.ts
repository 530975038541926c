import { describe, expect, test } from 'vitest'
import { hasGrants, plainToken } from './token-kind.js'

const tokenOf = (payload: unknown): string => `x.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.y`

describe('a token', () => {
  test('with grants is for the management API', () => {
    expect(hasGrants(tokenOf({ grants: [], exp: 1 }))).toBe(true)
    expect(hasGrants(`Bearer ${tokenOf({ grants: [{ target: 'ümlaut/ß', action: '*' }] })}`)).toBe(true)
  })

  test.each([tokenOf({ data: {} }), tokenOf(null), tokenOf('grants'), '', 'abc', 'a.b.c', 'a.%%.c'])(
    '%s is not',
    (token) => {
      expect(hasGrants(token)).toBe(false)
    },
  )

  test.each(['abc.d.e', ' abc.d.e\n', 'Bearer abc.d.e', '"abc.d.e"', 'Authorization: Bearer abc.d.e'])(
    'pasted as %j is abc.d.e',
    (text) => {
      expect(plainToken(text)).toBe('abc.d.e')
    },
  )
})
