import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const datamodel = `
type Gate { id: ID! @id key: String! @unique text: String bolts: [Bolt] }
type Bolt { id: ID! @id nr: Int! @unique size: Int gate: Gate @relation(link: INLINE) }`

const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<readonly T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)))

eachDatabase('equal upserts at the same time', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, datamodel)
  })
  afterAll(() => server.stop())

  test('make one node and no error', async () => {
    const upsert = 'mutation { upsertGate(where: {key: "k"}, create: {key: "k"}, update: {text: "t"}) { key } }'
    const responses = await times(50, () => service.query(upsert))
    expect(responses).toEqual(responses.map(() => ({ data: { upsertGate: { key: 'k' } } })))
    expect(await service.data('{ gates { key text } }')).toEqual({ gates: [{ key: 'k', text: 't' }] })
  })

  test('make one node and one of each nested node', async () => {
    const upsert = `mutation { upsertGate(where: {key: "n"},
      create: {key: "n", bolts: {create: [{nr: 1, size: 0}]}},
      update: {bolts: {upsert: [{where: {nr: 2}, create: {nr: 2, size: 1}, update: {size: 2}}]}}) { key } }`
    const responses = await times(50, () => service.query(upsert))
    expect(responses).toEqual(responses.map(() => ({ data: { upsertGate: { key: 'n' } } })))
    expect(await service.data('{ gate(where: {key: "n"}) { bolts(orderBy: nr_ASC) { nr size } } }')).toEqual({
      gate: {
        bolts: [
          { nr: 1, size: 0 },
          { nr: 2, size: 2 },
        ],
      },
    })
  })

  // elsewhere nothing locks a row that is not there, so that any number of tries may meet those of others
  test.runIf(database.connector === 'sqlite')('violate no unique field while others delete the node', async () => {
    const upsert = 'mutation { upsertGate(where: {key: "d"}, create: {key: "d"}, update: {text: "t"}) { key } }'
    const remove = 'mutation { deleteManyGates(where: {key: "d"}) { count } }'
    const told = await times(40, async () => {
      const errors: unknown[] = []
      for (let turn = 0; turn < 10; turn += 1)
        for (const mutation of [upsert, remove]) errors.push(...((await service.query(mutation)).errors ?? []))
      return errors
    })
    expect(told.flat()).toEqual([])
    expect(await service.data('{ gates(where: {key: "d"}) { key } }')).toEqual({ gates: [] })
  })

  test('that break another unique field say so', async () => {
    await service.data('mutation { createGate(data: {key: "taken"}) { key } }')
    const upsert = 'mutation { upsertGate(where: {key: "free"}, create: {key: "taken"}, update: {}) { key } }'
    const responses = await times(5, () => service.query(upsert))
    expect(
      responses.map(({ data, errors }) => ({ data, told: errors?.map(({ code, message }) => [code, message]) })),
    ).toEqual(
      responses.map(() => ({
        data: null,
        told: [[3010, 'A unique constraint would be violated on Gate. Details: Field name = key']],
      })),
    )
  })
})
