import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { restartServer, startServer, type TestServer } from '../support/server.js'
import { deployService, serviceOn, type TestService } from '../support/service.js'
import { freePort } from '../support/started-server.js'
import { until } from '../support/until.js'
import { greetedSocket, nextData, subscribe, type TestSocket } from '../subscription/open-socket.js'

const datamodel = 'type Boat { id: ID! @id name: String }'

/** Names that a subscriber heard of, as they come. */
interface Hearer {
  readonly names: readonly string[]
  readonly socket: TestSocket
}

async function hear({ url }: TestService): Promise<Hearer> {
  const socket = await greetedSocket(url)
  expect(await subscribe(socket, '1', 'subscription { boat { node { name } } }')).toMatchObject({
    type: 'subscription_success',
  })
  const names: string[] = []
  const listen = async (): Promise<void> => {
    for (;;)
      names.push(
        ((await nextData(socket)) as { readonly boat: { readonly node: { readonly name: string } } }).boat.node.name,
      )
  }
  listen().catch(() => undefined)
  return { names, socket }
}

const create = ({ data }: TestService, name: string) =>
  data('mutation ($name: String) { createBoat(data: {name: $name}) { id } }', { name })

eachDatabase(
  'Two servers on one database, without any configuration of a bus',
  (database) => {
    let a: TestServer
    let b: TestServer
    let path: Parameters<typeof serviceOn>[1]

    beforeAll(async () => {
      a = await startServer(database)
      path = await deployService(a, datamodel)
      b = await restartServer(database, { ...a.configuration, port: await freePort() })
    })
    afterAll(async () => {
      await Promise.all([a.stop(), b.stop()])
    })

    const both = (): readonly [TestService, TestService] => [serviceOn(a, path), serviceOn(b, path)]
    /** Writes on both, in turn, and tells that both heard of all, once. */
    async function expectAllHeard(label: string, hearers: readonly Hearer[]): Promise<void> {
      const expected = Array.from({ length: 20 }, (_, index) => `${label} ${String(index)}`)
      const services = both()
      for (const [index, name] of expected.entries()) await create(services[index % 2]!, name)
      const heard = ({ names }: Hearer) => names.filter((name) => name.startsWith(`${label} `))
      await until(() => hearers.every((one) => heard(one).length >= expected.length), {
        explain: () => JSON.stringify(hearers.map(heard)),
      })
      for (const one of hearers) expect(heard(one).toSorted()).toEqual(expected.toSorted())
    }

    test('every event reaches every subscriber, over restarts of either', async () => {
      const [onA, onB] = both()
      const [atA, atB] = [await hear(onA), await hear(onB)]
      await expectAllHeard('first', [atA, atB])

      // what is written while one server is away goes on reaching those of the other
      await b.stop('SIGKILL')
      await create(onA, 'alone')
      b = await restartServer(database, b.configuration)
      const atNewB = await hear(both()[1])
      await expectAllHeard('killed', [atA, atNewB])

      atA.socket.close()
      await a.stop()
      await create(both()[1], 'alone')
      a = await restartServer(database, a.configuration)
      const atNewA = await hear(both()[0])
      await expectAllHeard('stopped', [atNewA, atNewB])
      expect(atA.names).toContain('alone')
      expect(atNewB.names).toContain('alone')
    })

    test('a subscriber of a server that joins under load misses nothing of what is written from then on', async () => {
      const [onA] = both()
      let written = 0
      const isOver = new AbortController()
      const writing = (async () => {
        for (; !isOver.signal.aborted; written += 1) await create(onA, `load ${String(written)}`)
      })()
      await b.stop('SIGKILL')
      b = await restartServer(database, b.configuration)
      const atB = await hear(both()[1])
      const from = written + 1
      await until(() => written > from + 20)
      isOver.abort()
      await writing
      const expected = Array.from({ length: written - from }, (_, index) => `load ${String(from + index)}`)
      await until(() => atB.names.includes(`load ${String(written - 1)}`))
      expect(atB.names.slice(-expected.length)).toEqual(expected)
    })

    test('a connection of the bus that is cut comes back, and what was written meanwhile arrives', async () => {
      const [onA, onB] = both()
      const [atA, atB] = [await hear(onA), await hear(onB)]
      const run = async (text: string): Promise<readonly Readonly<Record<string, number | null>>[]> =>
        (await onA.data('mutation ($text: String!) { executeRaw(query: $text) }', { text }))['executeRaw'] as never
      if (database.connector === 'postgres')
        await run(
          "SELECT count(pg_terminate_backend(pid)) FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock'",
        )
      else {
        const namespace = String(a.configuration.databases.default['managementSchema'])
        const holders = await run(
          `SELECT IS_USED_LOCK(CONCAT('refract ', link)) AS id FROM \`${namespace}\`.\`_refract_Link\``,
        )
        for (const { id } of holders) if (id !== null) await run(`KILL ${String(id)}`)
      }
      await until(() => [a, b].every((one) => one.output().includes('Retrying; until then')))
      await create(onA, 'meanwhile')
      await until(() => [atA, atB].every(({ names }) => names.includes('meanwhile')))
      await expectAllHeard('again', [atA, atB])
    })

    test('the log names the bus', () => {
      const { connector } = database
      expect(a.output()).toMatch(
        new RegExp(`^\\[INFO\\] Event bus: connected to ${connector} 127\\.0\\.0\\.1:\\d+\\.$`, 'm'),
      )
    })
  },
  { only: ['postgres', 'mariadb', 'mysql', 'mysql9'], because: 'one server has the file of a SQLite database' },
)

eachDatabase(
  'Two servers on one database, each for itself',
  (database) => {
    test('say so', async () => {
      const a = await startServer(database, { configuration: { bus: 'memory' } })
      const b = await restartServer(database, { ...a.configuration, port: await freePort() })
      await until(() => [a, b].every((one) => one.output().includes('[WARNING] Another server uses this database')))
      expect(a.output()).toContain('[INFO] Event bus: memory')
      await Promise.all([a.stop(), b.stop()])
    })
  },
  { only: ['postgres', 'mysql'], because: 'one server has the file of a SQLite database' },
)
