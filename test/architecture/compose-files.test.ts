import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadConfiguration } from '../../src/config/load-configuration.js'
import { showProblems } from '../../src/config/show-problems.js'

interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>
  readonly volumes: Readonly<Record<string, unknown>>
}

interface ComposeService {
  readonly image: string
  readonly container_name?: string
  readonly depends_on?: unknown
  readonly restart: string
  readonly ports?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly volumes?: readonly string[]
  readonly healthcheck?: { readonly test: string }
}

/** Where the images of databases keep their data. */
const dataFolders: Readonly<Record<string, string>> = {
  mysql: '/var/lib/mysql',
  postgres: '/var/lib/postgresql/data',
  refract: '/data',
}

/** A folder of the machine begins with a dot or a slash. */
const isNamedVolume = (mount: string): boolean => !/^[./]/.test(mount)

for (const name of readdirSync('docker').filter((file) => file.startsWith('docker-compose.'))) {
  const { services, volumes } = parse(readFileSync(`docker/${name}`, 'utf8'), { merge: true }) as ComposeFile
  const all = Object.entries(services)
  const servers = all.filter(([, { image }]) => image.startsWith('refract:'))
  const databases = all.filter(([, { image }]) => !image.startsWith('refract:'))

  test(`${name} publishes servers only, and nothing in it can collide`, () => {
    expect(servers.map(([, { ports }]) => ports?.map((port) => port.split(':')[1]))).toEqual(
      servers.map(() => ['4466']),
    )
    expect(databases.map(([, { ports }]) => ports)).toEqual(databases.map(() => undefined))
    expect(all.map(([, { container_name, depends_on, restart }]) => [container_name, depends_on, restart])).toEqual(
      all.map(() => [undefined, undefined, 'always']),
    )
  })

  test(`${name} keeps the data in a named volume where the database has them`, () => {
    const mounts = all.flatMap(([, { image, volumes: mounted = [] }]) =>
      mounted
        .filter(isNamedVolume)
        .map((mount) => [mount, `${mount.split(':')[0] ?? ''}:${dataFolders[image.split(':')[0] ?? ''] ?? ''}`]),
    )
    expect(mounts.map(([mount]) => mount)).toEqual(mounts.map(([, expected]) => expected))
    expect(mounts.map(([mount]) => mount?.split(':')[0])).toEqual(Object.keys(volumes))
  })

  test(`${name} has databases that tell whether they are healthy, and no user root beside root`, () => {
    expect(databases.filter(([, { healthcheck }]) => healthcheck === undefined)).toEqual([])
    expect(all.filter(([, { environment }]) => environment?.['MYSQL_USER'] !== undefined)).toEqual([])
  })

  test(`${name} configures servers that reach the database by its name`, () => {
    for (const [, { environment }] of servers) {
      const text = environment?.['PRISMA_CONFIG']
      if (text === undefined) continue
      const { configuration, problems, warnings } = loadConfiguration({
        environment: { PRISMA_CONFIG: text.replace('${PRISMA_MANAGEMENT_API_SECRET:-}', 'sugar') },
        dataFolder: '.',
        readFile: () => 'content of a secret',
      })
      expect([showProblems(problems), warnings]).toEqual(['', []])
      const database = configuration?.database
      expect(databases.map(([service]) => service)).toEqual(
        database !== undefined && 'host' in database ? [database.host] : [],
      )
    }
  })
}
