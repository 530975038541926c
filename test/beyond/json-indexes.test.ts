import { afterAll, beforeAll, expect, test } from 'vitest'
import { rawTables } from '../migration/existing/raw-tables.js'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService } from '../support/service.js'
import { indexesIn } from './table-indexes.js'

const line = 'schema @refract(edition: 1) { query: Query }'
const datamodel = (indexes: string): string => `${line} type Ship ${indexes} { id: ID! @id name: String meta: Json }`
const indexed = datamodel('@indexes(value: [{fields: [meta], name: "in_meta", type: GIN}])')
const success = { errors: [], warnings: [], migration: { status: 'SUCCESS', errors: [] } }

/** Filters of `meta`, and the ships that they find. */
const filters: readonly (readonly [filter: string, found: readonly string[]])[] = [
  ['{path: ["a", "b"], equals: 1.0}', ['1', '2']],
  ['{path: ["a"], equals: {b: 1}}', ['1']],
  ['{path: ["a"], not: {b: 1}}', ['2', '3', '4', '5']],
  ['{path: ["a"], in: [{b: 1}, "x"]}', ['1', '3']],
  ['{equals: {a: "x", list: [3, 2]}}', ['3']],
  ['{path: ["list"], array_contains: 2}', ['1', '3']],
  ['{path: ["list"], array_contains: [1, 2]}', ['1']],
  ['{path: ["list"], array_starts_with: 3}', ['3']],
  ['{path: ["list"], array_ends_with: 2}', ['1', '3']],
  ['{path: ["list", "1"], equals: 2}', ['1', '3']],
  ['{path: ["none"], equals: null}', ['2']],
  ['{has_key: "none"}', ['2']],
]

eachDatabase('indexes over what is in JSON values', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())

  if (database.connector !== 'postgres') {
    test('are refused', async () => {
      const service = await deployService(server, datamodel(''))
      expect((await service.deploy(indexed)).errors.map(({ description }) => description)).toEqual([
        'The index `in_meta` is of the type GIN, which this database does not have.',
      ])
    })
    return
  }

  test('serve filters, which find what they find without', async () => {
    const service = await deployService(server, datamodel(''))
    const metas = [
      { a: { b: 1 }, list: [1, 2] },
      { a: { b: 1, c: 2 }, none: null },
      { list: [3, 2], a: 'x' },
      { z: [1] },
    ]
    for (const [place, meta] of metas.entries())
      await service.data(
        `mutation ($meta: Json) { createShip(data: {id: "${String(place + 1)}", meta: $meta}) { id } }`,
        { meta },
      )
    await service.data('mutation { createShip(data: {id: "5"}) { id } }')
    const found = async (filter: string, field = 'meta') =>
      (await service.data(`{ ships(where: {${field}: ${filter}}, orderBy: id_ASC) { id } }`))['ships']
    const ids = (list: readonly string[]) => list.map((id) => ({ id }))
    const others = new Map<string, unknown>()
    for (const [filter, list] of filters) {
      expect([filter, await found(filter)]).toEqual([filter, ids(list)])
      others.set(filter, await found(filter, 'meta_not'))
    }
    expect(await service.deploy(indexed)).toMatchObject(success)
    expect(await service.deploy(indexed)).toMatchObject({ steps: [], migration: null })
    for (const [filter, list] of filters) {
      expect([filter, await found(filter)]).toEqual([filter, ids(list)])
      expect(await found(filter, 'meta_not')).toEqual(others.get(filter))
    }
    // the database can look such a filter up
    const raw = rawTables(database, service)
    const document = `(CASE WHEN "t1"."meta"::text ~ '^\\s*[{["0-9tfn-]' THEN "t1"."meta"::text::jsonb END)`
    await raw.run(
      `insert into ${raw.name('Ship')} (id, meta) select 'r' || g, '{"a":{"b":' || g || '}}' from generate_series(10, 5000) g`,
      `analyze ${raw.name('Ship')}`,
    )
    const plan = await raw.rows(
      `explain select 1 from ${raw.name('Ship')} "t1" where ${document} @> jsonb_build_object('a', jsonb_build_object('b', '700'::jsonb))`,
    )
    expect(JSON.stringify(plan)).toContain('_refract_Ship_in_meta')
    const renamed = indexed.replace('meta: Json', 'data: Json @rename(oldName: "meta")').replace('[meta]', '[data]')
    expect(await service.deploy(renamed)).toMatchObject(success)
    expect(await indexesIn(database, service, 'Ship')).toHaveLength(1)
    expect(await service.deploy(datamodel('').replace('meta', 'data'))).toMatchObject(success)
    expect(await indexesIn(database, service, 'Ship')).toEqual([])
  })

  test.each([
    ['{fields: [meta]}', 'The index `meta` names the field `meta`, which is of the type Json.'],
    ['{fields: [name], type: GIN}', 'The index `name` names the field `name`, which is not of the type Json.'],
    [
      '{fields: [meta], type: GIN, unique: true}',
      'The index `meta` is of the type GIN, which takes one field, and no `unique`, `order` and `mode`.',
    ],
  ])('%s is refused', async (index, description) => {
    const service = await deployService(server, datamodel(''))
    const { errors } = await service.deploy(datamodel(`@indexes(value: [${index}])`))
    expect(errors).toEqual([{ type: 'Ship', field: null, description }])
  })
})
