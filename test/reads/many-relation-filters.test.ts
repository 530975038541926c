import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const relations = 16
const each = (text: (index: number) => string): string =>
  Array.from({ length: relations }, (_, index) => text(index)).join(' ')
const datamodel = `
type Port { id: ID! @id name: String
  ${each((i) => `many${String(i)}: [Mark] @relation(name: "Many${String(i)}") own${String(i)}: [Ship] @relation(name: "Own${String(i)}") one${String(i)}: Flag @relation(name: "One${String(i)}", link: INLINE)`)} }
type Mark { id: ID! @id n: Int ports: [Port] @relation(name: "Many0") }
type Flag { id: ID! @id n: Int }
type Ship { id: ID! @id n: Int ${each((i) => `port${String(i)}: Port @relation(name: "Own${String(i)}")`)} }`

/** Conditions on few relations that no port satisfies. */
const nowhere = Array.from(
  { length: 120 },
  (_, i) => `{own0_some: {n: ${String(9 + i)}}} {one0: {n: ${String(9 + i)}}}`,
).join(' ')

/** Filters of which each would join all tables with each other; planners then try their orders for minutes. */
const filters = {
  'many-to-many': each((i) => `many${String(i)}_some: {id_not: "x"}`),
  'one-to-many': each((i) => `own${String(i)}_some: {n: 1}`),
  'to-one': each((i) => `one${String(i)}: {n: 1}`),
  none: each((i) => `many${String(i)}_none: {n: 7} own${String(i)}_none: {n: 7}`),
  every: each((i) => `many${String(i)}_every: {n_lt: 7} own${String(i)}_every: {n_lt: 7}`),
  'all kinds': each((i) => `many${String(i)}_some: {n: 1} own${String(i)}_some: {n: 2} one${String(i)}: {n: 1}`),
  'in AND': `AND: [${each((i) => `{many${String(i)}_some: {n: 1}} {own0_some: {n: ${String(1 + (i % 2))}}}`)}]`,
  'in OR': `OR: [${each((i) => `{many${String(i)}_some: {n: 7}} {own${String(i)}_some: {n: 1}}`)}]`,
  'in NOT': `NOT: [${each((i) => `{many${String(i)}_some: {n: 7}} {own${String(i)}_some: {n: 7}}`)}]`,
  'in a long OR': `OR: [${nowhere} {one1: {n: 1}}]`,
  'in a long OR of which the last of a relation holds': `OR: [${nowhere} {one0: {n: 1}}]`,
  'in a long OR under NOT': `NOT: [{OR: [${nowhere}]}]`,
  nested: each((i) => `own${String(i)}_some: {port${String(i)}: {many${String(i)}_some: {n: 1}}}`),
  'deep below one': `many0_some: {ports_some: {many0_some: {ports_some: {${each((i) => `own${String(i)}_some: {n_gt: 0}`)}}}}}`,
}

eachDatabase('many relation filters beside each other', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, datamodel)
    const two = '{create: [{n: 1}, {n: 2}]}'
    const all = each((i) => `many${String(i)}: ${two} own${String(i)}: ${two} one${String(i)}: {create: {n: 1}}`)
    await service.data(`mutation { createPort(data: {name: "all", ${all}}) { id } }`)
    await service.data('mutation { createPort(data: {name: "none"}) { id } }')
  })
  afterAll(() => server.stop())

  test.each(Object.entries(filters))('are answered: %s', async (_, filter) => {
    expect(await service.data(`{ ports(where: {name: "all", ${filter}}, orderBy: name_DESC) { name } }`)).toEqual({
      ports: [{ name: 'all' }],
    })
    const write = `updateManyPorts(where: {name: "all", ${filter}}, data: {name: "all"}) { count }`
    expect(await service.data(`mutation { ${write} }`)).toEqual({ updateManyPorts: { count: 1 } })
  })

  test('exclude who has none of the related nodes', async () => {
    const some = each((i) => `many${String(i)}_some: {n: 1}`)
    expect(await service.data(`{ ports(where: {name: "none", ${some}}) { name } }`)).toEqual({ ports: [] })
    const none = each((i) => `many${String(i)}_none: {n: 1} own${String(i)}_none: {n: 1}`)
    expect(await service.data(`{ ports(where: {${none}}) { name } }`)).toEqual({ ports: [{ name: 'none' }] })
  })
})
