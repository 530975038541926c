import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { serviceOn } from '../support/service.js'
import { token } from '../support/token.js'
import { refractCli } from './run-refract.js'
import { installedCli, type Cli } from './installed-cli.js'

const realProjects = resolve('../shared/real-projects')
const projects = [
  { name: 'bakery', file: resolve('examples/datamodel.prisma') },
  ...['KATT__shop', 'AreonQuicker__music-server', 'SajidK25__victor-select-server--2'].map((project) => ({
    name: project.toLowerCase().replace(/_+/g, '-'),
    file: join(realProjects, project, 'datamodel.graphql'),
  })),
]
const secret = 'a-secret-of-the-management'

const endOfDeploy = (url: string): string =>
  [
    '',
    'Your Prisma endpoint is live:',
    '',
    `  HTTP:  ${url}`,
    `  WS:    ${url.replace('http', 'ws')}`,
    '',
    'You can view & edit your data here:',
    '',
    `  Prisma Admin: ${url}/_admin`,
    '',
    '',
  ].join('\n')

eachDatabase(
  'the command line program of Prisma 1',
  (database) => {
    let server: TestServer
    let work: string
    beforeAll(async () => {
      server = await startServer(database, { configuration: { managementApiSecret: secret } })
      work = mkdtempSync(join(tmpdir(), 'refract-projects-'))
    })
    afterAll(async () => {
      await server.stop()
      rmSync(work, { recursive: true })
    })

    describe('prisma1 1.34.12', () => {
      let cli: Cli
      beforeAll(() => {
        cli = installedCli('prisma1', { prisma1: '1.34.12' }, { PRISMA_MANAGEMENT_API_SECRET: secret })
      })
      afterAll(() => cli.remove())

      for (const { name, file } of projects)
        if (!existsSync(file)) test.skip(`NOT RUN: ${file} is not there`, () => undefined)
        else
          test(`deploys ${name} and finds nothing to do afterwards`, async () => {
            const url = localUrl(server, name)
            writeProject({ datamodel: file, prismaYml: `endpoint: ${url}\ndatamodel: datamodel.prisma\n` })
            const first = await cli.run(work, 'deploy')
            expect([first.status, first.output.slice(-endOfDeploy(url).length)]).toEqual([0, endOfDeploy(url)])
            expect(await cli.run(work, 'deploy')).toEqual({
              status: 0,
              output: `\nDeploying service \`${name}\` to stage \`dev\` to server \`local\`... TIME\nService is already up to date.\n`,
            })
            expect(await serviceOn(server, { name, stage: 'dev' }).query('{ __typename }')).toEqual({
              data: { __typename: 'Query' },
            })
          })

      test('deploys what goes beyond Prisma 1, also where only its line changes, and generates the base of the schema', async () => {
        const url = localUrl(server, 'beyond')
        writeProject({
          prismaYml: `endpoint: ${url}\ndatamodel: datamodel.prisma\ngenerate:\n  - generator: graphql-schema\n    output: ./generated.graphql\n`,
        })
        const types = `type Ship @indexes(value: [{ fields: ["name", "code"] }]) {
          id: ID! @id
          name: String!
          code: String @defaultFunction(name: ULID)
          version: Int! @version
        }`
        const deployed = async (line: string): Promise<string> => {
          writeFileSync(join(work, 'datamodel.prisma'), `${line}\n${types}`)
          const { status, output } = await cli.run(work, 'deploy')
          expect([status, output]).toEqual([0, expect.stringContaining('Deploying service `beyond`')])
          return output
        }
        const service = serviceOn(server, { name: 'beyond', stage: 'dev' })
        await deployed('schema @refract(edition: 1) { query: Query }')
        const { createShip } = await service.data('mutation { createShip(data: {name: "A"}) { version code } }')
        expect(createShip).toEqual({ version: 1, code: expect.stringMatching(/^[0-9A-Z]{26}$/) as string })
        expect(await service.data('{ shipsAggregate { count } }')).toEqual({ shipsAggregate: { count: 1 } })
        const changed = await deployed('schema @refract(edition: 1, without: [AGGREGATES]) { query: Query }')
        expect(changed).not.toContain('already up to date')
        expect((await service.query('{ shipsAggregate { count } }')).errors).toHaveLength(1)
        const again = await deployed('schema @refract(edition: 1, without: [AGGREGATES]) { query: Query }')
        expect(again).toContain('Service is already up to date.')
        expect(await cli.run(work, 'generate')).toMatchObject({ status: 0 })
        const generated = readFileSync(join(work, 'generated.graphql'), 'utf8')
        expect(generated).toContain('type Ship {')
        expect(generated).not.toContain('QueryMode')
      })

      test('makes tokens that open the service, tells of it and deletes it', async () => {
        const url = localUrl(server, 'closed')
        writeProject({
          datamodel: resolve('examples/datamodel.prisma'),
          prismaYml: `endpoint: ${url}\ndatamodel: datamodel.prisma\nsecret: one,two\n`,
        })
        expect(await cli.run(work, 'deploy')).toMatchObject({ status: 0 })
        const service = serviceOn(server, { name: 'closed', stage: 'dev' })
        expect((await service.query('{ products { name } }')).errors?.map(({ code }) => code)).toEqual([3015])
        const token = await cli.run(work, 'token')
        expect(
          await service.query('{ products { name } }', {}, { Authorization: `Bearer ${token.output.trim()}` }),
        ).toEqual({ data: { products: [] } })
        expect(await cli.run(work, 'info')).toMatchObject({
          status: 0,
          output: expect.stringContaining(`Prisma Admin: ${url}/_admin`) as string,
        })
        // this version asks the cloud alone, which is gone
        expect(await cli.run(work, 'list')).toMatchObject({
          status: 0,
          output: expect.stringContaining('No deployed service found') as string,
        })
        expect(await cli.run(work, 'delete', '--force')).toEqual({
          status: 0,
          output: `\nDeleting service ${url} from local... TIME\n`,
        })
        expect((await service.query('{ products { name } }')).errors?.map(({ code }) => code)).toEqual([3016])
      })
    })

    test('prisma1 1.34.12 seeds a new service, exports it, empties it and imports it again; ours and it import what the other exported', async () => {
      const open = await startServer(database)
      const cli = installedCli('prisma1', { prisma1: '1.34.12' })
      const url = localUrl(open, 'seeded')
      writeProject({
        datamodel: resolve('examples/datamodel.prisma'),
        prismaYml: `endpoint: ${url}\ndatamodel: datamodel.prisma\nsecret: one\nseed:\n  import: seed.graphql\n`,
      })
      writeFileSync(
        join(work, 'seed.graphql'),
        `mutation { createProduct(data: { name: "Rye", kind: BREAD, price: 3.5, allergens: { set: ["a", "b"] } }) { id } }
        mutation { createOrder(data: {
          number: 1, customer: { create: { email: "a@x", name: "A" } }, lines: { create: [{ product: { connect: { name: "Rye" } } }] }
        }) { id } }`,
      )
      const steps: number[] = []
      const run = async (...words: readonly string[]) => steps.push((await cli.run(work, ...words)).status)
      const service = serviceOn(open, { name: 'seeded', stage: 'dev' })
      const authorization = { Authorization: `Bearer ${token({}, 'one')}` }
      const all = () =>
        service.query(
          '{ orders { id placedAt status customer { id email } lines { id product { id name allergens } } } }',
          {},
          authorization,
        )
      await run('deploy')
      const before = await all()
      await run('export', '--path', 'out.zip')
      await run('reset', '--force')
      const emptied = await all()
      await run('import', '--data', 'out.zip')
      const after = await all()
      const ours = refractCli()
      const exchanged: unknown[] = []
      for (const [exporting, importing] of [
        [ours, cli],
        [cli, ours],
      ] as const) {
        steps.push((await exporting.run(work, 'export', '--path', 'exchanged.zip')).status)
        await run('reset', '--force')
        steps.push((await importing.run(work, 'import', '--data', 'exchanged.zip')).status)
        exchanged.push(await all())
      }
      ours.remove()
      await run('seed', '--reset')
      cli.remove()
      await open.stop()
      expect(steps).toEqual(Array(11).fill(0))
      expect(before).toMatchObject({
        data: {
          orders: [{ customer: { email: 'a@x' }, lines: [{ product: { name: 'Rye', allergens: ['a', 'b'] } }] }],
        },
      })
      expect([emptied, after, ...exchanged]).toEqual([{ data: { orders: [] } }, before, before, before])
    })

    describe('prisma 1.8.3', () => {
      let open: TestServer
      let cli: Cli
      beforeAll(async () => {
        open = await startServer(database)
        // it forgot to name mkdirp among its packages
        cli = installedCli('prisma', { prisma: '1.8.3', mkdirp: '0.5.6' })
        cli.writeHome('.prisma/config.yml', `clusters:\n  local:\n    host: http://localhost:${String(open.port)}\n`)
      })
      afterAll(async () => {
        cli.remove()
        await open.stop()
      })

      test('deploys a datamodel of its time and lists the service', async () => {
        writeProject({ prismaYml: 'service: blog\nstage: dev\ncluster: local\ndatamodel: datamodel.prisma\n' })
        writeFileSync(
          join(work, 'datamodel.prisma'),
          `type User {
            id: ID! @unique
            email: String! @unique
            tags: [String!]!
            posts: [Post!]! @relation(name: "UserPosts", onDelete: CASCADE)
          }
          type Post {
            id: ID! @unique
            createdAt: DateTime!
            title: String! @default(value: "untitled")
            author: User! @relation(name: "UserPosts")
          }`,
        )
        const url = localUrl(open, 'blog')
        const { status, output } = await cli.run(work, 'deploy')
        expect([status, output]).toEqual([0, expect.stringContaining(`  HTTP:  ${url}\n`)])
        expect(await cli.run(work, 'list')).toMatchObject({
          status: 0,
          output: expect.stringContaining('blog          dev    local') as string,
        })
        const service = serviceOn(open, { name: 'blog', stage: 'dev' })
        expect(
          await service.data(`mutation { createUser(data: {
            email: "ada@example.org", tags: { set: ["a", "b"] }, posts: { create: [{}] }
          }) { email tags posts { title } } }`),
        ).toEqual({ createUser: { email: 'ada@example.org', tags: ['a', 'b'], posts: [{ title: 'untitled' }] } })
      })

      test('deploys what goes beyond Prisma 1, also where only its line changes', async () => {
        writeProject({ prismaYml: 'service: beyond\nstage: dev\ncluster: local\ndatamodel: datamodel.prisma\n' })
        const deployed = async (line: string): Promise<string> => {
          const types = `type Ship @indexes(value: [{ fields: ["name", "code"] }]) {
            id: ID! @unique
            name: String!
            code: String @defaultFunction(name: ULID)
            version: Int! @version
          }`
          writeFileSync(join(work, 'datamodel.prisma'), `${line}\n${types}`)
          const { status, output } = await cli.run(work, 'deploy')
          expect([status, output]).toEqual([0, expect.stringContaining('Deploying service `beyond`')])
          return output
        }
        const service = serviceOn(open, { name: 'beyond', stage: 'dev' })
        await deployed('schema @refract(edition: 1) { query: Query }')
        const { createShip } = await service.data('mutation { createShip(data: {name: "A"}) { version code } }')
        expect(createShip).toEqual({ version: 1, code: expect.stringMatching(/^[0-9A-Z]{26}$/) as string })
        const narrower = 'schema @refract(edition: 1, without: [AGGREGATES]) { query: Query }'
        expect(await deployed(narrower)).not.toContain('already up to date')
        expect((await service.query('{ shipsAggregate { count } }')).errors).toHaveLength(1)
        expect(await deployed(narrower)).toContain('Service is already up to date.')
      })
    })

    function writeProject({ datamodel, prismaYml }: { readonly datamodel?: string; readonly prismaYml: string }): void {
      if (datamodel !== undefined) copyFileSync(datamodel, join(work, 'datamodel.prisma'))
      writeFileSync(join(work, 'prisma.yml'), prismaYml)
    }
  },
  { only: ['postgres'], because: 'the program speaks to the server, not to its database' },
)

const localUrl = ({ port }: TestServer, name: string): string => `http://localhost:${String(port)}/${name}/dev`
