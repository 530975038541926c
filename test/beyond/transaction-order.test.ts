import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startReceiver, type TestReceiver } from '../support/receiver.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { accountDatamodel as datamodel } from './accounts.js'

const names = Array.from({ length: 40 }, (_, place) => `n${String(place)}`)
const create = (name: string, alias = name): string =>
  `${alias}: createAccount(data: {name: "${name}", sum: 1}) { name }`

eachDatabase('writes of one transaction that need not wait for each other', (database) => {
  let receiver: TestReceiver
  let server: TestServer
  let heard: TestService
  let unheard: TestService
  beforeAll(async () => {
    receiver = await startReceiver()
    server = await startServer(database)
    const query = 'subscription { account { mutation node { name } } }'
    heard = await deployService(server, datamodel, {
      subscriptions: [{ name: 'accounts', query, url: `${receiver.url}/accounts`, headers: [] }],
    })
    unheard = await deployService(server, datamodel)
  })
  afterAll(async () => {
    await server.stop()
    await receiver.close()
  })

  test.each(['heard', 'unheard'])('are answered and told in order (%s)', async (which) => {
    const service = which === 'heard' ? heard : unheard
    await service.data('mutation { deleteManyAccounts { count } }')
    const data = await service.data(`mutation @transaction { ${names.map((name) => create(name)).join(' ')}
      all: updateManyAccounts(data: {sum_increment: 1}) { count } ${create('last')} }`)
    expect(Object.entries(data)).toEqual([
      ...names.map((name) => [name, { name }]),
      ['all', { count: names.length }],
      ['last', { name: 'last' }],
    ])
    const sums = await service.data(
      '{ two: accountsConnection(where: {sum: 2}) { aggregate { count } } one: accounts(where: {sum: 1}) { name } }',
    )
    expect(sums).toEqual({ two: { aggregate: { count: names.length } }, one: [{ name: 'last' }] })
  })

  test('fail with the first of those that fail', async () => {
    await unheard.data('mutation { deleteManyAccounts { count } }')
    await unheard.data(`mutation { ${create('taken')} }`)
    const { data, errors } = await unheard.query(
      `mutation @transaction { ${create('new')} ${create('taken', 'one')} ${create('more')} ${create('taken', 'two')} }`,
    )
    expect([data, errors?.map(({ code, path }) => [code, path])]).toEqual([null, [[3010, ['one']]]])
    expect(await unheard.data('{ accounts { name } }')).toEqual({ accounts: [{ name: 'taken' }] })
  })

  test('are repeated as a whole', async () => {
    await unheard.data('mutation { deleteManyAccounts { count } }')
    const upsert = (name: string): string =>
      `${name}: upsertAccount(where: {name: "${name}"}, create: {name: "${name}", sum: 1}, update: {sum_increment: 1}) { id }`
    const text = `mutation @transaction { ${[...names.slice(0, 5)].map(upsert).join(' ')} }`
    const responses = await Promise.all(Array.from({ length: 4 }, () => unheard.query(text)))
    expect(responses.flatMap(({ errors }) => errors ?? [])).toEqual([])
    expect(await unheard.data('{ accounts(orderBy: name_ASC) { name sum } }')).toEqual({
      accounts: names.slice(0, 5).map((name) => ({ name, sum: 4 })),
    })
  })
})
