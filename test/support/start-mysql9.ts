import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { canLogIn } from './mysql-login.js'
import { obtainMysql9, type Mysql9 } from './obtain-mysql9.js'
import { freePort, startProcess, type StartedServer } from './started-server.js'

const rootIfRoot = process.getuid?.() === 0 ? ['--user=root'] : []

/** MySQL 9 from Debian's packages, which not every machine can get: then it is missing, and that is no failure. */
export async function startMysql9(folder: string): Promise<StartedServer> {
  let programs: Mysql9
  try {
    programs = obtainMysql9()
  } catch (error) {
    const reason = `MySQL 9 could not be obtained: ${error instanceof Error ? error.message : String(error)}`
    return { server: { kind: 'missing', reason, isAllowed: true }, stop: () => Promise.resolve() }
  }
  const {
    home,
    command: [loader, ...words],
  } = programs
  mkdirSync(folder, { recursive: true })
  const common = [
    ...words,
    '--no-defaults',
    `--basedir=${home}`,
    `--datadir=${join(folder, 'data')}`,
    `--lc-messages-dir=${join(home, 'share/mysql')}`,
    '--secure-file-priv=NULL',
    ...rootIfRoot,
  ]
  execFileSync(loader, [...common, '--initialize-insecure'], { stdio: 'ignore' })
  const port = await freePort()
  const stop = await startProcess({
    program: loader,
    arguments: [
      ...common,
      `--port=${String(port)}`,
      `--socket=${join(folder, 'socket')}`,
      `--pid-file=${join(folder, 'pid')}`,
      '--mysqlx=OFF',
      '--bind-address=127.0.0.1',
      '--innodb-flush-log-at-trx-commit=0',
      '--max-connections=400',
    ],
    logFile: join(folder, 'log'),
    isReady: () => canLogIn(port),
  })
  return { server: { kind: 'running', port, user: 'root', password: '' }, stop }
}
