import pg from 'pg'
import { expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { restartServer, startServer, type TestServer } from '../support/server.js'
import { deployService, serviceOn, type TestService } from '../support/service.js'
import { until } from '../support/until.js'
import { indexesIn } from './table-indexes.js'

const line = 'schema @refract(edition: 1) { query: Query }'
const plain = `${line} type Jar { id: ID! @id a: Int b: Int }`
const indexed = plain.replace('type Jar', 'type Jar @indexes(value: {fields: [a, b], unique: true})')

const unmarked = `schema @refract(edition: 1, features: [SOFT_DELETE]) { query: Query }
type Jar { id: ID! @id a: Int @unique b: Int deletedAt: DateTime }`
const marked = unmarked.replace('DateTime', 'DateTime @softDelete')

eachDatabase(
  'indexes made beside writers',
  (database) => {
    /** A service with a row that a transaction of another program has written and not yet committed. */
    async function withOpenWrite(
      work: (server: TestServer, service: TestService, writer: pg.Client) => Promise<void>,
      datamodel = plain,
    ) {
      const server = await startServer(database)
      const service = await deployService(server, datamodel)
      const writer = new pg.Client(server.configuration.databases.default)
      await writer.connect()
      try {
        await writer.query('BEGIN')
        await writer.query(`INSERT INTO "${service.name}$dev"."Jar" (id, a, b) VALUES ('x', 1, 1)`)
        await work(server, service, writer)
      } finally {
        await writer.end()
        await server.stop()
      }
    }

    /** Starts the deploy and waits until the index is being made. */
    async function beginDeploy(
      server: TestServer,
      { name, stage }: TestService,
      writer: pg.Client,
      types = indexed,
    ): Promise<void> {
      const text = 'mutation ($input: DeployInput!) { deploy(input: $input) { migration { revision } } }'
      const { data } = await server.query('management', text, { input: { name, stage, types, force: true } })
      expect(data).toEqual({ deploy: { migration: { revision: 3 } } })
      await until(async () => (await writer.query(`SELECT FROM pg_index WHERE NOT indisvalid`)).rowCount === 1)
    }

    const statusOf = async (server: TestServer, { name, stage }: TestService): Promise<unknown> =>
      (await server.query('management', `{ migrationStatus(name: "${name}", stage: "${stage}") { status } }`)).data?.[
        'migrationStatus'
      ]

    test('nobody waits for the index but the deploy', async () => {
      await withOpenWrite(async (server, service, writer) => {
        await beginDeploy(server, service, writer)
        await service.data(
          'mutation { createJar(data: {a: 2, b: 2}) { id } updateManyJars(where: {a: 2}, data: {b: 3}) { count } }',
        )
        expect(await service.data('{ jars { a b } }')).toEqual({ jars: [{ a: 2, b: 3 }] })
        await writer.query('COMMIT')
        await until(async () => JSON.stringify(await statusOf(server, service)) === '{"status":"SUCCESS"}')
        expect(await indexesIn(database, service, 'Jar')).toEqual(['a_b unique a,b'])
      })
    })

    const searched = (fields: string): string =>
      `schema @refract(edition: 1, features: [SEARCH]) { query: Query } type Jar @indexes(value: {name: "words", fields: [${fields}], type: FULLTEXT}) { id: ID! @id a: Int b: Int text: String more: String }`
    const textIndexes = async (writer: pg.Client): Promise<readonly unknown[]> =>
      (
        await writer.query(
          `SELECT relname, indisvalid FROM pg_class JOIN pg_index ON indexrelid = oid WHERE relname LIKE '\\_refract\\_Jar%'`,
        )
      ).rows as readonly unknown[]

    test('a text index over other fields takes the place of the old one when it is complete', async () => {
      await withOpenWrite(async (server, service, writer) => {
        await beginDeploy(server, service, writer, searched('text, more'))
        await service.data(
          'mutation { createJar(data: {id: "y", text: "white", more: "whale"}) { id } updateManyJars(where: {words_search: "white"}, data: {a: 3}) { count } }',
        )
        expect(await service.data('{ jars(where: {words_search: "white"}) { a } }')).toEqual({ jars: [{ a: 3 }] })
        await writer.query('COMMIT')
        await until(async () => JSON.stringify(await statusOf(server, service)) === '{"status":"SUCCESS"}')
        expect(await service.data('{ jars(where: {words_search: "white whale"}) { id } }')).toEqual({
          jars: [{ id: 'y' }],
        })
        expect(await textIndexes(writer)).toEqual([{ relname: '_refract_Jar_words', indisvalid: true }])
      }, searched('text'))
    })

    test('a text index that a killed server was changing is finished by the next', async () => {
      await withOpenWrite(async (server, service, writer) => {
        await beginDeploy(server, service, writer, searched('text, more'))
        await server.stop('SIGKILL')
        await writer.query('COMMIT')
        const next = await restartServer(database, server.configuration)
        try {
          await until(async () => JSON.stringify(await statusOf(next, service)) === '{"status":"SUCCESS"}')
          expect(await textIndexes(writer)).toEqual([{ relname: '_refract_Jar_words', indisvalid: true }])
        } finally {
          await next.stop()
        }
      }, searched('text'))
    })

    test('so it is for what holds unique values among nodes that are not deleted', async () => {
      await withOpenWrite(async (server, service, writer) => {
        await beginDeploy(server, service, writer, marked)
        await service.data('mutation { createJar(data: {a: 2}) { id } }')
        await writer.query('COMMIT')
        await until(async () => JSON.stringify(await statusOf(server, service)) === '{"status":"SUCCESS"}')
        expect(await indexesIn(database, service, 'Jar')).toEqual(['a-live unique a'])
        await service.data('mutation { deleteJar(where: {a: 2}) { id } createJar(data: {a: 2}) { id } }')
        expect((await service.query('mutation { createJar(data: {a: 2}) { id } }')).errors).toMatchObject([
          { code: 3010 },
        ])
      }, unmarked)
    })

    test('rows that come to be equal meanwhile undo the deploy, and leave no index', async () => {
      await withOpenWrite(async (server, service, writer) => {
        await beginDeploy(server, service, writer)
        await writer.query(`INSERT INTO "${service.name}$dev"."Jar" (id, a, b) VALUES ('y', 1, 1)`)
        await writer.query('COMMIT')
        await until(async () => JSON.stringify(await statusOf(server, service)) === '{"status":"ROLLBACK_SUCCESS"}')
        const { rows } = await writer.query(`SELECT relname FROM pg_class WHERE relname LIKE '\\_refract\\_Jar%'`)
        expect(rows).toEqual([])
        await service.data('mutation { createJar(data: {a: 1, b: 1}) { id } }')
      })
    })

    test('what a killed server has begun is finished by the next', async () => {
      await withOpenWrite(async (server, service, writer) => {
        await beginDeploy(server, service, writer)
        await server.stop('SIGKILL')
        await writer.query('COMMIT')
        const next = await restartServer(database, server.configuration)
        try {
          await until(async () => JSON.stringify(await statusOf(next, service)) === '{"status":"SUCCESS"}')
          expect(await indexesIn(database, serviceOn(next, service), 'Jar')).toEqual(['a_b unique a,b'])
        } finally {
          await next.stop()
        }
      })
    })
  },
  {
    only: ['postgres'],
    because: 'elsewhere a table change either lets others write by itself or locks the whole file',
  },
)
