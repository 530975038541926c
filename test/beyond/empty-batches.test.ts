import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { shipsDatamodel, shipsSeed } from './many-ships.js'

eachDatabase('writes of no nodes', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, shipsDatamodel)
    await service.data(shipsSeed)
  })
  afterAll(() => server.stop())

  // empty lists at every place that takes one
  test.each([
    'createManyShips(data: [])',
    'createManyShips(data: [], skipDuplicates: true)',
    'createManyLogs(data: [], skipDuplicates: true)',
    'upsertManyShips(data: [])',
    'deleteManyShipsAndReturn(where: {code_in: []})',
    'updateManyShipsAndReturn(where: {OR: []}, sort: [], data: {nr: 9})',
  ])('%s writes nothing', async (field) => {
    const { answer } = await service.data(`mutation { answer: ${field} { count nodes { id } } }`)
    expect(answer).toEqual({ count: 0, nodes: [] })
  })

  test.each([
    '{create: []}',
    '{connect: []}',
    '{connectOrCreate: []}',
    '{createMany: {data: []}}',
    '{createMany: {data: [], skipDuplicates: true}}',
  ])('%s in a batch nests nothing', async (crew) => {
    const data = `{code: "void", crew: ${crew}}`
    for (const field of [
      `createManyShips(data: [${data}])`,
      `createManyShips(data: [${data}, ${data}], skipDuplicates: true)`,
      `upsertManyShips(data: [{where: {code: "void"}, create: ${data}, update: {crew: ${crew}}}])`,
    ]) {
      await service.data('mutation { deleteManyShips(where: {code: "void"}) { count } }')
      const { answer } = await service.data(`mutation { answer: ${field} { count nodes { code crew { nick } } } }`)
      expect(answer).toEqual({ count: 1, nodes: [{ code: 'void', crew: [] }] })
    }
  })
})
