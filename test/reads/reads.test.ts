import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { all, connections, filters, nestedPages, pages } from './expectations.js'
import { createShips, shipsDatamodel } from './ships.js'

interface Row {
  readonly id: string
}
const idsOf = (rows: unknown): string => (rows as readonly Row[]).map(({ id }) => id).join(' ')

eachDatabase(
  'reads',
  (database) => {
    let server: TestServer
    let service: TestService
    beforeAll(async () => {
      server = await startServer(database)
      service = await deployService(server, shipsDatamodel)
      await createShips(service)
    })
    afterAll(() => server.stop())

    describe('filters', () => {
      test.each(filters)('%s finds %s', async (where, ids) => {
        expect(idsOf((await service.data(`{ ships(where: ${where}) { id } }`))['ships'])).toBe(ids)
      })

      test('an absent variable is no filter, null is one', async () => {
        const text = 'query ($name: String) { ships(where: {name: $name}) { id } }'
        expect(idsOf((await service.data(text))['ships'])).toBe(all)
        expect(idsOf((await service.data(text, { name: null }))['ships'])).toBe('s4')
      })

      test.each([
        [['null'], all],
        [['null', 's1'], ''],
        [['s1'], 's2 s3 s4 s5 s6'],
        [[], all],
      ])('a variable %j of ids that are not asked for leaves "%s"', async (ids, left) => {
        const text = 'query ($ids: [ID!]) { ships(where: {id_not_in: $ids}) { id } }'
        expect(idsOf((await service.data(text, { ids }))['ships'])).toBe(left)
      })

      test('40,000 ids in a list are answered', async () => {
        const ids = Array.from({ length: 40_000 }, (_, index) => `s${String(index)}`)
        const text = 'query ($ids: [ID!]) { ships(where: {id_in: $ids}) { id } }'
        expect(idsOf((await service.data(text, { ids }))['ships'])).toBe(all)
      })

      test('2,000 alternatives are answered', async () => {
        const OR = Array.from({ length: 2000 }, (_, index) => ({ tonnage: index }))
        const text = 'query ($OR: [ShipWhereInput!]) { ships(where: {OR: $OR}) { id } }'
        expect(idsOf((await service.data(text, { OR }))['ships'])).toBe('s1 s2 s3 s5 s6')
      })

      test('a list with a port in its rows may have none of them', async () => {
        expect(await service.data('{ ports(where: {ships_none: {}}) { city } }')).toEqual({
          ports: [{ city: 'Turku' }],
        })
      })

      test('null does not filter lists of nodes', async () => {
        const { data, errors } = await service.query('{ ships(where: {crew_some: null}) { id } }')
        expect(data).toBeNull()
        expect(errors).toMatchObject([
          { code: 3033, message: "The field 'crew' is a toMany relation. This cannot be filtered by null." },
        ])
      })
    })

    describe('pages', () => {
      test.each(pages)('ships%s are %s', async (page, ids) => {
        expect(idsOf((await service.data(`{ ships${page} { id } }`))['ships'])).toBe(ids)
      })

      test.each([
        ['(first: 2, last: 2)', 3014],
        ['(first: -1)', 3026],
        ['(last: -1)', 3027],
        ['(skip: -1)', 3028],
        ['(first: -1, last: -1)', 3014],
      ])('ships%s is refused with %i', async (page, code) => {
        const response = await service.query(`{ ships${page} { id } }`)
        expect(response).toMatchObject({ data: null, errors: [{ code, path: ['ships'] }] })
      })

      test.each(connections)('the connection %s', async (page, ...expected) => {
        const [next, previous, start, end, ids, count] = expected
        const parts =
          'pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } aggregate { count }'
        const { shipsConnection } = await service.data(`{ shipsConnection${page} { ${parts} } }`)
        const nodes = ids === '' ? [] : ids.split(' ')
        expect(shipsConnection).toEqual({
          pageInfo: { hasNextPage: next, hasPreviousPage: previous, startCursor: start, endCursor: end },
          edges: nodes.map((id) => ({ cursor: id, node: { id } })),
          aggregate: { count },
        })
        expect(await service.data(`{ shipsConnection${page} { aggregate { count } } }`)).toEqual({
          shipsConnection: { aggregate: { count } },
        })
      })

      test.each(nestedPages)('ships%s of each port', async (page, ids) => {
        const { ports } = await service.data(`{ ports(orderBy: city_ASC) { ships${page} { id } } }`)
        expect((ports as readonly { readonly ships: unknown }[]).map(({ ships }) => idsOf(ships))).toEqual(ids)
      })

      test('wrong counts of a nested list are told once for each parent', async () => {
        const { data, errors } = await service.query('{ ports(orderBy: city_ASC) { city ships(first: -1) { id } } }')
        expect(data).toEqual({ ports: ['Hamburg', 'Rotterdam', 'Turku'].map((city) => ({ city, ships: null })) })
        expect(errors?.map(({ code, path }) => [code, path])).toEqual(
          [0, 1, 2].map((at) => [3026, ['ports', at, 'ships']]),
        )
      })
    })

    describe('one node', () => {
      test.each([
        ['{code: "A1"}', { id: 's1' }],
        ['{hull: 2}', { id: 's2' }],
        ['{id: null, code: "A1"}', { id: 's1' }],
        ['{code: "zz"}', null],
      ])('where %s', async (where, ship) => {
        expect(await service.query(`{ ship(where: ${where}) { id } }`)).toEqual({ data: { ship } })
      })

      test.each([
        ['{}', 3040],
        ['{id: null}', 3040],
        ['{id: "s1", code: "A1"}', 3045],
      ])('where %s is refused with %i beside what succeeds', async (where, code) => {
        const response = await service.query(`{ ships(first: 1) { id } x: ship(where: ${where}) { id } }`)
        expect(response).toMatchObject({ data: { ships: [{ id: 's1' }], x: null }, errors: [{ code, path: ['x'] }] })
      })

      test('by node(id:), of whatever type it is', async () => {
        expect(
          await service.data(
            '{ a: node(id: "s1") { __typename ... on Ship { code } } b: node(id: "p3") { id ... on Port { city } } c: node(id: "zz") { id } }',
          ),
        ).toEqual({
          a: { __typename: 'Ship', code: 'A1' },
          b: { id: 'p3', city: 'Turku' },
          c: null,
        })
      })

      test('with everything nested in it, under aliases and through fragments', async () => {
        const { ship } = await service.data(
          `
          query ($deep: Boolean!) { ship(where: {id: "s2"}) { ...Basics shore: port { city country { iso } } crew(orderBy: nick_ASC) { nick ... @include(if: $deep) { age } } } }
          fragment Basics on Ship { key: id built draft active kind meta tags captain { nick } }`,
          { deep: true },
        )
        expect(ship).toEqual({
          key: 's2',
          built: '2011-02-03T00:00:00.000Z',
          draft: 3.5,
          active: false,
          kind: 'FERRY',
          meta: null,
          tags: [],
          captain: null,
          shore: { city: 'Rotterdam', country: { iso: 'NL' } },
          crew: [
            { nick: 'Walt', age: 20 },
            { nick: 'Wim', age: null },
          ],
        })
      })

      test('a required relation without its target nulls the node and says where', async () => {
        const other = await deployService(
          server,
          'type Stop { id: ID! @id line: Line! } type Line { id: ID! @id stops: [Stop] }',
        )
        await other.data('mutation { createStop(data: {id: "x", line: {create: {id: "l"}}}) { id } }')
        await server.query(`${other.name}/dev`, 'mutation ($sql: String!) { executeRaw(query: $sql) }', {
          sql: `delete from "${other.name}$dev"."Line"`,
        })
        const { data, errors } = await other.query('{ stops { id line { id } } }')
        expect(data).toEqual({ stops: [null] })
        expect(errors).toMatchObject([
          {
            path: ['stops', 0, 'line'],
            message: expect.stringContaining('Cannot return null for non-nullable type') as string,
          },
        ])
      })

      test('an object of 700 aliases is answered', async () => {
        const keys = Array.from({ length: 700 }, (_, index) => `a${String(index)}`)
        const { ship } = await service.data(
          `{ ship(where: {id: "s1"}) { ${keys.map((key) => `${key}: name`).join(' ')} } }`,
        )
        expect(ship).toEqual(Object.fromEntries(keys.map((key) => [key, 'Anna'])))
      })
    })
  },
  { only: ['postgres', 'sqlite'], because: 'MySQL orders nulls and compares text in its own way' },
)
