import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { freePort, startProcess, type StartedServer } from './started-server.js'

/** A PostgreSQL in a folder of its own; the programs are Debian's, or those that PATH names. */
export async function startPostgres(folder: string): Promise<StartedServer> {
  const programs = programFolder()
  const account = accountForServer()
  mkdirSync(folder, { recursive: true })
  if (account) {
    chownSync(folder, account.uid, account.gid)
    // its account must be able to come here
    chmodSync(dirname(folder), 0o711)
  }
  const data = join(folder, 'data')
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...account, stdio: ['ignore', 'ignore', 'pipe'], cwd: folder },
  )
  const port = await freePort()
  const settings = { port: String(port), unix_socket_directories: folder, max_connections: '400', fsync: 'off' }
  const stop = await startProcess({
    program: join(programs, 'postgres'),
    arguments: ['-D', data, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])],
    options: { ...account, cwd: folder },
    logFile: join(folder, 'log'),
    async isReady() {
      const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' })
      await client.connect()
      await client.end()
      return true
    },
  })
  return { server: { kind: 'running', port, user: 'postgres', password: '' }, stop }
}

function programFolder(): string {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
  ]
  const found = folders.find((one) => existsSync(join(one, 'initdb')) && existsSync(join(one, 'postgres')))
  if (found === undefined) throw new Error('initdb and postgres were not found (Debian: apt-get install postgresql)')
  return found
}

/** PostgreSQL refuses to run as root: there, its own account. */
export function accountForServer(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const [, , uid, gid] = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody') ?? []
  if (uid === undefined || gid === undefined) throw new Error('an account other than root is needed to run PostgreSQL')
  return { uid: Number(uid), gid: Number(gid) }
}
