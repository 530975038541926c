import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const requests = 1000

eachDatabase('A burst of requests', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database, { database: { connectionLimit: 3 } })
    service = await deployService(server, 'type Parcel { id: ID! @id number: Int! @unique weight: Int }')
  })
  afterAll(() => server.stop())

  test('is answered whole: reads, writes and transactions beside each other on few connections', async () => {
    const responses = await Promise.all(
      Array.from({ length: requests }, (_, number) => {
        switch (number % 4) {
          case 0:
            return service.query(`mutation { createParcel(data: { number: ${String(number)} }) { number } }`)
          case 1:
            return service.query(
              'mutation { updateManyParcels(where: { number_lt: 40 }, data: { weight: 5 }) { count } }',
            )
          default:
            return service.query('{ parcels(first: 5) { number } }')
        }
      }),
    )
    expect(responses.filter(({ errors }) => errors !== undefined)).toEqual([])
    expect(await service.query('{ parcelsConnection { aggregate { count } } }')).toEqual({
      data: { parcelsConnection: { aggregate: { count: requests / 4 } } },
    })
  })
})
