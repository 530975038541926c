import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const folder = mkdtempSync(join(tmpdir(), 'refract-files-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const before = 'type Jar { id: ID! @id label: String }'
const after = `type Jar {
  id: ID! @id
  label: String
  # a note with a -- in it
  litres: Int! @default(value: 2)
}`

interface Ended {
  readonly status: number
  readonly output: string
}

/** Runs the built program. */
const refract = (words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  new Promise((done) => {
    const env = { PATH: process.env['PATH'], ...environment }
    execFile(process.execPath, [resolve('dist/main.js'), ...words], { env }, (error, stdout, stderr) => {
      done({
        status: typeof error?.code === 'number' ? error.code : 0,
        output: `${stdout}${stderr}`.trimEnd(),
      })
    })
  })

/** What a call that fails says. */
async function failure(words: readonly string[], environment?: Readonly<Record<string, string>>): Promise<string> {
  const { status, output } = await refract([...words, '--json'], environment)
  expect(status).toBe(1)
  return (JSON.parse(output) as { readonly error: { readonly message: string } }).error.message
}

async function exported(service: TestService, datamodel: string): Promise<string> {
  const [model, file] = [join(folder, 'datamodel.prisma'), join(folder, `${service.name}.sql`)]
  writeFileSync(model, datamodel)
  expect(await refract(['migration', 'export', model, '--endpoint', service.url, '--output', file])).toEqual({
    status: 0,
    output: `The migration is written to ${file}.`,
  })
  return file
}

const historyOf = async (server: TestServer, { name, stage }: TestService): Promise<unknown> =>
  (
    await server.query(
      'management',
      `{ listMigrations(name: "${name}", stage: "${stage}") { revision status deployedBy } }`,
    )
  ).data?.['listMigrations']

const firstTwo = [
  { revision: 2, status: 'SUCCESS', deployedBy: null },
  { revision: 1, status: 'SUCCESS', deployedBy: null },
]

eachDatabase('a migration that is exported for review', (database) => {
  test('tells service, warnings, steps, statements and datamodel; applied it keeps secrets and who deployed', async () => {
    const server = await startServer(database)
    const service = await deployService(server, before)
    await service.data('mutation { createJar(data: {label: "plums"}) { id } }')
    await service.deploy(before, { secrets: ['key'] })
    const file = await exported(service, after)
    const lines = readFileSync(file, 'utf8').split('\n')
    const begin = lines.indexOf('-- STATEMENTS')
    expect(lines.slice(2, begin)).toEqual([
      `-- service: ${service.name}/dev`,
      '-- warning: Jar.litres: You are creating a required field but there are already nodes present that would violate that constraint.The fields will be pre-filled with the value `2`.',
      '-- step: UpdateModel Jar',
      '-- step: CreateField Jar.litres',
    ])
    expect(lines.slice(lines.indexOf('-- DATAMODEL') + 1)).toEqual([
      ...after.split('\n').map((line) => `--| ${line}`),
      '',
    ])
    const reviewed = [...lines.slice(0, begin + 1), '-- seen by Mara', '', ...lines.slice(begin + 1)].join('\n')
    writeFileSync(file, reviewed)
    const apply = ['migration', 'apply', file, '--endpoint', service.url, '--author', 'mara']
    expect(await refract(apply)).toEqual({ status: 0, output: `Migration 4 of ${service.name}/dev is applied.` })
    const { data } = await server.query('management', `{ generateProjectToken(name: "${service.name}", stage: "dev") }`)
    const headers = { Authorization: `Bearer ${String(data?.['generateProjectToken'])}` }
    expect(await service.query('{ jars { label litres } }', {}, headers)).toEqual({
      data: { jars: [{ label: 'plums', litres: 2 }] },
    })
    expect((await service.query('{ jars { label } }')).errors?.map(({ code }) => code)).toEqual([3015])
    expect(await refract(apply)).toEqual({ status: 0, output: `${service.name}/dev has this datamodel already.` })
    expect(await historyOf(server, service)).toEqual([
      { revision: 4, status: 'SUCCESS', deployedBy: 'mara' },
      { revision: 3, status: 'SUCCESS', deployedBy: null },
      ...firstTwo,
    ])
    await server.stop()
  })

  test('is refused where the server would run other statements, warns of more, or the file is of another service', async () => {
    const server = await startServer(database)
    const [service, other] = [await deployService(server, before), await deployService(server, before)]
    const file = await exported(service, after)
    const apply = (of: TestService) => failure(['migration', 'apply', file, '--endpoint', of.url])
    expect(await apply(other)).toBe(
      `The file is a migration of ${service.name}/dev, the endpoint is that of ${other.name}/dev.`,
    )
    await service.data('mutation { createJar(data: {label: "plums"}) { id } }')
    expect(await apply(service)).toBe(
      'The server warns of what the file does not tell; export it again:\nJar.litres: You are creating a required field but there are already nodes present that would violate that constraint.The fields will be pre-filled with the value `2`.',
    )
    await exported(service, after)
    writeFileSync(file, readFileSync(file, 'utf8').replace(/ADD COLUMN (.)litres/, 'ADD COLUMN $1liters'))
    expect((await apply(service)).split('\n', 1)).toEqual([
      'The server would not run the reviewed statements; export them again. Line 1 of them differs:',
    ])
    expect(await historyOf(server, service)).toEqual(firstTwo)
    await server.stop()
  })

  test('asks with a token where the server wants one; faults of the datamodel and of the endpoint are told', async () => {
    const server = await startServer(database, { configuration: { managementApiSecret: 'open sesame' } })
    const model = join(folder, 'faulty.prisma')
    writeFileSync(model, 'type Jar { label: String }')
    const words = ['migration', 'export', model, '--endpoint']
    expect(await failure([...words, `${server.url}/none/dev`], { PRISMA_MANAGEMENT_API_SECRET: 'open sesame' })).toBe(
      "No service with name 'none' and stage 'dev' found",
    )
    expect(await failure([...words, 'none/dev'])).toBe("'ERR_INVALID_URL': Invalid URL: none/dev")
    await server.stop()
    const open = await startServer(database)
    const service = await deployService(open, before)
    expect(await failure([...words, service.url])).toBe(
      'Jar: One field of the type `Jar` must be marked as the id field with the `@id` directive.',
    )
    await open.stop()
  })
})
