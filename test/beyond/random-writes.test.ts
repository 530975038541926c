import { afterAll, beforeAll, expect, test } from 'vitest'
import { chanceOf } from '../support/chance.js'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { allBoats, boatFields, boatsDatamodel, randomWrite, type Boats } from './write-model.js'

/** Set BEYOND_SEED to try other writes than always, BEYOND_ACTS to try more. */
const seed = Number(process.env['BEYOND_SEED'] ?? 20_261_130)
const acts = Number(process.env['BEYOND_ACTS'] ?? 150)

eachDatabase('random writes beyond Prisma 1', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, boatsDatamodel)
  })
  afterAll(() => server.stop())

  test('answer and leave what they do in memory', async () => {
    const pick = chanceOf(seed)
    let boats: Boats = new Map()
    for (let count = 0; count < acts; count += 1) {
      const write = randomWrite(boats, pick)
      const { data, errors = [] } = await service.query(write.text)
      const told = [count, write.text]
      if ('code' in write) expect([...told, errors.map(({ code }) => code)]).toEqual([...told, [write.code]])
      else {
        boats = write.boats
        expect([...told, errors, data]).toEqual([...told, [], write.data])
      }
      const state = await service.data(`{ boats(orderBy: id_ASC) ${boatFields} }`)
      expect([...told, state['boats']]).toEqual([...told, allBoats(boats)])
    }
  })
})
