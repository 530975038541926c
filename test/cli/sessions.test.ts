import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { refractCli, shownCall, steady, type Refract } from './run-refract.js'

const secret = 'a-secret-of-the-management'

const prismaYml = (port: number) => `endpoint: http://localhost:${String(port)}/bakery/dev
datamodel: datamodel.prisma
secret: one, two
generate:
  - generator: graphql-schema
    output: ./generated/prisma.graphql
seed:
  import: seed.graphql
hooks:
  post-deploy:
    - echo deployed
    - nosuchcmd
`

eachDatabase(
  'the command line',
  (database) => {
    let server: TestServer
    let refract: Refract
    let work: string
    beforeAll(async () => {
      server = await startServer(database, { configuration: { managementApiSecret: secret } })
      refract = refractCli('refract', { PRISMA_MANAGEMENT_API_SECRET: secret })
      work = mkdtempSync(join(tmpdir(), 'refract-session-'))
      for (const name of ['datamodel.prisma', 'seed.graphql']) copyFileSync(`examples/${name}`, join(work, name))
      writeFileSync(join(work, 'prisma.yml'), prismaYml(server.port))
    })
    afterAll(async () => {
      refract.remove()
      await server.stop()
      rmSync(work, { recursive: true })
    })

    const hide = () => ({ [work]: 'FOLDER', [String(server.port)]: 'PORT', [refract.home]: 'HOME' })
    /** Runs calls one after the other, for a golden file. */
    async function session(...calls: readonly (readonly string[])[]): Promise<string> {
      const shown: string[] = []
      for (const words of calls) shown.push(shownCall(words, await refract.run(work, ...words), hide()))
      return shown.join('\n')
    }
    const golden = (name: string) => resolve('test/cli/sessions', `${name}.txt`)
    const edit = (from: string | RegExp, to: string) => {
      const path = join(work, 'datamodel.prisma')
      writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
    }

    test('deploys, tells what changes, what it would lose, and what is wrong', async () => {
      const shown = [await session(['deploy'], ['deploy', '--skip-hooks'])]
      edit('  price: Float!', '  price: Float!\n  weight: Int')
      shown.push(
        await session(['deploy', '-f', '--skip-hooks', '--no-generate'], ['deploy', '--dry-run', '--skip-hooks']),
      )
      edit('  weight: Int', '  weight: Int!')
      shown.push(await session(['deploy', '--skip-hooks'], ['deploy', '-d', '-f', '--skip-hooks', '--quiet']))
      edit('  weight: Int!', '  weight: Wight')
      shown.push(await session(['deploy', '--skip-hooks']))
      edit('  weight: Wight', '  weight: Int! {')
      shown.push(await session(['deploy', '--skip-hooks']))
      edit('  weight: Int! {', '  weight: Int')
      await expect(shown.join('\n')).toMatchFileSnapshot(golden('deploy'))
      const file = readFileSync(join(work, 'generated/prisma.graphql'), 'utf8')
      expect(file).toContain('type AggregateCustomer {')
    })

    test('shows the statements of a dry run, in the words of the database', async () => {
      edit('  weight: Int', '  weight: Int\n  shelf: String')
      const response = await refract.run(work, 'deploy', '-d', '--skip-hooks', '--json')
      edit('\n  shelf: String', '')
      expect(JSON.parse(response.stdout)).toMatchObject({
        isDryRun: true,
        isRefused: false,
        steps: [{ __typename: 'UpdateModel' }, { __typename: 'CreateField', name: 'shelf' }],
        sql: [expect.stringMatching(/^ALTER TABLE .*Product.* ADD COLUMN .shelf./)] as string[],
        revision: null,
      })
      edit('  weight: Int', '  weight: Int!')
      const lossy = await refract.run(work, 'deploy', '-d', '--skip-hooks')
      edit('  weight: Int!', '  weight: Int')
      expect(lossy).toMatchObject({
        status: 1,
        stdout: expect.stringMatching(
          /Warnings:.* deploy --force\n.*Potential changes:.*SQL:\n\n {2}UPDATE /s,
        ) as string,
      })
    })

    test('tells of the service, makes tokens, moves its data and deletes it', async () => {
      await expect(
        await session(
          ['info'],
          ['info', '--json', '--secret'],
          ['token'],
          ['cluster-token'],
          ['list'],
          ['list', '--json'],
          ['generate'],
          ['seed', '--reset'],
          ['export', '--path', 'out'],
          ['reset', '--force'],
          ['import', '--data', 'out.zip'],
          ['import', '--data', 'nothing'],
          ['reset'],
          ['delete'],
        ),
      ).toMatchFileSnapshot(golden('service'))
      writeFileSync(join(work, 'seed.graphql'), 'mutation { createProduct(data: { name: 5 }) { id } }')
      const { status, stderr } = await refract.run(work, 'seed')
      expect([status, stderr]).toEqual([1, expect.stringContaining('Error while executing operation:') as string])
      await expect(
        await session(['delete', '--force', '--json'], ['delete', '--force', '--json'], ['list']),
      ).toMatchFileSnapshot(golden('delete'))
    })

    describe('in a terminal', () => {
      test('draws what goes on, asks, and takes no for an answer', async () => {
        const hidden = hide()
        const calls: string[] = []
        const call = async (words: readonly string[], responses: readonly (readonly [string, string])[] = []) => {
          const { status, screen } = await refract.inTerminal(work, words, responses)
          calls.push(steady(`$ refract ${words.join(' ')}\n${screen}\n--- exit code ${String(status)}\n`, hidden))
        }
        await call(['deploy'])
        await call(['deploy', '--skip-hooks'])
        copyFileSync('examples/seed.graphql', join(work, 'seed.graphql'))
        for (const words of [
          ['seed'],
          ['info'],
          ['list'],
          ['token'],
          ['generate'],
          ['check', '--way-back'],
          ['migration'],
          ['migration', 'export'],
          ['export', '--path', 'again.zip'],
          ['reset', '--force'],
          ['import', '--data', 'again.zip'],
          ['version'],
        ])
          await call(words)
        edit('  weight: Int', '  weight: Int\n  shelf: String')
        await call(['migration', 'export', '--output', 'shelf.sql'])
        await call(['migration', 'apply', 'shelf.sql'])
        await call(['migration', 'apply', 'shelf.sql'])
        edit('\n  shelf: String', '')
        await call(['deploy', '--skip-hooks', '--force'])
        await call(['reset'], [['y/N', 'n\r']])
        await call(['reset'], [['y/N', 'y\r']])
        await call(['delete'], [['y/N', '\x03']])
        await call(['delete'], [['y/N', 'y\r']])
        await call(['deply'])
        await expect(calls.join('\n')).toMatchFileSnapshot(golden('terminal'))
      })
    })
  },
  {
    only: ['sqlite', 'postgres'],
    because: 'what is printed comes from the management API, which is the same everywhere',
  },
)
