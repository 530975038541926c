// How long deploys of 50 related types take, from the request until `migrationStatus` tells their end.
//   npm run bench:deploys [-- --rounds 5 --only postgres,sqlite]
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { connectors, databaseNames, type DatabaseName } from '../test/support/database-servers.js'
import { sendQuery } from '../test/support/server.js'
import { startDatabase } from '../test/support/start-database.js'
import { freePort, type StartedServer } from '../test/support/started-server.js'
import { middle } from './measured.js'
import { startPeer } from './peers/start-peer.js'

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, only: { type: 'string' } },
})
const rounds = Number(options.rounds)
const typeCount = 50

/** Types of eight fields, each with a parent, a list of children, tags and friends. */
const datamodel = (more = ''): string =>
  [
    'enum Size { SMALL LARGE }',
    ...Array.from({ length: typeCount }, (_, index) => {
      const [name, next] = [`Crate${String(index)}`, `Crate${String((index + 1) % typeCount)}`]
      const previous = `Crate${String((index + typeCount - 1) % typeCount)}`
      return `type ${name} {
        id: ID! @id createdAt: DateTime! @createdAt updatedAt: DateTime! @updatedAt
        code: String! @unique label: String weight: Float count: Int! @default(value: 1) size: Size ${more}
        parent: ${next} @relation(name: "Stack${String(index)}", link: INLINE)
        children: [${previous}] @relation(name: "Stack${String((index + typeCount - 1) % typeCount)}")
        friends: [${next}] @relation(name: "Friends${String(index)}")
        befriended: [${previous}] @relation(name: "Friends${String((index + typeCount - 1) % typeCount)}")
      }`
    }),
  ].join('\n')

const folder = mkdtempSync(join(tmpdir(), 'refract-bench-'))
const shown = (times: readonly number[]): string =>
  `${(middle(times) ?? 0).toFixed(0)} (${Math.min(...times).toFixed(0)})`

execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
process.stdout.write(
  `${String(cpus().length)} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.versions.node}; ${String(typeCount)} types, each with 8 columns and 2 relations; medians (least) of ${String(rounds)} rounds in ms\n\n`,
)
process.stdout.write('| database | first deploy | unchanged | one field more in each type |\n|---|--:|--:|--:|\n')
try {
  for (const name of databaseNames.filter((one) => options.only?.split(',').includes(one) ?? true)) {
    const started = await startDatabase(name, join(folder, name))
    try {
      process.stdout.write(`| ${name} | ${(await measureOn(name, started)).map(shown).join(' | ')} |\n`)
    } finally {
      await started.stop()
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function measureOn(name: DatabaseName, { server }: StartedServer): Promise<readonly (readonly number[])[]> {
  const port = await freePort()
  const connector = connectors[name]
  const place =
    server.kind === 'running'
      ? { host: '127.0.0.1', port: server.port, user: server.user, password: server.password }
      : { file: join(folder, 'data.db') }
  const refract = await startPeer([resolve('dist/main.js')], `http://127.0.0.1:${String(port)}/status`, {
    PRISMA_CONFIG: JSON.stringify({ port, databases: { default: { connector, ...place } } }),
  })
  const management = `http://127.0.0.1:${String(port)}/management`
  const ask = async (query: string, variables: Readonly<Record<string, unknown>>) => {
    const { data, errors } = await sendQuery(management, query, variables)
    if (errors) throw new Error(JSON.stringify(errors))
    return data ?? {}
  }
  const deploy = async (service: string, types: string): Promise<number> => {
    const startedAt = performance.now()
    const { deploy: response } = await ask(
      'mutation ($input: DeployInput!) { deploy(input: $input) { errors { description } migration { revision } } }',
      { input: { name: service, stage: 'dev', types } },
    )
    if ((response as { migration: unknown }).migration !== null)
      while ((await statusOf(service)) !== 'SUCCESS') continue
    return performance.now() - startedAt
  }
  const statusOf = async (service: string): Promise<string> => {
    const query = 'query ($name: String!) { migrationStatus(name: $name, stage: "dev") { status } }'
    const { migrationStatus } = await ask(query, { name: service })
    const { status } = migrationStatus as { readonly status: string }
    if (status.startsWith('ROLL')) throw new Error(`a deploy ended as ${status}`)
    return status
  }
  const times: [number[], number[], number[]] = [[], [], []]
  try {
    for (let round = 0; round < rounds; round += 1) {
      const service = `bench${String(round)}`
      await ask('mutation ($name: String!) { addProject(input: {name: $name, stage: "dev"}) { project { name } } }', {
        name: service,
      })
      times[0].push(await deploy(service, datamodel()))
      times[1].push(await deploy(service, datamodel()))
      times[2].push(await deploy(service, datamodel('width: Int')))
    }
  } finally {
    await refract.stop()
  }
  return times
}
