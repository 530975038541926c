import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { restartServer, startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

eachDatabase('a service', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, 'type Bird { id: ID! @id name: String! @unique weight: Float }')
  })
  afterAll(() => server.stop())

  test('gives back what was created', async () => {
    await service.data('mutation { createBird(data: {name: "Wren", weight: 9.5}) { id } }')
    expect(await service.query('{ birds { name weight } }')).toEqual({
      data: { birds: [{ name: 'Wren', weight: 9.5 }] },
    })
  })

  test('keeps its data when its server is stopped and started', async () => {
    const other = await deployService(server, 'type Nest { id: ID! @id eggs: Int! }')
    await other.data('mutation { createNest(data: {eggs: 3}) { eggs } }')
    expect(await server.stop()).toBe(0)
    server = await restartServer(database, server.configuration)
    expect(await server.query(`${other.name}/dev`, '{ nests { eggs } }')).toEqual({ data: { nests: [{ eggs: 3 }] } })
  })
})
