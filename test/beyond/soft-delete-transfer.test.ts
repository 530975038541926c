import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { transferProject, type TransferProject } from '../transfer/transfer-support.js'
import { createFleet, fleetDatamodel } from './soft-delete-fleet.js'

const all = `{
  ships(deleted: WITH) { id deletedAt version tags flag(deleted: WITH) { id } pennants(deleted: WITH) { id } crew(deleted: WITH) { id goneAt } }
  flags(deleted: WITH) { id hauledAt }
}`

eachDatabase('export and import of deleted nodes', (database) => {
  let server: TestServer
  let service: TestService
  let project: TransferProject
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, fleetDatamodel)
    project = transferProject(service.url, fleetDatamodel)
  })
  afterAll(async () => {
    project.remove()
    await server.stop()
  })

  test('they come back as they were, and can be restored', async () => {
    await createFleet(service)
    await service.data('mutation { deleteShip(where: {id: "s1"}) { id } deleteFlag(where: {id: "red"}) { id } }')
    const before = await service.data(all)
    await project.call(0, 'export', '--path', 'fleet.zip')
    const { nodes } = await project.exported('fleet.zip')
    expect(nodes).toContainEqual(
      expect.objectContaining({ _typeName: 'Ship', id: 's1', deletedAt: expect.any(String) as string }),
    )
    await project.call(0, 'reset', '--force')
    expect(await service.data('{ ships(deleted: WITH) { id } }')).toEqual({ ships: [] })
    await project.call(0, 'import', '--data', 'fleet.zip')
    expect(await service.data(all)).toEqual(before)
    expect(await service.data('mutation { restoreShip(where: {id: "s1"}) { crew { id } } }')).toEqual({
      restoreShip: { crew: [{ id: 'anna' }, { id: 'bert' }, { id: 'cleo' }] },
    })
  })
})
