import { createHmac } from 'node:crypto'

/** A token as applications sign it: header, payload, signature. */
export function token(payload: unknown, secret: string, algorithm = 'HS256'): string {
  const part = (data: unknown): string => Buffer.from(JSON.stringify(data)).toString('base64url')
  const text = `${part({ alg: algorithm, typ: 'JWT' })}.${part(payload)}`
  if (algorithm === 'none') return `${text}.`
  const hash = algorithm === 'HS512' ? 'sha512' : 'sha256'
  return `${text}.${createHmac(hash, secret).update(text).digest('base64url')}`
}
