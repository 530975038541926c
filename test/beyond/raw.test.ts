import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

eachDatabase('raw SQL with parameters', (database) => {
  let server: TestServer
  let service: TestService
  let table: string
  beforeAll(async () => {
    server = await startServer(database, { database: { rawAccess: true } })
    service = await deployService(
      server,
      'schema @refract(features: [RAW]) { query: Query } type Pot { id: ID! @id label: String size: Int }',
    )
    const place = `${service.name}${database.connector === 'mysql' ? '@' : '$'}${service.stage}`
    table = database.connector === 'mysql' ? `\`${place}\`.Pot` : `"${place}"."Pot"`
    await service.data(
      'mutation { a: createPot(data: {id: "a", label: "one", size: 1}) { id } b: createPot(data: {id: "b", size: 2}) { id } }',
    )
  })
  afterAll(() => server.stop())

  const ask = (query: string, parameters?: unknown, more = ''): ReturnType<TestService['query']> =>
    service.query(
      `query ($query: String!, $parameters: [JsonValue]) { queryRaw(query: $query, parameters: $parameters${more}) }`,
      {
        query,
        ...(parameters === undefined ? {} : { parameters }),
      },
    )

  test('values stand for their numbers, outside of literals and comments', async () => {
    expect(await ask("select $1 as a, $1 as b, '$2' as c /* $3 */", [5])).toEqual({
      data: { queryRaw: [{ a: 5, b: 5, c: '$2' }] },
    })
    expect(await ask(`select id from ${table} where label = $2 and size < $1 -- $9`, [2, 'one'])).toEqual({
      data: { queryRaw: [{ id: 'a' }] },
    })
    expect(await ask(`select id from ${table} where label = $1`, ["one' or '1'='1"])).toEqual({
      data: { queryRaw: [] },
    })
    expect(await ask(`select count(*) as n from ${table} where label = $1 or size = $2`, [null, 2])).toEqual({
      data: { queryRaw: [{ n: 1 }] },
    })
    expect(
      await service.query(
        `{ queryRaw(query: "select id from ${table.replaceAll('"', '\\"')} order by id", first: 1) }`,
      ),
    ).toEqual({
      data: { queryRaw: [{ id: 'a' }] },
    })
  })

  test('executeRaw takes them too', async () => {
    const text =
      'mutation ($query: String!, $parameters: [JsonValue]) { executeRaw(query: $query, parameters: $parameters) }'
    const update = `update ${table} set label = $1 where id = $2`
    expect(await service.data(text, { query: update, parameters: ['two \\ "x"', 'b'] })).toEqual({ executeRaw: 1 })
    expect(await service.data('{ pot(where: {id: "b"}) { label } }')).toEqual({ pot: { label: 'two \\ "x"' } })
    expect(await service.data(text, { query: `select '$1' as x` })).toEqual({ executeRaw: [{ x: '$1' }] })
  })

  test.each([
    ['select $1, $2', [1], 'The statement has 2 parameters, 1 was given.'],
    ['select 1', [1], 'The statement has 0 parameters, 1 was given.'],
    ['select $1', undefined, 'The statement has 1 parameters, 0 was given.'],
    ['select $1', [{ a: 1 }], /^The parameter 1 has a type that \w+ can not take\.$/],
  ])('%s with %j is refused', async (query, parameters, message) => {
    const { errors } = await ask(query, parameters)
    expect(errors).toMatchObject([{ code: 3119 }])
    expect(errors?.[0]?.message).toMatch(message)
  })

  describe('queryRaw', () => {
    test.each([
      `update TABLE set size = 9`,
      `delete from TABLE`,
      `commit; delete from TABLE`,
      `select 1; delete from TABLE`,
    ])('%s changes nothing', async (text) => {
      const { errors } = await ask(text.replace('TABLE', table))
      expect(errors).toHaveLength(1)
      expect(await service.data('{ pots { size } }')).toEqual({ pots: [{ size: 1 }, { size: 2 }] })
    })

    test.skipIf(database.connector === 'sqlite')('finds the tables of the service', async () => {
      const name = database.connector === 'mysql' ? 'Pot' : '"Pot"'
      expect(await ask(`select max(size) as m from ${name}`)).toEqual({ data: { queryRaw: [{ m: 2 }] } })
    })

    test.runIf(database.connector === 'postgres')('takes arrays and types by name', async () => {
      expect(
        await ask('select $1::text as d, $2 = any($3) as x', [{ type: 'date', value: '2020-01-31' }, 2, [1, 2]]),
      ).toEqual({
        data: { queryRaw: [{ d: '2020-01-31', x: true }] },
      })
    })
  })
})
