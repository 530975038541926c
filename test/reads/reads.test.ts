import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { createShips, shipsDatamodel } from './ships.js'

const all = 's1 s2 s3 s4 s5 s6'

/** `where` on ships and the ids that satisfy it, in the order of ids. */
const filters: readonly (readonly [where: string, ids: string])[] = [
  ['{}', all],
  ['{tonnage: null}', 's4'],
  ['{tonnage_not: null}', 's1 s2 s3 s5 s6'],
  ['{tonnage: 100}', 's1 s3 s6'],
  ['{tonnage_not: 100}', 's2 s5'],
  ['{tonnage_in: []}', ''],
  ['{tonnage_in: null}', 's4'],
  ['{tonnage_in: [100, 300]}', 's1 s3 s5 s6'],
  ['{tonnage_in: 200}', 's2'],
  ['{tonnage_not_in: []}', all],
  ['{tonnage_not_in: null}', 's1 s2 s3 s5 s6'],
  ['{tonnage_not_in: [100]}', 's2 s5'],
  ['{tonnage_lt: 200}', 's1 s3 s6'],
  ['{tonnage_lte: 200}', 's1 s2 s3 s6'],
  ['{tonnage_gt: 200}', 's5'],
  ['{tonnage_gte: 200}', 's2 s5'],
  ['{tonnage_lt: null}', ''],
  ['{tonnage_gte: null}', ''],
  ['{draft: 2.5}', 's1'],
  ['{draft_not: 2.5}', 's2 s6'],
  ['{draft_in: [3.5, -1]}', 's2 s6'],
  ['{draft_not_in: [3.5]}', 's1 s6'],
  ['{draft_lt: 2.5}', 's6'],
  ['{draft_lte: 2.5}', 's1 s6'],
  ['{draft_gt: 2.5}', 's2'],
  ['{draft_gte: 2.5}', 's1 s2'],
  ['{active: true}', 's1 s5'],
  ['{active_not: true}', 's2'],
  ['{active: null}', 's3 s4 s6'],
  ['{kind: TUG}', 's1'],
  ['{kind_not: TUG}', 's2 s3'],
  ['{kind_in: [TUG, FERRY]}', 's1 s2'],
  ['{kind_not_in: [TUG, FERRY]}', 's3'],
  ['{kind: null}', 's4 s5 s6'],
  ['{built: "2001-02-03T05:05:06.789+01:00"}', 's1'],
  ['{built_not: "2001-02-03T04:05:06.789Z"}', 's2'],
  ['{built_in: ["2011-02-03", "1999"]}', 's2'],
  ['{built_not_in: ["2011-02-03"]}', 's1'],
  ['{built_lt: "2005"}', 's1'],
  ['{built_lte: "2011-02-03"}', 's1 s2'],
  ['{built_gt: "2005"}', 's2'],
  ['{built_gte: "2001-02-03T04:05:06.789Z"}', 's1 s2'],
  ['{id: "s1"}', 's1'],
  ['{id_not: "s1"}', 's2 s3 s4 s5 s6'],
  ['{id_in: ["s1", "zz"]}', 's1'],
  ['{id_not_in: ["s1", "s2"]}', 's3 s4 s5 s6'],
  ['{id_lt: "s3"}', 's1 s2'],
  ['{id_lte: "s3"}', 's1 s2 s3'],
  ['{id_gt: "s3"}', 's4 s5 s6'],
  ['{id_gte: "s3"}', 's3 s4 s5 s6'],
  ['{id_contains: "5"}', 's5'],
  ['{id_not_contains: "5"}', 's1 s2 s3 s4 s6'],
  ['{id_starts_with: "s"}', all],
  ['{id_not_starts_with: "s"}', ''],
  ['{id_ends_with: "6"}', 's6'],
  ['{id_not_ends_with: "6"}', 's1 s2 s3 s4 s5'],
  ['{name: "Anna"}', 's1'],
  ['{name_not: "Anna"}', 's2 s3 s5 s6'],
  ['{name_contains: "ann"}', 's2'],
  ['{name_not_contains: "ann"}', 's1 s3 s5 s6'],
  ['{name_starts_with: "A__a"}', 's1'],
  ['{name_not_starts_with: "A"}', 's2 s3 s5 s6'],
  ['{name_ends_with: "a"}', 's1 s2 s6'],
  ['{name_not_ends_with: "a"}', 's3 s5'],
  ['{name_contains: "%"}', 's1 s2 s3 s5 s6'],
  ['{name_contains: "!%"}', 's3'],
  ['{name_contains: "!_"}', 's3'],
  ['{name_ends_with: "\\\\x"}', 's3'],
  ['{name_contains: ""}', 's1 s2 s3 s5 s6'],
  ['{name_not_contains: ""}', ''],
  ['{name_contains: null}', ''],
  ['{tonnage: 100, name_starts_with: "A"}', 's1'],
  ['{AND: []}', all],
  ['{OR: []}', ''],
  ['{NOT: []}', all],
  ['{AND: [{}]}', all],
  ['{OR: [{}]}', all],
  ['{NOT: [{}]}', ''],
  ['{AND: null}', all],
  ['{OR: null}', all],
  ['{NOT: null}', all],
  ['{OR: [{tonnage: 200}, {tonnage: 300}]}', 's2 s5'],
  ['{OR: {tonnage: 200}}', 's2'],
  ['{tonnage: 100, OR: [{code: "A1"}, {code: "B2"}]}', 's1'],
  ['{OR: [{OR: []}, {tonnage: 200}]}', 's2'],
  ['{NOT: [{tonnage: 100}]}', 's2 s5'],
  ['{NOT: [{tonnage: null}]}', 's1 s2 s3 s5 s6'],
  ['{NOT: [{tonnage: 100}, {name: "Anna"}]}', 's2 s5'],
  ['{NOT: [{tonnage: 100, name: "Anna"}]}', 's2 s3 s5 s6'],
  ['{NOT: [{port: {city: "Rotterdam"}}]}', 's3 s4 s5 s6'],
  ['{NOT: [{OR: [{tonnage: 100}, {tonnage: null}]}]}', 's2 s5'],
  ['{AND: [{tonnage: 100}], OR: [{code: "A1"}, {code: "C3"}], NOT: [{code: "C3"}]}', 's1'],
  ['{port: {city: "Rotterdam"}}', 's1 s2'],
  ['{port: {city_not: "Rotterdam"}}', 's3'],
  ['{port: {}}', 's1 s2 s3'],
  ['{port: null}', 's4 s5 s6'],
  ['{NOT: [{port: null}]}', 's1 s2 s3'],
  ['{port: {country: {iso: "NL"}}}', 's1 s2'],
  ['{captain: null}', 's2 s3 s4 s5 s6'],
  ['{captain: {age_gt: 30}}', 's1'],
  ['{crew_some: {}}', 's2 s3 s5'],
  ['{crew_none: {}}', 's1 s4 s6'],
  ['{crew_every: {}}', all],
  ['{crew_some: {nick: "Walt"}}', 's2 s3'],
  ['{crew_none: {nick: "Walt"}}', 's1 s4 s5 s6'],
  ['{crew_every: {nick: "Walt"}}', 's1 s3 s4 s6'],
  ['{crew_every: {age: 20}}', 's1 s2 s3 s4 s6'],
  ['{crew_some: {nick: "Walt", nick_not: "Walt"}}', ''],
  ['{AND: [{crew_some: {nick: "Walt"}}, {crew_some: {nick: "Wim"}}]}', 's2'],
  ['{crew_some: {serves_some: {code: "C3"}}}', 's2 s3'],
  ['{crew_some: {serves_every: {code: "B2"}}}', 's2'],
  ['{followers_some: {tonnage: 100}}', 's1'],
  ['{leader: {code: "A1"}}', 's2 s3'],
]

