import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refractCli, type Refract } from '../cli/run-refract.js'
import { unframed } from '../cli/unframed.js'
import { eachDatabase } from '../support/databases.js'
import { foreignDatabase, type ForeignDatabase } from './foreign-database.js'

eachDatabase(
  'refract introspect',
  (database) => {
    let refract: Refract
    let foreign: ForeignDatabase
    beforeAll(async () => {
      refract = refractCli()
      foreign = await foreignDatabase(database)
    })
    afterAll(async () => {
      refract.remove()
      await foreign.close()
    })

    /** A folder of its own. */
    function folderWith(files: Readonly<Record<string, string>>): string {
      const folder = join(refract.home, `f${String(readdirSync(refract.home).length)}`)
      mkdirSync(folder)
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
      return folder
    }
    const flagsWith = (flag: string, value: string): readonly string[] =>
      foreign.flags.map((word, index) => (foreign.flags[index - 1] === flag ? value : word))
    const introspect = (folder: string, ...words: readonly string[]) =>
      refract.run(folder, 'introspect', ...foreign.flags, ...words)

    test('says that there are no tables, writes no file and ends with 1', async () => {
      const folder = folderWith({ 'prisma.yml': 'generate: []\n' })
      const { status, stdout } = await introspect(folder)
      expect(status).toBe(1)
      expect(stdout).toContain(
        "\nError: The provided database doesn't contain any tables. Please provide another database.\n",
      )
      expect(readdirSync(folder)).toEqual(['prisma.yml'])
    })

    test('writes a file, names it in prisma.yml, and with --sdl prints the same', async () => {
      await foreign.run(
        'create table bottles (id int primary key, label varchar(20), bare int)',
        'create table bare (x int)',
      )
      const folder = folderWith({ 'prisma.yml': 'generate: []' })
      const { status, stdout, stderr } = await introspect(folder)
      expect(status).toBe(0)
      const [file = ''] = readdirSync(folder).filter((name) => /^datamodel-\d{13}\.prisma$/.test(name))
      expect(
        stdout
          .replace(/\d+m?s\n/, 'TIME\n')
          .replaceAll(file, 'FILE')
          .trim(),
      ).toBe(
        `Introspecting database ${foreign.schema}... TIME
Created datamodel definition based on 2 database tables.
Created 1 new file:    GraphQL SDL-based datamodel (derived from existing database)

  FILE

Added datamodel: FILE to prisma.yml`,
      )
      expect(unframed(stderr)).toContain(
        'One field of the type `Bare` must be marked as the id field with the `@id` directive. With --deployable',
      )
      const text = readFileSync(join(folder, file), 'utf8')
      expect(text).toBe(
        'type Bare @db(name: "bare") {\n  x: Int\n}\n\ntype Bottle @db(name: "bottles") {\n  id: Int! @id\n  bare: Int\n  label: String\n}',
      )
      expect(readFileSync(join(folder, 'prisma.yml'), 'utf8')).toBe(`generate: []\ndatamodel: ${file}`)
      expect((await introspect(folder, '--sdl')).stdout).toBe(`${text}\n`)
      const again = await introspect(folder)
      expect(again.stdout).toContain('(derived from existing database and the existing datamodel)')
      expect(readFileSync(join(folder, 'prisma.yml'), 'utf8')).toBe(`generate: []\ndatamodel: ${file}`)
      const asJson = await introspect(folder, '--sdl', '--json', '--deployable')
      expect(JSON.parse(asJson.stdout)).toMatchObject({ types: 2, schema: foreign.schema, findings: [] })
    })

    test('needs no project and refuses what it cannot use', async () => {
      const folder = folderWith({})
      expect((await introspect(folder, '--sdl')).stdout).toContain('type Bottle')
      const rejections = {
        postgres: [
          [['--pg-host', 'x'], 'The arguments pg-user, pg-password, pg-db are missing.'],
          [['--pg-host', 'x', '--mysql-host', 'x'], "You can't provide both MySQL and Postgres connection flags."],
          [
            flagsWith('--pg-schema', 'nope'),
            'The provided schema "nope" does not exist. The following are available: public',
          ],
          [foreign.flags.slice(0, -2), 'Please provide a database name'],
          [flagsWith('--pg-user', 'nobody'), 'Could not connect to database. '],
          [['--mongo-uri', 'mongodb://x'], 'MongoDB is not introspected'],
        ],
        mysql: [
          [['--mysql-host', 'x'], 'The arguments mysql-user, mysql-password are missing.'],
          [flagsWith('--mysql-db', 'nope'), 'The provided database "nope" does not exist.'],
          [flagsWith('--mysql-user', 'nobody'), 'Could not connect to database. '],
        ],
        sqlite: [
          [['--sqlite-file', join(folder, 'nope.db')], 'Could not connect to database. '],
          [['--sqlite-file', 'x', '--pg-host', 'x'], '--sqlite-file names a database of its own'],
          [['--sdl'], 'When using the --sdl flag, either executeRaw or credentials must be available'],
          [[], 'there is no terminal to ask on'],
        ],
      } as const
      for (const [words, text] of rejections[database.connector]) {
        const { status, stderr } = await refract.run(folder, 'introspect', ...words)
        expect({ status, stderr: unframed(stderr) }).toEqual({
          status: 1,
          stderr: expect.stringContaining(text) as string,
        })
      }
      expect(existsSync(join(folder, 'nope.db'))).toBe(false)
    })
  },
  { only: ['sqlite', 'postgres', 'mysql'], because: 'what is printed depends on the connector' },
)

eachDatabase(
  'refract init over existing tables',
  (database) => {
    test('writes the datamodel over them and the schema into the configuration', async () => {
      const foreign = await foreignDatabase(database)
      const refract = refractCli()
      try {
        await foreign.run('create table bottles (id int primary key, label varchar(20))')
        const { port = 0, user = '', password = '' } = database.address ?? {}
        const place = `${user}:${password}@127.0.0.1:${String(port)}`
        const url = {
          postgres: `postgresql://${place}/${foreign.flags[9] ?? ''}?schema=public`,
          mysql: `mysql://${place}/${foreign.schema}`,
          sqlite: '',
        }
        const { status, stdout, stderr } = await refract.run(
          refract.home,
          ...['init', 'shop', '--database', 'existing', '--database-url', url[database.connector], '--client', 'none'],
        )
        expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
        expect(stdout).toContain('Created datamodel definition based on 1 tables.')
        expect(readFileSync(join(refract.home, 'shop/datamodel.prisma'), 'utf8')).toBe(
          'type Bottle @db(name: "bottles") {\n  id: Int! @id\n  label: String\n}',
        )
        const compose = readFileSync(join(refract.home, 'shop/docker-compose.yml'), 'utf8')
        expect(compose).toMatch(
          database.connector === 'postgres' ? /schema: public/ : new RegExp(`database: ${foreign.schema}`),
        )
        expect(compose).toContain('migrations: false')
      } finally {
        refract.remove()
        await foreign.close()
      }
    })
  },
  { only: ['postgres', 'mysql'], because: 'init knows no existing SQLite database' },
)
