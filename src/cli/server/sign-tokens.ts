import { createPrivateKey } from 'node:crypto'
import { SignJWT } from 'jose'
import { Problem } from '../../errors/problem.js'
import type { Endpoint } from '../project/endpoint.js'

/** Five years, as the original's. */
const managementSeconds = 157_788_000
const serviceSeconds = 604_800

/** Signs for the management API: HS256 with a text, RS256 where the secret is a private key (cli.md section 4.2). */
export function signManagementToken(secret: string, nowSeconds: number): Promise<string> {
  const payload = { grants: [{ target: '*/*', action: '*' }], iat: nowSeconds, exp: nowSeconds + managementSeconds }
  return secret.includes('PRIVATE KEY')
    ? new SignJWT(payload).setProtectedHeader({ alg: 'RS256', typ: 'JWT' }).sign(privateKey(secret))
    : sign(payload, secret)
}

/** Signs for a service (prisma-yml.md section 6.2). */
export const signServiceToken = (
  secret: string,
  { service, stage }: Pick<Endpoint, 'service' | 'stage'>,
  nowSeconds: number,
): Promise<string> =>
  sign(
    { data: { service: `${service}@${stage}`, roles: ['admin'] }, iat: nowSeconds, exp: nowSeconds + serviceSeconds },
    secret,
  )

const sign = (payload: Record<string, unknown>, secret: string): Promise<string> =>
  new SignJWT(payload).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(new TextEncoder().encode(secret))

function privateKey(pem: string) {
  try {
    return createPrivateKey(pem.replaceAll('\\n', '\n'))
  } catch (error) {
    throw new Problem(
      `The clusterSecret in ~/.prisma/config.yml is no private key: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}
