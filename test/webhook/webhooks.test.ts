import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startReceiver, type TestReceiver } from '../support/receiver.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { until } from '../support/until.js'

const datamodel = `type Boat { id: ID! @id name: String @unique size: Int tags: [String] @scalarList(strategy: RELATION) crew: [Sailor] }
type Sailor { id: ID! @id nick: String! boat: Boat }`

type Functions = NonNullable<Parameters<TestService['deploy']>[1]>['subscriptions']

eachDatabase('Webhooks', (database) => {
  let server: TestServer
  let receiver: TestReceiver
  let service: TestService

  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    receiver = await startReceiver()
    return () => receiver.close()
  })

  const hook = (path: string, query: string, headers: Readonly<Record<string, string>> = {}) => ({
    name: path.slice(1),
    query,
    url: `${receiver.url}${path}`,
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
  })
  async function deploy(...subscriptions: NonNullable<Functions>): Promise<void> {
    service = await deployService(server, datamodel, { subscriptions })
  }

  test('a created node is sent once, with the configured headers and the type of JSON', async () => {
    await deploy(
      hook('/boat', 'subscription { boat { mutation node { id name } updatedFields previousValues { id } } }', {
        'X-Key': 'abc',
        'Content-Type': 'text/plain',
        'X-Empty': '',
      }),
    )
    const { createBoat } = await service.data('mutation { createBoat(data: { name: "Jörg" }) { id } }')
    const { id } = createBoat as { readonly id: string }
    await until(() => receiver.requests.length > 0)
    const [request] = receiver.requests
    const body = `{"data":{"boat":{"mutation":"CREATED","node":{"id":"${id}","name":"Jörg"},"updatedFields":null,"previousValues":null}}}`
    expect(receiver.requests).toEqual([
      {
        method: 'POST',
        path: '/boat',
        rawHeaders: [
          ...['Host', receiver.url.replace('http://', ''), 'X-Key', 'abc', 'X-Empty', ''],
          ...['User-Agent', expect.stringMatching(/^Refract\/\d/) as unknown, 'Content-Type', 'application/json'],
          ...['Content-Length', String(Buffer.byteLength(body))],
          ...(request?.rawHeaders.slice(12) ?? []),
        ],
        body,
      },
    ])
    expect(request?.rawHeaders.slice(12)).toEqual(['Connection', 'keep-alive'])
  })

  test('an update tells what changed and what was, a delete only what was', async () => {
    await deploy(
      hook(
        '/boat',
        'subscription { boat(where: { mutation_in: [UPDATED, DELETED] }) { mutation updatedFields node { name tags } previousValues { name size tags } } }',
      ),
    )
    await service.data('mutation { createBoat(data: { name: "A", size: 3, tags: { set: ["x"] } }) { id } }')
    await service.data(
      'mutation { updateBoat(where: { name: "A" }, data: { name: "B", tags: { set: ["y"] } }) { id } }',
    )
    await service.data('mutation { deleteBoat(where: { name: "B" }) { id } }')
    await until(() => receiver.requests.length === 2)
    expect(receiver.bodies('/boat')).toEqual([
      {
        data: {
          boat: {
            mutation: 'UPDATED',
            updatedFields: ['name', 'tags'],
            node: { name: 'B', tags: ['y'] },
            previousValues: { name: 'A', size: 3, tags: ['x'] },
          },
        },
      },
      {
        data: {
          boat: {
            mutation: 'DELETED',
            updatedFields: null,
            node: null,
            previousValues: { name: 'B', size: 3, tags: ['y'] },
          },
        },
      },
    ])
  })

  test('nested nodes are told, batch writes and refused writes are not', async () => {
    await deploy(hook('/sailor', 'subscription { sailor { mutation node { nick } } }'))
    await service.data(
      'mutation { createBoat(data: { name: "A", crew: { create: [{ nick: "Jo" }, { nick: "Al" }] } }) { id } }',
    )
    await service.data('mutation { updateManySailors(data: { nick: "Mo" }) { count } }')
    const { errors } = await service.query(
      'mutation { createSailor(data: { nick: "No", boat: { create: { name: "A" } } }) { id } }',
    )
    await service.data('mutation { createSailor(data: { nick: "Last" }) { id } }')
    await until(() => receiver.requests.length === 3)
    expect(errors).toHaveLength(1)
    const nicks = receiver.bodies('/sailor').map((body) => (body as SailorBody).data.sailor.node.nick)
    expect(nicks.toSorted()).toEqual(['Al', 'Jo', 'Last'])
  })
  interface SailorBody {
    readonly data: { readonly sailor: { readonly node: { readonly nick: string } } }
  }

  test('filters decide, and functions of one name are all called', async () => {
    await deploy(
      hook('/filtered', 'subscription { boat(where: { node: { name_starts_with: "A" } }) { node { name } } }'),
      { ...hook('/one', 'subscription { boat { mutation } }'), name: 'same' },
      { ...hook('/two', 'subscription { boat { mutation } }'), name: 'same' },
    )
    for (const name of ['Argo', 'Beta', 'Amor'])
      await service.data('mutation ($name: String) { createBoat(data: { name: $name }) { id } }', { name })
    await until(() => receiver.requests.length === 8)
    const created = { data: { boat: { mutation: 'CREATED' } } }
    expect([receiver.bodies('/one'), receiver.bodies('/two')]).toEqual([
      [created, created, created],
      [created, created, created],
    ])
    expect(receiver.bodies('/filtered')).toEqual([
      { data: { boat: { node: { name: 'Argo' } } } },
      { data: { boat: { node: { name: 'Amor' } } } },
    ])
  })

  test('the node is read before the mutation answers, even if it is deleted right after', async () => {
    await deploy(hook('/boat', 'subscription { boat(where: { mutation_in: [CREATED] }) { node { name } } }'))
    const { data } = await service.query(
      'mutation { createBoat(data: { name: "brief" }) { id } deleteBoat(where: { name: "brief" }) { id } }',
    )
    await until(() => receiver.requests.length > 0)
    expect(Object.keys(data ?? {})).toEqual(['createBoat', 'deleteBoat'])
    expect(receiver.bodies('/boat')).toEqual([{ data: { boat: { node: { name: 'brief' } } } }])
  })

  test('changes of one node arrive in their order even when the receiver is slow', async () => {
    await deploy(hook('/boat', 'subscription { boat { node { size } } }'))
    let open = 0
    let mostOpen = 0
    receiver.reply('/boat', (_request, response) => {
      open += 1
      mostOpen = Math.max(mostOpen, open)
      setTimeout(() => {
        open -= 1
        response.end()
      }, 20)
    })
    await service.data('mutation { createBoat(data: { name: "A", size: 0 }) { id } }')
    for (const size of [1, 2, 3, 4, 5])
      await service.data('mutation ($size: Int) { updateBoat(where: { name: "A" }, data: { size: $size }) { id } }', {
        size,
      })
    await until(() => receiver.requests.length === 6)
    expect(receiver.bodies('/boat')).toEqual([0, 1, 2, 3, 4, 5].map((size) => ({ data: { boat: { node: { size } } } })))
    expect(mostOpen).toBe(1)
  })

  test('a receiver in trouble is tried again; one that refuses or redirects is not; the log names both', async () => {
    await deploy(
      hook('/trouble', 'subscription { boat { mutation } }'),
      hook('/refusing', 'subscription { boat { mutation } }'),
      hook('/moved', 'subscription { boat { mutation } }'),
      { ...hook('/none', 'subscription { boat { mutation } }'), url: 'ftp://hooks.local/boat' },
    )
    let tries = 0
    receiver.reply('/trouble', (_request, response) => {
      tries += 1
      response.writeHead(tries === 1 ? 503 : 200).end('busy')
    })
    receiver.reply('/refusing', (_request, response) => response.writeHead(404, { 'X-Why': 'gone' }).end('not here'))
    receiver.reply('/moved', (_request, response) => response.writeHead(302, { Location: '/target' }).end())
    expect(await service.query('mutation { createBoat(data: { name: "A" }) { name } }')).toEqual({
      data: { createBoat: { name: 'A' } },
    })
    await until(() => tries === 2)
    await until(() => /scheme/.test(server.output()))
    const paths = receiver.requests.map(({ path }) => path)
    expect(paths.toSorted()).toEqual(['/moved', '/refusing', '/trouble', '/trouble'])
    const lines = server.output().split('\n')
    const { url } = receiver
    expect(lines).toContainEqual(
      expect.stringMatching(`^\\[WARNING\\] Call to ${url}/trouble failed with status 503, response body 'busy' and`),
    )
    expect(lines).toContainEqual(
      expect.stringMatching(
        `^\\[ERROR\\] Call to ${url}/refusing failed with status 404, response body 'not here' and headers \\[X-Why: gone \\| `,
      ),
    )
    expect(lines).toContainEqual(expect.stringMatching(`^\\[ERROR\\] Call to ${url}/moved failed with status 302, `))
    expect(lines).toContainEqual(expect.stringMatching('^\\[ERROR\\] Call to ftp://hooks.local/boat failed with: '))
  })

  test('a receiver that closes the connection gets each try once, also on a connection that it had kept', async () => {
    await deploy(hook('/boat', 'subscription { boat { node { name } } }'))
    let count = 0
    receiver.reply('/boat', (_request, response) => {
      count += 1
      if (count === 2) response.destroy()
      else response.end()
    })
    const create = (name: string) =>
      service.data('mutation ($name: String) { createBoat(data: { name: $name }) { id } }', { name })
    await create('kept')
    await until(() => count === 1)
    await create('closed')
    await until(() => server.output().includes(`Call to ${receiver.url}/boat failed with: socket hang up`))
    await create('after')
    await until(() => receiver.bodies('/boat').length >= 3)
    expect(receiver.bodies('/boat').slice(0, 3)).toEqual(
      ['kept', 'closed', 'after'].map((name) => ({ data: { boat: { node: { name } } } })),
    )
  })

  test('header values beyond ASCII are sent in Latin-1, the body in UTF-8', async () => {
    await deploy(
      hook('/boat', 'subscription { boat { node { name } } }', { 'X-City': 'Zürich ±½', 'X-Plain': 'a' }),
      hook('/wide', 'subscription { boat { node { name } } }', { 'X-City': '東京' }),
    )
    await service.data('mutation { createBoat(data: { name: "Jörg 東京" }) { id } }')
    await until(() => receiver.requests.length === 1 && server.output().includes('Invalid header: '))
    // Node reads each byte of a header as one character
    expect(receiver.requests[0]?.rawHeaders.slice(2, 6)).toEqual(['X-City', 'Zürich ±½', 'X-Plain', 'a'])
    expect(receiver.bodies('/boat')).toEqual([{ data: { boat: { node: { name: 'Jörg 東京' } } } }])
  })

  test('a receiver that never answers holds up no mutation', async () => {
    await deploy(hook('/hanging', 'subscription { boat { node { name } } }'))
    receiver.reply('/hanging', () => undefined)
    for (let index = 0; index < 100; index += 1)
      await service.data('mutation ($name: String) { createBoat(data: { name: $name }) { id } }', {
        name: `boat ${String(index)}`,
      })
    await until(() => receiver.requests.length === 64)
    // no more than these at a time
    expect(receiver.requests).toHaveLength(64)
  })

  test('the functions of a deploy replace those before, also by none', async () => {
    await deploy(hook('/old', 'subscription { boat { mutation } }'))
    const next = await service.deploy(datamodel, {
      subscriptions: [hook('/new', 'subscription { boat { mutation } }')],
    })
    await service.data('mutation { createBoat(data: { name: "A" }) { id } }')
    await until(() => receiver.requests.length > 0)
    const none = await service.deploy(datamodel, { subscriptions: [] })
    await service.data('mutation { createBoat(data: { name: "B" }) { id } }')
    await service.deploy(datamodel, { subscriptions: [hook('/last', 'subscription { boat { mutation } }')] })
    await service.data('mutation { createBoat(data: { name: "C" }) { id } }')
    await until(() => receiver.requests.length === 2)
    expect([next.steps, none.steps, none.migration?.status]).toEqual([[], [], 'SUCCESS'])
    expect(receiver.requests.map(({ path }) => path)).toEqual(['/new', '/last'])
  })

  test('a deploy refuses queries that cannot run, the first faulty function only', async () => {
    await deploy(hook('/boat', 'subscription { boat { mutation } }'))
    const faulty = async (...queries: readonly string[]) =>
      (
        await service.deploy(datamodel, {
          subscriptions: queries.map((query, index) => hook(`/f${String(index)}`, query)),
        })
      ).errors
    expect(await faulty('subscription { boat { mutation }', '{ boats { id } }')).toEqual([
      { type: 'Subscription', field: 'f0', description: 'The subscription query is invalid GraphQL.' },
    ])
    const unknown =
      "The provided query doesn't include any known model name. Please check for the latest subscriptions API."
    expect(await faulty('subscription { boat { mutation } }', '{ boats { id } }')).toEqual([
      { type: 'Subscription', field: 'f1', description: unknown },
    ])
    expect(await faulty('subscription { boat { mutation nope } }')).toEqual([
      {
        type: 'Subscription',
        field: 'f0',
        description: expect.stringContaining("Cannot query field 'nope' on type 'BoatSubscriptionPayload'.") as unknown,
      },
    ])
    expect(await faulty('subscription { boat { mutation } sailor { mutation } }')).toEqual([
      {
        type: 'Subscription',
        field: 'f0',
        description: expect.stringContaining(
          "Cannot query field 'sailor' on type 'Subscription'. (line 1, column 34)",
        ) as unknown,
      },
    ])
    expect(await faulty('subscription A { boat { mutation } } query B { boats { id } }')).toEqual([
      {
        type: 'Subscription',
        field: 'f0',
        description: expect.stringContaining(
          "Cannot query field 'boats' on type 'Query'. (line 1, column 48)",
        ) as unknown,
      },
    ])
    expect(await faulty('subscription { boat(where: { mutation_in: SOLD }) { mutation } }')).toEqual([
      { type: 'Subscription', field: 'f0', description: expect.stringContaining("'mutation_in[0]' ") as unknown },
    ])
    expect(await faulty('subscription ($n: String!) { boat(where: { node: { name: $n } }) { mutation } }')).toEqual([
      { type: 'Subscription', field: 'f0', description: expect.stringContaining("Variable '$n' expected") as unknown },
    ])
  })
})
