import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { createFleet, fleetDatamodel, purgeFleet } from './soft-delete-fleet.js'
import { reads } from './soft-delete-reads.js'

eachDatabase('soft delete', (database) => {
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

  const errorsOf = async (document: string): Promise<readonly unknown[]> => {
    const { errors } = await service.query(document)
    return (errors ?? []).map(({ code, message }) => code ?? message)
  }

  test('hides deleted nodes from every read unless it asks for them', async () => {
    expect(
      await service.data('mutation { deleteShip(where: {id: "s1"}) { code tags crew { id } port { id } } }'),
    ).toEqual({
      deleteShip: { code: 'a', tags: [], crew: [], port: { id: 'turku' } },
    })
    await service.data('mutation { deleteFlag(where: {id: "blue"}) { id } }')
    for (const [query, response] of reads) {
      const data = await service.data(`{ answer: ${query} }`)
      expect([query, data['answer']]).toEqual([query, response])
    }
  })

  test('takes the mode from variables', async () => {
    await service.data('mutation { deleteShip(where: {id: "s1"}) { id } }')
    const document =
      'query ($mode: Deleted) { ships(deleted: $mode) { id } port(where: {id: "turku"}) { ships(deleted: $mode) { id } } }'
    const idsFor = async (variables: Record<string, unknown>) => service.data(document, variables)
    const [s1, s2, s3] = ['s1', 's2', 's3'].map((id) => ({ id }))
    expect(await idsFor({ mode: 'ONLY' })).toEqual({ ships: [s1], port: { ships: [s1] } })
    expect(await idsFor({ mode: 'WITH' })).toEqual({ ships: [s1, s2, s3], port: { ships: [s1, s2] } })
    expect(await idsFor({})).toEqual({ ships: [s2, s3], port: { ships: [s2] } })
  })

  test('writes see no deleted node', async () => {
    await service.data('mutation { deleteShip(where: {id: "s1"}) { id } deleteFlag(where: {id: "blue"}) { id } }')
    for (const [mutation, code] of [
      ['updateShip(where: {id: "s1"}, data: {tonnage: 1}) { id }', 3039],
      ['updateShip(where: {id: "s1"}, data: {tags: {set: []}}) { id }', 3039],
      ['deleteShip(where: {id: "s1"}) { id }', 3039],
      ['updateShip(where: {id: "s3"}, data: {flag: {connect: {id: "blue"}}}) { id }', 3039],
      ['updateShip(where: {id: "s3"}, data: {flag: {update: {colour: "sky"}}}) { id }', 3041],
      ['updateShip(where: {id: "s3"}, data: {flag: {delete: true}}) { id }', 3041],
      [
        'updatePort(where: {id: "turku"}, data: {ships: {update: [{where: {id: "s1"}, data: {tonnage: 1}}]}}) { id }',
        3039,
      ],
      ['updatePort(where: {id: "turku"}, data: {ships: {disconnect: [{id: "s1"}]}}) { id }', 3039],
    ] as const)
      expect([mutation, await errorsOf(`mutation { ${mutation} }`)]).toEqual([mutation, [code]])
    for (const [mutation, count] of [
      ['updateManyShips(data: {tonnage: 7})', 2],
      ['deleteManyShips(where: {code: "a"})', 0],
      ['updateManySailors(data: {age: 7})', 2],
    ] as const)
      expect(await service.data(`mutation { many: ${mutation} { count } }`)).toEqual({ many: { count } })
    expect(await service.data('{ ship(where: {id: "s1"}, deleted: ONLY) { tonnage tags flag { id } } }')).toEqual({
      ship: { tonnage: 100, tags: ['x', 'y'], flag: { id: 'red' } },
    })
  })

  test('links of deleted nodes stay, but where there is place for one only', async () => {
    await service.data('mutation { deleteShip(where: {id: "s1"}) { id } }')
    await service.data(`mutation {
      port: updatePort(where: {id: "turku"}, data: {ships: {set: [{id: "s3"}]}}) { id }
      flag: updateFlag(where: {id: "red"}, data: {flown: {set: []}}) { id }
    }`)
    await service.data('mutation { restoreShip(where: {id: "s1"}) { id } }')
    expect(await service.data('{ ships { id port { id } pennants { id } } }')).toEqual({
      ships: [
        { id: 's1', port: { id: 'turku' }, pennants: [{ id: 'blue' }, { id: 'red' }] },
        { id: 's2', port: null, pennants: [] },
        { id: 's3', port: { id: 'turku' }, pennants: [] },
      ],
    })
    await service.data('mutation { deleteSailor(where: {id: "cook"}) { id } }')
    await service.data(
      'mutation { updateShip(where: {id: "s1"}, data: {captain: {create: {id: "drake", nick: "Drake"}}}) { id } }',
    )
    await service.data('mutation { restoreSailor(where: {id: "cook"}) { id } }')
    expect(
      await service.data(
        '{ ship(where: {id: "s1"}) { captain { id } } sailor(where: {id: "cook"}) { commands { id } } }',
      ),
    ).toEqual({
      ship: { captain: { id: 'drake' } },
      sailor: { commands: null },
    })
  })

  test('cascades mark with one instant, which restoring takes back', async () => {
    await service.data('mutation { deleteSailor(where: {id: "bert"}) { id } }')
    await service.data('mutation { deleteShip(where: {id: "s1"}) { id } }')
    const { ship, sailors } = (await service.data(
      '{ ship(where: {id: "s1"}, deleted: WITH) { deletedAt version } sailors(deleted: ONLY, orderBy: id_ASC) { id goneAt } }',
    )) as { ship: { deletedAt: string; version: number }; sailors: readonly { id: string; goneAt: string }[] }
    expect(sailors.map(({ id, goneAt }) => [id, goneAt === ship.deletedAt])).toEqual([
      ['anna', true],
      ['bert', false],
      ['cleo', true],
    ])
    expect(ship.version).toBe(2)
    expect(
      await service.data(
        'mutation { restoreShip(where: {id: "s1"}) { id deletedAt version tags crew { id goneAt } } }',
      ),
    ).toEqual({
      restoreShip: {
        id: 's1',
        deletedAt: null,
        version: 3,
        tags: ['x', 'y'],
        crew: [
          { id: 'anna', goneAt: null },
          { id: 'cleo', goneAt: null },
        ],
      },
    })
    expect(await service.data('mutation { restoreShip(where: {id: "s1"}) { version } }')).toEqual({
      restoreShip: { version: 3 },
    })
    expect(await errorsOf('mutation { restoreShip(where: {id: "none"}) { id } }')).toEqual([3039])
  })

  test('nested deletions mark too', async () => {
    await service.data(`mutation {
      one: updateShip(where: {id: "s1"}, data: {crew: {delete: [{id: "anna"}]}, captain: {delete: true}}) { id }
      two: updatePort(where: {id: "turku"}, data: {ships: {deleteMany: [{code: "b"}]}}) { id }
    }`)
    expect(
      await service.data('{ sailors(deleted: ONLY, orderBy: id_ASC) { id } ships(deleted: ONLY) { id } }'),
    ).toEqual({
      sailors: [{ id: 'anna' }, { id: 'cook' }, { id: 'dora' }],
      ships: [{ id: 's2' }],
    })
  })

  test('purging takes rows, deleted ones too, with what cascades from them', async () => {
    await service.data('mutation { deleteSailor(where: {id: "bert"}) { id } deleteShip(where: {id: "s1"}) { id } }')
    expect(
      await service.data('mutation { deleteShip(where: {id: "s1"}, purge: true) { id code deletedAt } }'),
    ).toMatchObject({
      deleteShip: { id: 's1', code: 'a', deletedAt: expect.any(String) as string },
    })
    expect(
      await service.data('{ ships(deleted: WITH) { id } sailors(deleted: WITH, orderBy: id_ASC) { id } }'),
    ).toEqual({
      ships: [{ id: 's2' }, { id: 's3' }],
      sailors: [{ id: 'cook' }, { id: 'dora' }],
    })
    await service.data('mutation { deleteManySailors { count } }')
    expect(
      await service.data(
        'mutation ($purge: Boolean) { deleteManySailorsAndReturn(where: {goneAt_not: null}, purge: $purge) { count nodes { id } } }',
        { purge: true },
      ),
    ).toEqual({ deleteManySailorsAndReturn: { count: 2, nodes: [{ id: 'cook' }, { id: 'dora' }] } })
    expect(await service.data('{ sailors(deleted: WITH) { id } }')).toEqual({ sailors: [] })
  })

  test('batches count and return nodes', async () => {
    expect(
      await service.data(
        'mutation { deleteManyShipsAndReturn(where: {code_lt: "c"}, limit: 1) { count nodes { id crew { id } } } }',
      ),
    ).toEqual({
      deleteManyShipsAndReturn: {
        count: 1,
        nodes: [{ id: 's1', crew: [{ id: 'anna' }, { id: 'bert' }, { id: 'cleo' }] }],
      },
    })
    expect(
      await service.data(
        'mutation { createManyShips(data: [{id: "s1", code: "z"}, {id: "s9", code: "y"}], skipDuplicates: true) { count nodes { id } } }',
      ),
    ).toEqual({
      createManyShips: { count: 1, nodes: [{ id: 's9' }] },
    })
    expect(await errorsOf('mutation { createShip(data: {id: "s1", code: "z"}) { id } }')).toEqual([3010])
  })

  test('a transaction sees its own deletions', async () => {
    const data = await service.data(`mutation @transaction {
      deleteShip(where: {id: "s1"}) { id }
      updatePort(where: {id: "turku"}, data: {}) { ships { id } }
      restoreShip(where: {id: "s1"}) { port { ships { id } } crew { id } }
    }`)
    expect(data).toEqual({
      deleteShip: { id: 's1' },
      updatePort: { ships: [{ id: 's2' }] },
      restoreShip: {
        port: { ships: [{ id: 's1' }, { id: 's2' }] },
        crew: [{ id: 'anna' }, { id: 'bert' }, { id: 'cleo' }],
      },
    })
  })

  test('one of many deletions of a node succeeds', async () => {
    const responses = await Promise.all(
      Array.from({ length: 10 }, () => errorsOf('mutation { deleteShip(where: {id: "s1"}) { id } }')),
    )
    expect(responses.filter((errors) => errors.length === 0)).toHaveLength(1)
    expect(await service.data('{ ship(where: {id: "s1"}, deleted: ONLY) { version } }')).toEqual({
      ship: { version: 2 },
    })
  })
})
