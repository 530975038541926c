import { execFile } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { installedPackages } from '../cli/installed-packages.js'
import { clientLibrary } from './client-library.js'
import { generateClient } from './generate.js'
import { originalClients } from './original-client.js'

/** Real datamodels of many sizes; other people's, so they lie beside the project. */
const projects = resolve('../shared/real-projects')
const names = [
  'Agagnier35__simplAuto-Backend',
  'BloomTech-Labs__labspt2-rate-my-diy',
  'EventAll__EventAll-Platform',
  'GilTorch__kay-rapid-api',
  'IIP-Design__content-commons-server',
  'KATT__shop',
  'SajidK25__victor-select-server',
  'YumboRumbo__bowling-service',
  'jhanschoo__writerite-backend-yoga',
  'rage__concepts',
]
const boats = readFileSync('test/client/programs/boats.graphql', 'utf8')
const program = (name: string): string => resolve('test/client/programs', name)

describe('generated TypeScript', () => {
  let work: string
  const compilers: Record<string, string> = { '5.9': resolve('node_modules/typescript/bin/tsc') }
  beforeAll(() => {
    compilers['newest'] = join(installedPackages({ typescript: '7.0.2' }), 'node_modules/typescript/bin/tsc')
    work = mkdtempSync(join(tmpdir(), 'refract-typescript-'))
    const modules = join(work, 'node_modules')
    mkdirSync(modules)
    symlinkSync(join(clientLibrary(), 'refract-client'), join(modules, 'refract-client'))
    for (const name of ['graphql', '@types']) symlinkSync(resolve('node_modules', name), join(modules, name))
  })
  afterAll(() => rmSync(work, { recursive: true }))

  /** What the compilers say about files; nothing when they take them. */
  async function complaints(files: readonly string[], flags: readonly string[] = []): Promise<string> {
    const common = '--noEmit --strict --target es2022 --module nodenext --moduleResolution nodenext --types node'.split(
      ' ',
    )
    const said = await Promise.all(
      Object.values(compilers).map(
        (compiler) =>
          new Promise<string>((done) =>
            execFile(process.execPath, [compiler, ...common, ...flags, ...files], { cwd: work }, (_, stdout, stderr) =>
              done(`${stdout}${stderr}`),
            ),
          ),
      ),
    )
    return said.join('')
  }

  test.runIf(existsSync(projects))(
    existsSync(projects) ? 'of ten real projects compiles' : 'of real projects: NOT RUN, ../shared is absent',
    async () => {
      const files = names.map((name) => {
        const folder = join(work, name)
        generateClient('typescript-client', folder, {
          datamodel: readFileSync(join(projects, name, 'datamodel.graphql'), 'utf8'),
          endpoint: '${env:URL}/service/dev',
          secret: '${env:SECRET}',
        })
        return join(folder, 'index.ts')
      })
      expect(await complaints(files, ['--exactOptionalPropertyTypes'])).toBe('')
      for (const file of files) expect(readFileSync(file, 'utf8')).not.toMatch(/\bany\b/)
      expect(readFileSync(join(clientLibrary(), 'refract-client/dist/esm/index.d.ts'), 'utf8')).not.toMatch(
        /[:<|] *any\b/,
      )
    },
    300_000,
  )

  test('compiles where types of the datamodel have the names of scalars beyond Prisma 1', async () => {
    const folder = join(work, 'names')
    generateClient('typescript-client', folder, {
      datamodel: `type Date { id: ID! @id at: DateTime times: [Time] } type Time { id: ID! @id date: Date } enum Decimal { A B }
        type BigInt { id: ID! @id kind: Decimal }`,
      endpoint: 'http://h/s/dev',
    })
    expect(await complaints([join(folder, 'index.ts')])).toBe('')
  }, 120_000)

  test('compiles in a package of ECMAScript modules, where nothing is imported that only compilers see', async () => {
    const folder = join(work, 'modules')
    generateClient('typescript-client', folder, { datamodel: boats, endpoint: 'http://h/s/dev', modules: 'esm' })
    generateClient('javascript-client', join(folder, 'javascript'), {
      datamodel: boats,
      endpoint: 'http://h/s/dev',
      modules: 'esm',
    })
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}')
    writeFileSync(join(folder, 'app.ts'), 'import { prisma } from "./javascript/index.js"\nawait prisma.boats()\n')
    expect(await complaints([join(folder, 'index.ts'), join(folder, 'app.ts')], ['--verbatimModuleSyntax'])).toBe('')
  }, 120_000)

  test('scalars beyond Prisma 1 are texts, numbers of any notation going in, beside dates of JavaScript', async () => {
    const folder = join(work, 'scalars')
    generateClient('typescript-client', join(folder, 'things'), {
      datamodel: `schema @refract(edition: 1) { query: Query }
        type Thing { id: BigInt! @id made: DateTime! n: BigInt exact: Decimal day: Date time: Time bytes: Bytes days: [Date] @scalarList(strategy: RELATION) }`,
      endpoint: 'http://h/s/dev',
    })
    writeFileSync(
      join(folder, 'app.ts'),
      `import { prisma } from './things'
      export async function run(): Promise<void> {
      const made = await prisma.createThing({ made: new Date(), n: '9007199254740993', exact: 0.1, day: '2020-01-31', time: '03:04:05', bytes: 'AA==', days: { set: ['2020-01-31'] } })
      const texts: (string | undefined)[] = [made.id, made.n, made.exact, made.day, made.time, made.bytes, made.made, ...made.days]
      await prisma.things({ where: { n_in: ['1', 2], exact_lt: '0.5', day: texts[3] } })
      }
      `,
    )
    expect(await complaints([join(folder, 'app.ts')])).toBe('')
  }, 120_000)

  test('has what the datamodel asks for with @refract, beside all that was there', async () => {
    const folder = join(work, 'more')
    generateClient('typescript-client', join(folder, 'boats'), {
      datamodel: `schema @refract(edition: 1, features: [SOFT_DELETE, RAW]) { query: Query }\n${boats}\n      type Raft { id: ID! @id name: String! goneAt: DateTime @softDelete next: Raft @relation(link: INLINE) }`,
      endpoint: 'http://h/s/dev',
    })
    copyFileSync(program('prisma1-calls.ts'), join(folder, 'prisma1-calls.ts'))
    writeFileSync(
      join(folder, 'more.ts'),
      `import { prisma } from './boats'
      export const saved = prisma.updateBoat({ where: { id: 'a' }, data: { tags: { push: ['new'], remove: ['old'] } } })
      export const raft = prisma.raft({ id: 'a' }, { deleted: 'ONLY' }).next({ deleted: 'WITH' })
      export const rafts = prisma.rafts({ deleted: 'WITH', first: 1 })
      export const back = prisma.restoreRaft({ where: { id: 'a' } })
      export const purged = prisma.deleteRaft({ id: 'a' }, { purge: true })
      export const rows = prisma.queryRaw({ query: 'select $1', parameters: ['x', 1] })
      export const groups = prisma.boatsGroupBy({ by: ['kind'] }).$select({ count: true, key: { select: { kind: true } } })
      // @ts-expect-error -- a group exists only by something
      prisma.$exists.boatGroup()
      // @ts-expect-error -- no such mode
      prisma.raft({ id: 'a' }, { deleted: 'NONE' })
      // @ts-expect-error -- no list of numbers
      prisma.updateBoat({ where: { id: 'a' }, data: { tags: { push: [1] } } })
      `,
    )
    expect(await complaints([join(folder, 'prisma1-calls.ts'), join(folder, 'more.ts')])).toBe('')
  }, 120_000)

  test('types what applications of Prisma 1 do, and what is selected', async () => {
    generateClient('typescript-client', join(work, 'boats'), {
      datamodel: boats,
      endpoint: 'http://localhost:4466/boats/dev',
    })
    for (const name of ['prisma1-calls.ts', 'selections.ts', 'refused-calls.ts'])
      copyFileSync(program(name), join(work, name))
    const files = ['prisma1-calls.ts', 'selections.ts', 'refused-calls.ts'].map((name) => join(work, name))
    expect(await complaints(files, ['--exactOptionalPropertyTypes'])).toBe('')
  }, 120_000)

  test("of the original compiles with this library after one import is changed, and an application's code as it was", async () => {
    const folder = await originalClients(boats, ['typescript-client'])
    mkdirSync(join(work, 'changed/boats'), { recursive: true })
    const text = readFileSync(join(folder, 'typescript-client/index.ts'), 'utf8')
    writeFileSync(join(work, 'changed/boats/index.ts'), text.replace('"prisma-client-lib"', '"refract-client"'))
    copyFileSync(join(folder, 'typescript-client/prisma-schema.ts'), join(work, 'changed/boats/prisma-schema.ts'))
    copyFileSync(program('prisma1-calls.ts'), join(work, 'changed/prisma1-calls.ts'))
    expect(await complaints([join(work, 'changed/prisma1-calls.ts')])).toBe('')
  }, 300_000)
})