/** Arguments of a list of ships and the ids in the order of the answer. */
const pages: readonly (readonly [page: string, ids: string])[] = [
  ['', all],
  ['(first: null, last: null, skip: null, after: null, before: null, orderBy: null)', all],
  ['(first: 2)', 's1 s2'],
  ['(last: 2)', 's5 s6'],
  ['(first: 0)', ''],
  ['(last: 0)', ''],
  ['(skip: 2, first: 2)', 's3 s4'],
  ['(skip: 1, last: 2)', 's4 s5'],
  ['(skip: 4)', 's5 s6'],
  ['(skip: 100)', ''],
  ['(orderBy: tonnage_ASC)', 's1 s3 s6 s2 s5 s4'],
  ['(orderBy: tonnage_DESC)', 's4 s5 s2 s1 s3 s6'],
  ['(orderBy: tonnage_DESC, last: 3)', 's1 s3 s6'],
  ['(orderBy: kind_ASC)', 's2 s3 s1 s4 s5 s6'],
  ['(orderBy: id_DESC, first: 2)', 's6 s5'],
  ['(orderBy: active_ASC, first: 3)', 's2 s1 s5'],
  ['(after: "s2")', 's3 s4 s5 s6'],
  ['(before: "s3")', 's1 s2'],
  ['(after: "s1", before: "s4")', 's2 s3'],
  ['(before: "s4", first: 1)', 's1'],
  ['(before: "s4", last: 1)', 's3'],
  ['(after: "nope")', ''],
  ['(before: "nope")', ''],
  ['(orderBy: tonnage_ASC, after: "s1")', 's3 s6 s2 s5'],
  ['(orderBy: tonnage_DESC, after: "s1")', 's3 s6'],
  ['(orderBy: tonnage_DESC, before: "s3")', 's5 s2 s1'],
  ['(orderBy: tonnage_ASC, after: "s4")', ''],
  ['(orderBy: id_DESC, after: "s4")', 's3 s2 s1'],
  ['(where: {tonnage: 100}, after: "s2")', 's3 s6'],
  ['(orderBy: tonnage_ASC, after: "s1", skip: 1, first: 2)', 's6 s2'],
  ['(orderBy: tonnage_ASC, before: "s5", last: 2)', 's6 s2'],
]

