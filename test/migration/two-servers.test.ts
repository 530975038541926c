import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { restartServer, startServer, type TestServer } from '../support/server.js'
import { freePort } from '../support/started-server.js'
import { deployService, serviceOn } from '../support/service.js'

const deploy = `mutation ($input: DeployInput!) { deploy(input: $input) { errors { description } migration { revision } } }`

/** Tried until no other deploy is in progress. */
async function whenNothingIsOpen(deployLast: () => Promise<unknown>): Promise<void> {
  for (;;)
    try {
      await deployLast()
      return
    } catch (error) {
      if (!String(error).includes('4008')) throw error
      await pause(100)
    }
}

async function twoServers(database: Parameters<typeof startServer>[0]): Promise<readonly [TestServer, TestServer]> {
  const first = await startServer(database)
  const second = await restartServer(database, { ...first.configuration, port: await freePort() })
  return [first, second]
}

eachDatabase(
  'two servers on one database',
  (database) => {
    test('what one deploys the other one serves', async () => {
      const [first, second] = await twoServers(database)
      const service = await deployService(first, 'type Jar { id: ID! @id label: String! }')
      const other = serviceOn(second, service)
      await service.data('mutation { createJar(data: {label: "plums"}) { id } }')
      expect(await other.data('{ jars { label } }')).toEqual({ jars: [{ label: 'plums' }] })
      await service.deploy('type Jar { id: ID! @id label: String! litres: Float }')
      let response = await other.query('{ jars { label litres } }')
      while (response.errors !== undefined) {
        await pause(50)
        response = await other.query('{ jars { label litres } }')
      }
      expect(response).toEqual({ data: { jars: [{ label: 'plums', litres: null }] } })
      await Promise.all([first.stop(), second.stop()])
    })

    test('deploys at the same time leave one history, and both serve its end', async () => {
      const servers = await twoServers(database)
      const [first] = servers
      const service = await deployService(first, 'type Jar { id: ID! @id }')
      const { name, stage } = service
      // many, so that some plan over the tables that others change
      const responses = await Promise.all(
        Array.from({ length: 24 }, (_, index) =>
          servers[index % 2]!.query('management', deploy, {
            input: { name, stage, types: `type Jar { id: ID! @id f${String(index)}: Int }`, force: true },
          }),
        ),
      )
      for (const { errors, data } of responses)
        if (errors === undefined)
          expect(data?.['deploy']).toEqual({ errors: [], migration: { revision: expect.any(Number) as number } })
        else expect(errors, servers.map((server) => server.output()).join('\n')).toMatchObject([{ code: 4008 }])
      await whenNothingIsOpen(() => service.deploy('type Jar { id: ID! @id end: Int }', { force: true }))
      const query = `{ listMigrations(name: "${name}", stage: "${stage}") { revision status datamodel } }`
      const [histories, jars] = await Promise.all([
        Promise.all(servers.map((server) => server.query('management', query))),
        Promise.all(
          servers.map((server) =>
            server
              .query('management', `{ migrationStatus(name: "${name}", stage: "${stage}") { status } }`)
              .then(() => serviceOn(server, service).query('{ jars { end } }')),
          ),
        ),
      ])
      const history = histories[0]!.data?.['listMigrations'] as readonly {
        readonly revision: number
        readonly status: string
      }[]
      expect(histories[1]).toEqual(histories[0])
      expect(history.map(({ revision }) => revision)).toEqual(history.map((_, index) => history.length - index))
      expect(new Set(history.map(({ status }) => status))).toEqual(new Set(['SUCCESS']))
      expect(jars).toEqual([{ data: { jars: [] } }, { data: { jars: [] } }])
      await Promise.all(servers.map((server) => server.stop()))
    })
  },
  { only: ['postgres', 'mariadb', 'mysql', 'mysql9'], because: 'one process opens the embedded database' },
)
