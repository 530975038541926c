import { hmacSha256 } from './sha256.js'

/** A token for a service: JWT, HS256, without an end (client.md section 4.1). The first of several secrets signs. */
export function signToken(secret: string, now: Date): string {
  const key = (secret.split(',')[0] ?? '').trim()
  const head = base64Url(utf8('{"alg":"HS256","typ":"JWT"}'))
  const payload = base64Url(utf8(`{"iat":${String(Math.floor(now.getTime() / 1000))}}`))
  return `${head}.${payload}.${base64Url(hmacSha256(utf8(key), utf8(`${head}.${payload}`)))}`
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

function base64Url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes))
  return text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '')
}
