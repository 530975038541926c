import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MachineImage } from './machine-image.js'

const here = fileURLToPath(new URL('.', import.meta.url))
const script = (path: string) => ({ text: readFileSync(join(here, 'images', path), 'utf8'), mode: 0o755 })
const machine = process.arch === 'arm64' ? 'aarch64' : 'x86_64'
/** Parts of the C library that native packages load, not Node itself. */
const cLibraries = ['librt.so.1', 'libdl.so.2', 'libpthread.so.0', 'libresolv.so.2', 'libutil.so.1']
const hostsOnly = { '/etc/nsswitch.conf': { text: 'passwd: files\ngroup: files\nhosts: files dns\n', mode: 0o644 } }

/** Node with npm, as the official image has it: the base of the server's image. */
export const nodeImage = (name: string): MachineImage => ({
  name,
  programs: ['node'],
  plugins: cLibraries.map((name) => `/lib/${machine}-linux-gnu/${name}`),
  paths: ['/usr/bin/npm', '/usr/bin/npx', '/usr/lib/node_modules/npm'],
  files: hostsOnly,
  users: [{ name: 'node', id: 1000 }],
  changes: [
    'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    // packages may come through a proxy whose certificate this machine trusts
    'ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt',
    'CMD ["node"]',
  ],
})

/** PostgreSQL of this machine with the variables of the official image. */
export function postgresImage(name: string): MachineImage {
  const versions = readdirSync('/usr/lib/postgresql').sort((one, other) => Number(other) - Number(one))
  const folder = `/usr/lib/postgresql/${versions[0] ?? ''}`
  return {
    name,
    programs: ['postgres', 'initdb', 'pg_isready', 'psql'].map((program) => `${folder}/bin/${program}`),
    paths: [`${folder}/lib`, `/usr/share/postgresql/${versions[0] ?? ''}`],
    // the JIT brings a whole compiler along and is not needed
    plugins: sharedObjects(`${folder}/lib`).filter((file) => !file.includes('llvmjit')),
    files: { ...hostsOnly, '/usr/local/bin/docker-entrypoint.sh': script('postgres/docker-entrypoint.sh') },
    users: [{ name: 'postgres', id: 999 }],
    changes: [
      `ENV PATH=/usr/local/bin:${folder}/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
      'ENTRYPOINT ["docker-entrypoint.sh"]',
      'CMD ["postgres"]',
      'EXPOSE 5432',
      'VOLUME /var/lib/postgresql/data',
      'STOPSIGNAL SIGINT',
    ],
  }
}

/** MariaDB of this machine with the variables of the official images of MySQL. */
export const mysqlImage = (name: string): MachineImage => ({
  name,
  programs: ['mariadbd', 'mariadb-install-db', 'mariadb', 'mysql', 'mysqladmin', 'my_print_defaults', 'resolveip'],
  paths: ['/usr/share/mysql', '/usr/lib/mysql/plugin'],
  plugins: sharedObjects('/usr/lib/mysql/plugin'),
  files: { ...hostsOnly, '/usr/local/bin/docker-entrypoint.sh': script('mysql/docker-entrypoint.sh') },
  users: [{ name: 'mysql', id: 999 }],
  changes: [
    'ENV PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    'ENTRYPOINT ["docker-entrypoint.sh"]',
    'CMD ["mysqld"]',
    'EXPOSE 3306',
    'VOLUME /var/lib/mysql',
  ],
})

/** A broker whose program needs nothing beside it. */
export const brokerImage = (name: string, program: string, parameters: readonly string[] = []): MachineImage => ({
  name,
  programs: [program],
  paths: [],
  files: hostsOnly,
  changes: ['ENV PATH=/usr/sbin:/usr/bin:/sbin:/bin', `CMD ${JSON.stringify([program, ...parameters])}`],
})

const sharedObjects = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.so'))
    .map((file) => join(folder, file))
