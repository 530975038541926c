import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService } from '../support/service.js'

const datamodel = (fields: string, more: string): string =>
  `schema @refract(edition: 1) { query: Query } type Ship ${more} { id: ID! @id ${fields} }`
const success = { errors: [], warnings: [], migration: { status: 'SUCCESS', errors: [] } }

// to MariaDB a unique index is a constraint, so that it cannot have the name of another one
eachDatabase('a constraint of a field that a unique index is over', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())

  test('comes and goes beside the index', async () => {
    const index = '@indexes(value: [{ fields: ["n"], unique: true }])'
    const service = await deployService(server, datamodel('n: Int', ''))
    await service.data('mutation { createShip(data: {n: 1}) { id } }')
    const codes = async (n: number): Promise<unknown> =>
      (await service.query(`mutation { createShip(data: {n: ${String(n)}}) { id } }`)).errors?.map(({ code }) => code)
    for (const [fields, more, holds, differs] of [
      ['n: Int', index, false, true],
      ['n: Int @constraint(min: 0)', index, true, true],
      ['n: Int @constraint(min: 0)', '', true, false],
      ['n: Int @constraint(min: 0)', index, true, true],
      ['n: Int @constraint(min: -1)', index, true, true],
      ['n: Int', index, false, true],
      ['n: Int', '', false, false],
      ['n: Int @constraint(min: 0)', index, true, true],
    ] as const) {
      expect(await service.deploy(datamodel(fields, more), { force: true })).toMatchObject(success)
      expect(await service.deploy(datamodel(fields, more))).toMatchObject({ migration: null })
      expect([await codes(-5), await codes(1)]).toEqual([holds ? [3103] : undefined, differs ? [3010] : undefined])
      await service.data('mutation { deleteManyShips { count } }')
      await service.data('mutation { createShip(data: {n: 1}) { id } }')
    }
  })
})
