import { afterEach, expect, test, vi } from 'vitest'
import { isRequestError } from '../src/client.js'
import { ConnectionError, RequestError, TimeoutError } from '../src/errors.js'
import { testClient, type AnyClient } from './test-client.js'

/** What a call sends. */
async function sentBy(call: (client: AnyClient) => unknown): Promise<{ query: string; variables: object }> {
  const { client, sent } = testClient((request) => request.body.map(() => ({ data: {} })))
  await call(client)
  return sent[0]!.body[0]!
}

const boatFields =
  'id\n    name\n    kind\n    tags\n    meta\n    hull {\n      length\n      plates {\n        n\n      }\n    }\n'

afterEach(() => vi.restoreAllMocks())

test('a list is asked for its scalars and embedded objects', async () => {
  expect(await sentBy((client) => client['boats']!())).toEqual({
    query: `{\n  boats {\n    ${boatFields}  }\n}\n`,
    variables: {},
  })
})

test('variables are numbered from the last call outwards', async () => {
  expect(
    await sentBy((client) => client['boat']!({ name: 'Alba' })['crew']!({ where: { age_gt: 1 }, first: 2 })),
  ).toEqual({
    query: `query ($where: SailorWhereInput, $first: Int, $where_1: BoatWhereUniqueInput!) {
  boat(where: $where_1) {
    crew(where: $where, first: $first) {
      id
      email
      age
    }
  }
}
`,
    variables: { where: { age_gt: 1 }, first: 2, where_1: { name: 'Alba' } },
  })
})

test.each<[string, (client: AnyClient) => unknown, string]>([
  [
    'a scalar',
    (client) => client['boat']!({ id: 1 })['name']!(),
    'query ($where: BoatWhereUniqueInput!) { boat(where: $where) { name } }',
  ],
  [
    'a node that may be deleted',
    (client) => client['raft']!({ id: 1 }, { deleted: 'WITH' })['name']!(),
    'query ($where: BoatWhereUniqueInput!, $deleted: Deleted) { raft(where: $where, deleted: $deleted) { name } }',
  ],
  [
    'a creation',
    (client) => client['createBoat']!({ name: 'x' })['home']!(),
    'mutation ($data: BoatCreateInput!) { createBoat(data: $data) { home { id depth } } }',
  ],
  ['a creation without arguments', (client) => client['createTick']!(), 'mutation { createTick { id depth } }'],
  [
    'an update',
    (client) => client['updateBoat']!({ data: {}, where: {} })['name']!(),
    'mutation ($data: BoatUpdateInput!, $where: BoatWhereUniqueInput!) { updateBoat(data: $data, where: $where) { name } }',
  ],
  [
    'a deletion with a condition',
    (client) => client['deleteBoat']!({ id: 1 }, { if: { name: 'x' } })['name']!(),
    'mutation ($where: BoatWhereUniqueInput!, $if: BoatWhereInput) { deleteBoat(where: $where, if: $if) { name } }',
  ],
  ['node', (client) => client['node']!({ id: 'x' }), 'query ($id: ID!) { node(id: $id) { id } }'],
  [
    'an aggregate',
    (client) => client['boatsConnection']!()['aggregate']!()['count']!(),
    '{ boatsConnection { aggregate { count } } }',
  ],
  [
    'edges',
    (client) => client['boatsConnection']!()['edges']!()['cursor']!(),
    '{ boatsConnection { edges { cursor } } }',
  ],
  [
    'a connection of nodes without scalars',
    (client) => client['loneliesConnection']!(),
    '{ loneliesConnection { __typename } }',
  ],
  ['a type without scalars', (client) => client['lonelies']!(), '{ lonelies { __typename } }'],
  [
    'a fragment',
    (client) =>
      client['boats']!().$fragment!(
        'fragment F on X @a(b: {c: 1}) { id, n: name crew(first: 1, where: {email: "{"}) { ...G ... on Sailor { age } } }',
      ),
    '{ boats { id n: name crew(first: 1, where: {email: "{"}) { ...G ... on Sailor { age } } } }',
  ],
  [
    'a bare fragment',
    (client) => client['boats']!().$fragment!('{ name home { depth } }'),
    '{ boats { name home { depth } } }',
  ],
  [
    'a choice',
    (client) =>
      client['boats']!({ first: 1 }).$select!({
        name: true,
        kind: false,
        home: true,
        crew: { first: 2, select: { email: true, boat: { select: { name: true } } } },
      }),
    'query ($first: Int, $first_1: Int) { boats(first: $first_1) { name home { id depth } crew(first: $first) { email boat { name } } } }',
  ],
  [
    'existence',
    (client) => client.$exists['boat']!({ name: 'x' }),
    'query ($where: BoatWhereInput) { boats(where: $where, first: 1) { __typename } }',
  ],
])('%s is asked with its document', async (_, call, document) => {
  const { client, sent } = testClient((request) => request.body.map(() => ({ data: { boats: [] } })))
  await call(client)
  expect(sent[0]!.body[0]!.query.replace(/\s+/g, ' ').trim()).toBe(document)
})

