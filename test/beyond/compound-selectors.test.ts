import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const line = 'schema @refract(edition: 1) { query: Query }'
const datamodel = `${line}
type Port @indexes(value: {fields: [land, city], name: "place", unique: true}) {
  id: ID! @id code: String! @unique land: String! city: String! ships: [Ship]
}
type Ship @indexes(value: [
  {fields: [port, name], name: "by_port", unique: true}
  {fields: [name, tonnage], unique: true}
  {fields: [tonnage, name]}
]) {
  id: ID! @id
  name: String!
  tonnage: Int
  port: Port @relation(link: INLINE)
  crew: [Sailor]
}
type Sailor { id: ID! @id nick: String! @unique serves: Ship @relation(link: INLINE) }`

const turku = '{port: {code: "TKU"}, name: "A"}'
const fields = 'name tonnage port { city }'

eachDatabase('compound selectors', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, datamodel)
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    await service.data(`mutation {
      s: deleteManySailors { count } d: deleteManyShips { count } p: deleteManyPorts { count }
      t: createPort(data: {id: "ckport0000000000000000001", code: "TKU", land: "FI", city: "Turku"}) { id }
      o: createPort(data: {code: "OUL", land: "FI", city: "Oulu"}) { id }
      a: createShip(data: {name: "A", tonnage: 1, port: {connect: {code: "TKU"}}}) { id }
      b: createShip(data: {name: "A", tonnage: 2, port: {connect: {place: {land: "FI", city: "Oulu"}}}}) { id }
      c: createShip(data: {name: "B", port: {connect: {code: "TKU"}}}) { id }
    }`)
  })
  const data = (text: string, variables?: Readonly<Record<string, unknown>>) => service.data(text, variables)
  const told = async (text: string) =>
    (await service.query(text)).errors?.map(({ code, message }) => [code, message.replace(/c[a-z0-9]{24}/g, 'ID')])

  test('select nodes, by related nodes too', async () => {
    const a = { name: 'A', tonnage: 1, port: { city: 'Turku' } }
    const text = `query ($where: ShipWhereUniqueInput!, $name: String!) {
      literal: ship(where: {by_port: ${turku}}) { ${fields} }
      part: ship(where: {by_port: {port: {place: {land: "FI", city: "Turku"}}, name: $name}}) { ${fields} }
      variable: ship(where: $where) { ${fields} }
      scalars: ship(where: {name_tonnage: {tonnage: 1, name: "A"}}) { ${fields} }
      none: ship(where: {by_port: {port: {code: "OUL"}, name: "B"}}) { ${fields} }
      nobody: ship(where: {by_port: {port: {code: "XXX"}, name: "A"}}) { ${fields} }
    }`
    const variables = { name: 'A', where: { by_port: { name: 'A', port: { id: 'ckport0000000000000000001' } } } }
    expect(await data(text, variables)).toEqual({
      literal: a,
      part: a,
      variable: a,
      scalars: a,
      none: null,
      nobody: null,
    })
  })

  test('stand wherever a unique selector does', async () => {
    expect(
      await data(`mutation {
        u: updateShip(where: {by_port: ${turku}}, data: {tonnage: 5}) { tonnage }
        i: updateShip(where: {by_port: ${turku}}, if: {tonnage: 5}, data: {tonnage_increment: 1}) { tonnage }
        found: upsertShip(where: {by_port: ${turku}}, create: {name: "A"}, update: {tonnage: 7}) { tonnage }
        made: upsertShip(where: {by_port: {port: {code: "OUL"}, name: "N"}}, create: {name: "N", port: {connect: {code: "OUL"}}}, update: {tonnage: 8}) { tonnage }
        sailor: createSailor(data: {nick: "x", serves: {connect: {by_port: ${turku}}}}) { serves { tonnage } }
        other: createSailor(data: {nick: "y", serves: {connectOrCreate: {where: {name_tonnage: {name: "Z", tonnage: 9}}, create: {name: "Z", tonnage: 9}}}}) { serves { name } }
        nested: updatePort(where: {place: {land: "FI", city: "Turku"}}, data: {ships: {
          update: [{where: {by_port: ${turku}}, data: {tonnage: 11}}, {where: {by_port: {port: {code: "TKU"}, name: "B"}}, data: {tonnage: 12}}]
        }}) { ships(orderBy: name_ASC) { tonnage } }
        upserted: updatePort(where: {code: "OUL"}, data: {ships: {
          upsert: [{where: {by_port: {port: {code: "OUL"}, name: "A"}}, create: {name: "A"}, update: {tonnage: 21}}, {where: {by_port: {port: {code: "OUL"}, name: "M"}}, create: {name: "M", tonnage: 22}, update: {tonnage: 0}}]
          disconnect: [{by_port: {port: {code: "OUL"}, name: "N"}}]
        }}) { ships(orderBy: name_ASC) { name tonnage } }
        set: updatePort(where: {code: "OUL"}, data: {ships: {set: [{name_tonnage: {name: "M", tonnage: 22}}]}}) { ships { name } }
        deleted: deleteShip(where: {by_port: {port: {code: "OUL"}, name: "M"}}) { name tonnage }
        gone: updatePort(where: {code: "TKU"}, data: {ships: {delete: [{by_port: {port: {code: "TKU"}, name: "B"}}]}}) { ships { name } }
      }`),
    ).toEqual({
      u: { tonnage: 5 },
      i: { tonnage: 6 },
      found: { tonnage: 7 },
      made: { tonnage: null },
      sailor: { serves: { tonnage: 7 } },
      other: { serves: { name: 'Z' } },
      nested: { ships: [{ tonnage: 11 }, { tonnage: 12 }] },
      upserted: {
        ships: [
          { name: 'A', tonnage: 21 },
          { name: 'M', tonnage: 22 },
        ],
      },
      set: { ships: [{ name: 'M' }] },
      deleted: { name: 'M', tonnage: 22 },
      gone: { ships: [{ name: 'A' }] },
    })
  })

  test('faults tell all fields', async () => {
    expect(
      await told(
        `mutation { updateShip(where: {by_port: {port: {id: "ckport0000000000000000001"}, name: "X"}}, data: {tonnage: 1}) { id } }`,
      ),
    ).toEqual([[3039, 'No Node for the model Ship with value {port: ID, name: X} for by_port found.']])
    expect(await told(`mutation { deleteShip(where: {by_port: {port: {code: "OUL"}, name: "X"}}) { id } }`)).toEqual([
      [3039, 'No Node for the model Ship with value {port: {code: OUL}, name: X} for by_port found.'],
    ])
    expect(
      await told(
        `mutation { createSailor(data: {nick: "z", serves: {connect: {name_tonnage: {name: "X", tonnage: 1}}}}) { id } }`,
      ),
    ).toEqual([[3039, 'No Node for the model Ship with value {name: X, tonnage: 1} for name_tonnage found.']])
    expect(await told(`{ ship(where: {by_port: ${turku}, id: "x"}) { id } }`)).toMatchObject([
      [3045, expect.any(String)],
    ])
    expect(await told(`{ ship(where: {by_port: {port: {}, name: "A"}}) { id } }`)).toMatchObject([
      [3040, expect.stringContaining('Port')],
    ])
    const { errors } = await service.query('{ ship(where: {by_port: {port: {code: "TKU"}, name: null}}) { id } }')
    expect(errors).toHaveLength(1)
    expect(
      await told(
        'mutation { updateShip(where: {by_port: {port: {code: "OUL"}, name: "A"}}, data: {port: {connect: {code: "TKU"}}}) { id } }',
      ),
    ).toEqual([[3010, 'A unique constraint would be violated on Ship. Details: Field name = port, name']])
  })

  test('batches tell nodes by them', async () => {
    expect(
      await data(`mutation {
        skipped: createManyShips(skipDuplicates: true, data: [
          {name: "A", tonnage: 30, port: {connect: {code: "TKU"}}} {name: "K", port: {connect: {code: "TKU"}}}
          {name: "K", port: {connect: {place: {land: "FI", city: "Turku"}}}} {name: "L", tonnage: 3} {name: "L", tonnage: 3} {name: "L"} {name: "L"}
        ]) { count nodes { name tonnage } }
        nested: updatePort(where: {code: "OUL"}, data: {ships: {createMany: {skipDuplicates: true, data: [{name: "A"}, {name: "Q"}, {name: "Q"}]}}}) { ships(orderBy: name_ASC) { name tonnage } }
        upserts: upsertManyShips(data: [
          {where: {by_port: {port: {code: "OUL"}, name: "V"}}, create: {name: "V", tonnage: 1, port: {connect: {code: "OUL"}}}, update: {tonnage_increment: 5}}
          {where: {by_port: ${turku}}, create: {name: "A"}, update: {tonnage: 40}}
          {where: {by_port: {port: {code: "OUL"}, name: "V"}}, create: {name: "V", tonnage: 1, port: {connect: {code: "OUL"}}}, update: {tonnage_increment: 5}}
        ]) { nodes { name tonnage } }
        connected: createManySailors(data: [
          {nick: "1", serves: {connectOrCreate: {where: {name_tonnage: {name: "W", tonnage: 1}}, create: {name: "W", tonnage: 1}}}}
          {nick: "2", serves: {connectOrCreate: {where: {name_tonnage: {name: "W", tonnage: 1}}, create: {name: "W", tonnage: 1}}}}
        ]) { nodes { serves { name } } }
      }`),
    ).toEqual({
      skipped: {
        count: 4,
        nodes: [
          { name: 'K', tonnage: null },
          { name: 'L', tonnage: 3 },
          { name: 'L', tonnage: null },
          { name: 'L', tonnage: null },
        ],
      },
      nested: {
        ships: [
          { name: 'A', tonnage: 2 },
          { name: 'Q', tonnage: null },
        ],
      },
      upserts: {
        nodes: [
          { name: 'V', tonnage: 6 },
          { name: 'A', tonnage: 40 },
          { name: 'V', tonnage: 6 },
        ],
      },
      connected: { nodes: [{ serves: { name: 'W' } }, { serves: { name: 'W' } }] },
    })
    expect(await data('{ ships(where: {name: "W"}) { tonnage } }')).toEqual({ ships: [{ tonnage: 1 }] })
  })

  test('unique values pass from one node to the next in order', async () => {
    await data(`mutation { updatePort(where: {code: "TKU"}, data: {ships: {update: [
      {where: {name_tonnage: {name: "A", tonnage: 1}}, data: {name: "X"}}
      {where: {by_port: {port: {code: "TKU"}, name: "B"}}, data: {name: "A"}}
      {where: {by_port: {port: {code: "TKU"}, name: "A"}}, data: {tonnage: 77}}
    ]}}) { id } }`)
    expect(await data('{ ships(where: {port: {code: "TKU"}}, orderBy: name_ASC) { name tonnage } }')).toEqual({
      ships: [
        { name: 'A', tonnage: 77 },
        { name: 'X', tonnage: 1 },
      ],
    })
  })

  test('upserts that race make one node', async () => {
    const upsert = `mutation { upsertShip(where: {by_port: {port: {code: "OUL"}, name: "R"}}, create: {name: "R", tonnage: 100, port: {connect: {code: "OUL"}}}, update: {tonnage_increment: 1}) { tonnage } }`
    const many = `mutation { upsertManyShips(data: [{where: {by_port: {port: {place: {land: "FI", city: "Oulu"}}, name: "R"}}, create: {name: "R", tonnage: 100, port: {connect: {code: "OUL"}}}, update: {tonnage_increment: 1}}]) { count } }`
    const count = 30
    const responses = await Promise.all(
      Array.from({ length: count }, (_, place) => service.query(place % 3 === 0 ? many : upsert)),
    )
    expect(responses.flatMap(({ errors }) => errors ?? [])).toEqual([])
    expect(await data('{ ships(where: {name: "R"}) { tonnage } }')).toEqual({ ships: [{ tonnage: 100 + count - 1 }] })
  })

  test('the schema has them behind the fields', async () => {
    const text =
      '{ __type(name: "ShipWhereUniqueInput") { inputFields { name type { name inputFields { name type { kind ofType { name } } } } } } }'
    expect(await data(text)).toEqual({
      __type: {
        inputFields: [
          { name: 'id', type: { name: 'ID', inputFields: null } },
          {
            name: 'by_port',
            type: {
              name: 'ShipByPortCompoundInput',
              inputFields: [
                { name: 'port', type: { kind: 'NON_NULL', ofType: { name: 'PortWhereUniqueInput' } } },
                { name: 'name', type: { kind: 'NON_NULL', ofType: { name: 'String' } } },
              ],
            },
          },
          {
            name: 'name_tonnage',
            type: {
              name: 'ShipNameTonnageCompoundInput',
              inputFields: [
                { name: 'name', type: { kind: 'NON_NULL', ofType: { name: 'String' } } },
                { name: 'tonnage', type: { kind: 'NON_NULL', ofType: { name: 'Int' } } },
              ],
            },
          },
        ],
      },
    })
  })

  test.each([
    [
      '[{fields: [name, tonnage], name: "code", unique: true}]',
      'The index `code` has the name of a field, which selects nodes already. Please give it another one.',
    ],
    [
      '[{fields: [name, tonnage], name: "a_b", unique: true}, {fields: [name, code], name: "aB", unique: true}]',
      'The indexes `a_b`, `aB` lead to one name in the API. Please rename one of them.',
    ],
    [
      '[{fields: [name, tonnage], name: "by_x", unique: true}]',
      'The name `ShipByXCompoundInput` is also that of a type which the API generates. Please rename it.',
    ],
  ])('%s is refused', async (indexes, description) => {
    const types = `${line} type Ship @indexes(value: ${indexes}) { id: ID! @id code: String name: String tonnage: Int }
      type ShipByXCompoundInput { id: ID! @id }`
    const other = await deployService(server, `${line} type T { id: ID! @id }`)
    expect((await other.deploy(types)).errors.map((error) => error.description)).toEqual([description])
  })
})
