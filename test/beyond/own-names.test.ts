import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService } from '../support/service.js'

const line = 'schema @refract(edition: 1, features: [SEARCH]) { query: Query }'

/** A type whose field, with the table's name in front, is called as the same of another type. */
const typeOf = (name: string, field: string, table = name): string => `
type ${name} @db(name: "${table}") @indexes(value: [
  {fields: [${field}_u], name: "${field}", unique: true}
  {fields: [${field}_t], name: "${field}_words", type: FULLTEXT}
]) {
  id: ID! @id
  ${field}: Int @constraint(min: 0)
  ${field}_u: Int
  ${field}_t: String
  ${field}_n: Int! @defaultFunction(name: AUTOINCREMENT)
}`

const long = 'w'.repeat(30)

/** Types whose elements would share names: as they are, spelled in another case, and cut. */
const pairs: readonly (readonly [one: readonly [string, string], other: readonly [string, string]])[] = [
  [
    ['A', 'b_c'],
    ['A_b', 'c'],
  ],
  [
    ['A', 'b_C'],
    ['A_B', 'c'],
  ],
  [
    [`A${long}`, `b_c${long}`],
    [`A${long}_b`, `c${long}`],
  ],
]

eachDatabase('names in the database', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())

  test.each(
    pairs.flatMap(
      ([one, other]) =>
        [
          [one, other],
          [other, one],
        ] as const,
    ),
  )('%j is kept apart from %j, which comes later', async (first, second) => {
    const service = await deployService(server, `${line} ${typeOf(...first)}`)
    const works = async (types: readonly (readonly [string, string])[]): Promise<void> => {
      for (const [type, field] of types) {
        const create = (data: string) => service.query(`mutation { create${type}(data: {${data}}) { ${field}_n } }`)
        const { data } = await create(`${field}_u: 1, ${field}_t: "whale"`)
        expect(data).toEqual({ [`create${type}`]: { [`${field}_n`]: expect.any(Number) as number } })
        expect((await create(`${field}_u: 1`)).errors).toMatchObject([
          {
            code: 3010,
            message: `A unique constraint would be violated on ${type}. Details: Field name = ${field}_u`,
          },
        ])
        expect((await create(`${field}: -1`)).errors).toMatchObject([{ code: 3103 }])
        await service.data(`mutation { deleteMany${type}s { count } }`)
      }
    }
    await works([first])
    const both = `${line} ${typeOf(...first)} ${typeOf(...second)}`
    for (const [datamodel, types] of [
      [both, [first, second]],
      [`${line} ${typeOf(...second)}`, [second]],
      [both, [first, second]],
      [`${line} ${typeOf(...first)} type ${second[0]} { id: ID! @id }`, [first]],
    ] as const) {
      const deployed = await service.deploy(datamodel, { force: true })
      expect(deployed.errors).toEqual([])
      expect(deployed.migration).toMatchObject({ status: 'SUCCESS', errors: [] })
      expect(await service.deploy(datamodel, { force: true })).toMatchObject({
        errors: [],
        steps: [],
        migration: null,
      })
      await works(types)
    }
  })
})
