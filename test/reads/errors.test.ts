import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { createShips, shipsDatamodel } from './ships.js'

/** A request, the code of its only error and the error's text. */
const rejections: readonly (readonly [request: string, code: number, message: string])[] = [
  [
    'mutation { createShip(data: {id: "abcdefghijklmnopqrstuvwxyz", code: "Z"}) { id } }',
    3007,
    'Value for field id is too long.',
  ],
  ['mutation { createShip(data: {code: "Z", draft: 1e35}) { id } }', 3007, 'Value for field draft is too long.'],
  [
    'mutation { createShip(data: {code: "A1"}) { id } }',
    3010,
    'A unique constraint would be violated on Ship. Details: Field name = code',
  ],
  [
    'mutation { createShip(data: {id: "s1", code: "Z"}) { id } }',
    3010,
    'A unique constraint would be violated on Ship. Details: Field name = id',
  ],
  [
    'mutation { createPort(data: {city: "Oulu", country: {connect: {iso: "NL"}}, ships: {create: [{code: "A1"}]}}) { id } }',
    3010,
    'A unique constraint would be violated on Ship. Details: Field name = code',
  ],
  [
    'mutation { updateShip(where: {code: "B2"}, data: {hull: 1}) { id } }',
    3010,
    'A unique constraint would be violated on Ship. Details: Field name = hull',
  ],
  [
    'mutation { updateShip(where: {code: "zz"}, data: {name: "x"}) { id } }',
    3039,
    'No Node for the model Ship with value zz for code found.',
  ],
  [
    'mutation { updateShip(where: {hull: -7}, data: {name: "x"}) { id } }',
    3039,
    'No Node for the model Ship with value -7 for hull found.',
  ],
  [
    'mutation { deleteShip(where: {code: "a \\"b\\"\\nc"}) { id } }',
    3039,
    'No Node for the model Ship with value a "b"\nc for code found.',
  ],
  [
    'mutation { createShip(data: {code: "Z", port: {connect: {city: "Oulu"}}}) { id } }',
    3039,
    'No Node for the model Port with value Oulu for city found.',
  ],
  [
    'mutation { updateShip(where: {}, data: {name: "x"}) { id } }',
    3040,
    'You provided an invalid argument for the where selector on Ship. Please provide exactly one unique field and value.',
  ],
  [
    'mutation { deleteShip(where: {}) { id } }',
    3040,
    'You provided an invalid argument for the where selector on Ship. Please provide exactly one unique field and value.',
  ],
  [
    'mutation { upsertShip(where: {}, create: {code: "Z"}, update: {}) { id } }',
    3040,
    'You provided an invalid argument for the where selector on Ship. Please provide exactly one unique field and value.',
  ],
  [
    'mutation { updateShip(where: {code: "A1"}, data: {crew: {connect: [{}]}}) { id } }',
    3040,
    'You provided an invalid argument for the where selector on Sailor. Please provide exactly one unique field and value.',
  ],
  [
    'mutation { updateShip(where: {code: "A1"}, data: {crew: {disconnect: [{}]}}) { id } }',
    3040,
    'You provided an invalid argument for the where selector on Sailor. Please provide exactly one unique field and value.',
  ],
  [
    'mutation { updateShip(where: {code: "A1"}, data: {crew: {set: [{}]}}) { id } }',
    3040,
    'You provided an invalid argument for the where selector on Sailor. Please provide exactly one unique field and value.',
  ],
  [
    'mutation { updateShip(where: {code: "A1"}, data: {crew: {delete: [{}]}}) { id } }',
    3040,
    'You provided an invalid argument for the where selector on Sailor. Please provide exactly one unique field and value.',
  ],
  [
    'mutation { updateShip(where: {code: "D4"}, data: {port: {disconnect: true}}) { id } }',
    3041,
    "The relation HomePort has no node for the model Ship with the value 's4' for the field 'id' connected to a node for the model Port on your mutation path.",
  ],
  [
    'mutation { deleteCountry(where: {iso: "NL"}) { id } }',
    3042,
    "The change you are trying to make would violate the required relation 'CountryToPort' between Country and Port",
  ],
  [
    '{ ship(where: {id: "s1", hull: 1}) { id } }',
    3045,
    'You provided more than one field for the unique selector on Ship. If you want that behavior you can use the many query and combine fields with AND / OR.',
  ],
]

