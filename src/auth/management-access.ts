import { problem } from '../errors/problem.js'
import { readToken, tokenOfHeader, type TokenKey } from './token.js'

/** Decides who may use a field of the management API (management-api.md section 4). */
export interface ManagementAccess {
  /** Whether tokens are asked for at all. */
  readonly isOpen: boolean
  /** Throws problem 3015 with the reason. Name and stage are `''` for fields that concern all services. */
  check(header: string | undefined, name: string, stage: string): Promise<void>
}

export const openManagementAccess: ManagementAccess = { isOpen: true, check: () => Promise.resolve() }

export const createManagementAccess = (key: TokenKey, nowSeconds: () => number): ManagementAccess => ({
  isOpen: false,
  async check(header, name, stage) {
    const token = tokenOfHeader(header)
    if (token === undefined) throw refused("'Authorization' header not provided")
    checkGrants(await claimsOf(token, key, nowSeconds()), name, stage)
  },
})

const refused = (reason: string): Error => problem('invalidManagementToken', { reason })
const undecodable = (reason: string): Error => refused(`Token can't be decoded: ${reason}`)

async function claimsOf(token: string, key: TokenKey, now: number): Promise<Claims> {
  const read = await readToken(token, key)
  if (read.kind === 'refused') throw faultOf(read.reason)
  const { payload } = read
  const claims = (payload !== null && typeof payload === 'object' ? payload : {}) as Partial<
    Record<keyof Claims | 'nbf', unknown>
  >
  if (typeof claims.exp === 'number' && now >= claims.exp)
    throw undecodable(`The token is expired since ${dateText(claims.exp)}`)
  if (typeof claims.nbf === 'number' && now < claims.nbf)
    throw undecodable(`The token will only be valid after ${dateText(claims.nbf)}`)
  if (!Number.isInteger(claims.exp) || !Array.isArray(claims.grants)) throw refused('Failed to parse token data')
  return { exp: Number(claims.exp), grants: claims.grants as readonly unknown[] }
}

interface Claims {
  readonly exp: number
  readonly grants: readonly unknown[]
}

function faultOf(reason: 'parts' | 'unsigned' | 'broken' | 'signature' | 'payload'): Error {
  switch (reason) {
    case 'parts':
      return undecodable('Expected token [***] to be composed of 2 or 3 parts separated by dots.')
    case 'unsigned':
      return undecodable('No signature found inside the token while trying to verify it with a key.')
    case 'broken':
      return undecodable('A part of it is no base64 of a JSON object.')
    case 'signature':
      return undecodable('Invalid signature for this token or wrong algorithm.')
    case 'payload':
      return refused('Failed to parse token data')
  }
}

const dateText = (seconds: number): string => new Date(Math.floor(seconds) * 1000).toISOString().replace('.000Z', 'Z')

/** Grants count in order until one fits; a misshapen one met before is an error. */
function checkGrants({ grants }: Claims, name: string, stage: string): void {
  const targets = grants.map((grant) => {
    const { target, action } = (grant ?? {}) as { readonly target?: unknown; readonly action?: unknown }
    if (typeof target !== 'string' || typeof action !== 'string') throw refused('Failed to parse token data')
    return { target, action }
  })
  for (const { target, action } of targets) {
    const halves = splitTarget(target)
    const [service, at] = halves
    if (halves.length !== 2 || service === undefined || at === undefined)
      throw refused(`Contained invalid grant 'Vector(${halves.join(', ')})'`)
    if (service === '')
      throw refused(`Both service and stage must be defined in grant 'TokenGrant(${target},${action})'`)
    if ((service === '*' || service === name) && (at === '*' || at === stage)) return
  }
  throw refused(`Token contained ${String(grants.length)} grants but none satisfied the request.`)
}

/** Parts between slashes; empty ones at the end do not count. */
function splitTarget(target: string): readonly string[] {
  const parts = target.split('/')
  while (parts.length > 0 && parts.at(-1) === '') parts.pop()
  return parts
}
