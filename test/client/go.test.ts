import { execFile, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService } from '../support/service.js'
import { generateClient } from './generate.js'

const secret = 'the-bakery-s-secret'
const datamodel = readFileSync('examples/datamodel.prisma', 'utf8')
const hasGo = spawnSync('go', ['version']).status === 0

eachDatabase(
  'The generated Go client',
  (database) => {
    let server: TestServer
    let work: string
    beforeAll(async () => {
      server = await startServer(database)
      work = mkdtempSync(join(tmpdir(), 'refract-go-'))
    })
    afterAll(async () => {
      await server.stop()
      rmSync(work, { recursive: true })
    })

    /** A module with a generated client, the library and a program. */
    function moduleOf(
      name: string,
      types: string,
      program: string,
    ): (...words: string[]) => Promise<{ stdout: string }> {
      const folder = join(work, name)
      generateClient('go-client', join(folder, 'prisma'), {
        datamodel: types,
        endpoint: '${env:URL}/bakery/dev',
        secret: '${env:KEY}',
      })
      copyFileSync(`test/client/programs/${program}`, join(folder, 'main.go'))
      mkdirSync(join(folder, 'library'))
      for (const file of ['go.mod', 'go.sum', 'client.go', 'exec.go', 'query.go'])
        copyFileSync(resolve('client/go', file), join(folder, 'library', file))
      writeFileSync(
        join(folder, 'go.mod'),
        [
          'module example.org/bakery',
          'go 1.20',
          'require github.com/prisma/prisma-client-lib-go v0.0.0',
          'replace github.com/prisma/prisma-client-lib-go => ./library',
        ].join('\n'),
      )
      return (...words) => promisify(execFile)('go', words, { cwd: folder })
    }

    test.runIf(hasGo)(
      hasGo ? 'compiles, reads and writes' : 'NOT RUN, there is no Go',
      async () => {
        const go = moduleOf('plain', datamodel, 'bakery.go')
        await go('mod', 'tidy')
        await go('vet', './...')
        const { url } = await deployService(server, datamodel, { secrets: [secret] })
        const { stdout } = await go('run', '.', url, secret)
        expect(JSON.parse(stdout)).toEqual({
          create: ['Rye', 'BREAD', 3.5, ['gluten']],
          customer: 'Ada',
          chain: [1, 1, 'PLACED'],
          chainOne: 'ada@example.org',
          list: ['Sacher', 'Rye'],
          all: 2,
          connection: [2, 2, false],
          aggregate: 2,
          update: 'Linz',
          updateMany: 2,
          upsert: 'Eve',
          exists: [true, false],
          noResult: true,
          refused: 'graphql: A unique constraint would be violated on Product. Details: Field name = name',
          graphql: { order: { number: 1 } },
          delete: 'Linz',
          deleteMany: 1,
        })
      },
      300_000,
    )

    test.runIf(hasGo)(
      hasGo ? 'has what the datamodel asks for with @refract' : 'NOT RUN, there is no Go: @refract',
      async () => {
        const types = `schema @refract(edition: 1) { query: Query }\n${datamodel}\ntype Recipe { id: ID! @id steps: Json }`
        const go = moduleOf('more', types, 'bakery-more.go')
        await go('mod', 'tidy')
        await go('vet', './...')
        const { url } = await deployService(server, types, { secrets: [secret] })
        const { stdout } = await go('run', '.', url, secret)
        expect(JSON.parse(stdout)).toEqual([2, 1.5, 3.5, 2, 1])
      },
      300_000,
    )
  },
  { only: ['sqlite'], because: 'the client sees the wire alone' },
)
