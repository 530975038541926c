import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

/** Names of what every object inherits. */
const names = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__']

eachDatabase('variables with names that objects inherit', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, 'type Car { id: ID! @id constructor: String valueOf: Int }')
    await service.data(
      'mutation { a: createCar(data: {id: "a", constructor: "c"}) { id } b: createCar(data: {id: "b"}) { id } }',
    )
  })
  afterAll(() => server.stop())

  test.each(names)('$%s is absent, null or given', async (name) => {
    const text = `query ($${name}: String, $first: Int) { cars(where: {constructor: $${name}}, first: $first, orderBy: id_ASC) { id } }`
    const found = async (variables: string): Promise<unknown> => {
      const response = await fetch(service.url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: `{"query": ${JSON.stringify(text)}, "variables": ${variables}}`,
      })
      return ((await response.json()) as { readonly data: unknown }).data
    }
    expect(await found('{}')).toEqual({ cars: [{ id: 'a' }, { id: 'b' }] })
    expect(await found(`{"${name}": null}`)).toEqual({ cars: [{ id: 'b' }] })
    expect(await found(`{"${name}": "c"}`)).toEqual({ cars: [{ id: 'a' }] })
  })

  test('fields of these names that an input leaves out are absent', async () => {
    const create = 'mutation ($data: CarCreateInput!) { createCar(data: $data) { constructor valueOf } }'
    expect(await service.data(create, { data: {} })).toEqual({ createCar: { constructor: null, valueOf: null } })
  })
})
