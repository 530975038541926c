import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService } from '../support/service.js'
import { clientLibrary } from './client-library.js'
import { generateClient } from './generate.js'
import { originalClients, originalLibrary } from './original-client.js'

const secret = 'the-bakery-s-secret'
const datamodel = readFileSync('examples/datamodel.prisma', 'utf8')

eachDatabase(
  'An application with all calls',
  (database) => {
    let server: TestServer
    let work: string
    let original: string
    beforeAll(async () => {
      server = await startServer(database)
      work = mkdtempSync(join(tmpdir(), 'refract-same-answers-'))
      original = join(await originalClients(datamodel, ['javascript-client']), 'javascript-client')
    })
    afterAll(async () => {
      await server.stop()
      rmSync(work, { recursive: true })
    })

    /** Runs the application on a service of its own. */
    async function run(client: string, packages: string): Promise<Record<string, unknown>> {
      const { url } = await deployService(server, datamodel, { secrets: [secret] })
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [resolve('test/client/programs/all-calls.cjs'), client, url, secret],
        { env: { NODE_PATH: packages } },
      )
      return JSON.parse(stdout.slice(stdout.lastIndexOf('\n'))) as Record<string, unknown>
    }

    test('gets the same from the original client and from ours', async () => {
      const expected = await run(original, originalLibrary())
      const generated = join(work, 'generated')
      generateClient('javascript-client', generated, { datamodel, endpoint: 'http://localhost:4466/unused/dev' })
      expect(await run(generated, clientLibrary())).toEqual(expected)

      // code of the original, one import changed
      const changed = join(work, 'changed')
      cpSync(original, changed, { recursive: true })
      const index = join(changed, 'index.js')
      writeFileSync(index, readFileSync(index, 'utf8').replace('"prisma-client-lib"', '"refract-client"'))
      expect(await run(changed, clientLibrary())).toEqual(expected)
    })

    test('has what the datamodel asks for with @refract', async () => {
      const more = `schema @refract(edition: 1) { query: Query }\n${datamodel}`
      const { url } = await deployService(server, more)
      const folder = join(work, 'more')
      generateClient('javascript-client', folder, { datamodel: more, endpoint: url })
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [
          '-e',
          `const { prisma } = require(${JSON.stringify(folder)})
          const where = { name: 'Rye' }
          prisma.createProduct({ ...where, kind: 'BREAD', price: 3, allergens: { set: ['a'] } })
            .then(() => prisma.updateProduct({ where, data: { price_increment: 0.5, allergens: { push: ['b'] } } }))
            .then(({ price, allergens }) => console.log(JSON.stringify([price, allergens])))`,
        ],
        { env: { NODE_PATH: clientLibrary() } },
      )
      expect(JSON.parse(stdout)).toEqual([3.5, ['a', 'b']])
    })
  },
  {
    only: ['sqlite', 'postgres'],
    because: 'clients see the wire, which the tests of reads and writes compare on every database',
  },
)
