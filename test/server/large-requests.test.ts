import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type GraphqlResponse, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const times = (count: number, part: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => part(n)).join(' ')
const list = <Item>(count: number, item: (n: number) => Item): Item[] =>
  Array.from({ length: count }, (_, n) => item(n))

interface LargeRequest {
  readonly name: string
  readonly path?: string
  readonly body: unknown
  /** What its answer must contain. */
  readonly reply: string
}

const users = (where: unknown): object => ({
  query: 'query ($where: UserWhereInput) { users(where: $where) { id } }',
  variables: { where },
})
const create = (data: unknown): object => ({
  query: 'mutation ($data: UserCreateInput!) { createUser(data: $data) { id } }',
  variables: { data },
})
const deploy = (input: object): object => ({
  query: 'mutation ($input: DeployInput!) { deploy(input: $input) { errors { description } } }',
  variables: { input: { name: 'large', stage: 'dev', dryRun: true, ...input } },
})

/** Each takes the processor far longer than this process may take to send a small read; those that would not are sent in batches. */
const largeRequests: readonly LargeRequest[] = [
  {
    name: '9,000 aliases of one field',
    body: { query: `{users{${times(9000, (n) => `a${String(n)}:id`)}}}` },
    reply: '"users":[]',
  },
  {
    name: '2,000 aliases of a root field',
    body: { query: `{${times(2000, (n) => `a${String(n)}:users{id}`)}}` },
    reply: '"a1999":[]',
  },
  {
    name: 'a batch of eight with 2,000 conflicts',
    body: list(8, (place) => ({
      query: `{${times(2000, (n) => `users{a${String(place)}:${n % 2 === 0 ? 'id' : 'name'}}`)}}`,
    })),
    reply: 'conflict',
  },
  {
    name: '6,000 directives',
    body: { query: `{users{id ${times(6000, () => 'id @skip(if:true)')}}}` },
    reply: '"users":[]',
  },
  {
    name: '8,000 operands in a literal',
    body: { query: `{users(where:{OR:[${times(8000, (n) => `{id:"x${String(n)}"}`)}]}){id}}` },
    reply: '"users":[]',
  },
  {
    name: 'a batch of twelve with 9,000 operands in a variable',
    body: list(12, (place) => users({ OR: list(9000, (n) => ({ id: `x${String(place)}-${String(n)}` })) })),
    reply: '"users":[]',
  },
  {
    name: '9,000 nested creates',
    body: create({ posts: { create: list(9000, () => ({ title: 't' })) } }),
    reply: '"createUser":{"id"',
  },
  {
    name: '9,000 nested connects',
    body: create({ posts: { connect: list(9000, (n) => ({ id: `x${String(n)}` })) } }),
    reply: '3039',
  },
  { name: 'a list of 60,000 items', body: create({ tags: { set: list(60_000, () => 't') } }), reply: '"createUser"' },
  {
    name: 'a batch of 300',
    body: list(300, (n) => ({ query: `{a${String(n)}:users(first:1,where:{name:"x"}){id name posts{id}}}` })),
    reply: '"a299":[]',
  },
  {
    name: 'a deploy of 500 types',
    path: 'management',
    body: deploy({
      types: times(500, (n) => `type T${String(n)} { id: ID! @id a: String b: [Int] @scalarList(strategy: RELATION) }`),
    }),
    reply: '"errors":[]',
  },
  {
    name: 'a deploy of 900 types with wrong names of relations',
    path: 'management',
    body: deploy({
      types: times(
        900,
        (n) =>
          `type T${String(n)} { id: ID! @id other: T${String((n + 1) % 900)} @relation(name: "wrong", link: INLINE) }`,
      ),
    }),
    reply: 'invalid name',
  },
  {
    name: 'a deploy with 500 webhooks',
    path: 'management',
    body: deploy({
      types: 'type User { id: ID! @id name: String }',
      subscriptions: list(500, (n) => ({
        ...{ name: `w${String(n)}`, url: 'http://localhost/', headers: [] },
        query: 'subscription { user { mutation node { id name } } }',
      })),
    }),
    reply: '"errors":[]',
  },
  {
    name: 'an export of a list of 60,000 items',
    path: 'SERVICE/export',
    body: { fileType: 'lists', cursor: { table: 0, row: 0, field: 0, array: 0 } },
    reply: '"tags":["t","t"',
  },
  {
    name: 'an import of 9,000 nodes',
    path: 'SERVICE/import',
    body: {
      valueType: 'nodes',
      values: list(9000, (n) => ({ _typeName: 'Tag', id: `import${String(n)}`, name: 'x' })),
    },
    reply: '[]',
  },
]

