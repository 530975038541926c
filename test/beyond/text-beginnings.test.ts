import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { shipsDatamodel as datamodel } from './many-ships.js'

const empty = `mutation { deleteManyShips { count } deleteManyPorts { count } deleteManySailors { count } deleteManyLogs { count } }`

eachDatabase('writes of texts of which unique indexes hold the beginnings', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, datamodel)
  })
  afterAll(() => server.stop())

  const reset = () => service.data(empty)
  const told = async (text: string): Promise<unknown> =>
    (await service.query(text)).errors?.map(({ code, message }) => [code, message])

  test('leave out those that an index takes for equal', async () => {
    await reset()
    const start = 'p'.repeat(191)
    const [one, two, other] = [`${start}1`, `${start}2`, `x${start}`]
    const isWhole = database.connector !== 'mysql'
    await service.data(
      `mutation { createPort(data: {city: "${one}"}) { id } createSailor(data: {nick: "${one}"}) { id } }`,
    )
    const { createManyPorts, createManyLogs } = await service.data(`mutation {
      createManyPorts(skipDuplicates: true, data: [
        {city: "${two}", ships: {create: [{code: "lost"}]}}
        {city: "${other}", ships: {create: [{code: "kept", crew: {createMany: {skipDuplicates: true, data: [{nick: "${two}"}, {nick: "${other}"}]}}}]}}
        {city: "${other}s"}
      ]) { count nodes { city ships { code crew(orderBy: nick_DESC) { nick } } } }
      createManyLogs(skipDuplicates: true, data: [{text: "${one}"}, {text: "${two}"}, {text: "${other}"}]) { nodes { text } }
    }`)
    const kept = {
      city: other,
      ships: [{ code: 'kept', crew: [{ nick: other }, ...(isWhole ? [{ nick: two }] : [])] }],
    }
    const nodes = isWhole
      ? [{ city: two, ships: [{ code: 'lost', crew: [] }] }, kept, { city: `${other}s`, ships: [] }]
      : [kept]
    expect(createManyPorts).toEqual({ count: nodes.length, nodes })
    expect(createManyLogs).toEqual({ nodes: (isWhole ? [one, two, other] : [one, other]).map((text) => ({ text })) })
    const lost = await service.data('{ ships(where: {code: "lost"}) { code } }')
    expect(lost).toEqual({ ships: isWhole ? [{ code: 'lost' }] : [] })
  })

  test('violate the index where what they are looked for by is not found', async () => {
    await reset()
    const start = 'p'.repeat(191)
    const [one, two] = [`${start}1`, `${start}2`]
    await service.data(`mutation { createPort(data: {city: "${one}", size: 1}) { id } }`)
    const isWhole = database.connector !== 'mysql'
    const upsert = `where: {city: "${two}"}, create: {city: "${two}"}`
    const texts = [
      `mutation { upsertPort(${upsert}, update: {size: 2}) { city } }`,
      `mutation { upsertManyPorts(data: [{${upsert}, update: {size: 2}}, {where: {city: "${one}"}, create: {city: "${one}"}, update: {size: 3}}]) { count } }`,
      `mutation { createShip(data: {code: "new", port: {connectOrCreate: {${upsert}}}}) { code } }`,
    ]
    const violated = [[3010, 'A unique constraint would be violated on Port. Details: Field name = city']]
    for (const text of texts) {
      expect(await told(text)).toEqual(isWhole ? undefined : violated)
      await service.data(`mutation { deleteManyPorts(where: {city: "${two}"}) { count } }`)
    }
    const { ports } = await service.data(`{ ports(where: {city_starts_with: "${start}"}) { city size } }`)
    expect(ports).toEqual([{ city: one, size: isWhole ? 3 : 1 }])
  })
})
