import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { restartServer, startServer, type TestServer } from '../support/server.js'
import { freePort } from '../support/started-server.js'
import { deployService, serviceOn, type TestService } from '../support/service.js'
import { accountDatamodel as datamodel, sleep } from './accounts.js'

eachDatabase('a mutation with a key', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database, { database: { rawAccess: true } })
    service = await deployService(server, datamodel)
  })
  afterAll(() => server.stop())

  const count = async (): Promise<unknown> =>
    (
      (await service.data('{ accountsConnection { aggregate { count } } }'))['accountsConnection'] as {
        aggregate: { count: number }
      }
    ).aggregate.count
  const create = (name: string, key: string): string =>
    `mutation @idempotent(key: "${key}") { createAccount(data: {name: "${name}", sum: 1}) { id name } }`
  /** With the header that tells of a replay. */
  async function post(url: string, body: unknown, key?: string): Promise<readonly [unknown, string | null]> {
    const headers = { 'Content-Type': 'application/json', ...(key === undefined ? {} : { 'Idempotency-Key': key }) }
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
    return [await response.json(), response.headers.get('Idempotency-Replayed')]
  }
  const send = (url: string, query: string, key?: string) => post(url, { query }, key)
  const sendAll = (queries: readonly string[], key: string) =>
    post(
      service.url,
      queries.map((query) => ({ query })),
      key,
    )

  test.each([
    ['(key: null)', "Argument 'key' expected type 'String!' but got: null"],
    ['(key: 5)', 'String value expected'],
    ['(key: $key)', "Null value was provided for the NotNull Type 'String!' at path 'key'."],
    ['', "'idempotent' argument 'key' of type 'String!' is required but not provided"],
  ])('%s that is none is refused', async (given, message) => {
    const before = await count()
    const { data, errors } = await service.query(
      `mutation ${given.includes('$') ? '($key: String = "x")' : ''} @idempotent${given} { createAccount(data: {name: "none", sum: 1}) { id } }`,
      { key: null },
    )
    expect([data, errors?.length]).toEqual([null, 1])
    expect(errors?.[0]?.message).toContain(message)
    expect(await count()).toBe(before)
  })

  test('of 200 characters outside of the first plane is long enough', async () => {
    const key = '😀'.repeat(200)
    expect((await service.query(create('plane', key))).errors).toBeUndefined()
    expect((await service.query(create('planes', `${key}x`))).errors?.[0]?.message).toBe(
      'An idempotency key has 1 to 200 characters, this one has 201.',
    )
  })

  test('sent 50 times at a time runs once', async () => {
    const before = Number(await count())
    const responses = await Promise.all(Array.from({ length: 50 }, () => send(service.url, create('p', 'many'))))
    expect(responses.filter(([, replayed]) => replayed === null)).toHaveLength(1)
    expect(new Set(responses.map(([response]) => JSON.stringify(response))).size).toBe(1)
    expect(responses[0]?.[0]).toMatchObject({ data: { createAccount: { name: 'p' } } })
    expect(await count()).toBe(before + 1)
  })

  test('in a header, in a transaction, and only for mutations', async () => {
    const before = Number(await count())
    const two =
      'mutation @transaction { a: createAccount(data: {name: "h1", sum: 1}) { name } b: createAccount(data: {name: "h2", sum: 1}) { name } }'
    const response = { data: { a: { name: 'h1' }, b: { name: 'h2' } } }
    expect(await send(service.url, two, 'header')).toEqual([response, null])
    expect(await send(service.url, two, 'header')).toEqual([response, 'true'])
    expect(await count()).toBe(before + 2)
    const [, replayed] = await send(service.url, '{ accounts(first: 0) { id } }', 'header')
    expect(replayed).toBeNull()
  })

  test('in the header of a batch counts for each of its requests, by their places', async () => {
    const note = 'mutation { createNote(data: {text: "twice"}) { id } }'
    const count = async (): Promise<number> => ((await service.data('{ notes { id } }'))['notes'] as []).length
    const before = await count()
    const batch = [note, '{ accounts(first: 0) { id } }', note]
    const [responses, replayed] = await sendAll(batch, 'batch')
    const [first, read, second] = responses as readonly unknown[]
    expect(read).toEqual({ data: { accounts: [] } })
    expect(second).not.toEqual(first)
    expect([replayed, await count()]).toEqual([null, before + 2])
    expect(await sendAll(batch, 'batch')).toEqual([responses, 'true'])
    expect(await send(service.url, note, 'batch')).toEqual([first, 'true'])
    expect(await count()).toBe(before + 2)
    const [longer, isReplayed] = await sendAll([...batch, note], 'batch')
    expect((longer as readonly unknown[]).slice(0, 3)).toEqual(responses)
    expect([isReplayed, await count()]).toEqual([null, before + 3])
  })

  test('is for the same variables in whatever order they are written', async () => {
    const query =
      'mutation ($data: AccountCreateInput!, $with: Boolean!) @idempotent(key: "order") { createAccount(data: $data) { name sum @include(if: $with) } }'
    const first = await service.query(query, { data: { name: 'order', sum: 1 }, with: true })
    expect(first).toEqual({ data: { createAccount: { name: 'order', sum: 1 } } })
    expect(await service.query(query, { with: true, data: { sum: 1, name: 'order' } })).toEqual(first)
    const { errors } = await service.query(query, { with: true, data: { sum: 2, name: 'order' } })
    expect(errors?.map(({ code }) => code)).toEqual([3116])
  })

  test('is refused for another request, and runs again after it failed', async () => {
    await service.data(create('q', 'used'))
    const { errors } = await service.query(create('other', 'used'))
    expect(errors?.map(({ code, message }) => [code, message])).toEqual([
      [3116, "The idempotency key 'used' was used for another request."],
    ])
    const failing = create('q', 'failed')
    expect((await service.query(failing)).errors?.[0]?.code).toBe(3010)
    await service.data('mutation { deleteAccount(where: {name: "q"}) { id } }')
    expect(await service.query(failing)).toMatchObject({ data: { createAccount: { name: 'q' } } })
  })

  test.each([
    [
      'mutation @idempotent(key: "two") { a: deleteManyNotes { count } b: deleteManyNotes { count } }',
      'An idempotent mutation of several fields needs @transaction; this one has 2 fields.',
    ],
    [
      'mutation @idempotent(key: "") { deleteManyNotes { count } }',
      'An idempotency key has 1 to 200 characters, this one has 0.',
    ],
  ])('%s is refused', async (text, message) => {
    expect(await service.query(text)).toEqual({ data: null, errors: [{ message }] })
  })

  test('whose answer is too large is not run again', async () => {
    const text = 'x'.repeat(1_100_000)
    const query = `mutation ($text: String!) @idempotent(key: "large") { createNote(data: {text: $text}) { text } }`
    expect((await service.query(query, { text })).errors).toBeUndefined()
    expect((await service.query(query, { text })).errors?.map(({ code }) => code)).toEqual([3118])
    expect(await service.data('{ notesConnection(where: {text_starts_with: "xx"}) { aggregate { count } } }')).toEqual({
      notesConnection: { aggregate: { count: 1 } },
    })
  })

  test('that still runs is not waited for without end', async () => {
    const text = `mutation @idempotent(key: "slow") { executeRaw(query: "${sleep(database, 7)}") }`
    const slow = service.query(text)
    await pause(database.connector === 'sqlite' ? 0 : 300)
    const { errors } = await service.query(text)
    if (database.connector !== 'sqlite') expect(errors?.map(({ code }) => code)).toEqual([3117])
    expect((await slow).errors).toBeUndefined()
  })

  test('of a project that is gone is forgotten', async () => {
    const own = await deployService(server, datamodel)
    const text = create('g', 'gone')
    await own.data(text)
    await server.query(
      'management',
      'mutation ($name: String!, $stage: String!) { deleteProject(input: {name: $name, stage: $stage}) { clientMutationId } }',
      {
        name: own.name,
        stage: own.stage,
      },
    )
    const again = await deployService(server, datamodel, { name: own.name, stage: own.stage })
    await again.data(text)
    expect(await again.data('{ accounts { name } }')).toEqual({ accounts: [{ name: 'g' }] })
  })
})

eachDatabase(
  'a mutation with a key that two servers are sent',
  (database) => {
    test('runs once', async () => {
      const one = await startServer(database)
      const service = await deployService(one, datamodel)
      const other = await restartServer(database, { ...one.configuration, port: await freePort() })
      const text = 'mutation @idempotent(key: "k") { createAccount(data: {name: "s", sum: 1}) { id } }'
      const there = serviceOn(other, service)
      const responses = await Promise.all(
        Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? service : there).query(text)),
      )
      expect(new Set(responses.map((response) => JSON.stringify(response))).size).toBe(1)
      expect(await service.data('{ accounts { name } }')).toEqual({ accounts: [{ name: 's' }] })
      await other.stop()
      await one.stop()
    })
  },
  { only: ['postgres', 'mariadb', 'mysql', 'mysql9'], because: 'one server opens the file of SQLite' },
)
