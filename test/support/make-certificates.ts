import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'

/**
 * A certificate authority with certificates of a server called `localhost` and of a client, under the names that MySQL
 * gives them: `ca.pem`, `server-cert.pem`, `server-key.pem`, `client-cert.pem`, `client-key.pem`.
 */
export function makeCertificates(folder: string): void {
  mkdirSync(folder, { recursive: true })
  certify(folder, 'ca', 'Authority of the tests', [])
  const byAuthority = ['-CA', 'ca.pem', '-CAkey', 'ca-key.pem']
  certify(folder, 'server', 'localhost', [...byAuthority, '-addext', 'subjectAltName=DNS:localhost'])
  certify(folder, 'client', 'Client of the tests', byAuthority)
}

function certify(folder: string, name: string, subject: string, words: readonly string[]): void {
  const certificate = name === 'ca' ? 'ca.pem' : `${name}-cert.pem`
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', `${name}-key.pem`]
  execFileSync(
    'openssl',
    ['req', '-x509', ...key, '-out', certificate, '-days', '30', '-subj', `/CN=${subject}`, ...words],
    { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  )
}
