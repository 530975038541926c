import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { eachBroker, startBroker, type TestBroker } from '../support/brokers.js'
import { eachDatabase } from '../support/databases.js'
import { restartServer, startServer, type TestServer } from '../support/server.js'
import { deployService } from '../support/service.js'
import { freePort } from '../support/started-server.js'
import { until } from '../support/until.js'

eachDatabase(
  'Two servers on one database',
  (database) => {
    eachBroker('over a bus', (name) => {
      let broker: TestBroker
      let [a, b]: (TestServer | undefined)[] = []

      beforeAll(async () => {
        broker = await startBroker(name)
        a = await startServer(database, { configuration: { bus: broker.uri } })
        b = await restartServer(database, { ...a.configuration, port: await freePort() })
      })
      afterAll(async () => {
        await Promise.all([a?.stop(), b?.stop()])
        await broker.remove()
      })

      test('a write on one reaches a subscriber on the other, also after the bus was away; a deploy is seen', async () => {
        const service = await deployService(a!, 'type Boat { id: ID! @id name: String }')
        const path = `${service.name}/${service.stage}`
        await b!.query(path, '{ boats { id } }')
        const client = createClient({ url: `${b!.url.replace('http', 'ws')}/${path}`, webSocketImpl: WebSocket })
        const heard: unknown[] = []
        let ended: unknown
        client.subscribe(
          { query: 'subscription { boat { node { name } } }' },
          { next: ({ data }) => heard.push(data), error: (error) => (ended = error), complete: () => undefined },
        )
        const create = (boat: string) =>
          service.data('mutation ($name: String) { createBoat(data: { name: $name }) { id } }', { name: boat })
        // the subscription has begun when the first of these arrives
        for (let tries = 0; heard.length === 0 && tries < 100; tries += 1) {
          await create('early')
          await new Promise((resolve) => setTimeout(resolve, 100))
        }
        heard.length = 0
        await create('before')
        await until(() => heard.length > 0 && JSON.stringify(heard.at(-1)).includes('before'))
        await broker.kill()
        await until(() => [a, b].every((one) => one!.output().includes('Retrying')))
        await create('away')
        await broker.start()
        await until(() => JSON.stringify(heard.at(-1)).includes('away'))
        expect(heard.slice(-2)).toEqual([{ boat: { node: { name: 'before' } } }, { boat: { node: { name: 'away' } } }])
        await service.deploy('type Boat { id: ID! @id name: String size: Int }')
        await until(() => ended !== undefined)
        expect(ended).toMatchObject([{ message: 'Schema changed' }])
        expect(await b!.query(path, '{ boats(where: { size: 1 }) { size } }')).toEqual({ data: { boats: [] } })
        await client.dispose()
      })
    })
  },
  { only: ['postgres'], because: 'the bus does not depend on the database' },
)
