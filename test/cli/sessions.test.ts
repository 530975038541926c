import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'libsql'
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

describe('the command line without a server', () => {
  let refract: Refract
  let work: string
  beforeAll(() => {
    refract = refractCli()
    work = mkdtempSync(join(tmpdir(), 'refract-session-'))
  })
  afterAll(() => {
    refract.remove()
    rmSync(work, { recursive: true })
  })
  const session = async (...calls: readonly (readonly string[])[]): Promise<string> => {
    const shown: string[] = []
    for (const words of calls) shown.push(shownCall(words, await refract.run(work, ...words), { [work]: 'FOLDER' }))
    return shown.join('\n')
  }
  const golden = (name: string) => resolve('test/cli/sessions', `${name}.txt`)

  test('helps, and tells mistakes of a call', async () => {
    await expect(
      await session(
        ['help'],
        ['deploy', '--help'],
        ['help', 'import'],
        ['help', 'cluster:list'],
        ['version'],
        ['deply'],
        ['deploy', '--bogus'],
        ['deploy'],
        ['import'],
        ['cluster', 'list'],
        ['push'],
        ['login'],
        ['logout'],
        ['account'],
        ['console'],
        ['completion', 'tcsh'],
        ['introspect', '--pg-host', 'h'],
        ['deploy', '--project', 'nowhere.yml'],
        ['deploy', '-e', 'nope.env'],
        ['init'],
      ),
    ).toMatchFileSnapshot(golden('no-server'))
  })

  test('makes a project, once', async () => {
    await expect(
      await session(
        ['init', '--yes', 'shop'],
        ['init', '--yes', 'shop'],
        ['init', '-e', 'http://h:4466/s/d', 'box'],
        ['init', '-d', 'mysql', 'my'],
        ['init', '-d', 'oracle', 'x'],
      ),
    ).toMatchFileSnapshot(golden('init'))
    const files = ['shop/prisma.yml', 'shop/datamodel.prisma', 'box/prisma.yml', 'my/docker-compose.yml']
    await expect(
      files.map((file) => `==> ${file}\n${readFileSync(join(work, file), 'utf8')}`).join('\n'),
    ).toMatchFileSnapshot(golden('init-files'))
    expect(existsSync(join(work, 'x'))).toBe(false)
  })

  test('asks in a terminal what the project is to be', async () => {
    const down = '\x1b[B'
    const { status, screen } = await refract.inTerminal(
      work,
      ['init', 'asked'],
      [
        ['existing server?', `${down}${down}\r`],
        ['deploy to?', `${down}\r`],
        ['Prisma client', `${down.repeat(4)}\r`],
      ],
    )
    await expect(steady(`${screen}\n--- exit code ${String(status)}\n`, {})).toMatchFileSnapshot(golden('init-asked'))
    expect(readFileSync(join(work, 'asked/docker-compose.yml'), 'utf8')).toContain('connector: postgres')
  })

  test('asks in a terminal which database to introspect', async () => {
    const down = '\x1b[B'
    const database = new Database(join(work, 'shop.db'))
    database.exec('CREATE TABLE Shelf (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)')
    database.close()
    const { status, screen } = await refract.inTerminal(
      work,
      ['introspect'],
      [
        ['introspect?', `${down}${down}\r`],
        ['path of the file', 'shop.db\r'],
      ],
    )
    const shown = steady(`${screen}\n--- exit code ${String(status)}\n`, { [work]: 'FOLDER' })
    await expect(shown.replace(/datamodel-\d+/g, 'datamodel-NUMBER')).toMatchFileSnapshot(golden('introspect-asked'))
  })

  test('checks configurations and asks servers that are not there', async () => {
    writeFileSync(join(work, 'bad.yml'), 'port: 99999\ndatabases:\n  default:\n    connector: mongo\n')
    writeFileSync(
      join(work, 'good.yml'),
      'port: 4499\ndatabases:\n  default:\n    connector: postgres\n    host: db.example\n    user: me\n    password: hidden\n',
    )
    await expect(
      await session(
        ['config', 'check', 'bad.yml'],
        ['config', 'check', 'good.yml'],
        ['config'],
        ['migration'],
        ['migration', 'apply', 'nothing.sql'],
        ['migration', 'apply', '.'],
        ['migration', 'export', '--endpoint', 'http://localhost:1/a/b', 'nothing.prisma'],
        ['check', '--way-back'],
        ['seed'],
        ['admin', '--project', 'nothing.yml'],
        ['playground', '--project', 'nothing.yml'],
        ['dev', '--project', 'nothing.yml'],
      ),
    ).toMatchFileSnapshot(golden('server-commands'))
    const { status, stdout } = await refract.runWith(
      { PRISMA_CONFIG: 'port: 1\ndatabases:\n  default:\n    connector: sqlite\n    file: ":memory:"\n' },
      work,
      'health',
    )
    expect([status, stdout]).toEqual([1, expect.stringContaining('http://127.0.0.1:1/status does not answer')])
  })

  const typed: Readonly<Record<string, (script: string, words: readonly string[]) => string>> = {
    bash: (script, words) =>
      `source ${script}; COMP_WORDS=(refract ${words.join(' ')}) COMP_CWORD=2; _refract; printf '%s\\n' "\${COMPREPLY[@]}"`,
    fish: (script, words) => `source ${script}; complete -C 'refract ${words.join(' ')}'`,
    // what the shell's own functions are given
    zsh: (script, words) =>
      `compdef() { }; _files() { }; compadd() { print -l -- $@ }; source ${script}; words=(refract ${words.join(' ')}); CURRENT=3; _refract`,
  }
  describe.each(Object.keys(typed))('completions for %s', (shell) => {
    const isThere = spawnSync(shell, ['-c', 'true']).status === 0
    const when = isThere ? test : test.skip
    when(isThere ? 'offer commands and flags' : `NOT RUN: ${shell} is not there`, async () => {
      const { status, stdout } = await refract.run(work, 'completion', shell)
      expect([status, stdout]).toEqual([0, expect.stringContaining(shell === 'fish' ? '-l dry-run' : '--dry-run')])
      const script = join(work, `completion.${shell}`)
      writeFileSync(script, stdout)
      const offered = (...words: readonly string[]) =>
        execFileSync(shell, ['-c', typed[shell]!(script, words)], { encoding: 'utf8' }).split(/\s/)
      expect(offered('migration', 'a')).toContain('apply')
      expect(offered('help', 'mi')).toContain('migration')
    })
  })
})
