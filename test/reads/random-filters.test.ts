import { afterAll, beforeAll, expect, test } from 'vitest'
import { chanceOf, oneOf, type Chance } from '../support/chance.js'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { findNodes, fleetDatamodel, fleetTypes, type Fleet, type TypeName } from './filter-model.js'
import { randomFleet, randomWhere, writtenFilters, type FilterPlace } from './random-filters.js'

/** Set FILTER_SEED to try other filters than always. */
const seed = Number(process.env['FILTER_SEED'] ?? 20_261_129)
const documents = 12
const filtersEach = 25

const types = ['Ship', 'Port', 'Sailor'] as const
const plurals: Readonly<Record<TypeName, string>> = { Ship: 'ships', Port: 'ports', Sailor: 'sailors' }

async function createFleet(service: TestService, fleet: Fleet): Promise<void> {
  const plain = (type: TypeName, node: Fleet[TypeName][number]): object =>
    Object.fromEntries(Object.keys(fleetTypes[type].scalars).map((field) => [field, node[field]]))
  const key = (id: unknown): object => (id === null ? {} : { connect: { id } })
  for (const type of ['Port', 'Sailor'] as const)
    for (const node of fleet[type])
      await service.data(`mutation ($data: ${type}CreateInput!) { create${type}(data: $data) { id } }`, {
        data: plain(type, node),
      })
  for (const ship of fleet.Ship)
    await service.data('mutation ($data: ShipCreateInput!) { createShip(data: $data) { id } }', {
      data: {
        ...plain('Ship', ship),
        port: key(ship['port']),
        captain: key(ship['captain']),
        crew: { connect: (ship['crew'] as readonly string[]).map((id) => ({ id })) },
      },
    })
  for (const ship of fleet.Ship)
    await service.data(
      'mutation ($id: ID!, $data: ShipUpdateInput!) { updateShip(where: {id: $id}, data: $data) { id } }',
      { id: ship.id, data: { leader: key(ship['leader']) } },
    )
}

/** Lists of nodes, as filters of their elements see them. */
const lists = [
  { holder: 'Port', field: 'ships', to: 'Ship' },
  { holder: 'Ship', field: 'followers', to: 'Ship' },
  { holder: 'Ship', field: 'crew', to: 'Sailor' },
  { holder: 'Sailor', field: 'serves', to: 'Ship' },
] as const
type List = (typeof lists)[number]

/** What one filter of a document is asked for, and what the answer must be. */
interface Attempt {
  readonly field: string
  readonly response: unknown
}