/** A document and the text of each error that validation finds, without the place. */
const faults: readonly (readonly [document: string, messages: readonly string[]])[] = [
  ['{ shps { id } }', ["Cannot query field 'shps' on type 'Query'. Did you mean 'ships' or 'ship'?"]],
  ['{ ships }', ["Field 'ships' of type 'Ship' must have a sub selection."]],
  ['{ ships { id { x } } }', ["Field 'id' of type 'ID' must not have a sub selection."]],
  ['{ ships(frist: 1) { id } }', ["Unknown argument 'frist' on field 'ships' of type 'Query'. Did you mean 'first'?"]],
  ['{ ship { id } }', ["Field 'ship' argument 'where' of type 'ShipWhereUniqueInput!' is required but not provided."]],
  ['{ ships(first: "1") { id } }', [`Argument 'first' expected type 'Int' but got: "1". Reason: Int value expected`]],
  [
    '{ ships(first: 2147483648) { id } }',
    ["Argument 'first' expected type 'Int' but got: 2147483648. Reason: Value is too big to fit in Int"],
  ],
  [
    '{ ships(where: {port: {city: 5}}) { id } }',
    [
      "Argument 'where' expected type 'ShipWhereInput' but got: {port: {city: 5}}. Reason: 'port.city' String value expected",
    ],
  ],
  [
    '{ ships(where: {meta: "{}"}) { id } }',
    [
      `Argument 'where' expected type 'ShipWhereInput' but got: {meta: "{}"}. Reason: 'meta' Field 'meta' is not defined in the input type 'ShipWhereInput'.`,
    ],
  ],
  [
    'mutation { createShip(data: {}) { id } }',
    [
      "Argument 'data' expected type 'ShipCreateInput!' but got: {}. Reason: 'code' Not-null field 'code' of type 'String!' defined in the 'ShipCreateInput' input type is missing.",
    ],
  ],
  ['query ($n: Ship) { __typename }', ["Variable '$n' cannot be non input type 'Ship'.", "Variable '$n' is not used."]],
  ['{ ships(first: $n) { id } }', ["Variable '$n' is not defined."]],
  [
    'query ($n: String) { ships(first: $n) { id } }',
    ["Variable '$n' of type 'String' used in position expecting type 'Int'."],
  ],
  ['{ ships { ...F } }', ["Unknown fragment 'F'."]],
  [
    '{ ships { ... on Port { city } } }',
    ["Fragment cannot be spread here as objects of type 'Ship' can never be of type 'Port'."],
  ],
  ['{ ships { id @foo } }', ["Unknown directive 'foo'."]],
  [
    '{ ships { id: code id } }',
    [
      "Field 'id' conflict because 'code' and 'id' are different fields. Use different aliases on the fields to fetch both if this was intentional.",
    ],
  ],
  ['{ a { x } b { y } }', ["Cannot query field 'a' on type 'Query'.", "Cannot query field 'b' on type 'Query'."]],
]

const withoutPlace = (message: string): string => message.replace(/ \(line \d+, column \d+\):[\s\S]*$/, '')

