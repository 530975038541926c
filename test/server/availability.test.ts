import { connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase, type TestDatabase } from '../support/databases.js'
import { queryDatabase, type DatabaseKeys } from '../support/load-dump.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService } from '../support/service.js'
import { until } from '../support/until.js'

/** A door between a server and its database that can be shut. */
async function openDoor(target: number) {
  const sockets = new Set<Socket>()
  let isShut = false
  let isFrozen = false
  const door: Server = createServer((inside) => {
    if (isShut) {
      inside.destroy()
      return
    }
    const outside = connect(target, '127.0.0.1')
    for (const socket of [inside, outside]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        inside.destroy()
        outside.destroy()
      })
    }
    if (!isFrozen) inside.pipe(outside).pipe(inside)
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  const address = door.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    shut() {
      isShut = true
      for (const socket of sockets) socket.destroy()
    },
    open() {
      isShut = false
    },
    /** Nothing comes through any more, and nobody is told. */
    freeze() {
      isFrozen = true
      for (const socket of sockets) socket.unpipe().pause()
    },
    /** For what comes from now on. */
    thaw() {
      isFrozen = false
      for (const socket of sockets) socket.destroy()
    },
    close: () => door.close(),
  }
}

const statusOf = async (url: string): Promise<number> => (await fetch(url)).status

eachDatabase(
  'a server whose database goes away',
  (database) => {
    let door: Awaited<ReturnType<typeof openDoor>>
    let server: TestServer
    beforeAll(async () => {
      door = await openDoor(database.address?.port ?? 0)
      server = await startServer(database, { database: { host: '127.0.0.1', port: door.port } })
    })
    afterAll(async () => {
      await server.stop()
      door.close()
    })

    test('tells nothing of it but the request, stays alive, and serves again by itself', async () => {
      const service = await deployService(server, 'type Pie { id: ID! @id name: String! }')
      await service.data('mutation { createPie(data: {name: "Apple"}) { id } }')
      door.shut()
      await until(async () => (await statusOf(`${server.url}/status/ready`)) === 503)
      expect(await statusOf(`${server.url}/status`)).toBe(200)
      const { errors } = await service.query('{ pies { name } }')
      expect(errors?.map(({ message }) => message.replace(/local:\w+/, 'ID'))).toEqual([
        'Whoops. Looks like an internal server error. Search your server logs for request ID: ID',
      ])
      expect(await service.query('{ __typename }')).toEqual({ data: { __typename: 'Query' } })
      door.open()
      await until(async () => (await service.query('{ pies { name } }')).errors === undefined)
      expect(await service.query('{ pies { name } }')).toEqual({ data: { pies: [{ name: 'Apple' }] } })
      await until(async () => (await statusOf(`${server.url}/status/ready`)) === 200)
    })

    test('lives on when the connections of running writes are cut', async () => {
      const service = await deployService(server, 'type Pie { id: ID! @id name: String! }')
      const load = { isOver: false, responses: 0 }
      const writing = Array.from({ length: 20 }, async () => {
        while (!load.isOver) {
          await service.query('mutation { createPie(data: {name: "Plum"}) { id } }').catch(() => undefined)
          load.responses += 1
        }
      })
      for (let cuts = 0; cuts < 5; cuts += 1) {
        const before = load.responses
        await until(() => load.responses > before + 100)
        door.shut()
        door.open()
      }
      load.isOver = true
      await Promise.all(writing)
      expect(server.process.exitCode).toBe(null)
      expect(server.output()).not.toContain('Unexpected error')
    })
  },
  {
    only: ['postgres'],
    because: 'the door stands in a connection over the network; the others are tried by their drivers',
  },
)

eachDatabase(
  'a server that starts before its database',
  (database) => {
    test('listens, says that it waits, and answers what waited', async () => {
      const door = await openDoor(database.address?.port ?? 0)
      door.shut()
      const server = await startServer(database, {
        database: { host: '127.0.0.1', port: door.port },
        until: 'listening',
      })
      const response = await fetch(`${server.url}/status`)
      expect([response.status, await response.json()]).toMatchObject([503, { status: 'waiting' }])
      const waiting = server.query('management', '{ serverInfo { primaryConnector } }')
      await pause(500)
      door.open()
      expect(await waiting).toEqual({ data: { serverInfo: { primaryConnector: 'postgres' } } })
      expect(await statusOf(`${server.url}/status`)).toBe(200)
      await server.stop()
      door.close()
    })

    test('finishes what runs when it is told to stop', async () => {
      const server = await startServer(database)
      const service = await deployService(server, 'type Pie { id: ID! @id }')
      const slow = service.query('mutation { executeRaw(query: "select 1 as one from pg_sleep(2)") }')
      await pause(500)
      const stopped = server.stop('SIGTERM')
      expect(await slow).toEqual({ data: { executeRaw: [{ one: 1 }] } })
      expect(await stopped).toBe(0)
    })
  },
  {
    only: ['postgres'],
    because: 'the door stands in a connection over the network; the others are tried by their drivers',
  },
)

eachDatabase(
  'a server whose database is reset under it',
  (database) => {
    test('forgets the services, tells so, and takes deploys again', async () => {
      const server = await startServer(database)
      const deploy = () => deployService(server, 'type Pie { id: ID! @id name: String! }', { name: 'pies' })
      const service = await deploy()
      await service.data('mutation { createPie(data: {name: "Apple"}) { id } }')
      await deployService(server, 'type Cake { id: ID! @id }', { name: 'cakes' })
      await resetDatabase(database, server.configuration.databases.default)
      await until(() => server.output().includes('is empty now'))
      expect(server.output()).toContain(
        '[WARNING] Database "default" is empty now: 2 services are gone; deploy again\n',
      )
      expect(await service.query('{ pies { name } }')).toMatchObject({ errors: [{ code: 3016 }] })
      const again = await deploy()
      expect(await again.query('{ pies { name } }')).toEqual({ data: { pies: [] } })
      await server.stop()
    })
  },
  { only: ['postgres', 'mariadb', 'mysql'], because: 'a file that is deleted stays open' },
)

/** As a database's container that lost its volume. */
async function resetDatabase(database: TestDatabase, keys: DatabaseKeys): Promise<void> {
  if (database.connector === 'postgres')
    await queryDatabase(
      database,
      { ...keys, database: 'postgres' },
      `DROP DATABASE "${String(keys['database'])}" WITH (FORCE)`,
    )
  else
    await queryDatabase(
      database,
      keys,
      ['pies@dev', 'cakes@dev', String(keys['managementSchema'])].map((name) => `DROP DATABASE \`${name}\``).join(';'),
    )
}

eachDatabase(
  'a server whose network is cut and tells nobody',
  (database) => {
    test('gives up connections that the network swallowed, and serves again', async () => {
      const door = await openDoor(database.address?.port ?? 0)
      const server = await startServer(database, { database: { host: '127.0.0.1', port: door.port } })
      const service = await deployService(server, 'type Pie { id: ID! @id name: String! }')
      await service.data('mutation { createPie(data: {name: "Pear"}) { id } }')
      door.freeze()
      const { errors } = await service.query('{ pies { name } }')
      expect(errors?.[0]?.message).toContain('Whoops')
      expect(await statusOf(`${server.url}/status/ready`)).toBe(503)
      door.thaw()
      await until(async () => (await service.query('{ pies { name } }')).errors === undefined)
      expect(await service.query('{ pies { name } }')).toEqual({ data: { pies: [{ name: 'Pear' }] } })
      await server.stop()
      door.close()
    })
  },
  { only: ['postgres', 'mariadb', 'mysql'], because: 'a file has no network' },
)