/** Arguments of a connection: hasNextPage, hasPreviousPage, startCursor, endCursor, ids of the edges, count. */
const connections: readonly (readonly [string, boolean, boolean, string | null, string | null, string, number])[] = [
  ['', false, false, 's1', 's6', all, 6],
  ['(first: 2)', true, false, 's1', 's2', 's1 s2', 2],
  ['(first: 6)', false, false, 's1', 's6', all, 6],
  ['(first: 0)', true, false, null, null, '', 0],
  ['(last: 2)', false, true, 's5', 's6', 's5 s6', 2],
  ['(skip: 4, first: 2)', false, false, 's5', 's6', 's5 s6', 2],
  ['(skip: 4)', false, false, 's5', 's6', 's5 s6', 2],
  ['(skip: 1, last: 2)', false, true, 's4', 's5', 's4 s5', 2],
  ['(after: "s2", first: 2)', true, false, 's3', 's4', 's3 s4', 2],
  ['(before: "s3", last: 1)', false, true, 's2', 's2', 's2', 1],
  ['(before: "s3", first: 1)', true, false, 's1', 's1', 's1', 1],
  ['(where: {tonnage: 100}, first: 2)', true, false, 's1', 's3', 's1 s3', 2],
  ['(skip: 10, first: 1)', false, false, null, null, '', 0],
  ['(after: "nope")', false, false, null, null, '', 0],
]

/** Arguments of the ships of each port, ports in the order Hamburg, Rotterdam, Turku. */
const nestedPages: readonly (readonly [page: string, ids: readonly string[]])[] = [
  ['', ['s3', 's1 s2', '']],
  ['(first: 1)', ['s3', 's1', '']],
  ['(last: 1)', ['s3', 's2', '']],
  ['(skip: 1)', ['', 's2', '']],
  ['(orderBy: code_DESC, first: 1)', ['s3', 's2', '']],
  ['(where: {tonnage: 200})', ['', 's2', '']],
  ['(before: "s2")', ['', 's1', '']],
  ['(after: "s1")', ['s3', 's2', '']],
  ['(first: 0)', ['', '', '']],
]

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
        const answer = await service.query(`{ ships${page} { id } }`)
        expect(answer).toMatchObject({ data: null, errors: [{ code, path: ['ships'] }] })
      })

      test.each(connections)('the connection %s', async (page, next, previous, start, end, ids, count) => {
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
        const answer = await service.query(`{ ships(first: 1) { id } x: ship(where: ${where}) { id } }`)
        expect(answer).toMatchObject({ data: { ships: [{ id: 's1' }], x: null }, errors: [{ code, path: ['x'] }] })
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