eachDatabase(
  'errors',
  (database) => {
    let server: TestServer
    let service: TestService
    beforeAll(async () => {
      server = await startServer(database)
      service = await deployService(server, shipsDatamodel)
      await createShips(service)
    })
    afterAll(() => server.stop())

    test.each(rejections)('%s is refused with %i', async (request, code, message) => {
      const { errors } = await service.query(request)
      expect(errors?.map((error) => [error.code, error.message])).toEqual([[code, message]])
    })

    test.each(faults)('%s does not pass validation', async (document, messages) => {
      const { data, errors } = await service.query(document)
      expect(data).toBeNull()
      expect(errors?.map(({ message }) => withoutPlace(message)).sort()).toEqual([...messages].sort())
      expect(errors?.map((error) => Object.keys(error).sort())).toEqual(messages.map(() => ['locations', 'message']))
    })

    describe('their form', () => {
      test('of a coded error', async () => {
        const { errors } = await service.query('mutation { updateShip(where: {code: "zz"}, data: {name: "x"}) { id } }')
        expect(errors).toEqual([
          {
            message: 'No Node for the model Ship with value zz for code found.',
            locations: [{ line: 1, column: 12 }],
            path: ['updateShip'],
            code: 3039,
            requestId: expect.stringMatching(/^local:c[a-z0-9]{24}$/) as string,
          },
        ])
      })

      test('of a fault in one line of many', async () => {
        const { errors } = await service.query('{\n  ships {\n    id\n    nme\n  }\n}')
        expect(errors).toEqual([
          {
            message:
              "Cannot query field 'nme' on type 'Ship'. Did you mean 'name'? (line 4, column 5):\n    nme\n    ^",
            locations: [{ line: 4, column: 5 }],
          },
        ])
      })

      test('of a wrong variable', async () => {
        const { data, errors } = await service.query('query ($n: Int) { ships(first: $n) { id } }', { n: '1' })
        expect(data).toBeNull()
        expect(errors?.map(({ message }) => withoutPlace(message))).toEqual([
          `Variable '$n' expected value of type 'Int' but got: "1". Reason: Int value expected`,
        ])
      })
    })

    test.each([
      [
        '{ ships(where: {OR: [$w]}) { id } }',
        'ShipWhereInput = {id: "s1"}',
        'ships',
        "'ShipWhereInput!' at path 'where.OR'",
      ],
      ['{ ships(where: {name_in: [$w]}) { id } }', 'String = "a"', 'ships', "'String!' at path 'where.name_in'"],
      [
        '{ ship(where: $w) { id } }',
        'ShipWhereUniqueInput = {id: "s1"}',
        'ship',
        "'ShipWhereUniqueInput!' at path 'where'",
      ],
    ])('%s refuses a null that stands where a value must', async (fields, type, path, told) => {
      const { errors } = await service.query(`query ($w: ${type}) ${fields}`, { w: null })
      expect(errors).toEqual([
        {
          message: expect.stringMatching(/^Null value was provided for the NotNull Type /) as string,
          path: [path],
          locations: expect.anything() as unknown,
        },
      ])
      expect(withoutPlace(errors?.[0]?.message ?? '')).toBe(`Null value was provided for the NotNull Type ${told}.`)
    })

    test.each([
      ['{ shipsConnection(where: {crew_some: null}) { aggregate { count } } }', 3033, ['shipsConnection']],
      ['{ shipsConnection(first: -1, where: {crew_some: null}) { aggregate { count } } }', 3033, ['shipsConnection']],
      ['{ shipsConnection(where: {crew_every: null}) { edges { node { id } } } }', 3033, ['shipsConnection']],
      ['{ shipsConnection(first: -1) { aggregate { count } } }', 3026, ['shipsConnection', 'aggregate', 'count']],
      [
        '{ shipsConnection(first: 1, last: 1) { aggregate { count } } }',
        3014,
        ['shipsConnection', 'aggregate', 'count'],
      ],
    ])('%s is refused with %i at %j', async (request, code, path) => {
      const { errors } = await service.query(request)
      expect(errors?.map((error) => [error.code, error.path])).toEqual([[code, path]])
    })

    test('a failing field that may be null leaves the others, one that may not takes all', async () => {
      const create = (code: string) => `createShip(data: {id: "t${code}", code: "${code}"}) { id }`
      const kept = await service.query(
        `mutation { a: ${create('T1')} b: updateShip(where: {code: "zz"}, data: {name: "x"}) { id } }`,
      )
      expect(kept.data).toEqual({ a: { id: 'tT1' }, b: null })
      const lost = await service.query(`mutation { a: ${create('T2')} b: ${create('A1')} }`)
      expect(lost.data).toBeNull()
      expect(await service.data('{ ships(where: {id_starts_with: "t"}) { code } }')).toEqual({
        ships: [{ code: 'T1' }, { code: 'T2' }],
      })
    })
  },
  { only: ['postgres', 'sqlite'], because: 'MySQL compares text in its own way' },
)
