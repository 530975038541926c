import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { signToken } from '../src/transport/token.js'

test.each(['s', 'ключ', 'a'.repeat(65), 'first, second'])('a token is signed with %s', (secret) => {
  const [head, payload, signature] = signToken(secret, new Date(1_600_000_000_999)).split('.')
  expect(JSON.parse(Buffer.from(head!, 'base64url').toString())).toEqual({ alg: 'HS256', typ: 'JWT' })
  expect(JSON.parse(Buffer.from(payload!, 'base64url').toString())).toEqual({ iat: 1_600_000_000 })
  const expected = createHmac('sha256', secret.split(',')[0]!).update(`${head!}.${payload!}`).digest('base64url')
  expect(signature).toBe(expected)
})
