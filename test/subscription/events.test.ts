import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { greetedSocket, nextData, subscribe, type TestSocket } from './open-socket.js'

const datamodel = `
  type Crew {
    id: ID! @id
    name: String!
    rank: Int
    tags: [String] @scalarList(strategy: RELATION)
    createdAt: DateTime! @createdAt
    updatedAt: DateTime! @updatedAt
    ship: Ship
  }
  type Ship {
    id: ID! @id
    title: String!
    code: String @unique
    crew: [Crew]
  }
`

eachDatabase('Events of subscriptions', (database) => {
  let server: TestServer
  let service: TestService
  let socket: TestSocket

  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, datamodel)
  })
  afterAll(() => server.stop())

  const fresh = async (): Promise<TestSocket> => {
    socket = await greetedSocket(service.url)
    return socket
  }
  const createCrew = async (name: string): Promise<string> => {
    const { createCrew: created } = await service.data(
      'mutation ($name: String!) { createCrew(data: {name: $name}) { id } }',
      {
        name,
      },
    )
    return (created as { readonly id: string }).id
  }

  test('a create, an update that changes nothing and a delete tell what they did', async () => {
    await fresh()
    await subscribe(
      socket,
      '1',
      'subscription { crew { mutation node { name } updatedFields previousValues { name } } }',
    )
    const id = await createCrew('Abe')
    const created = await nextData(socket)
    await service.data('mutation ($id: ID!) { updateCrew(where: {id: $id}, data: {}) { id } }', { id })
    const updated = await nextData(socket)
    await service.data('mutation ($id: ID!) { deleteCrew(where: {id: $id}) { id } }', { id })
    const deleted = await nextData(socket)
    socket.close()
    expect([created, updated, deleted]).toEqual([
      { crew: { mutation: 'CREATED', node: { name: 'Abe' }, updatedFields: null, previousValues: null } },
      { crew: { mutation: 'UPDATED', node: { name: 'Abe' }, updatedFields: [], previousValues: { name: 'Abe' } } },
      { crew: { mutation: 'DELETED', node: null, updatedFields: null, previousValues: { name: 'Abe' } } },
    ])
  })

  test('a list of upserts tells of each node what was done with it', async () => {
    await service.data(
      'mutation { createShip(data: {code: "list", title: "x", crew: {create: [{id: "old", name: "Old", rank: 1}]}}) { id } }',
    )
    await fresh()
    await subscribe(
      socket,
      '1',
      'subscription { crew { mutation node { name rank } updatedFields previousValues { name rank } } }',
    )
    await service.data(`mutation { updateShip(where: {code: "list"}, data: {crew: {upsert: [
      {where: {id: "new"}, create: {id: "new", name: "New"}, update: {rank: 2}}
      {where: {id: "old"}, create: {id: "old", name: "Twice"}, update: {rank: 3}}]}}) { id } }`)
    const told = [await nextData(socket), await nextData(socket)]
    socket.close()
    const byName = (one: unknown): string => JSON.stringify(one)
    expect(told.sort((a, b) => byName(a).localeCompare(byName(b)))).toEqual([
      { crew: { mutation: 'CREATED', node: { name: 'New', rank: null }, updatedFields: null, previousValues: null } },
      {
        crew: {
          mutation: 'UPDATED',
          node: { name: 'Old', rank: 3 },
          updatedFields: ['rank', 'updatedAt'],
          previousValues: { name: 'Old', rank: 1 },
        },
      },
    ])
  })

  test('updates name their fields in the order of the datamodel and tell lists as they were', async () => {
    await fresh()
    const id = await createCrew('Abe')
    await service.data('mutation ($id: ID!) { updateCrew(where: {id: $id}, data: {tags: {set: ["x", "y"]}}) { id } }', {
      id,
    })
    await subscribe(
      socket,
      '1',
      'subscription ($id: ID) { crew(where: {node: {id: $id}}) { updatedFields node { tags } previousValues { name rank tags } } }',
      { id },
    )
    await service.data(
      'mutation ($id: ID!) { updateCrew(where: {id: $id}, data: {tags: {set: ["z"]}, rank: 4, name: "Bea"}) { id } }',
      {
        id,
      },
    )
    const told = await nextData(socket)
    socket.close()
    expect(told).toEqual({
      crew: {
        updatedFields: ['name', 'rank', 'updatedAt', 'tags'],
        node: { tags: ['z'] },
        previousValues: { name: 'Abe', rank: null, tags: ['x', 'y'] },
      },
    })
  })

  test('a nested update has previous values too', async () => {
    await fresh()
    const id = await createCrew('Abe')
    const { createShip } = await service.data(
      'mutation ($id: ID!) { createShip(data: {title: "T", crew: {connect: {id: $id}}}) { id } }',
      { id },
    )
    await subscribe(
      socket,
      '1',
      'subscription { crew(where: {mutation_in: [UPDATED]}) { updatedFields previousValues { id name rank } } }',
    )
    await service.data(
      'mutation ($ship: ID!, $id: ID!) { updateShip(where: {id: $ship}, data: {crew: {update: {where: {id: $id}, data: {rank: 7}}}}) { id } }',
      { ship: (createShip as { readonly id: string }).id, id },
    )
    const told = await nextData(socket)
    socket.close()
    expect(told).toEqual({
      crew: { updatedFields: ['rank', 'updatedAt'], previousValues: { id, name: 'Abe', rank: null } },
    })
  })

  test('twenty updates of one request come as twenty events in the order of their commits', async () => {
    await fresh()
    const id = await createCrew('n0')
    await subscribe(
      socket,
      '1',
      'subscription ($id: ID) { crew(where: {node: {id: $id}}) { previousValues { name } } }',
      { id },
    )
    const updates = Array.from(
      { length: 20 },
      (_, index) => `u${String(index)}: updateCrew(where: {id: "${id}"}, data: {name: "n${String(index + 1)}"}) { id }`,
    )
    await service.data(`mutation { ${updates.join(' ')} }`)
    const names: unknown[] = []
    for (let seen = 0; seen < updates.length; seen += 1) names.push(await nextData(socket))
    socket.close()
    expect(names).toEqual(updates.map((_, index) => ({ crew: { previousValues: { name: `n${String(index)}` } } })))
  })

  test('three hundred nested creates come as three hundred events', async () => {
    await fresh()
    await subscribe(socket, '1', 'subscription { crew { node { name } } }')
    const children = Array.from({ length: 300 }, (_, index) => ({ name: `c${String(index)}` }))
    await service.data(
      'mutation ($crew: [CrewCreateWithoutShipInput!]) { createShip(data: {title: "T", crew: {create: $crew}}) { id } }',
      {
        crew: children,
      },
    )
    const told: unknown[] = []
    for (let seen = 0; seen < children.length; seen += 1) told.push(await nextData(socket))
    socket.close()
    expect(told).toEqual(children.map((node) => ({ crew: { node } })))
  })

  test('many-writes, nested deletes and failing writes tell nothing', async () => {
    await fresh()
    const id = await createCrew('Abe')
    await subscribe(socket, '1', 'subscription { crew { mutation previousValues { name } } }')
    await service.data('mutation ($id: ID) { updateManyCrews(where: {id: $id}, data: {rank: 3}) { count } }', { id })
    await service.data('mutation { createShip(data: {title: "T", code: "taken"}) { id } }')
    await service.query(
      'mutation { createShip(data: {title: "U", code: "taken", crew: {create: {name: "never"}}}) { id } }',
    )
    await service.data('mutation ($id: ID) { deleteManyCrews(where: {id: $id}) { count } }', { id })
    await createCrew('Last')
    const told = await nextData(socket)
    socket.close()
    expect(told).toEqual({ crew: { mutation: 'CREATED', previousValues: null } })
  })

  describe('Filters', () => {
    /** What a filter lets through of: a created Abe, a rank given to it, its name changed to Bea, its deletion. */
    async function passed(where: string): Promise<readonly unknown[]> {
      await fresh()
      await subscribe(socket, '1', `subscription { crew(where: ${where}) { mutation updatedFields } }`)
      await subscribe(socket, '2', 'subscription { crew { mutation } }')
      const told: unknown[] = []
      const collect = async (count: number): Promise<void> => {
        for (let seen = 0; seen < count;) {
          const { id: operation, payload } = await socket.next()
          if (operation === '2') seen += 1
          else told.push((payload as { readonly data: { readonly crew: unknown } }).data.crew)
        }
      }
      const id = await createCrew('Abe')
      await collect(1)
      await service.data('mutation ($id: ID!) { updateCrew(where: {id: $id}, data: {rank: 1}) { id } }', { id })
      await collect(1)
      await service.data('mutation ($id: ID!) { updateCrew(where: {id: $id}, data: {name: "Bea"}) { id } }', { id })
      await collect(1)
      await service.data('mutation ($id: ID!) { deleteCrew(where: {id: $id}) { id } }', { id })
      await collect(1)
      socket.send({ type: 'nothing' })
      for (;;) {
        const { id: operation, payload } = await socket.next()
        if (operation === '') break
        told.push((payload as { readonly data: { readonly crew: unknown } }).data.crew)
      }
      socket.close()
      return told
    }

    const created = { mutation: 'CREATED', updatedFields: null }
    const ranked = { mutation: 'UPDATED', updatedFields: ['rank', 'updatedAt'] }
    const renamed = { mutation: 'UPDATED', updatedFields: ['name', 'updatedAt'] }
    const deleted = { mutation: 'DELETED', updatedFields: null }

    test.each([
      ['{}', [created, ranked, renamed, deleted]],
      ['{mutation_in: [CREATED, DELETED]}', [created, deleted]],
      ['{mutation_in: []}', []],
      ['{updatedFields_contains: "rank"}', [ranked]],
      ['{updatedFields_contains_every: ["rank", "name"]}', []],
      ['{updatedFields_contains_some: ["rank", "name"]}', [ranked, renamed]],
      ['{OR: [{mutation_in: [CREATED]}, {mutation_in: [DELETED]}]}', [created, deleted]],
      ['{NOT: [{mutation_in: [CREATED]}]}', [ranked, renamed, deleted]],
      ['{OR: []}', [deleted]],
      ['{NOT: []}', [created, ranked, renamed, deleted]],
      ['{NOT: [{}]}', [deleted]],
      ['{NOT: [{node: {name: "Abe"}}, {node: {name: "Bea"}}]}', [deleted]],
      ['{NOT: {node: {name: "Abe"}}}', [renamed, deleted]],
      ['{OR: [{mutation_in: [CREATED]}, {}]}', [created]],
      ['{node: {name: "Abe"}}', [created, ranked, deleted]],
      ['{node: {name_not: "Abe"}}', [renamed, deleted]],
      ['{node: {rank_gte: 1}}', [ranked, renamed, deleted]],
      ['{node: {rank: null}}', [created, deleted]],
      ['{node: {ship: null}}', [created, ranked, renamed, deleted]],
      ['{node: {ship: {title: "none"}}}', [deleted]],
      ['{AND: [{mutation_in: [UPDATED]}, {node: {OR: [{name: "Bea"}, {rank: 5}]}}]}', [renamed]],
      ['{node: null}', [deleted]],
    ])('%s', async (where, expected) => {
      expect(await passed(where)).toEqual(expected)
    })
  })
})

