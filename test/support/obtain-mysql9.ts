import { execFileSync, type ExecFileSyncOptions } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const home = resolve('node_modules/.cache/refract-mysql9')
/** The only suite of Debian that has MySQL itself. */
const source = 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian sid main\n'
const minutes = 60_000

/** Programs that run with libraries of their own, for those of the machine may be older. */
export interface Mysql9 {
  readonly home: string
  /** What stands before a program's arguments: the loader with its library path, then the program. */
  readonly command: readonly [program: string, ...words: string[]]
}

/**
 * MySQL 9 with all libraries that it needs, from Debian's packages, unpacked into a cache folder. Nothing is installed:
 * apt works on folders of its own. Fails where no such packages are to be had.
 */
export function obtainMysql9(): Mysql9 {
  if (!existsSync(home)) fetchInto(home)
  const libraries = join(home, 'usr/lib/x86_64-linux-gnu')
  return {
    home: join(home, 'usr'),
    command: [join(libraries, 'ld-linux-x86-64.so.2'), '--library-path', libraries, join(home, 'usr/sbin/mysqld')],
  }
}

/** The folder appears whole or not at all. */
function fetchInto(target: string): void {
  mkdirSync(dirname(target), { recursive: true })
  const work = mkdtempSync(`${target}-`)
  try {
    const packages = download(join(work, 'apt'))
    const unpacked = join(work, 'unpacked')
    for (const file of packages) run('dpkg-deb', ['-x', file, unpacked])
    renameSync(unpacked, target)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** With no package known as installed, apt brings everything down to the C library. */
function download(folder: string): readonly string[] {
  const archives = join(folder, 'archives')
  for (const place of ['lists/partial', 'archives/partial']) mkdirSync(join(folder, place), { recursive: true })
  const files = {
    status: join(folder, 'status'),
    sources: join(folder, 'sources.list'),
    config: join(folder, 'apt.conf'),
  }
  writeFileSync(files.status, '')
  writeFileSync(files.sources, source)
  const settings: Readonly<Record<string, string>> = {
    'Dir::State': folder,
    'Dir::State::status': files.status,
    'Dir::Cache': folder,
    'Dir::Etc::sourcelist': files.sources,
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::Etc::preferences': '/dev/null',
    'Dir::Etc::preferencesparts': '/dev/null',
    'APT::Install-Recommends': 'false',
    'APT::Architecture': 'amd64',
    'APT::Sandbox::User': '',
    'Acquire::Languages': 'none',
  }
  writeFileSync(
    files.config,
    Object.entries(settings)
      .map(([key, value]) => `${key} "${value}";\n`)
      .join(''),
  )
  const env = { ...process.env, APT_CONFIG: files.config }
  run('apt-get', ['update', '--error-on=any'], { env, timeout: 2 * minutes })
  run('apt-get', ['install', '--download-only', '--yes', 'mysql-server-core'], { env, timeout: 5 * minutes })
  return readdirSync(archives)
    .filter((name) => name.endsWith('.deb'))
    .map((name) => join(archives, name))
}

function run(program: string, words: readonly string[], options: ExecFileSyncOptions = {}): void {
  execFileSync(program, words, { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
}
