import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { chanceOf } from '../support/chance.js'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { createFleet, fleetDatamodel, purgeFleet } from './soft-delete-fleet.js'
import { newFleet, randomAct, stateOf, stateQuery } from './soft-delete-model.js'

/** Set BEYOND_SEED to try other writes than always, BEYOND_ACTS to try more. */
const seed = Number(process.env['BEYOND_SEED'] ?? 20_261_130)
const acts = Number(process.env['BEYOND_ACTS'] ?? 40)
const rounds = 4

eachDatabase('random soft deletions', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, fleetDatamodel)
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    await purgeFleet(service)
    await createFleet(service)
  })

  test.each(Array.from({ length: rounds }, (_, round) => round))(
    'leave what they leave in memory: %i',
    async (round) => {
      const pick = chanceOf(seed + round)
      const fleet = newFleet()
      const done: string[] = []
      for (let count = 0; count < acts; count += 1) {
        const act = randomAct(fleet, pick)
        done.push(act.field)
        const { errors = [] } = await service.query(`mutation { ${act.field} }`)
        expect([done, errors.map(({ code }) => code)]).toEqual([done, act.code === undefined ? [] : [act.code]])
        if (act.code === undefined) {
          const read =
            act.instantOf && ((await service.data(`{ row: ${act.instantOf} }`))['row'] as { readonly at: string })
          act.apply(read ? read.at : '')
        }
        const mode = ['WITHOUT', 'WITH', 'ONLY'][count % 3] ?? ''
        expect([done, mode, await service.data(`{ ${stateQuery(mode)} }`)]).toEqual([done, mode, stateOf(fleet, mode)])
      }
    },
  )
})
