import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { until } from '../support/until.js'

const datamodel = `
type Quay { id: ID! @id boats: [Boat] }
type Boat { id: ID! @id name: String quay: Quay @relation(link: INLINE) }`

/** Names without a unique field: nothing but running once keeps a write from doing its work twice. */
const names = (kind: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${kind} ${String(index)}`)

eachDatabase(
  'writes that share connections',
  (database) => {
    let server: TestServer
    let service: TestService
    let other: pg.Client
    let namespace: string
    beforeAll(async () => {
      // three connections for writes
      server = await startServer(database, { database: { connectionLimit: 6 } })
      service = await deployService(server, datamodel)
      namespace = `"${service.name}$${service.stage}"`
      other = new pg.Client(server.configuration.databases.default)
      await other.connect()
      await other.query(`CREATE FUNCTION ${namespace}.wait() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN PERFORM pg_sleep(0.3); RETURN NEW; END'`)
      await other.query(`CREATE TRIGGER wait BEFORE INSERT ON ${namespace}."Boat" FOR EACH ROW
        WHEN (NEW."name" LIKE 'slow %') EXECUTE FUNCTION ${namespace}.wait()`)
      await service.data('mutation { createQuay(data: {id: "north"}) { id } }')
    })
    afterAll(async () => {
      await other.end()
      await server.stop()
    })

    const create = (name: string, more = '') =>
      service.query(`mutation { createBoat(data: {name: "${name}"${more}}) { name } }`)
    const errorsOf = (results: readonly Awaited<ReturnType<typeof create>>[]): readonly unknown[] =>
      results.flatMap(({ errors }) => errors ?? [])

    /** How many boats have each of the names. */
    async function boats(named: readonly string[]): Promise<readonly number[]> {
      const { rows } = await other.query<{ name: string; count: string }>(
        `SELECT "name", count(*) FROM ${namespace}."Boat" WHERE "name" = ANY($1) GROUP BY "name"`,
        [named],
      )
      const counts = new Map(rows.map(({ name, count }) => [name, Number(count)]))
      return named.map((name) => counts.get(name) ?? 0)
    }

    test('go on while one of them waits for a lock', async () => {
      const [waiting, free] = [names('waiting', 2), names('free', 80)]
      await other.query('BEGIN')
      await other.query(`SELECT FROM ${namespace}."Quay" WHERE "id" = 'north' FOR UPDATE`)
      const blocked = Promise.all(waiting.map((name) => create(name, ', quay: {connect: {id: "north"}}')))
      expect(errorsOf(await Promise.all(free.map((name) => create(name))))).toEqual([])
      expect(await boats(waiting)).toEqual([0, 0])
      await other.query('COMMIT')
      expect(errorsOf(await blocked)).toEqual([])
      expect(await boats([...waiting, ...free])).toEqual([...waiting, ...free].map(() => 1))
    })

    test('are done once each, though slow ones among them are ended and begun again', async () => {
      const all = names('quick', 60).flatMap((name, index) =>
        index % 6 === 0 ? [`slow ${String(index)}`, name] : [name],
      )
      expect(errorsOf(await Promise.all(all.map((name) => create(name))))).toEqual([])
      expect(await boats(all)).toEqual(all.map(() => 1))
    })

    test('are done, once, though their sessions are ended before they are', async () => {
      const [alone, nested] = [names('ended', 3), names('ended below', 3)]
      await other.query('BEGIN')
      await other.query(`SELECT FROM ${namespace}."Quay" WHERE "id" = 'north' FOR UPDATE`)
      const blocked = Promise.all([
        ...alone.map((name) => create(name, ', quay: {connect: {id: "north"}}')),
        ...nested.map((name) =>
          service.query(
            `mutation { updateQuay(where: {id: "north"}, data: {boats: {create: {name: "${name}"}}}) { id } }`,
          ),
        ),
      ])
      let ended = 0
      await until(async () => {
        const { rowCount } = await other.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'refract' AND wait_event_type = 'Lock'`,
        )
        ended += rowCount ?? 0
        return ended > 0 && rowCount === 0
      })
      await other.query('COMMIT')
      expect(errorsOf(await blocked)).toEqual([])
      expect(await boats([...alone, ...nested])).toEqual([...alone, ...nested].map(() => 1))
    })

    test('are done once or not at all when their connections are lost', async () => {
      const all = names('lost', 300)
      let isOver = false
      const done = Promise.all(all.map((name) => create(name))).finally(() => (isOver = true))
      let ended = 0
      await until(
        async () => {
          const { rowCount } = await other.query(
            `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
              WHERE datname = current_database() AND application_name = 'refract' AND query LIKE '%INSERT INTO%"Boat"%'`,
          )
          ended += rowCount ?? 0
          return isOver
        },
        { pauseMs: 5 },
      )
      expect(ended).toBeGreaterThan(0)
      const told = await done
      const found = await boats(all)
      expect(found.filter((count) => count > 1)).toEqual([])
      expect(
        told.flatMap(({ errors }, index) => (errors === undefined && found[index] !== 1 ? [all[index]] : [])),
      ).toEqual([])
      expect(errorsOf([await create('after all')])).toEqual([])
    })
  },
  { only: ['postgres'], because: 'the drivers of other databases have a connection for each write' },
)
