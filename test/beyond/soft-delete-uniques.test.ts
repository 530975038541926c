import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const on = 'schema @refract(edition: 1, features: [SOFT_DELETE]) { query: Query }'
const off = 'schema @refract(edition: 1) { query: Query }'
const ship = (deletedAt: string, more = ''): string =>
  `type Ship { id: ID! @id code: String! @unique nr: Int @unique ${deletedAt} ${more} }`
const marked = 'deletedAt: DateTime @softDelete'

eachDatabase('unique values of deleted nodes', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())

  /** `3010 code` */
  const failureOf = async (service: TestService, mutation: string): Promise<string | undefined> => {
    const { errors: [error] = [] } = await service.query(`mutation { ${mutation} }`)
    return error && `${String(error.code)} ${/Field name = (.*)$/.exec(error.message)?.[1] ?? error.message}`
  }

  if (database.name === 'mysql') {
    test('are refused where no index can leave them free', async () => {
      const service = await deployService(server, `${on} type Ship { id: ID! @id ${marked} }`)
      const { errors } = await service.deploy(`${on} ${ship(marked)}`)
      expect(errors.map(({ type, field }) => [type, field])).toEqual([
        ['Ship', 'code'],
        ['Ship', 'nr'],
      ])
      expect(errors[0]?.description).toContain('this version of the database can not do')
      expect((await service.deploy(`${off} ${ship('deletedAt: DateTime')}`)).migration?.status).toBe('SUCCESS')
    })
    return
  }

  test('are free, and taken again by a restored node', async () => {
    const service = await deployService(server, `${on} ${ship(marked)}`)
    await service.data('mutation { createShip(data: {id: "s1", code: "a", nr: 1}) { id } }')
    expect(await failureOf(service, 'createShip(data: {code: "a"}) { id }')).toBe('3010 code')
    await service.data('mutation { deleteShip(where: {code: "a"}) { id } }')
    await service.data('mutation { createShip(data: {id: "s2", code: "a", nr: 1}) { id } }')
    expect(await failureOf(service, 'createShip(data: {code: "b", nr: 1}) { id }')).toBe('3010 nr')
    expect(await failureOf(service, 'restoreShip(where: {code: "a"}) { id }')).toMatch(/^3010 (code|nr)$/)
    expect(
      await service.data(
        '{ ship(where: {code: "a"}) { id } other: ship(where: {code: "a"}, deleted: ONLY) { id } both: ship(where: {nr: 1}, deleted: WITH) { id } }',
      ),
    ).toEqual({
      ship: { id: 's2' },
      other: { id: 's1' },
      both: { id: 's2' },
    })
    await service.data('mutation { deleteShip(where: {code: "a"}) { id } }')
    // of two deleted ones the last
    expect(await service.data('mutation { restoreShip(where: {code: "a"}) { id } }')).toEqual({
      restoreShip: { id: 's2' },
    })
    await service.data('mutation { deleteShip(where: {code: "a"}) { id } }')
    expect(
      await service.data(
        'mutation { upsertShip(where: {code: "a"}, create: {code: "a", nr: 7}, update: {nr: 8}) { nr deletedAt } }',
      ),
    ).toEqual({
      upsertShip: { nr: 7, deletedAt: null },
    })
    expect(
      await service.data(
        'mutation { createManyShips(skipDuplicates: true, data: [{code: "a"}, {code: "c"}]) { count } }',
      ),
    ).toEqual({ createManyShips: { count: 1 } })
    expect(await service.data('mutation { deleteManyShips(purge: true) { count } }')).toEqual({
      deleteManyShips: { count: 4 },
    })
  })

  test('are looked after when `@softDelete` comes and goes', async () => {
    const service = await deployService(server, `${off} ${ship('')}`)
    await service.data('mutation { createShip(data: {id: "s1", code: "a", nr: 1}) { id } }')
    expect((await service.deploy(`${on} ${ship(marked)}`)).migration?.status).toBe('SUCCESS')
    await service.data('mutation { deleteShip(where: {code: "a"}) { id } }')
    await service.data('mutation { createShip(data: {id: "s2", code: "a"}) { id } }')
    expect(await failureOf(service, 'createShip(data: {code: "a"}) { id }')).toMatch(/^3010 /)
    // renames on the way
    const renamed = `${on} type Boat @rename(oldName: "Ship") { id: ID! @id mark: String! @unique @rename(oldName: "code") nr: Int @unique goneAt: DateTime @softDelete @rename(oldName: "deletedAt") }`
    expect(await service.deploy(renamed)).toMatchObject({ errors: [], warnings: [], migration: { status: 'SUCCESS' } })
    expect(await failureOf(service, 'createBoat(data: {mark: "a"}) { id }')).toMatch(/^3010 /)
    expect(await service.data('{ boats(deleted: WITH, orderBy: id_ASC) { id } }')).toEqual({
      boats: [{ id: 's1' }, { id: 's2' }],
    })
    const back = `${on} type Ship @rename(oldName: "Boat") { id: ID! @id code: String! @unique @rename(oldName: "mark") nr: Int @unique deletedAt: DateTime @softDelete @rename(oldName: "goneAt") }`
    expect((await service.deploy(back)).migration?.status).toBe('SUCCESS')
    // equal values of deleted nodes are in the way
    const refused = await service.deploy(`${off} ${ship('deletedAt: DateTime')}`)
    expect(refused.errors.map(({ type, field }) => [type, field])).toEqual([['Ship', 'code']])
    await service.data('mutation { updateShip(where: {id: "s2"}, data: {code: "b"}) { id } }')
    const warned = await service.deploy(`${off} ${ship('deletedAt: DateTime')}`)
    expect(warned).toMatchObject({
      migration: null,
      warnings: [
        {
          type: 'Global',
          description: 'The feature `SOFT_DELETE` is switched off: 1 deleted row of Ship becomes visible.',
        },
      ],
    })
    expect(
      (await service.deploy(`${on} ${ship('deletedAt: DateTime')}`)).warnings.map(({ description }) => description),
    ).toEqual(['The field `deletedAt` is no longer marked as `@softDelete`: 1 deleted row of Ship becomes visible.'])
    expect((await service.deploy(`${off} ${ship('deletedAt: DateTime')}`, { force: true })).migration?.status).toBe(
      'SUCCESS',
    )
    expect(await service.data('{ ships { id } }')).toEqual({ ships: [{ id: 's1' }, { id: 's2' }] })
    expect(await failureOf(service, 'createShip(data: {code: "a"}) { id }')).toMatch(/^3010 /)
    expect((await service.deploy(`${on} ${ship(marked)}`)).warnings).toEqual([
      {
        type: 'Ship',
        field: 'deletedAt',
        description:
          'The field `deletedAt` is marked as `@softDelete`: 1 row of Ship with a value in it becomes invisible.',
      },
    ])
    expect((await service.deploy(`${on} ${ship(marked)}`, { force: true })).migration?.status).toBe('SUCCESS')
    expect(await service.data('{ ships { id } }')).toEqual({ ships: [{ id: 's2' }] })
    await service.data(
      'mutation { createShip(data: {id: "s3", code: "a"}) { id } deleteShip(where: {code: "a"}) { id } }',
    )
    // the field goes as a whole, as soon as the values differ
    await service.data('mutation { deleteShip(where: {id: "s3"}, purge: true) { id } }')
    expect((await service.deploy(`${off} ${ship('')}`, { force: true })).migration?.status).toBe('SUCCESS')
    expect(await failureOf(service, 'createShip(data: {code: "a"}) { id }')).toMatch(/^3010 /)
  })

  test('are free in unique indexes of several fields', async () => {
    const service = await deployService(
      server,
      `${on} type Ship @indexes(value: [{fields: ["code", "nr"], unique: true}]) { id: ID! @id code: String! nr: Int ${marked} }`,
    )
    await service.data('mutation { createShip(data: {id: "s1", code: "a", nr: 1}) { id } }')
    expect(await failureOf(service, 'createShip(data: {code: "a", nr: 1}) { id }')).toBe('3010 code, nr')
    await service.data('mutation { deleteShip(where: {id: "s1"}) { id } }')
    await service.data('mutation { createShip(data: {id: "s2", code: "a", nr: 1}) { id } }')
    expect(await failureOf(service, 'restoreShip(where: {id: "s1"}) { id }')).toMatch(/^3010 /)
    const where = 'where: {code_nr: {code: "a", nr: 1}}'
    expect(
      await service.data(
        `{ here: ship(${where}) { id } gone: ship(${where}, deleted: ONLY) { id } any: ship(${where}, deleted: WITH) { id } }`,
      ),
    ).toEqual({ here: { id: 's2' }, gone: { id: 's1' }, any: { id: 's2' } })
    await service.data(`mutation { deleteShip(${where}) { id } }`)
    // the one that was deleted last
    expect(await service.data(`mutation { restoreShip(${where}) { id } }`)).toEqual({ restoreShip: { id: 's2' } })
  })

  test('are checked among nodes when a field becomes unique', async () => {
    const plain = (unique: string): string => `${on} type Ship { id: ID! @id code: String! ${unique} ${marked} }`
    const service = await deployService(server, plain(''))
    await service.data(
      'mutation { a: createShip(data: {id: "s1", code: "a"}) { id } b: createShip(data: {id: "s2", code: "a"}) { id } }',
    )
    expect(
      (await service.deploy(plain('@unique'))).errors.map(({ field, description }) => [field, description]),
    ).toEqual([
      [
        'code',
        'You are updating the field `code` to be unique. But there are already nodes for the model `Ship` that would violate that constraint.',
      ],
    ])
    await service.data('mutation { deleteShip(where: {id: "s1"}) { id } }')
    expect((await service.deploy(plain('@unique'))).migration?.status).toBe('SUCCESS')
    expect(await failureOf(service, 'createShip(data: {code: "a"}) { id }')).toMatch(/^3010 /)
  })
})
