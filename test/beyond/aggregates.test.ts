import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createShips } from '../reads/ships.js'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { aggregates, groups, refusedGroups } from './aggregate-expectations.js'
import { beyondDatamodel } from './ships.js'

eachDatabase('aggregates and groups', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database, { database: { rawAccess: true } })
    service = await deployService(server, beyondDatamodel)
    await createShips(service)
  })
  afterAll(() => server.stop())

  test.each(aggregates)('%s', async (request, response) => {
    expect(await service.data(request)).toEqual(response)
  })

  test.each(groups)('shipsGroupBy(%s) { %s }', async (args, selection, response) => {
    const { shipsGroupBy } = await service.data(`{ shipsGroupBy(${args}) { ${selection} } }`)
    expect(shipsGroupBy).toEqual(response)
  })

  test.each(refusedGroups)('shipsGroupBy(%s) { %s } is refused with %i', async (args, selection, code, message) => {
    expect(await service.query(`{ shipsGroupBy(${args}) { ${selection} } }`)).toMatchObject({
      data: null,
      errors: [{ code, message, path: ['shipsGroupBy'] }],
    })
  })

  test('keys of groups in variables have plans of their own', async () => {
    const text =
      'query ($by: [ShipGroupField!]!, $first: Int, $having: ShipHavingInput) { shipsGroupBy(by: $by, first: $first, having: $having) { count } }'
    const counts = async (variables: Readonly<Record<string, unknown>>): Promise<unknown> =>
      ((await service.data(text, variables))['shipsGroupBy'] as readonly { readonly count: number }[]).map(
        ({ count }) => count,
      )
    expect(await counts({ by: ['tonnage'] })).toEqual([3, 1, 1, 1])
    expect(await counts({ by: ['tonnage', 'active'] })).toEqual([1, 2, 1, 1, 1])
    expect(await counts({ by: ['port'], first: 2 })).toEqual([2, 1])
    expect(await counts({ by: ['tonnage'], having: { sum: { tonnage_gte: 300 } } })).toEqual([3, 1])
    expect(await counts({ by: ['tonnage'], having: { OR: [{ count: 3 }, { max: { tonnage: null } }] } })).toEqual([
      3, 1,
    ])
  })

  test('sums of whole numbers go beyond 31 bits, and no further than 63', async () => {
    const numbers = await deployService(
      server,
      'schema @refract(edition: 1) { query: Query } type Num { id: ID! @id n: Int f: Float }',
    )
    await numbers.data(
      'mutation { a: createNum(data: {id: "a", n: 2147483647, f: 0.1}) { id } b: createNum(data: {id: "b", n: 2147483647, f: 0.2}) { id } c: createNum(data: {id: "c", n: 1}) { id } }',
    )
    expect(await numbers.data('{ numsAggregate { sum { n f } avg { n f } } }')).toEqual({
      numsAggregate: { sum: { n: 4294967295, f: 0.3 }, avg: { n: 1431655765, f: 0.15 } },
    })
    if (database.connector !== 'sqlite') return
    // other databases keep no whole number in that column whose sum could be too large
    const table = `"${numbers.name}$${numbers.stage}.Num"`
    await numbers.data(
      `mutation { executeRaw(query: ${JSON.stringify(`UPDATE ${table} SET n = 9223372036854775807`)}) }`,
    )
    expect(await numbers.query('{ numsAggregate { count sum { n } } }')).toMatchObject({
      data: null,
      errors: [{ code: 3107, message: "The sum of 'n' is too large." }],
    })
  })

  describe('of related nodes', () => {
    test('belong to each node, also of those that are written, deleted and told', async () => {
      expect(
        await service.data(
          'mutation { createPort(data: {id: "p9", city: "Oslo", country: {create: {iso: "NO"}}, ships: {create: {code: "X", tonnage: 7}}}) { shipsAggregate { count sum { tonnage } } } }',
        ),
      ).toEqual({ createPort: { shipsAggregate: { count: 1, sum: { tonnage: 7 } } } })
      expect(
        await service.data(
          'mutation { a: deleteShip(where: {code: "X"}) { crewAggregate { count countOf { age } max { age } } } b: deletePort(where: {city: "Oslo"}) { shipsAggregate { count } } }',
        ),
      ).toEqual({
        a: { crewAggregate: { count: 0, countOf: { age: 0 }, max: { age: null } } },
        b: { shipsAggregate: { count: 0 } },
      })
    })
  })
})
