import { loadJose } from './load-jose.js'
import { sharedSecretKey } from './token.js'

const validSeconds = 300

/** A token for one service's fields of the management API (management-api.md section 4); it lasts for the next calls. */
export async function signManagementToken(secret: string, target: string, nowSeconds: number): Promise<string> {
  const { SignJWT } = await loadJose()
  return new SignJWT({ grants: [{ target, action: '*' }], exp: nowSeconds + validSeconds })
    .setProtectedHeader({ typ: 'JWT', alg: 'HS256' })
    .sign(sharedSecretKey(secret).key)
}
