import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { queryDatabase } from '../support/load-dump.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { until } from '../support/until.js'
import { openSocket } from '../subscription/open-socket.js'

const datamodel = 'type A { id: ID! @id s: String } type B { id: ID! @id s: String } type C { id: ID! @id s: String }'

eachDatabase(
  'a client that leaves before its answer',
  (database) => {
    let server: TestServer
    let service: TestService
    const isPostgres = database.connector === 'postgres'
    const sleep = isPostgres ? 'pg_sleep(77)' : 'sleep(77)'
    beforeAll(async () => {
      server = await startServer(database, { database: { rawAccess: true, connectionLimit: 4 } })
      service = await deployService(server, datamodel)
      await service.data('mutation { createA(data: {id: "a", s: "x"}) { id } createC(data: {id: "c", s: "x"}) { id } }')
      const raw = (text: string) => service.data('mutation ($text: String!) { executeRaw(query: $text) }', { text })
      const quote = (name: string): string => (isPostgres ? `"${name}"` : `\`${name}\``)
      const namespace = quote(`${service.name}${isPostgres ? '$' : '@'}${service.stage}`)
      /** Makes reading a table of one row take a while. */
      const slow = async (name: string, pause: string): Promise<void> => {
        const [table, kept] = [`${namespace}.${quote(name)}`, `${namespace}.${quote(`${name}Kept`)}`]
        await raw(isPostgres ? `alter table ${table} rename to "${name}Kept"` : `rename table ${table} to ${kept}`)
        await raw(
          `create view ${table} as select * from ${kept} where ${isPostgres ? `${pause} is not null` : `${pause} = 0`}`,
        )
      }
      // longer than any test
      await slow('A', sleep)
      await slow('C', sleep.replace('77', '0.005'))
    })
    afterAll(() => server.stop())

    /** Statements that sleep in the database. */
    async function sleeping(): Promise<number> {
      const rows = await queryDatabase(
        database,
        server.configuration.databases.default,
        isPostgres
          ? `select pid from pg_stat_activity where state = 'active' and wait_event = 'PgSleep'`
          : `select id from information_schema.processlist where state = 'User sleep'`,
      )
      return rows.length
    }

    const send = (query: string, signal?: AbortSignal): Promise<Response> =>
      fetch(service.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
        ...(signal === undefined ? {} : { signal }),
      })

    test.each([
      ['a read', '{ as { s } }'],
      ['several root fields', '{ as { s } other: as { s } a(where: {id: "a"}) { s } }'],
      ['a raw read', `mutation { executeRaw(query: "select ${sleep}") }`],
    ])('ends its statement: %s', async (_, query) => {
      const client = new AbortController()
      const response = send(query, client.signal).catch(() => 'left')
      await until(async () => (await sleeping()) > 0)
      client.abort()
      expect(await response).toBe('left')
      await until(async () => (await sleeping()) === 0)
      // those who stayed are served as before
      const responses = await Promise.all(Array.from({ length: 12 }, () => service.query('{ bs { s } }')))
      expect(responses.flatMap(({ errors }) => errors ?? [])).toEqual([])
      expect(server.output()).not.toContain('error/unhandled')
    })

    test.each(['complete', 'close'] as const)('ends its statement over a websocket: %s', async (way) => {
      const socket = await openSocket(service.url, 'graphql-transport-ws')
      socket.send({ type: 'connection_init' })
      await socket.next()
      socket.send({ id: 'slow', type: 'subscribe', payload: { query: '{ as { s } }' } })
      await until(async () => (await sleeping()) > 0)
      if (way === 'close') socket.close()
      else socket.send({ id: 'slow', type: 'complete' })
      await until(async () => (await sleeping()) === 0)
      socket.close()
      expect(server.output()).not.toContain('error/unhandled')
    })

    test('costs nobody an answer who waits behind many that leave together', async () => {
      // cancellations arrive late, when what they were for has ended: those who stay run for a while
      for (let round = 0; round < 5; round += 1) {
        const clients = new AbortController()
        const leaving = Array.from({ length: 60 }, () => send('{ cs { s } }', clients.signal).catch(() => 'left'))
        await service.query('{ bs { s } }')
        const waiting = Array.from({ length: 20 }, () => service.query('{ cs { s } }'))
        clients.abort()
        await Promise.all(leaving)
        expect((await Promise.all(waiting)).flatMap(({ errors }) => errors ?? [])).toEqual([])
      }
    })

    test('does not end what it writes', async () => {
      const items = Array.from({ length: 20 }, (_, index) => `m${String(index)}: createB(data: {s: "x"}) { id }`)
      const client = new AbortController()
      const response = send(`mutation { ${items.join(' ')} }`, client.signal).catch(() => 'left')
      await until(async () => ((await service.data('{ bs { s } }'))['bs'] as readonly unknown[]).length > 0)
      client.abort()
      await response
      await until(async () => ((await service.data('{ bs { s } }'))['bs'] as readonly unknown[]).length === 20)
    })
  },
  {
    only: ['postgres', 'mariadb', 'mysql', 'mysql9'],
    because: 'SQLite runs inside the process: while it works nobody can be heard leaving',
  },
)
