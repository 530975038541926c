import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { installedCli, type Cli } from './installed-cli.js'
import { refractCli, steady, type Refract } from './run-refract.js'

const realProjects = resolve('../shared/real-projects')
const tried = [
  'KATT__shop',
  'AreonQuicker__music-server',
  'Charpell__Fitaman',
  'BuildIt-Poland__buddy-app',
  'CDThomas__workout-app-graphql',
  'GilTorch__kay-rapid-api',
  'JPRoland__meetups',
  'YoungProducer__zno-backend-fastify',
  'good-idea__employees-directory',
  'ryanyogan__bella',
]

eachDatabase(
  'prisma1 1.34.12 and Refract on one server',
  (database) => {
    let server: TestServer
    let original: Cli
    let refract: Refract
    const work = { original: '', refract: '' }
    beforeAll(async () => {
      server = await startServer(database)
      original = installedCli('prisma1', { prisma1: '1.34.12' })
      refract = refractCli('prisma1', { CI: '1' })
      for (const name of ['original', 'refract'] as const) work[name] = mkdtempSync(join(tmpdir(), `cli-${name}-`))
      // the first time hundreds of packages are installed
    }, 600_000)
    afterAll(async () => {
      original.remove()
      refract.remove()
      await server.stop()
      for (const folder of Object.values(work)) rmSync(folder, { recursive: true })
    })

    /** Writes a project of either program, which differ in the name of the service alone. */
    function write(datamodel: string, more = ''): void {
      for (const [name, folder] of Object.entries(work)) {
        copyFileSync(datamodel, join(folder, 'datamodel.prisma'))
        const endpoint = `http://localhost:${String(server.port)}/${name}/dev`
        writeFileSync(join(folder, 'prisma.yml'), `endpoint: ${endpoint}\ndatamodel: datamodel.prisma\n${more}`)
      }
    }

    /** Exit code and standard output of both. */
    async function both(...words: readonly string[]) {
      const [one, other] = await Promise.all([
        original.run(work.original, ...words),
        refract.run(work.refract, ...words),
      ])
      return [
        [one.status, shown(one.output, 'original')],
        [other.status, shown(`${other.stdout}${other.stderr}`, 'refract')],
      ]
    }
    const shown = (text: string, name: keyof typeof work): string =>
      steady(text, {
        [work[name]]: 'FOLDER',
        [`/${name}/dev`]: '/SERVICE/dev',
        [`\`${name}\``]: '`SERVICE`',
        [`${name}@`]: 'SERVICE@',
      })
        .replace(`service ${name}...`, 'service SERVICE...')
        .replace(`Service Name: ${name}`, 'Service Name: SERVICE')
        // of the original's own run-time
        .replace(/^(\(node:|\(Use `node|raven@).*\n/gm, '')
        // places in the datamodel, which ours alone shows
        .replace(/^ {4}(datamodel\.prisma:\d+:\d+|\d* +\|.*|\d+ \|.*)\n/gm, '')
        // which it warns against: dropped
        .replace(/^Warning: The `prisma[\s\S]*?\n\n/, '')
        .trim()

    /** What the deploys did. */
    async function historyOf(name: string): Promise<unknown> {
      const { data } = await server.query(
        'management',
        `{ listMigrations(name: "${name}", stage: "dev") { revision status steps { type ... on CreateField { model name } ... on CreateModel { name } ... on DeleteField { model name } } } }`,
      )
      return data?.['listMigrations']
    }

    test('print and do the same', async () => {
      copyFileSync('examples/seed.graphql', join(work.original, 'seed.graphql'))
      copyFileSync('examples/seed.graphql', join(work.refract, 'seed.graphql'))
      write(
        'examples/datamodel.prisma',
        'seed:\n  import: seed.graphql\nhooks:\n  post-deploy:\n    - echo "a b"\n    - nosuchcmd a\ngenerate:\n  - generator: graphql-schema\n    output: ./out/prisma.graphql\n',
      )
      for (const words of [
        ['deploy'],
        ['deploy'],
        ['deploy', '--dry-run', '--skip-hooks'],
        ['info'],
        ['token'],
        ['reset', '--force'],
        ['seed'],
        ['generate'],
        ['deploy', '--bogus'],
        ['import'],
        ['help', 'reset'],
      ]) {
        const [one, other] = await both(...words)
        expect(other, words.join(' ')).toEqual(one)
      }
      expect(await historyOf('refract')).toEqual(await historyOf('original'))
      expect(readFileSync(join(work.refract, 'out/prisma.graphql'), 'utf8')).toBe(
        readFileSync(join(work.original, 'out/prisma.graphql'), 'utf8'),
      )
      const [one, other] = await both('delete', '--force')
      expect(other).toEqual(one)
      expect((await server.query('management', '{ listProjects { name } }')).data).toEqual({ listProjects: [] })
    }, 300_000)

    for (const project of tried) {
      const file = join(realProjects, project, 'datamodel.graphql')
      if (!existsSync(file)) test.skip(`NOT RUN: ${file} is not there`, () => undefined)
      else
        test(`deploy ${project} alike`, async () => {
          write(file)
          await both('delete', '--force')
          const [one, other] = await both('deploy')
          expect(other).toEqual(one)
          expect(await historyOf('refract')).toEqual(await historyOf('original'))
        })
    }
  },
  {
    only: ['sqlite', 'postgres'],
    because: 'what is printed comes from the management API, which is the same everywhere',
  },
)
