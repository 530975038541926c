import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createShips } from '../reads/ships.js'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { hyphenFilter, jsonFilters, plainFilters, refusedFilters } from './filter-expectations.js'
import { beyondDatamodel, giveMeta } from './ships.js'

const idsOf = (rows: unknown): string => (rows as readonly { readonly id: string }[]).map(({ id }) => id).join(' ')

/** A `where` as the JSON of a variable: enum values are texts there. */
function asVariable(where: string): unknown {
  const json = where
    .replace(/([{,\s])([A-Za-z_]\w*):/g, '$1"$2":')
    .replace(/:\s*([A-Za-z_]\w*)(?=[,}\s])/g, (found, word: string) =>
      ['null', 'true', 'false'].includes(word) ? found : `: "${word}"`,
    )
  return JSON.parse(json)
}

eachDatabase('filters beyond Prisma 1', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, beyondDatamodel)
    await createShips(service)
    await giveMeta(service)
  })
  afterAll(() => server.stop())

  /** The same filter as a literal and as a variable, which share no plan. */
  async function find(where: string): Promise<readonly string[]> {
    const variable = { where: asVariable(where) }
    const [literal, given] = [
      await service.data(`{ ships(where: ${where}) { id } }`),
      await service.data('query ($where: ShipWhereInput) { ships(where: $where) { id } }', variable),
    ]
    return [idsOf(literal['ships']), idsOf(given['ships'])]
  }

  test.each(plainFilters)('%s finds %s', async (where, ids) => {
    expect(await find(where)).toEqual([ids, ids])
  })

  const hasJson = database.name !== 'mysql'
  describe.skipIf(!hasJson)('of Json', () => {
    test.each(jsonFilters)('%s finds %s', async (where, ids) => {
      expect(await find(where)).toEqual([ids, ids])
    })

    test('a key that begins with a hyphen is found, or refused', async () => {
      const [where, ids] = hyphenFilter
      if (database.name !== 'mariadb') expect(await find(where)).toEqual([ids, ids])
      else
        expect(await service.query(`{ ships(where: ${where}) { id } }`)).toMatchObject({
          errors: [{ code: 3102 }],
        })
    })

    test('paths and values of other kinds in variables share no plan', async () => {
      const text =
        'query ($path: [String!], $key: String!, $value: JsonValue) { a: ships(where: {meta: {path: $path, array_contains: $value}}) { id } b: ships(where: {meta: {path: ["a", $key], exists: true}}) { id } }'
      const ids = async (variables: Readonly<Record<string, unknown>>): Promise<readonly string[]> => {
        const { a, b } = await service.data(text, variables)
        return [idsOf(a), idsOf(b)]
      }
      expect(await ids({ path: ['a', 'b'], key: 'b', value: 2 })).toEqual(['s1', 's1 s3'])
      expect(await ids({ path: ['a', 'b'], key: 'c', value: [2, 1] })).toEqual(['s1', ''])
      expect(await ids({ path: ['list'], key: 'b', value: 'last' })).toEqual(['s3', 's1 s3'])
      expect(await ids({ path: [], key: 'b', value: [[2, 3]] })).toEqual(['s2', 's1 s3'])
      expect(await ids({ key: 'b', value: null })).toEqual(['s2', 's1 s3'])
    })
  })

  test.runIf(!hasJson)('of Json need functions that old servers do not have', async () => {
    const response = await service.query('{ ships(where: {meta: {equals: 1}}) { id } ports { id } }')
    expect(response).toMatchObject({
      data: null,
      errors: [{ code: 3102, message: "The filter 'meta' needs MySQL 5.7.8 or later.", path: ['ships'] }],
    })
  })

  test.each(refusedFilters)('%s is refused with %i', async (where, code, message) => {
    expect(await service.query(`{ ships(where: ${where}) { id } }`)).toMatchObject({
      data: null,
      errors: [{ code, message }],
    })
  })

  test('variables that are absent, null or of other lengths share no plan', async () => {
    const text =
      'query ($every: [String!], $mode: QueryMode) { ships(where: {tags_has_every: $every, name: "ANNA", name_mode: $mode}) { id } }'
    const ids = async (variables: Readonly<Record<string, unknown>>): Promise<string> =>
      idsOf((await service.data(text, variables))['ships'])
    expect(await ids({ mode: 'INSENSITIVE' })).toBe('s1 s2')
    expect(await ids({ mode: 'INSENSITIVE', every: ['red'] })).toBe('s1')
    expect(await ids({ mode: 'INSENSITIVE', every: ['red', 'old'] })).toBe('s1')
    expect(await ids({ mode: 'INSENSITIVE', every: ['red', 'new'] })).toBe('')
    expect(await ids({ mode: 'INSENSITIVE', every: [] })).toBe('s1 s2')
    expect(await ids({ mode: 'INSENSITIVE', every: null })).toBe('')
  })

  test('writes of many nodes and nested lists take them', async () => {
    const { ports } = await service.data(
      '{ ports(orderBy: city_ASC) { ships(where: {name: "ANNA", name_mode: INSENSITIVE}) { id } } }',
    )
    expect((ports as readonly { readonly ships: unknown }[]).map(({ ships }) => idsOf(ships))).toEqual([
      '',
      's1 s2',
      '',
    ])
    const where = '{OR: [{crew_count_gte: 2}, {tags_has: "red"}], COMPARE: [{field: hull, op: LT, to: tonnage}]}'
    expect(await service.data(`mutation { updateManyShips(where: ${where}, data: {draft: 9}) { count } }`)).toEqual({
      updateManyShips: { count: 2 },
    })
    expect(
      await service.data('mutation { deleteManySailors(where: {serves_count: 7, nick_mode: INSENSITIVE}) { count } }'),
    ).toEqual({
      deleteManySailors: { count: 0 },
    })
    expect(
      await service.data(
        `mutation { updatePort(where: {city: "Rotterdam"}, data: {ships: {updateMany: [{where: {name: "ANNA", name_mode: INSENSITIVE, tags_is_empty: true}, data: {draft: 8}}]}}) { ships { id draft } } }`,
      ),
    ).toEqual({
      updatePort: {
        ships: [
          { id: 's1', draft: 9 },
          { id: 's2', draft: 8 },
        ],
      },
    })
  })
})
