import { execFile } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { installedCli, type Cli } from './installed-cli.js'
import { installedPackages } from './installed-packages.js'

const secret = 'the-bakery-s-secret'

eachDatabase('Applications on the client libraries of Prisma 1', (database) => {
  let server: TestServer
  let cli: Cli
  let work: string
  let endpoint: string
  beforeAll(async () => {
    server = await startServer(database)
    cli = installedCli('prisma1', { prisma1: '1.34.12' })
    work = mkdtempSync(join(tmpdir(), 'refract-client-'))
    endpoint = `http://localhost:${String(server.port)}/bakery/dev`
    copyFileSync(resolve('examples/datamodel.prisma'), join(work, 'datamodel.prisma'))
    writeFileSync(
      join(work, 'prisma.yml'),
      [
        `endpoint: ${endpoint}`,
        'datamodel: datamodel.prisma',
        `secret: ${secret}`,
        'generate:',
        '  - generator: javascript-client',
        '    output: ./client/',
        '  - generator: graphql-schema',
        '    output: ./prisma.graphql',
      ].join('\n'),
    )
    expect(await cli.run(work, 'deploy')).toMatchObject({ status: 0 })
    expect(await cli.run(work, 'generate')).toMatchObject({ status: 0 })
  })
  afterAll(async () => {
    cli.remove()
    await server.stop()
    rmSync(work, { recursive: true })
  })

  test('the generated client reads, writes, chains and subscribes', async () => {
    const got = await run('prisma-client.cjs', join(work, 'client'), { 'prisma-client-lib': '1.34.12' })
    const order = { number: 1, customer: { name: 'Ada' } }
    expect(got).toEqual({
      bread: { id: 'string', name: 'Rye', kind: 'BREAD', price: 3.5, allergens: ['gluten'] },
      cake: 5,
      order: 'PLACED',
      chain: [{ product: { name: 'Rye' } }],
      fragment: [order],
      connection: 1,
      exists: [true, false],
      many: { count: 1 },
      upsert: 'Ada L.',
      graphql: { order: { note: null } },
      created: { done: false, status: 'PLACED' },
      updated: { done: false, status: 'BAKED' },
      deleted: { done: false, value: 'DELETED' },
      refused: { message: 'No Node for the model Product with value nothing for name found.', code: 3039 },
    })
  })

  test('prisma-binding reads, writes and subscribes', async () => {
    const got = await run('prisma-binding.cjs', join(work, 'prisma.graphql'), { 'prisma-binding': '2.3.16' })
    expect(got).toEqual({
      list: [{ name: 'Plait', kind: 'PASTRY', allergens: [], lines: [] }],
      scalars: ['id', 'name', 'kind', 'price'],
      exists: [true, false],
      request: { data: { productsConnection: { aggregate: { count: 1 } } } },
      event: {
        done: false,
        value: {
          product: {
            mutation: 'UPDATED',
            node: { name: 'Plait', price: 2.5 },
            updatedFields: ['price'],
            previousValues: { price: 2 },
          },
        },
      },
      refused: 'A unique constraint would be violated on Product. Details: Field name = name',
    })
  })

  async function run(program: string, generated: string, packages: Readonly<Record<string, string>>): Promise<unknown> {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [resolve('test/cli/programs', program), generated, endpoint, secret],
      { env: { NODE_PATH: join(installedPackages(packages), 'node_modules') } },
    )
    // the libraries print what fails before it
    return JSON.parse(stdout.slice(stdout.lastIndexOf('\n')))
  }
})
