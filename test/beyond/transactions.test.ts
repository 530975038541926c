import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase, type TestDatabase } from '../support/databases.js'
import { startReceiver, type TestReceiver } from '../support/receiver.js'
import { restartServer, startServer, type TestServer } from '../support/server.js'
import { deployService, serviceOn, type TestService } from '../support/service.js'
import { accountDatamodel as datamodel, sleep } from './accounts.js'

const seed = `mutation { deleteManyNotes { count } deleteManyAccounts { count }
  a: createAccount(data: {name: "a", sum: 100}) { id } b: createAccount(data: {name: "b", sum: 100}) { id } }`
const everything = '{ accounts(orderBy: name_ASC) { name sum version notes { text } } }'
const afterSeed = {
  accounts: [
    { name: 'a', sum: 100, version: 1, notes: [] },
    { name: 'b', sum: 100, version: 1, notes: [] },
  ],
}

/** The name of a table in a user's own SQL, inside a GraphQL string. */
const table = (database: TestDatabase, { name, stage }: TestService, type: string): string => {
  const [quote, separator] = database.connector === 'mysql' ? ['`', '@'] : ['\\"', '$']
  return [`${name}${separator}${stage}`, type].map((part) => quote + part + quote).join('.')
}

const duplicate = 'A unique constraint would be violated on Account. Details: Field name = name'

