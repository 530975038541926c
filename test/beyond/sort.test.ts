import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createShips } from '../reads/ships.js'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { beyondDatamodel, edition } from './ships.js'

interface Row {
  readonly id: string
}
const idsOf = (rows: unknown): string => (rows as readonly Row[]).map(({ id }) => id).join(' ')

/** `sort` of all ships and the order of their ids. */
const sorts: readonly (readonly [sort: string, ids: string])[] = [
  ['[{tonnage: DESC_NULLS_LAST}, {code: DESC}]', 's5 s2 s6 s3 s1 s4'],
  ['[{tonnage: DESC_NULLS_FIRST}]', 's4 s5 s2 s1 s3 s6'],
  ['[{tonnage: ASC_NULLS_FIRST}, {draft: DESC_NULLS_LAST}]', 's4 s1 s6 s3 s2 s5'],
  ['{tonnage: ASC_NULLS_LAST}', 's1 s3 s6 s2 s5 s4'],
  ['[]', 's1 s2 s3 s4 s5 s6'],
  ['[{id: DESC}]', 's6 s5 s4 s3 s2 s1'],
  ['[{port: {city: ASC_NULLS_LAST}}]', 's3 s1 s2 s4 s5 s6'],
  ['[{port: {city: DESC_NULLS_FIRST}}, {port: {id: DESC}}, {code: DESC}]', 's6 s5 s4 s2 s1 s3'],
  ['[{port: {country: {iso: DESC_NULLS_LAST}}}]', 's1 s2 s3 s4 s5 s6'],
  ['[{captain: {nick: ASC_NULLS_LAST}}]', 's1 s2 s3 s4 s5 s6'],
  ['[{captain: {nick: ASC_NULLS_FIRST}}]', 's2 s3 s4 s5 s6 s1'],
  ['[{leader: {captain: {age: DESC_NULLS_LAST}}}, {id: DESC}]', 's3 s2 s6 s5 s4 s1'],
  ['[{crew: {count: DESC}}]', 's2 s3 s5 s1 s4 s6'],
  ['[{crew: {count: DESC, where: {age_gt: 30}}}]', 's5 s1 s2 s3 s4 s6'],
  ['[{crew: {sum: {age: DESC_NULLS_LAST}}}]', 's5 s2 s3 s1 s4 s6'],
  ['[{crew: {max: {nick: DESC_NULLS_LAST}, where: {nick_not: "Wim"}}}]', 's2 s3 s5 s1 s4 s6'],
  ['[{name: ASC_NULLS_LAST, name_mode: INSENSITIVE}, {id: DESC}]', 's3 s2 s1 s6 s5 s4'],
  ['[{active: DESC_NULLS_LAST}, {kind: ASC_NULLS_LAST}]', 's1 s5 s2 s3 s4 s6'],
  ['[{built: DESC_NULLS_LAST}, {leader: {followers: {count: DESC_NULLS_LAST}}}]', 's2 s1 s3 s4 s5 s6'],
]

const refused: readonly (readonly [page: string, message: string])[] = [
  ['sort: [{name: ASC, tonnage: ASC}]', "Each element of 'sort' must have exactly one field, found: name, tonnage."],
  ['sort: [{}]', "Each element of 'sort' must have exactly one field, found: none."],
  ['sort: [{name_mode: INSENSITIVE}]', "Each element of 'sort' must have exactly one field, found: none."],
  ['sort: [{name: null}]', "Each element of 'sort' must have exactly one field, found: none."],
  ['sort: [{port: {}}]', "Each element of 'sort' must have exactly one field, found: none."],
  ['sort: [{crew: {where: {}}}]', "Each element of 'sort' must have exactly one field, found: none."],
  [
    'sort: [{crew: {sum: {age: ASC}, count: ASC}}]',
    "Each element of 'sort' must have exactly one field, found: sum, count.",
  ],
  ['sort: [{name: ASC}], orderBy: name_ASC', "Use either 'orderBy' or 'sort'."],
]

