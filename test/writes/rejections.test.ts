import { afterAll, beforeAll, expect, test } from 'vitest'
import { codes } from '../../src/errors/codes.js'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { gardenDatamodel, gardens } from './gardens.js'
import type { Rejection } from './rejection.js'
import { rejections } from './rejections.js'

/** Codes of the service API that take more than one request. */
const toldElsewhere = [
  1004, // test/server/http.test.ts
  3011, // below
  3015, // test/server/tokens.test.ts
  3016, // test/server/http.test.ts
  3017, // test/cli/prisma1-cli.test.ts
  3018, // recorded deploys
  3104, // test/reads/deep.test.ts
  3102, // test/beyond/filters.test.ts
  3103, // test/beyond/constraints.test.ts
  3101, // test/beyond/transactions.test.ts
  3106, // test/beyond/filters.test.ts
  3107, // test/beyond/aggregates.test.ts
  3108, // test/beyond/aggregates.test.ts
  3109, // test/beyond/aggregates.test.ts
  3110, // test/beyond/sort.test.ts
  3111, // test/beyond/search.test.ts
  3112, // test/beyond/batch.test.ts
  3113, // test/beyond/batch.test.ts
  3114, // test/beyond/atomic.test.ts
  3115, // test/beyond/transactions.test.ts
  3116, // test/beyond/run-once.test.ts
  3117, // test/beyond/run-once.test.ts
  3118, // test/beyond/run-once.test.ts
  3119, // test/beyond/raw.test.ts
  3150, // test/database/full-disk.test.ts
  3153, // test/database/full-disk.test.ts
  3151, // test/server/large-requests.test.ts
  3152, // src/graphql/introspection/introspect.test.ts
]
const managementCodes = 4000

const everything = `{ gardens(orderBy: id_ASC) { id name plot owner rank opened gate { id } beds(orderBy: id_ASC) { id } }
  beds(orderBy: id_ASC) { id code size sown plants { id } } plants { id nr } gates(orderBy: id_ASC) { id key text column } }`

/** The whole of an error, as clients get it. */
function expectedError({ request, code, message }: Rejection): unknown {
  const fieldAt = /^(?:mutation|query)?[^{]*\{ /.exec(request)?.[0].length ?? 0
  return {
    locations: [{ line: 1, column: fieldAt + 1 }],
    path: [/^\w+/.exec(request.slice(fieldAt))?.[0]],
    code,
    message,
    requestId: expect.stringMatching(/^local:c[a-z0-9]{24}$/) as string,
  }
}

test('every code that one request can bring about is brought about', () => {
  const defined = Object.values(codes).flatMap(({ code }) => (code < managementCodes ? [code] : []))
  const told = [...rejections.map(({ code }) => code), ...toldElsewhere]
  const sorted = (numbers: readonly number[]): readonly number[] => [...new Set(numbers)].sort((a, b) => a - b)
  expect(sorted(told)).toEqual(sorted(defined))
})

eachDatabase('a refused request', (database) => {
  let server: TestServer
  let service: TestService
  let before: unknown
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, gardenDatamodel)
    await service.data(gardens)
    before = await service.data(everything)
  })
  afterAll(() => server.stop())

  const refused = rejections.filter(
    ({ takenBy = [] }) => ![database.connector, database.name].some((name) => takenBy.includes(name)),
  )
  test.each(refused)('$code: $request', async (rejection) => {
    const { errors } = await service.query(rejection.request, rejection.variables)
    expect(errors).toEqual([expectedError(rejection)])
    expect(Object.keys(errors?.[0] ?? {})).toEqual(['locations', 'path', 'code', 'message', 'requestId'])
  })

  test.each([
    ['updateManyGardens(where: {name: "none"}, data: {owner: null}) { count }', { count: 0 }],
    ['updateManyBeds(where: {code_in: []}, data: {size: 1e40}) { count }', { count: 0 }],
    [
      'updateGarden(where: {name: "B"}, data: {beds: {updateMany: [{where: {}, data: {code: null}}]}}) { id }',
      { id: 'B' },
    ],
    [
      'updateGarden(where: {name: "A"}, data: {beds: {updateMany: {where: {code: "f"}, data: {size: 1e40}}}}) { id }',
      { id: 'A' },
    ],
  ])('is none where nothing would be written: %s', async (mutation, response) => {
    expect(await service.query(`mutation { ${mutation} }`)).toEqual({
      data: { [/^\w+/.exec(mutation)?.[0] ?? '']: response },
    })
  })

  test('leaves everything as it was', async () => {
    expect(await service.data(everything)).toEqual(before)
  })
})

