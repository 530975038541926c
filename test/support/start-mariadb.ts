import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { makeCertificates } from './make-certificates.js'
import { freePort, startProcess, type StartedServer } from './started-server.js'
import { canLogIn } from './mysql-login.js'

const rootIfRoot = process.getuid?.() === 0 ? ['--user=root'] : []

/** A MariaDB in a folder of its own, with certificates for TLS and further settings; the programs are Debian's. */
export async function startMariadb(folder: string, settings: readonly string[] = []): Promise<StartedServer> {
  mkdirSync(folder, { recursive: true })
  const data = join(folder, 'data')
  const install = [
    '--no-defaults',
    `--datadir=${data}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    ...rootIfRoot,
  ]
  try {
    execFileSync('mariadb-install-db', install, { stdio: 'ignore' })
  } catch (error) {
    throw new Error('mariadb-install-db failed or was not found (Debian: apt-get install mariadb-server)', {
      cause: error,
    })
  }
  const certificates = join(folder, 'certificates')
  makeCertificates(certificates)
  const port = await freePort()
  const stop = await startProcess({
    program: 'mariadbd',
    arguments: [
      '--no-defaults',
      `--datadir=${data}`,
      // a server that starts deletes the temporary tables of all others that share its folder
      `--tmpdir=${folder}`,
      `--port=${String(port)}`,
      `--socket=${join(folder, 'socket')}`,
      '--bind-address=127.0.0.1',
      '--innodb-flush-log-at-trx-commit=0',
      '--max-connections=400',
      `--ssl-ca=${join(certificates, 'ca.pem')}`,
      `--ssl-cert=${join(certificates, 'server-cert.pem')}`,
      `--ssl-key=${join(certificates, 'server-key.pem')}`,
      ...settings,
      ...rootIfRoot,
    ],
    options: { env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` } },
    logFile: join(folder, 'log'),
    isReady: () => canLogIn(port),
  })
  return { server: { kind: 'running', port, user: 'root', password: '' }, stop }
}