eachDatabase('Events of batch writes', (database) => {
  test('many-writes tell each node, in services that batchEvents names', async () => {
    const server = await startServer(database, { configuration: { batchEvents: 'fleet/dev, fleet/prod' } })
    const service = await deployService(server, datamodel, { name: 'fleet', stage: 'dev' })
    const silent = await deployService(server, datamodel, { name: 'fleet', stage: 'test' })
    for (const one of [service, silent]) await one.data('mutation { createCrew(data: {name: "Abe", rank: 1}) { id } }')
    const socket = await greetedSocket(service.url)
    const other = await greetedSocket(silent.url)
    await subscribe(other, '1', 'subscription { crew { mutation } }')
    await subscribe(
      socket,
      '1',
      'subscription { crew { mutation node { rank } updatedFields previousValues { rank } } }',
    )
    await service.data('mutation { updateManyCrews(data: {rank: 2}) { count } }')
    const updated = await nextData(socket)
    await service.data('mutation { deleteManyCrews { count } }')
    const deleted = await nextData(socket)
    await silent.data('mutation { updateManyCrews(data: {rank: 2}) { count } }')
    await silent.data('mutation { createCrew(data: {name: "Bea"}) { id } }')
    const first = await nextData(other)
    await server.stop()
    expect(first).toEqual({ crew: { mutation: 'CREATED' } })
    expect([updated, deleted]).toEqual([
      {
        crew: {
          mutation: 'UPDATED',
          node: { rank: 2 },
          updatedFields: ['rank', 'updatedAt'],
          previousValues: { rank: 1 },
        },
      },
      { crew: { mutation: 'DELETED', node: null, updatedFields: null, previousValues: { rank: 2 } } },
    ])
  })
})