eachDatabase(
  'a foreign key that the datamodel does not know',
  (database) => {
    let server: TestServer
    beforeAll(async () => {
      server = await startServer(database)
    })
    afterAll(() => server.stop())

    test('refuses a row with code 3011', async () => {
      const service = await deployService(server, gardenDatamodel)
      const [quote, separator] = database.connector === 'postgres' ? ['\\"', '$'] : ['`', '@']
      const table = (name: string): string =>
        [`${service.name}${separator}${service.stage}`, name].map((part) => quote + part + quote).join('.')
      await service.data(
        `mutation { executeRaw(query: "ALTER TABLE ${table('Plant')} ADD FOREIGN KEY (nr) REFERENCES ${table('Garden')} (plot)") }`,
      )
      const { errors } = await service.query(
        'mutation { createPlant(data: {nr: 7, bed: {create: {code: "n"}}}) { id } }',
      )
      expect(errors?.map(({ code, message }) => ({ code, message }))).toEqual([
        {
          code: 3011,
          message:
            'You are referencing a node that does not exist. Please check your mutation to make sure you are only creating edges between existing nodes. Id if available: ',
        },
      ])
    })
  },
  { only: ['postgres', 'mariadb', 'mysql'], because: 'SQLite adds no foreign keys to a table' },
)

eachDatabase('a value that no column holds', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    const list = '@scalarList(strategy: RELATION)'
    service = await deployService(server, `type Well { id: ID! @id depths: [Float] ${list} }`)
    await service.data('mutation { createWell(data: {id: "w", depths: {set: [1.5]}}) { id } }')
  })
  afterAll(() => server.stop())

  test.each([
    ['createWell', 'createWell(data: {depths: {set: [2, 1e35]}}) { id }', '1.0E35'],
    ['updateWell', 'updateWell(where: {id: "w"}, data: {depths: {set: [-1e36]}}) { id }', '-1.0E36'],
    ['updateManyWells', 'updateManyWells(data: {depths: {set: [2, 1e40]}}) { count }', '1.0E40'],
    ['upsertWell', 'upsertWell(where: {id: "w"}, create: {}, update: {depths: {set: [1e35]}}) { id }', '1.0E35'],
  ])('is refused in a list: %s', async (field, mutation, value) => {
    expect((await service.query(`mutation { ${mutation} }`)).errors).toMatchObject([
      { code: 3036, message: `The input value ${value} was not valid for field depths of type Well.`, path: [field] },
    ])
    expect(await service.data('{ wells { depths } }')).toEqual({ wells: [{ depths: [1.5] }] })
  })

  test('is refused by an import', async () => {
    const send = async (valueType: string, value: object): Promise<unknown> =>
      (
        await fetch(`${service.url}/import`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ valueType, values: [{ _typeName: 'Well', ...value }] }),
        })
      ).json()
    const long = 'x'.repeat(26)
    expect(await send('nodes', { id: long })).toEqual([
      expect.stringMatching(`^Failure inserting Well with Id: ${long}\\. Cause: .*too long`),
    ])
    expect(await send('lists', { id: 'w', depths: [1e36] })).toEqual([
      expect.stringContaining('for the id w for value 1e+36. Cause: '),
    ])
    expect(await service.data('{ wells { id depths } }')).toEqual({ wells: [{ id: 'w', depths: [1.5] }] })
  })
})
