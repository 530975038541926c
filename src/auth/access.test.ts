import { SignJWT, UnsecuredJWT } from 'jose'
import { expect, test } from 'vitest'
import { createManagementAccess } from './management-access.js'
import { signManagementToken } from './management-token.js'
import { createServiceAccess, signServiceToken, type Rejection } from './service-access.js'
import { sharedSecretKey } from './token.js'

const now = 1_700_000_000
const secret = 'tide'

const signed = (claims: Record<string, unknown>, by = secret, algorithm = 'HS256'): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: algorithm, typ: 'JWT' }).sign(sharedSecretKey(by).key)
const bearer = async (token: Promise<string> | string): Promise<string> => `Bearer ${await token}`

/** An Authorization header, the service's secrets, and why it is refused. */
const serviceCases: readonly (readonly [
  what: string,
  header: string | undefined | Promise<string>,
  secrets: readonly string[],
  rejection: Rejection | undefined,
])[] = [
  ['nothing where nothing is asked for', undefined, [], undefined],
  ['no header', undefined, [secret], 'absent'],
  ['a token of its own', bearer(signServiceToken(secret, now)), [secret], undefined],
  ['a token without the word', signServiceToken(secret, now), [secret], undefined],
  ['the second of two secrets', bearer(signed({})), ['other', secret], undefined],
  ['no times', bearer(signed({})), [secret], undefined],
  ['another secret', bearer(signed({}, 'other')), [secret], 'signature'],
  ['another algorithm', bearer(signed({}, secret, 'HS512')), [secret], 'signature'],
  ['no signature', bearer(new UnsecuredJWT({}).encode()), [secret], 'unreadable'],
  ['no token', bearer('nonsense'), [secret], 'unreadable'],
  ['its last second', bearer(signed({ exp: now + 1 })), [secret], undefined],
  ['its end', bearer(signed({ exp: now })), [secret], 'expired'],
  ['its begin', bearer(signed({ nbf: now })), [secret], undefined],
  ['a second before its begin', bearer(signed({ nbf: now + 1 })), [secret], 'not yet valid'],
  ['times that are no numbers', bearer(signed({ exp: 'soon' })), [secret], 'unreadable'],
]

test.each(serviceCases)('a service token with %s', async (_what, header, secrets, rejection) => {
  const access = createServiceAccess(() => now)
  expect(await access.check(await header, secrets)).toBe(rejection)
  // what is remembered decides alike
  expect(await access.check(await header, secrets)).toBe(rejection)
})

const granted = (...grants: readonly unknown[]): Promise<string> => bearer(signed({ exp: now + 60, grants }))
const grant = (target: string): unknown => ({ target, action: '*' })
const refused = (reason: string): string => `Authentication token is invalid: ${reason}`
const undecodable = (reason: string): string => refused(`Token can't be decoded: ${reason}`)

/** An Authorization header for the service harbour/dev, and the message that refuses it. */
const managementCases: readonly (readonly [
  what: string,
  header: string | undefined | Promise<string>,
  message: string | undefined,
])[] = [
  ['no header', undefined, refused("'Authorization' header not provided")],
  ['a token of its own', bearer(signManagementToken(secret, 'harbour/dev', now)), undefined],
  ['a grant for all stages', granted(grant('harbour/*')), undefined],
  ['a grant for all services', granted(grant('*/dev')), undefined],
  ['the second grant', granted(grant('other/dev'), grant('harbour/dev')), undefined],
  [
    'grants for others',
    granted(grant('harbour/prod'), grant('other/*')),
    refused('Token contained 2 grants but none satisfied the request.'),
  ],
  ['no grant', granted(), refused('Token contained 0 grants but none satisfied the request.')],
  ['a target without stage', granted(grant('harbour')), refused("Contained invalid grant 'Vector(harbour)'")],
  ['a target of three parts', granted(grant('a/b/c')), refused("Contained invalid grant 'Vector(a, b, c)'")],
  [
    'a target without service',
    granted(grant('/dev')),
    refused("Both service and stage must be defined in grant 'TokenGrant(/dev,*)'"),
  ],
  ['a grant without target', granted({ action: '*' }), refused('Failed to parse token data')],
  ['no times', bearer(signed({ grants: [grant('*/*')] })), refused('Failed to parse token data')],
  ['no list of grants', bearer(signed({ exp: now + 60 })), refused('Failed to parse token data')],
  [
    'its end',
    bearer(signed({ exp: now, grants: [grant('*/*')] })),
    undecodable('The token is expired since 2023-11-14T22:13:20Z'),
  ],
  [
    'a second before its begin',
    bearer(signed({ exp: now + 60, nbf: now + 1, grants: [grant('*/*')] })),
    undecodable('The token will only be valid after 2023-11-14T22:13:21Z'),
  ],
  [
    'another secret',
    bearer(signed({ exp: now + 60, grants: [grant('*/*')] }, 'other')),
    undecodable('Invalid signature for this token or wrong algorithm.'),
  ],
  [
    'no signature',
    bearer(new UnsecuredJWT({ grants: [grant('*/*')] }).encode()),
    undecodable('No signature found inside the token while trying to verify it with a key.'),
  ],
  [
    'no token',
    bearer('nonsense'),
    undecodable('Expected token [***] to be composed of 2 or 3 parts separated by dots.'),
  ],
  ['three parts of nonsense', bearer('a.b.c'), undecodable('A part of it is no base64 of a JSON object.')],
]

test.each(managementCases)('a management token with %s', async (_what, header, message) => {
  const access = createManagementAccess(sharedSecretKey(secret), () => now)
  const told = await access.check(await header, 'harbour', 'dev').then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : error),
  )
  expect(told).toBe(message)
})