test('the existence of nodes is asked, not that of groups', () => {
  expect(Object.keys(testClient().client.$exists)).toEqual(['boat', 'lonely'])
})

test('a parsed document is printed as its text', async () => {
  const { parse } = await import('graphql')
  const text =
    'fragment F on Boat { n: name crew(first: 1, where: {email: "a\\"b", age_in: [1, 2], boat: null}) @skip(if: $x) { id ...G } }'
  const ofText = await sentBy((client) => client['boats']!().$fragment!(text))
  const ofDocument = await sentBy((client) => client['boats']!().$fragment!(parse(text, { noLocation: true })))
  expect(ofDocument).toEqual(ofText)
})

test('calls of one tick go into one request, in order; nothing is sent before then', async () => {
  const { client, sent } = testClient((request) =>
    request.body.map(({ query }) => ({ data: { boats: [{ name: query.includes('kind') ? 'all' : 'name' }] } })),
  )
  void client['boats']!()
  const responses = Promise.all([
    client['boats']!(),
    client['boats']!()['name']!(),
    client.$graphql('{ boats { name } }'),
  ])
  expect(sent).toHaveLength(0)
  expect(await responses).toEqual([[{ name: 'all' }], [{ name: 'name' }], { boats: [{ name: 'name' }] }])
  expect(sent.map(({ body }) => body.length)).toEqual([3])
})

test('a call that is awaited twice is sent once', async () => {
  const { client, sent } = testClient(() => [{ data: { boats: [{ id: 1 }] } }])
  const call = client['boats']!()
  expect(await call).toBe(await call)
  expect(await call.finally(() => undefined)).toEqual([{ id: 1 }])
  expect(sent).toHaveLength(1)
})

test('large batches are split', async () => {
  const { client, sent } = testClient((request) => request.body.map(() => ({ data: { boats: [] } })))
  await Promise.all(Array.from({ length: 1001 }, () => client['boats']!()))
  await Promise.all([1, 2].map(() => client['boats']!({ where: { name: 'x'.repeat(1_500_000) } })))
  expect(sent.map(({ body }) => body.length)).toEqual([1000, 1, 1, 1])
})

test('a refused call fails alone, with code, path and result', async () => {
  const errors = [{ message: 'A unique constraint would be violated.', code: 3010, path: ['createBoat'] }]
  const { client } = testClient(() => [{ data: null, errors }, { data: { boats: [] } }])
  const [refused, good] = await Promise.allSettled([client['createBoat']!({ name: 'x' }), client['boats']!()])
  expect(good).toEqual({ status: 'fulfilled', value: [] })
  const reason: unknown = (refused as PromiseRejectedResult).reason
  expect(isRequestError(reason)).toBe(true)
  expect(reason).toMatchObject({
    message: errors[0]!.message,
    code: 3010,
    path: ['createBoat'],
    result: { data: null, errors, status: 200 },
  })
})

test('an answer that is no list fails every call', async () => {
  const { client } = testClient(() => ({ errors: [{ message: 'Your token is invalid.', code: 3015 }] }))
  const both = await Promise.allSettled([client['boats']!(), client['boat']!({ id: 1 })])
  for (const one of both)
    expect((one as PromiseRejectedResult).reason).toMatchObject({ code: 3015, result: { status: 200 } })
  const { client: other } = testClient(() => ({ strange: true }))
  await expect(other['boats']!()).rejects.toThrow('GraphQL Error: {"strange":true,"status":200}')
  await expect(other['boats']!()).rejects.toBeInstanceOf(RequestError)
})