eachDatabase('several writes in one transaction', (database) => {
  let receiver: TestReceiver
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    receiver = await startReceiver()
    server = await startServer(database, { database: { rawAccess: true, connectionLimit: 30 } })
    service = await deployService(server, datamodel, {
      subscriptions: [
        {
          name: 'accounts',
          query: 'subscription { account(where: {mutation_in: [CREATED, UPDATED]}) { mutation node { name sum } } }',
          url: `${receiver.url}/accounts`,
          headers: [],
        },
      ],
    })
  })
  afterAll(async () => {
    await server.stop()
    await receiver.close()
  })

  const told = async (text: string, variables = {}): Promise<unknown> => {
    const { data, errors } = await service.query(text, variables)
    return { data, errors: errors?.map(({ code, message, path }) => [code, path?.join('.'), message]) }
  }

  test('see each other and are committed together', async () => {
    await service.data(seed)
    const account = table(database, service, 'Account')
    expect(
      await told(`mutation @transaction {
        one: createAccount(data: {name: "c", sum: 1, notes: {create: [{text: "x"}, {text: "y"}]}}) { name }
        two: updateAccount(where: {name: "c"}, data: {sum_increment: 1}) { sum notes(orderBy: text_ASC) { text } }
        raw: executeRaw(query: "UPDATE ${account} SET sum = sum + 5 WHERE name = 'c'")
        three: upsertAccount(where: {name: "c"}, create: {name: "never", sum: 0}, update: {sum_multiply: 2}) { sum }
        four: updateManyAccountsAndReturn(where: {name: "c"}, data: {sum_decrement: 1}) { count nodes { sum } }
        five: deleteAccount(where: {name: "b"}) { name sum }
        six: __typename
      }`),
    ).toEqual({
      data: {
        one: { name: 'c' },
        two: { sum: 2, notes: [{ text: 'x' }, { text: 'y' }] },
        raw: 1,
        three: { sum: 14 },
        four: { count: 1, nodes: [{ sum: 13 }] },
        five: { name: 'b', sum: 100 },
        six: 'Mutation',
      },
      errors: undefined,
    })
    expect(await service.data('{ accounts(orderBy: name_ASC) { name sum } }')).toEqual({
      accounts: [
        { name: 'a', sum: 100 },
        { name: 'c', sum: 13 },
      ],
    })
  })

  const failing: readonly (readonly [
    what: string,
    fields: string,
    code: number | undefined,
    path: string,
    message: string,
  ])[] = [
    ['a duplicate', 'x: createAccount(data: {name: "a", sum: 1}) { id }', 3010, 'x', duplicate],
    [
      'a field that may be null',
      'x: updateAccount(where: {name: "none"}, data: {sum: 1}) { id }',
      3039,
      'x',
      'No Node for the model Account with value none for name found.',
    ],
    [
      'what planning refuses',
      'x: updateAccount(where: {}, data: {sum: 1}) { id }',
      3040,
      'x',
      'You provided an invalid argument for the where selector on Account. Please provide exactly one unique field and value.',
    ],
    [
      'a place of an answer',
      'x: updateAccount(where: {name: "a"}, data: {sum: 1}) { notes(first: -1) { id } }',
      3026,
      'x.notes',
      "The 'first' argument must be non negative",
    ],
    [
      'a batch whose order matters',
      'x: createManyAccounts(data: [{name: "u", sum: 1}, {name: "v", sum: 1}, {name: "u", sum: 1}]) { count }',
      3010,
      'x',
      duplicate,
    ],
    [
      'a condition',
      'x: updateAccount(where: {name: "a"}, if: {sum_gt: 100}, data: {sum: 1}) { id }',
      3101,
      'x',
      'The condition for the model Account with value a for name does not hold.',
    ],
  ]

  test.each(failing)('are undone together by %s', async (_, fields, code, path, message) => {
    await service.data(seed)
    const first = 'createAccount(data: {name: "new", sum: 1, notes: {create: [{text: "n"}]}}) { id }'
    const last = 'last: createAccount(data: {name: "last", sum: 1}) { id }'
    expect(await told(`mutation @transaction { ${first} ${fields} ${last} }`)).toEqual({
      data: null,
      errors: [[code, path, message]],
    })
    expect(await service.data(everything)).toEqual(afterSeed)
    expect(receiver.requests.filter(({ body }) => body.includes('"new"'))).toEqual([])
  })

  test('tell of what they changed behind the commit', async () => {
    await service.data(seed)
    await service.data(
      'mutation @transaction { createAccount(data: {name: "e", sum: 1}) { id } updateAccount(where: {name: "e"}, data: {sum: 2}) { id } }',
    )
    const own = (): readonly unknown[] =>
      receiver.bodies('/accounts').filter((body) => JSON.stringify(body).includes('"e"'))
    await expect
      .poll(own)
      .toEqual([
        { data: { account: { mutation: 'CREATED', node: { name: 'e', sum: 2 } } } },
        { data: { account: { mutation: 'UPDATED', node: { name: 'e', sum: 2 } } } },
      ])
  })

  test('move amounts to and fro without losing any', async () => {
    await service.data(seed)
    // PostgreSQL looks for deadlocks every second
    const move = (from: string, to: string): string => `mutation @transaction(timeout: 60000) {
      updateAccount(where: {name: "${from}"}, data: {sum_decrement: 1, notes: {create: [{text: "out"}]}}) { id }
      other: updateAccount(where: {name: "${to}"}, data: {sum_increment: 1}) { id } }`
    const responses = await Promise.all(
      Array.from({ length: 16 }, (_, index) => service.query(index % 4 === 0 ? move('b', 'a') : move('a', 'b'))),
    )
    expect(responses.flatMap(({ errors }) => errors ?? [])).toEqual([])
    expect(
      await service.data('{ accounts(orderBy: name_ASC) { sum } notesConnection { aggregate { count } } }'),
    ).toEqual({
      accounts: [{ sum: 92 }, { sum: 108 }],
      notesConnection: { aggregate: { count: 16 } },
    })
  })

  test('that take too long are undone', async () => {
    await service.data(seed)
    const text = sleep(database, 0.4)
    expect(
      await told(
        `mutation ($ms: Int) @transaction(timeout: $ms) { createAccount(data: {name: "t", sum: 1}) { id } executeRaw(query: "${text}") last: createAccount(data: {name: "u", sum: 1}) { id } }`,
        { ms: 150 },
      ),
    ).toMatchObject({ data: null, errors: [[3115, expect.any(String), 'The transaction took longer than 150 ms.']] })
    expect(await service.data(everything)).toEqual(afterSeed)
  })

  test('do not end their transaction in a text of their own', async () => {
    expect(await told('mutation @transaction { executeRaw(query: "COMMIT") }')).toEqual({
      data: null,
      errors: [[0, 'executeRaw', 'A text in a transaction may not begin or end one: COMMIT']],
    })
  })

  test.each(['READ_COMMITTED', 'REPEATABLE_READ', 'SERIALIZABLE'])('at the level %s', async (isolation) => {
    await service.data(seed)
    const step = `mutation @transaction(isolation: ${isolation}) { updateAccount(where: {name: "a"}, data: {sum_increment: 1}) { id } b: updateAccount(where: {name: "b"}, data: {sum_decrement: 1}) { id } }`
    const responses = await Promise.all(Array.from({ length: 6 }, () => service.query(step)))
    expect(responses.flatMap(({ errors }) => errors ?? [])).toEqual([])
    expect(await service.data('{ accounts(orderBy: name_ASC) { sum } }')).toEqual({
      accounts: [{ sum: 106 }, { sum: 94 }],
    })
  })

  test('reads of one snapshot agree while others write', async () => {
    await service.data(seed)
    const move = `mutation @transaction { updateAccount(where: {name: "a"}, data: {sum_decrement: 1}) { id } b: updateAccount(where: {name: "b"}, data: {sum_increment: 1}) { id } }`
    const look =
      'query @transaction { a: account(where: {name: "a"}) { sum } b: account(where: {name: "b"}) { sum } accounts { sum } }'
    const results = await Promise.all(
      Array.from({ length: 30 }, (_, index) => service.query(index % 2 === 0 ? move : look)),
    )
    expect(results.flatMap(({ errors }) => errors ?? [])).toEqual([])
    const looks = results.filter((_, index) => index % 2 === 1) as unknown as readonly {
      readonly data: {
        readonly a: { sum: number }
        readonly b: { sum: number }
        readonly accounts: readonly { sum: number }[]
      }
    }[]
    for (const { data } of looks) {
      expect(data.a.sum + data.b.sum).toBe(200)
      expect(data.accounts.map(({ sum }) => sum).sort()).toEqual([data.a.sum, data.b.sum].sort())
    }
  })

  test('conditions let one of many writers through', async () => {
    await service.data(seed)
    const write =
      'mutation { updateAccount(where: {name: "a"}, if: {version: 1}, data: {version_increment: 1, sum_increment: 1}) { sum } }'
    const responses = await Promise.all(Array.from({ length: 20 }, () => service.query(write)))
    expect(responses.filter(({ errors }) => errors === undefined)).toEqual([{ data: { updateAccount: { sum: 101 } } }])
    expect(responses.flatMap(({ errors }) => errors?.map(({ code }) => code) ?? [])).toEqual(Array(19).fill(3101))
    expect(await told('mutation { deleteAccount(where: {name: "none"}, if: {version: 1}) { name } }')).toMatchObject({
      errors: [[3039, 'deleteAccount', expect.any(String)]],
    })
    expect(
      await told('mutation { deleteAccount(where: {name: "b"}, if: {notes_some: {text: "x"}}) { name } }'),
    ).toMatchObject({
      data: { deleteAccount: null },
      errors: [[3101, 'deleteAccount', expect.any(String)]],
    })
    const upsert = (name: string): string =>
      `mutation { upsertAccount(where: {name: "${name}"}, if: {version: 1}, create: {name: "${name}", sum: 1}, update: {sum: 0}) { sum } }`
    expect(await told(upsert('a'))).toMatchObject({ errors: [[3101, 'upsertAccount', expect.any(String)]] })
    expect(await told(upsert('z'))).toMatchObject({ data: { upsertAccount: { sum: 1 } } })
    expect(await told(upsert('b'))).toMatchObject({ data: { upsertAccount: { sum: 0 } } })
    expect(
      await told('mutation { updateAccount(where: {name: "b"}, if: null, data: {sum: 5}) { sum } }'),
    ).toMatchObject({
      data: { updateAccount: { sum: 5 } },
    })
  })

  test('what the directive may say', async () => {
    const wrong = [
      'mutation @transaction(isolation: NONE) { deleteManyNotes { count } }',
      'mutation @transaction(time: 5) { deleteManyNotes { count } }',
      'subscription @transaction { account { mutation } }',
      'mutation { deleteManyNotes @transaction { count } }',
    ]
    for (const text of wrong) expect(await told(text)).toMatchObject({ data: null, errors: [expect.any(Array)] })
    const { __schema } = await service.data(
      '{ __schema { directives { name locations args { name defaultValue type { name } } } } }',
    )
    const { directives } = __schema as { readonly directives: readonly { readonly name: string }[] }
    expect(directives.find(({ name }) => name === 'transaction')).toEqual({
      name: 'transaction',
      locations: ['MUTATION', 'QUERY'],
      args: [
        { name: 'isolation', defaultValue: 'READ_COMMITTED', type: { name: 'Isolation' } },
        { name: 'timeout', defaultValue: '5000', type: { name: 'Int' } },
      ],
    })
  })

  test('a server that is killed in the middle leaves nothing', async () => {
    await service.data(seed)
    const doomed = await startServer(database, { database: { rawAccess: true } })
    const own = await deployService(doomed, datamodel)
    const sent = own
      .query(
        `mutation @transaction(timeout: 20000) { createAccount(data: {name: "k", sum: 1, notes: {create: [{text: "k"}]}}) { id } executeRaw(query: "${sleep(database, 3)}") l: createAccount(data: {name: "l", sum: 1}) { id } }`,
      )
      .catch(() => undefined)
    await pause(500)
    await doomed.stop('SIGKILL')
    await sent
    const again = await restartServer(database, doomed.configuration)
    expect(await serviceOn(again, own).data('{ accounts { name } notes { text } }')).toEqual({
      accounts: [],
      notes: [],
    })
    await again.stop()
  })
})