eachDatabase('orders beyond Prisma 1', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, beyondDatamodel)
    await createShips(service)
  })
  afterAll(() => server.stop())

  const ships = async (page: string): Promise<string> =>
    idsOf((await service.data(`{ ships(${page}) { id } }`))['ships'])

  /** What the collation decides is asked of a database where capital letters and signs have their places. */
  const sortsHere = sorts.map(([sort, ids]): readonly [string, string] =>
    sort.includes('INSENSITIVE') && database.connector === 'mysql' ? [sort, 's3 s2 s1 s5 s6 s4'] : [sort, ids],
  )

  test.each(sortsHere)('%s gives %s, in pages too', async (sort, ids) => {
    expect(await ships(`sort: ${sort}`)).toBe(ids)
    const reversed = ids.split(' ').reverse().join(' ')
    const pages = async (next: (last: string | undefined) => string): Promise<string> => {
      const visited: string[] = []
      for (;;) {
        const id = await ships(`sort: ${sort}, ${next(visited.at(-1))}`)
        if (id === '') return visited.join(' ')
        visited.push(id)
      }
    }
    expect(await pages((last) => `first: 1${last === undefined ? '' : `, after: "${last}"`}`)).toBe(ids)
    expect(await pages((last) => `last: 1${last === undefined ? '' : `, before: "${last}"`}`)).toBe(reversed)
    expect(await ships(`sort: ${sort}, last: 4`)).toBe(ids.split(' ').slice(2).join(' '))
    expect(await ships(`sort: ${sort}, skip: 1, first: 2`)).toBe(ids.split(' ').slice(1, 3).join(' '))
    expect(await ships(`sort: ${sort}, after: "zz"`)).toBe('')
  })

  test.each(refused)('%s is refused', async (page, message) => {
    expect(await service.query(`{ ships(${page}) { id } }`)).toMatchObject({
      data: null,
      errors: [{ code: 3110, message }],
    })
  })

  test('orders come in variables, of which each has its own plan', async () => {
    const text =
      'query ($sort: [ShipSortInput!], $order: SortOrder!) { ships(sort: $sort) { id } sailors(sort: [{age: $order}]) { id } }'
    const ask = async (sort: unknown, order: string): Promise<readonly string[]> => {
      const { ships: found, sailors } = await service.data(text, { sort, order })
      return [idsOf(found), idsOf(sailors)]
    }
    expect(await ask([{ tonnage: 'DESC_NULLS_LAST' }], 'ASC_NULLS_LAST')).toEqual(['s5 s2 s1 s3 s6 s4', 'w1 c1 w2'])
    expect(await ask([{ tonnage: 'ASC_NULLS_LAST' }], 'DESC_NULLS_LAST')).toEqual(['s1 s3 s6 s2 s5 s4', 'c1 w1 w2'])
    expect(await ask([], 'ASC_NULLS_FIRST')).toEqual(['s1 s2 s3 s4 s5 s6', 'w2 w1 c1'])
  })

  test('lists inside lists and connections are sorted, each by itself', async () => {
    const { ports } = await service.data(
      '{ ports(sort: {city: DESC}) { city ships(sort: [{crew: {count: DESC, where: {nick_contains: "W"}}}, {code: DESC}], first: 1) { id } } }',
    )
    expect(ports).toEqual([
      { city: 'Turku', ships: [] },
      { city: 'Rotterdam', ships: [{ id: 's2' }] },
      { city: 'Hamburg', ships: [{ id: 's3' }] },
    ])
    const { shipsConnection } = await service.data(
      '{ shipsConnection(sort: [{tonnage: DESC_NULLS_LAST}], first: 2, after: "s2") { pageInfo { hasNextPage } edges { node { id port { city } } } aggregate { count } } }',
    )
    expect(shipsConnection).toEqual({
      pageInfo: { hasNextPage: true },
      edges: [{ node: { id: 's1', port: { city: 'Rotterdam' } } }, { node: { id: 's3', port: { city: 'Hamburg' } } }],
      aggregate: { count: 2 },
    })
  })

  describe('many rows', () => {
    const count = 10_000

    test('pages through nulls visit each row once, forwards and backwards', async () => {
      const many = await deployService(
        server,
        `${edition} type Row { id: ID! @id a: Int b: String group: Group @relation(link: INLINE) } type Group { id: ID! @id rank: Int rows: [Row] }`,
      )
      await many.data(
        'mutation { a: createGroup(data: {id: "a", rank: 1}) { id } b: createGroup(data: {id: "b"}) { id } }',
      )
      // ties and nulls: a third of the rows has no number, a half no text, some lead to a group without a rank
      const rows = Array.from({ length: count }, (_, index) => ({
        _typeName: 'Row',
        id: `r${String((index * 7919) % count).padStart(5, '0')}`,
        ...(index % 3 === 0 ? {} : { a: index % 50 }),
        ...(index % 2 === 0 ? {} : { b: `t${String(index % 13)}` }),
      }))
      await importNodes(many, rows)
      await many.data(
        'mutation { a: updateGroup(where: {id: "a"}, data: {rows: {connect: [{id: "r00001"}, {id: "r00500"}, {id: "r09999"}]}}) { id } b: updateGroup(where: {id: "b"}, data: {rows: {connect: [{id: "r00002"}, {id: "r00003"}]}}) { id } }',
      )
      for (const [sort, forwards] of [
        ['[{a: ASC_NULLS_FIRST}, {b: DESC_NULLS_LAST}]', true],
        ['[{group: {rank: DESC_NULLS_FIRST}}, {b: ASC}, {a: DESC}]', true],
        ['[{b: DESC}, {a: ASC_NULLS_LAST}]', false],
      ] as const) {
        const { rows: all } = await many.data(`{ rows(sort: ${sort}) { id } }`)
        const expected = (all as readonly Row[]).map(({ id }) => id)
        expect(new Set(expected).size).toBe(count)
        const visited: string[] = []
        for (;;) {
          const cursor = forwards ? visited.at(-1) : visited[0]
          const side = cursor === undefined ? '' : `, ${forwards ? 'after' : 'before'}: "${cursor}"`
          const { rows: page } = await many.data(
            `{ rows(sort: ${sort}, ${forwards ? 'first' : 'last'}: 1250${side}) { id } }`,
          )
          const found = (page as readonly Row[]).map(({ id }) => id)
          if (found.length === 0) break
          if (forwards) visited.push(...found)
          else visited.unshift(...found)
        }
        expect(visited).toEqual(expected)
      }
    })
  })
})

async function importNodes(service: TestService, values: readonly unknown[]): Promise<void> {
  for (let start = 0; start < values.length; start += 1000) {
    const response = await fetch(`${service.url}/import`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ valueType: 'nodes', values: values.slice(start, start + 1000) }),
    })
    expect(await response.json()).toEqual([])
  }
}
