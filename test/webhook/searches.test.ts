import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startReceiver, type TestReceiver } from '../support/receiver.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService } from '../support/service.js'
import { until } from '../support/until.js'

eachDatabase('Webhooks with filters beyond Prisma 1', (database) => {
  let server: TestServer
  let receiver: TestReceiver
  beforeAll(async () => {
    server = await startServer(database)
    receiver = await startReceiver()
  })
  afterAll(async () => {
    await server.stop()
    await receiver.close()
  })

  test('searches of texts decide too', async () => {
    const searched = `schema @refract(edition: 1, features: [SEARCH]) { query: Query }
      type Book @indexes(value: [{ name: "text", fields: ["title", "notes"], type: FULLTEXT }]) {
        id: ID! @id  title: String  notes: String }`
    const query = 'subscription { book(where: { node: { text_search: "white -grey" } }) { mutation node { id } } }'
    const own = await deployService(server, searched, {
      subscriptions: [{ name: 'book', query, url: `${receiver.url}/book`, headers: [] }],
    })
    await own.data(`mutation {
      sea: createBook(data: { id: "b1", title: "sea" }) { id }
      grey: createBook(data: { id: "b2", title: "grey whale", notes: "white foam" }) { id }
      white: createBook(data: { id: "b3", notes: "white whale" }) { id }
    }`)
    await own.data('mutation { updateBook(where: { id: "b2" }, data: { title: "blue whale" }) { id } }')
    await own.data('mutation { updateBook(where: { id: "b3" }, data: { notes: "whale" }) { id } }')
    await own.data('mutation { updateBook(where: { id: "b1" }, data: { notes: "white" }) { id } }')
    await until(() => receiver.requests.length >= 3)
    expect(receiver.bodies('/book')).toEqual([
      { data: { book: { mutation: 'CREATED', node: { id: 'b3' } } } },
      { data: { book: { mutation: 'UPDATED', node: { id: 'b2' } } } },
      { data: { book: { mutation: 'UPDATED', node: { id: 'b1' } } } },
    ])
  })
})
