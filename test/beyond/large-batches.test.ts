import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { openGolden, type Golden } from '../support/golden/open-golden.js'
import { shipsDatamodel as datamodel, shipsSeed as seed } from './many-ships.js'

eachDatabase('a large batch', (database) => {
  let services: Golden
  beforeAll(async () => {
    services = await openGolden(database)
  })
  afterAll(() => services.close())

  const code = (index: number): { readonly code: string } => ({ code: `s${String(index)}` })
  const withCrew = (index: number) => ({
    ...code(index),
    crew: { create: Array.from({ length: 5 }, (_, place) => ({ nick: `${String(index)}-${String(place)}` })) },
  })
  const withPair = (index: number) => ({
    ...code(index),
    crew: { create: [{ nick: `${String(index)}-a` }, { nick: `${String(index)}-b` }] },
  })
  const withPort = (index: number) => {
    const city = `c${String(index % 7)}`
    return {
      ...code(index),
      port: { connectOrCreate: { where: { city }, create: { city } } },
      tags: { set: ['a', 'b'] },
    }
  }
  const create = 'mutation ($data: [ShipCreateInput!]!) { createManyShips(data: $data) { count } }'
  const skip = create.replace('data: $data', 'data: $data, skipDuplicates: true')
  const upsert = 'mutation ($data: [ShipUpsertManyInput!]!) { upsertManyShips(data: $data) { count } }'

  // two of the codes are those of the seed
  interface Batch {
    readonly what: string
    readonly request: string
    readonly from: number
    readonly item: (index: number) => unknown
    readonly count: number
    readonly of?: number
  }
  test.each<Batch>([
    { what: 'rows with children', request: create, from: 2, item: withCrew, count: 1000 },
    { what: 'rows with children but for duplicates', request: skip, from: 0, item: withCrew, count: 998 },
    { what: 'rows whose targets may be there', request: create, from: 2, item: withPort, count: 1000 },
    {
      what: 'upserts',
      request: upsert,
      from: 0,
      item: (index: number) => ({ where: code(index), create: code(index), update: { tonnage: 2 } }),
      count: 1000,
    },
    // the largest batch that a server takes
    { what: 'rows with two children', request: skip, from: 1, item: withPair, count: 9999, of: 10_000 },
  ])('of $count $what takes some tens of statements', async ({ request, from, item, count, of = 1000 }) => {
    const data = Array.from({ length: of }, (_, index) => item(from + index))
    const golden = { name: '', folder: '', datamodel, seed, leaveOut: {}, variables: { data }, request }
    const { response, sent } = await services.run(golden)
    expect(response).toEqual({
      data: { [/\w+Many\w+/.exec(request.slice(10).split('{')[1] ?? '')?.[0] ?? '']: { count } },
    })
    expect(sent.length).toBeLessThan(100)
  })
})