eachDatabase(
  'large requests',
  (database) => {
    let server: TestServer
    let service: TestService
    beforeAll(async () => {
      server = await startServer(database, { environment: { REFRACT_ANSWER_MEGABYTES: '1' } })
      service = await deployService(
        server,
        `type User { id: ID! @id name: String posts: [Post] tags: [String] @scalarList(strategy: RELATION) }
         type Post { id: ID! @id title: String author: User }
         type Tag { id: ID! @id name: String }`,
      )
      await server.query(
        'management',
        'mutation { addProject(input: {name: "large", stage: "dev"}) { clientMutationId } }',
      )
    })
    afterAll(() => server.stop())

    const pathOf = ({ path = 'SERVICE' }: LargeRequest): string =>
      path.replace('SERVICE', `${service.name}/${service.stage}`)

    /** Sends a body on a connection of its own; `sent` ends when all of it is on its way. */
    function post(path: string, body: unknown): { readonly sent: Promise<void>; readonly reply: Promise<string> } {
      const text = JSON.stringify(body)
      const outgoing = request(`${server.url}/${path}`, {
        method: 'POST',
        agent: false,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) },
      })
      const sent = new Promise<void>((resolve) => outgoing.on('finish', resolve))
      const reply = new Promise<string>((resolve, reject) => {
        outgoing.on('error', reject)
        outgoing.on('response', (response) => {
          let received = ''
          response.setEncoding('utf8')
          response.on('data', (part: string) => (received += part))
          response.on('end', () => {
            resolve(received)
          })
        })
      })
      outgoing.end(text)
      return { sent, reply }
    }

    test.each(largeRequests)('$name: a small read that comes later is answered before', async (large) => {
      // of the first one all is compiled
      await service.data('{ tags(first: 1) { id } }')
      const order: string[] = []
      const { sent, reply } = post(pathOf(large), large.body)
      const ended = reply.then((text) => {
        order.push('large')
        return text
      })
      await sent
      await post(`${service.name}/${service.stage}`, { query: '{ tags(first: 1) { id } }' }).reply
      order.push('small')
      expect(await ended).toContain(large.reply)
      expect(order).toEqual(['small', 'large'])
    })

    describeResponses()

    /** The server of this suite holds 1 MB of answers, and makes 2 MB for one request. */
    function describeResponses(): void {
      const page = 'x'.repeat(1_200_000)
      const fields = (count: number): string => `{ ${times(count, (n) => `a${String(n)}: pages { text }`)} }`
      const told = expect.objectContaining({
        code: 3151,
        message: expect.stringMatching(
          /^This was not run: the answers before it have \d+ bytes together; this server allows 2000000 /,
        ) as unknown,
      }) as unknown
      let large: TestService
      beforeAll(async () => {
        large = await deployService(server, 'type Page { id: ID! @id text: String }')
        await large.data('mutation ($text: String) { createPage(data: {text: $text}) { id } }', { text: page })
      })

      test('fields of one request beyond what it may answer are not run', async () => {
        const { data, errors } = await large.query(fields(100))
        const answered = Object.values(data ?? {}).filter((value) => value !== null)
        expect(data === null || answered.length < 100).toBe(true)
        expect(errors).toContainEqual(told)
        expect((await large.query(fields(1))).data).toEqual({ a0: [{ text: page }] })
      })

      test('requests of one batch beyond what it may answer are not run', async () => {
        const batch = list(100, () => ({ query: '{ pages { text } }' }))
        const responses = JSON.parse(
          await post(`${large.name}/${large.stage}`, batch).reply,
        ) as readonly GraphqlResponse[]
        expect(responses.length).toBe(100)
        expect(responses[0]).toEqual({ data: { pages: [{ text: page }] } })
        expect(responses.at(-1)).toEqual({ errors: [told] })
      })
    }
  },
  { only: ['sqlite'], because: 'on it what is sent to the database holds the process too' },
)
