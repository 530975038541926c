import { LRUCache } from 'lru-cache'
import { loadJose } from './load-jose.js'
import { readToken, sharedSecretKey, tokenOfHeader } from './token.js'

/** Why a service token was refused; only for logs. */
export type Rejection = 'absent' | 'signature' | 'expired' | 'not yet valid' | 'unreadable'

export interface ServiceAccess {
  /** Undefined: allowed. A service without secrets is open (http.md section 7). */
  check(header: string | undefined, secrets: readonly string[]): Promise<Rejection | undefined>
}

interface Validity {
  readonly notBefore: number
  /** Seconds; refused from then on. */
  readonly expires: number
}

const maxTokens = 5000

/** Checks service tokens; a token whose signature was right once is remembered with its times. `nowSeconds` gives the time. */
export function createServiceAccess(nowSeconds: () => number): ServiceAccess {
  const known = new LRUCache<string, Validity>({ max: maxTokens })

  async function validity(token: string, secret: string): Promise<Validity | Rejection> {
    const key = `${secret}\n${token}`
    const before = known.get(key)
    if (before) return before
    const read = await readToken(token, sharedSecretKey(secret))
    if (read.kind === 'refused') return read.reason === 'signature' ? 'signature' : 'unreadable'
    const found = validityOf(read.payload)
    if (found === undefined) return 'unreadable'
    known.set(key, found)
    return found
  }

  return {
    async check(header, secrets) {
      if (secrets.length === 0) return undefined
      const token = tokenOfHeader(header)
      if (token === undefined) return 'absent'
      let rejection: Rejection = 'signature'
      for (const secret of secrets) {
        const found = await validity(token, secret)
        if (typeof found === 'string') {
          rejection = found
          continue
        }
        const now = nowSeconds()
        if (now >= found.expires) return 'expired'
        return now < found.notBefore ? 'not yet valid' : undefined
      }
      return rejection
    },
  }
}

/** Times of a payload of any kind; undefined when one of them is no number. */
function validityOf(payload: unknown): Validity | undefined {
  const claims = (payload !== null && typeof payload === 'object' ? payload : {}) as {
    readonly exp?: unknown
    readonly nbf?: unknown
  }
  const { exp = Infinity, nbf = 0 } = claims
  return typeof exp === 'number' && typeof nbf === 'number' ? { expires: exp, notBefore: nbf } : undefined
}

/** A token for a service, valid for a day (management-api.md section 6). */
export async function signServiceToken(secret: string, nowSeconds: number): Promise<string> {
  const { SignJWT } = await loadJose()
  return new SignJWT({ exp: nowSeconds + 86_400, nbf: nowSeconds })
    .setProtectedHeader({ typ: 'JWT', alg: 'HS256' })
    .sign(sharedSecretKey(secret).key)
}
