import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const datamodel = `
type Garden { id: ID! @id name: String! @unique motto: String beds: [Bed] gate: Gate @relation(link: INLINE) }
type Bed { id: ID! @id code: String! @unique size: Float tags: [String] @scalarList(strategy: RELATION) garden: Garden @relation(link: INLINE) plants: [Plant] }
type Plant { id: ID! @id nr: Int! @unique bed: Bed! @relation(link: INLINE) }
type Gate { id: ID! @id key: String! @unique garden: Garden }`

const everything = `{ gardens(orderBy: name_ASC) { name motto gate { key } beds(orderBy: code_ASC) { code } }
  beds(orderBy: code_ASC) { code size tags garden { name } plants(orderBy: nr_ASC) { nr } }
  plants(orderBy: nr_ASC) { nr bed { code } } gates(orderBy: key_ASC) { key garden { name } } }`

/** Two things are wrong with each: which one is told shows the order in which they were met. */
const failing = [
  {
    what: 'a unique field violated four levels down',
    write:
      'createGate(data: {key: "g2", garden: {create: {name: "C", beds: {create: [{code: "c", plants: {create: [{nr: 9}, {nr: 1}]}}]}}}}) { id }',
    code: 3010,
    message: 'A unique constraint would be violated on Plant. Details: Field name = nr',
  },
  {
    what: 'the own row before what it connects to',
    write: 'createBed(data: {code: "a", garden: {connect: {name: "nowhere"}}}) { id }',
    code: 3010,
    message: 'A unique constraint would be violated on Bed. Details: Field name = code',
  },
  {
    what: 'the own row before what it creates in its own column',
    write: 'createGarden(data: {name: "A", gate: {create: {key: "g1"}}}) { id }',
    code: 3010,
    message: 'A unique constraint would be violated on Garden. Details: Field name = name',
  },
  {
    what: 'what the first item connects before the row of the second',
    write:
      'updateGarden(where: {name: "A"}, data: {motto: "x", beds: {create: [{code: "n", plants: {connect: [{nr: 77}]}}, {code: "a"}]}}) { id }',
    code: 3039,
    message: 'No Node for the model Plant with value 77 for nr found.',
  },
  {
    what: 'the second disconnect of one node',
    write: 'updateGarden(where: {name: "A"}, data: {beds: {disconnect: [{code: "a"}, {code: "a"}]}}) { id }',
    code: 3041,
  },
  {
    what: 'the second deletion of one node',
    write: 'updateGarden(where: {name: "A"}, data: {beds: {delete: [{code: "e"}, {code: "e"}]}}) { id }',
    code: 3039,
    message: 'No Node for the model Bed with value e for code found.',
  },
  {
    what: 'an update of a node that the one before has renamed',
    write:
      'updateGarden(where: {name: "A"}, data: {beds: {update: [{where: {code: "e"}, data: {code: "f"}}, {where: {code: "e"}, data: {size: 2}}]}}) { id }',
    code: 3039,
    message: 'No Node for the model Bed with value e for code found.',
  },
  {
    what: 'a required parent lost',
    write:
      'updateGarden(where: {name: "A"}, data: {motto: "x", beds: {create: [{code: "n"}], delete: [{code: "a"}]}}) { id }',
    code: 3042,
    message: "The change you are trying to make would violate the required relation 'BedToPlant' between Bed and Plant",
  },
  {
    what: 'a required relation that was left empty',
    write: 'createPlant(data: {nr: 5, bed: {}}) { id }',
    code: 3032,
    message: "The field 'bed' on type 'Plant' is required. Performing this mutation would violate that constraint",
  },
  {
    what: 'a long number in a nested row',
    write: 'updateGarden(where: {name: "A"}, data: {beds: {create: [{code: "n", size: 1e40}]}}) { id }',
    code: 3007,
    message: 'Value for field size is too long.',
  },
] as const

eachDatabase('a write that fails', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, datamodel)
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    await service.data(
      'mutation { deleteManyPlants { count } deleteManyBeds { count } deleteManyGardens { count } deleteManyGates { count } }',
    )
    await service.data(`mutation { createGarden(data: {name: "A", gate: {create: {key: "g1"}}, beds: {create: [
      {code: "a", size: 1, tags: {set: ["x", "y"]}, plants: {create: [{nr: 1}, {nr: 2}]}}, {code: "e"}]}}) { id } }`)
  })

  for (const { what, write, code, ...told } of failing)
    test(`tells ${what}, and leaves nothing behind`, async () => {
      const before = await service.data(everything)
      const { errors } = await service.query(`mutation { ${write} }`)
      expect(errors?.map((error) => error.code)).toEqual([code])
      if ('message' in told) expect(errors?.[0]?.message).toBe(told.message)
      expect(await service.data(everything)).toEqual(before)
    })
})

eachDatabase('items of one list', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, datamodel)
    await service.data(
      `mutation { createGarden(data: {name: "A", beds: {create: [{code: "a"}, {code: "b"}]}}) { id } }`,
    )
  })
  afterAll(() => server.stop())

  test('see what the items before them did', async () => {
    expect(
      await service.data(`mutation { updateGarden(where: {name: "A"}, data: {beds: {update: [
        {where: {code: "a"}, data: {code: "c"}}, {where: {code: "c"}, data: {size: 3}}]}}) { beds(orderBy: code_ASC) { code size } } }`),
    ).toEqual({
      updateGarden: {
        beds: [
          { code: 'b', size: null },
          { code: 'c', size: 3 },
        ],
      },
    })
  })

  test('connect what is created with them, the last of two parents keeps a node', async () => {
    expect(
      await service.data(`mutation { updateGarden(where: {name: "A"}, data: {beds: {create: [
        {code: "x", plants: {create: [{nr: 1}]}}, {code: "y", plants: {connect: [{nr: 1}]}}]}}) {
        beds(where: {code_in: ["x", "y"]}, orderBy: code_ASC) { code plants { nr } } } }`),
    ).toEqual({
      updateGarden: {
        beds: [
          { code: 'x', plants: [] },
          { code: 'y', plants: [{ nr: 1 }] },
        ],
      },
    })
  })

  test('may be two thousand', async () => {
    const codes = Array.from({ length: 2000 }, (_, index) => `n${String(index)}`)
    const create = codes.map((code) => `{code: "${code}"}`).join(' ')
    await service.data(`mutation { createGarden(data: {name: "many", beds: {create: [${create}]}}) { id } }`)
    await service.data(`mutation { createGarden(data: {name: "more", beds: {connect: [${create}]}}) { id } }`)
    expect(await service.data('{ bedsConnection(where: {garden: {name: "more"}}) { aggregate { count } } }')).toEqual({
      bedsConnection: { aggregate: { count: 2000 } },
    })
  })
})
