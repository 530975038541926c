import { createPublicKey } from 'node:crypto'
import type { CryptoKey } from 'jose'
import { loadJose, type Jose } from './load-jose.js'

/** Key that signatures are checked with, and the only algorithm it is used for. */
export interface TokenKey {
  readonly algorithm: 'HS256' | 'RS256'
  readonly key: Uint8Array | CryptoKey
}

export const sharedSecretKey = (secret: string): TokenKey => ({
  algorithm: 'HS256',
  key: new TextEncoder().encode(secret),
})

/** A PEM public key; header, footer and line breaks are optional, `\n` in two characters counts as one (configuration.md section 3). Rejects for a text that is no key. */
export async function publicKey(text: string): Promise<TokenKey> {
  const { importSPKI } = await loadJose()
  return { algorithm: 'RS256', key: await importSPKI(pemText(text), 'RS256') }
}

function pemText(text: string): string {
  const body = text
    .replaceAll('\\n', '\n')
    .replace(/-----(BEGIN|END) PUBLIC KEY-----/g, '')
    .replace(/\s+/g, '')
  return `-----BEGIN PUBLIC KEY-----\n${body}\n-----END PUBLIC KEY-----`
}

/** Whether `publicKey` can read the text. */
export function isPublicKey(text: string): boolean {
  try {
    return createPublicKey(pemText(text)).asymmetricKeyType === 'rsa'
  } catch {
    return false
  }
}

/** What a token says, or why it says nothing; times are not checked here. */
export type ReadToken =
  | { readonly kind: 'read'; readonly payload: unknown }
  | { readonly kind: 'refused'; readonly reason: 'parts' | 'unsigned' | 'broken' | 'signature' | 'payload' }

/** Checks the signature (in constant time) and reads the payload. */
export async function readToken(token: string, { algorithm, key }: TokenKey): Promise<ReadToken> {
  const jose = await loadJose()
  const parts = token.split('.')
  if (parts.length !== 2 && parts.length !== 3) return { kind: 'refused', reason: 'parts' }
  // encoders may have padded the parts
  const bare = parts.map((part) => part.replace(/=+$/, '')).join('.')
  if (parts.length === 2 || parts[2] === '')
    return { kind: 'refused', reason: isReadable(bare, jose) ? 'unsigned' : 'broken' }
  try {
    const { payload } = await jose.compactVerify(bare, key, { algorithms: [algorithm] })
    return readPayload(new TextDecoder().decode(payload))
  } catch (error) {
    const isForeign =
      error instanceof jose.errors.JWSSignatureVerificationFailed || error instanceof jose.errors.JOSEAlgNotAllowed
    return { kind: 'refused', reason: isForeign || isReadable(bare, jose) ? 'signature' : 'broken' }
  }
}

function readPayload(text: string): ReadToken {
  try {
    return { kind: 'read', payload: JSON.parse(text) as unknown }
  } catch {
    return { kind: 'refused', reason: 'payload' }
  }
}

function isReadable(token: string, { decodeProtectedHeader }: Jose): boolean {
  try {
    decodeProtectedHeader(token)
    return true
  } catch {
    return false
  }
}

/** The token of an `Authorization` header: `Bearer TOKEN`, scheme in any case, or the token alone. */
export function tokenOfHeader(header: string | undefined): string | undefined {
  const words = (header ?? '').trim().split(/ +/)
  if (words.length === 1) return words[0] === '' ? undefined : words[0]
  return words.length === 2 && words[0]?.toLowerCase() === 'bearer' ? words[1] : undefined
}
