import { SignJWT } from 'jose'
import { sharedSecretKey } from './token.js'

const validSeconds = 300

/** A token for one service's fields of the management API (management-api.md section 4); it lasts for the next calls. */
export const signManagementToken = (secret: string, target: string, nowSeconds: number): Promise<string> =>
  new SignJWT({ grants: [{ target, action: '*' }], exp: nowSeconds + validSeconds })
    .setProtectedHeader({ typ: 'JWT', alg: 'HS256' })
    .sign(sharedSecretKey(secret).key)
