import { expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { restartServer, startServer } from '../support/server.js'
import { deployService, serviceOn } from '../support/service.js'

const datamodel = `# jars 🫙 and their lids
type Jar { id: ID! @id label: String! @default(value: "plums 🍑") }`

eachDatabase('characters of four bytes in what a deploy stores', (database) => {
  test('in comments, defaults and secrets: deployed, unchanged the next time, served after a restart', async () => {
    const server = await startServer(database)
    const { name, stage, deploy } = await deployService(server, datamodel, { secrets: ['key 🔑', ''] })
    expect(await deploy(datamodel, { secrets: ['key 🔑', ''] })).toEqual({
      errors: [],
      warnings: [],
      steps: [],
      migration: null,
    })
    await deploy(datamodel)
    await server.stop()
    const restarted = await restartServer(database, server.configuration)
    const service = serviceOn(restarted, { name, stage })
    expect(await service.data('mutation { createJar(data: {}) { label } }')).toEqual({
      createJar: { label: 'plums 🍑' },
    })
    // the original's tables on MySQL have no place for such characters outside of JSON
    const kept = database.connector === 'mysql' ? datamodel.replace('🫙', '?').replace('🍑', '?') : datamodel
    expect(
      await restarted.query('management', `{ project(name: "${name}", stage: "${stage}") { datamodel } }`),
    ).toEqual({ data: { project: { datamodel: kept } } })
    await restarted.stop()
  })
})