eachDatabase('random filters', (database) => {
  let server: TestServer
  let service: TestService
  let fleet: Fleet
  let pick: Chance
  beforeAll(async () => {
    pick = chanceOf(seed)
    server = await startServer(database)
    service = await deployService(server, fleetDatamodel)
    fleet = randomFleet(pick)
    await createFleet(service, fleet)
  })
  afterAll(() => server.stop())

  /** Asks a document with many filters, each under an alias of its own, and gives the sizes of what they find. */
  async function tryFilters(
    of: FilterPlace['of'],
    typeOf: (index: number) => TypeName,
    attempt: (text: string, found: readonly string[], index: number) => Attempt,
  ): Promise<readonly number[]> {
    const written = writtenFilters(pick)
    const attempts = Array.from({ length: filtersEach }, (_, index) => {
      const place = { type: typeOf(index), depth: 3, of } as const
      const where = randomWhere(pick, place)
      const text = written.write(where, place)
      const found = findNodes(fleet, place.type, where)
      return { ...attempt(text, found, index), alias: `f${String(index)}`, size: found.length }
    })
    const fields = attempts.map(({ alias, field }) => `${alias}: ${field}`).join('\n')
    const data = await service.data(
      `${of === 'read' ? 'query' : 'mutation'} ${written.definitions()} {\n${fields}\n}`,
      written.variables,
    )
    for (const { alias, field, response } of attempts) expect(data[alias], field).toEqual(response)
    return attempts.map(({ size }) => size)
  }

  const someType = (index: number): TypeName => types[index % types.length] ?? 'Ship'
  const someList = (index: number): List => lists[index % lists.length] ?? lists[0]
  const rows = (ids: readonly string[]): unknown => ids.map((id) => ({ id }))

  test('find what three-valued logic finds', async () => {
    const sizes: number[] = []
    for (let round = 0; round < documents; round += 1)
      sizes.push(
        ...(await tryFilters('read', someType, (text, found, index) => ({
          field: `${plurals[someType(index)]}(where: ${text}) { id }`,
          response: rows(found),
        }))),
      )
    // filters that find all or nothing say little
    const telling = sizes.filter((size, index) => size > 0 && size < fleet[someType(index % filtersEach)].length)
    expect(telling.length).toBeGreaterThan(sizes.length / 4)
  })

  test('count the same in connections', () =>
    tryFilters('read', someType, (text, found, index) => ({
      field: `${plurals[someType(index)]}Connection(where: ${text}) { aggregate { count } }`,
      response: { aggregate: { count: found.length } },
    })))

  test('find the same in the lists of nodes', () =>
    tryFilters(
      'read',
      (index) => someList(index).to,
      (text, found, index) => {
        const { holder, field } = someList(index)
        return {
          field: `${plurals[holder]} { nodes: ${field}(where: ${text}) { id } }`,
          response: fleet[holder].map((node) => ({
            nodes: rows(found.filter((id) => listOf(node, field).includes(id))),
          })),
        }
      },
    ))

  test('reach the same nodes in writes of many', () =>
    tryFilters('write', someType, (text, found, index) => ({
      field: `updateMany${someType(index)}s(where: ${text}, data: {}) { count }`,
      response: { count: found.length },
    })))

  test('reach the same nodes in nested writes of many', async () => {
    for (let round = 0; round < 3; round += 1)
      await tryFilters(
        'children',
        (index) => someList(index).to,
        (text, found, index) => {
          const { holder, field } = someList(index)
          const node = oneOf(pick, fleet[holder])
          const mark = `mark: ${String(round * filtersEach + index)}`
          return {
            field: `update${holder}(where: {id: "${node.id}"}, data: {${field}: {updateMany: {where: ${text}, data: {${mark}}}}}) { ${field}(where: {${mark}}) { id } }`,
            response: { [field]: rows(found.filter((id) => listOf(node, field).includes(id))) },
          }
        },
      )
  })

  test('delete no other node than they find', async () => {
    for (let tries = 0; tries < 60; tries += 1) {
      const place = { type: someType(tries), depth: 2, of: 'write' } as const
      const where = randomWhere(pick, place)
      const found = findNodes(fleet, place.type, where)
      // a filter that finds much would leave nothing to lose
      if (found.length > 1) continue
      const written = writtenFilters(pick)
      const text = written.write(where, place)
      const response = await service.data(
        `mutation ${written.definitions()} { deleteMany${place.type}s(where: ${text}) { count } }`,
        written.variables,
      )
      expect(response, text).toEqual({ [`deleteMany${place.type}s`]: { count: found.length } })
      fleet = withoutNodes(fleet, found)
    }
    expect(await service.data('{ ships { id } ports { id } sailors { id } }')).toEqual({
      ships: rows(fleet.Ship.map(({ id }) => id)),
      ports: rows(fleet.Port.map(({ id }) => id)),
      sailors: rows(fleet.Sailor.map(({ id }) => id)),
    })
  })
})

const listOf = (node: Fleet[TypeName][number], field: string): readonly string[] => node[field] as readonly string[]

/** What a deletion leaves: nobody knows the deleted any more. */
function withoutNodes(fleet: Fleet, gone: readonly string[]): Fleet {
  const left = (nodes: Fleet[TypeName]): Fleet[TypeName] =>
    nodes
      .filter(({ id }) => !gone.includes(id))
      .map(
        (node) =>
          Object.fromEntries(
            Object.entries(node).map(([field, value]) => [
              field,
              Array.isArray(value)
                ? (value as readonly string[]).filter((id) => !gone.includes(id))
                : gone.includes(String(value))
                  ? null
                  : value,
            ]),
          ) as Fleet[TypeName][number],
      )
  return { Ship: left(fleet.Ship), Port: left(fleet.Port), Sailor: left(fleet.Sailor) }
}
