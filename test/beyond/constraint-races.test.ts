import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService } from '../support/service.js'

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const line = 'schema @refract(edition: 1) { query: Query }'
const datamodel = (fields: string): string => `${line} type Ship { id: ID! @id ${fields} }`

eachDatabase('constraints that are deployed while others write', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())
  // MySQL 5.6 has no checks: what comes between the deploy's look at the rows and the new service stays
  const isHeld = database.name !== 'mysql'

  test('rows that come while a deploy runs are written or refused, never left behind', async () => {
    const free = 'n: Int tags: [String] @scalarList(strategy: RELATION)'
    const bound = (max: number): string =>
      `n: Int @constraint(max: ${String(max)}) tags: [String] @scalarList(strategy: RELATION) @constraint(maxLength: ${String(max)})`
    const service = await deployService(server, datamodel(free))
    const outcomes = new Set<string>()
    // the later they come, the further is the deploy: they are sent around the time when it looks for them
    let delay = 1
    for (let round = 0; round < 14; round += 1) {
      const isChanged = round % 2 === 1
      expect(await service.deploy(datamodel(isChanged ? bound(9) : free))).toMatchObject({ errors: [] })
      await service.data('mutation { deleteManyShips { count } }')
      const writing = (async () => {
        const answers: Promise<{
          readonly errors?: readonly { readonly code?: number; readonly message: string }[]
        }>[] = []
        await pause(delay)
        for (let place = 0; place < 20; place += 1) {
          const values = place % 2 === 0 ? 'n: 1' : place % 4 === 1 ? 'n: 8' : 'tags: {set: ["a", "12345678"]}'
          answers.push(service.query(`mutation { createShip(data: {${values}}) { id } }`))
          await pause(1)
        }
        return Promise.all(answers)
      })()
      const deployed = await service.deploy(datamodel(bound(5)))
      const answers = await writing
      for (const [place, { errors = [] }] of answers.entries()) {
        if (place % 2 === 0) expect(errors).toEqual([])
        // of a constraint whose deploy has failed nothing is known any more
        else if (errors.length > 0 && deployed.migration?.status === 'SUCCESS')
          expect(errors).toMatchObject([{ code: 3103, message: expect.stringContaining('be at most 5') as string }])
      }
      const refused = answers.filter(({ errors }) => errors !== undefined).length
      const { all, n } = await service.data(
        '{ all: shipsAggregate { count } n: shipsAggregate(where: {OR: [{n_gt: 5}, {tags_has: "12345678"}]}) { count } }',
      )
      expect(all).toEqual({ count: answers.length - refused })
      const isMade = deployed.errors.length === 0 && deployed.migration?.status === 'SUCCESS'
      if (isMade && isHeld) expect(n).toEqual({ count: 0 })
      outcomes.add(isMade ? 'made' : 'refused')
      delay = isMade ? delay / 2 : delay * 2
      const late = await service.query('mutation { createShip(data: {n: 8}) { id } }')
      expect(late.errors?.map(({ code }) => code)).toEqual(isMade ? [3103] : undefined)
      await service.data('mutation { deleteManyShips { count } }')
    }
    expect([...outcomes]).toContain('made')
  })

  test('a deploy that all rows satisfy goes through beside writers, and they beside it', async () => {
    const fields = (constraint: string): string =>
      datamodel(`n: Int ${constraint} tags: [String] @scalarList(strategy: RELATION)`)
    const service = await deployService(server, fields(''))
    for (const max of [9, 5]) {
      let isDeployed = false
      const answers: { readonly errors?: unknown }[] = []
      const write = async (): Promise<void> => {
        do answers.push(await service.query('mutation { createShip(data: {n: 3, tags: {set: ["a"]}}) { id n tags } }'))
        while (!isDeployed)
      }
      const writing = Promise.all([write(), write(), write(), write()])
      await pause(20)
      const deploying = service.deploy(fields(`@constraint(max: ${String(max)})`)).finally(() => (isDeployed = true))
      const [deployed] = await Promise.all([deploying, writing])
      expect(deployed).toMatchObject({ errors: [], migration: { status: 'SUCCESS' } })
      expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([])
      const late = await service.query(`mutation { createShip(data: {n: ${String(max + 1)}}) { id } }`)
      expect(late.errors).toMatchObject([{ code: 3103 }])
      const { all } = await service.data('{ all: shipsAggregate { count } }')
      expect(all).toEqual({ count: answers.length })
      await service.data('mutation { deleteManyShips { count } }')
    }
  })
})