test('reads are sent again when the connection was lost, writes never', async () => {
  const { client, sent } = testClient((_, place) => (place < 2 ? 'lost' : [{ data: { boats: [] } }]))
  const [read, write] = await Promise.allSettled([client['boats']!(), client['createBoat']!({ name: 'x' })])
  expect(read).toEqual({ status: 'fulfilled', value: [] })
  expect((write as PromiseRejectedResult).reason).toBeInstanceOf(ConnectionError)
  expect((write as PromiseRejectedResult).reason).toMatchObject({
    message: 'request to http://localhost:1/ failed, reason: connect ECONNREFUSED 127.0.0.1:1',
  })
  expect(sent.map(({ body }) => body.length)).toEqual([2, 1, 1])
})

test('reads are given up after the retries', async () => {
  const { client, sent } = testClient(() => 'lost', { retries: 1 })
  await expect(client['boats']!()).rejects.toThrow('ECONNREFUSED')
  expect(sent).toHaveLength(2)
})

test('a signal ends its call; the request is aborted when no call waits for it', async () => {
  const { client, sent } = testClient(() => 'silent')
  const controllers = [new AbortController(), new AbortController()]
  const calls = controllers.map(({ signal }) =>
    client['boats']!().$options!({ signal }).catch((error: unknown) => error),
  )
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  controllers[0]!.abort(new RangeError('enough'))
  expect(await calls[0]).toEqual(new RangeError('enough'))
  expect(sent[0]!.signal.aborted).toBe(false)
  controllers[1]!.abort()
  expect(await calls[1]).toMatchObject({ name: 'AbortError' })
  expect(sent[0]!.signal.aborted).toBe(true)
  // one that ended before is never sent
  await expect(client['boats']!().$options!({ signal: controllers[1]!.signal })).rejects.toMatchObject({
    name: 'AbortError',
  })
  expect(sent).toHaveLength(1)
})

test('a call is given up after its timeout', async () => {
  const { client } = testClient(() => 'silent', { timeout: 20 })
  await expect(client['boats']!()).rejects.toEqual(new TimeoutError(20))
  await expect(client.$graphql('{ boats { id } }', {}, { timeout: 10 })).rejects.toThrow('within 10 ms')
})

test.each<[string, (client: AnyClient) => Promise<unknown>, string]>([
  [
    'an argument',
    (client) => client['boat']!({ id: 1 })['crew']!({ foo: 1 }),
    'Could not find argument foo for type Sailor',
  ],
  ['a field', (client) => client['boats']!().$select!({ foo: true }), 'Could not find field foo for type Boat'],
  ['nothing', (client) => client['boats']!().$select!({}), '$select was called without a field of Boat'],
])('%s that is not there is refused before anything is sent', async (_, call, message) => {
  const { client, sent } = testClient()
  await expect(call(client)).rejects.toThrow(message)
  expect(sent).toHaveLength(0)
})

test('values are unpacked as far as the chain goes', async () => {
  const responseTo = async (data: object, call: (client: AnyClient) => unknown): Promise<unknown> =>
    await call(testClient(() => [{ data }]).client)
  expect(await responseTo({ boat: null }, (client) => client['boat']!({ id: 1 })['home']!()['depth']!())).toBeNull()
  expect(await responseTo({ boats: [{ home: { id: 1 } }] }, (client) => client['boats']!()['home']!())).toEqual([
    { home: { id: 1 } },
  ])
  expect(await responseTo({ boat: { tags: ['a'] } }, (client) => client['boat']!({ id: 1 })['tags']!())).toEqual(['a'])
  expect(await responseTo({ lonelies: [{ __typename: 'Lonely' }] }, (client) => client['lonelies']!())).toEqual([{}])
  expect(
    await responseTo({ boats: [{ __typename: 'Boat' }] }, (client) => client['boats']!().$fragment!('{ __typename }')),
  ).toEqual([{ __typename: 'Boat' }])
})

test('debug prints the document and its variables', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const { client } = testClient(() => [{ data: { boats: [] } }], { debug: true })
  await client['boats']!({ first: 1 })
  expect(log.mock.calls.flat().join('\n')).toContain('Query:\nquery ($first: Int) {\n  boats(first: $first) {')
  expect(log.mock.calls.flat().join('\n')).toContain('Variables:\n{\n  "first": 1\n}')
})

test('a secret makes a token, and a missing variable is told', () => {
  const { sent, client } = testClient(() => [{ data: { boats: [] } }], { secret: 's,t' })
  return client['boats']!().then(() => {
    expect(sent[0]!.headers['Authorization']).toMatch(/^Bearer eyJ/)
    expect(() => testClient(() => [], { environment: [{ option: 'secret', name: 'SEC', value: undefined }] })).toThrow(
      "The environment variable SEC is not set: prisma.yml reads the service's secret from it.",
    )
  })
})
