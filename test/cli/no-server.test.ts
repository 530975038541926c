import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'libsql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refractCli, shownCall, steady, type Refract } from './run-refract.js'
import { unframed } from './unframed.js'

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

  test('says what is missing: a server, a list of what to generate, a datamodel without mistakes', async () => {
    const folder = join(work, 'stopped')
    mkdirSync(folder)
    writeFileSync(join(folder, 'prisma.yml'), 'endpoint: http://127.0.0.1:1/a/b\ndatamodel: datamodel.prisma\n')
    writeFileSync(join(folder, 'datamodel.prisma'), 'type Shelf {\n  id: ID! @id\n}\n')
    const calls: string[] = []
    const call = async (...words: readonly string[]) =>
      calls.push(shownCall(words, await refract.run(folder, ...words), { [folder]: 'FOLDER' }))
    for (const words of [
      ['deploy'],
      ['list'],
      ['info'],
      ['reset', '-f'],
      ['delete', '-f'],
      ['export'],
      ['admin'],
      ['cluster-token'],
      ['migration', 'export'],
      ['generate', '--endpoint'],
      ['generate'],
    ])
      await call(...words)
    writeFileSync(
      join(folder, 'prisma.yml'),
      'endpoint: http://127.0.0.1:1/a/b\ndatamodel: datamodel.prisma\ngenerate:\n  - {generator: graphql-schema, output: all.graphql}\n',
    )
    await call('generate', '--endpoint')
    for (const name of ['size: Nothing', 'size Int']) {
      writeFileSync(
        join(folder, 'datamodel.prisma'),
        `schema @refract(edition: 1) { query: Query }\n\ntype Shelf {\n  id: ID! @id\n  ${name}\n}\n`,
      )
      await call('generate')
      await call('check', '--way-back')
    }
    await expect(calls.join('\n')).toMatchFileSnapshot(golden('missing'))
    expect(readdirSync(folder)).toEqual(['datamodel.prisma', 'prisma.yml'])
  })

  test("reads the tables of the only service that a server's file holds", async () => {
    const database = new Database(join(work, 'services.db'))
    const call = () => refract.run(work, 'introspect', '--sqlite-file', 'services.db', '--sdl')
    database.exec('CREATE TABLE "shop$dev.Shelf" (id INTEGER PRIMARY KEY)')
    expect(await call()).toEqual({ status: 0, stdout: 'type Shelf {\n  id: Int! @id\n}\n', stderr: '' })
    database.exec('CREATE TABLE "shop$test.Shelf" (id INTEGER PRIMARY KEY)')
    const { status, stderr } = await call()
    expect([status, unframed(stderr)]).toEqual([
      1,
      expect.stringContaining('Give it with --schema, one of shop$dev, shop$test.') as string,
    ])
    database.exec('CREATE TABLE Other (id INTEGER PRIMARY KEY)')
    expect((await call()).stdout).toContain('type Other {')
    database.close()
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
