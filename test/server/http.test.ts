import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const json = { 'content-type': 'application/json' }
const pies = '{ pies { name } }'
const aPie = { data: { pies: [{ name: 'Apple' }] } }
const datamodel = 'type Pie { id: ID! @id name: String! @unique slices: Int }'

eachDatabase(
  'the HTTP interface',
  (database) => {
    let server: TestServer
    let open: TestService
    beforeAll(async () => {
      server = await startServer(database)
      open = await deployService(server, datamodel, { name: 'pies', stage: 'dev' })
      await deployService(server, datamodel, { name: 'pies', stage: 'sec', secrets: ['s3cret', 'second'] })
      await open.data('mutation { createPie(data: {name: "Apple"}) { id } }')
    })
    afterAll(() => server.stop())

    const post = (
      path: string,
      body: string | Uint8Array<ArrayBuffer> | null,
      headers: Readonly<Record<string, string>> = json,
    ) => fetch(`${server.url}${path}`, { method: 'POST', body, headers })
    const ask = async (path: string, request: unknown, headers: Readonly<Record<string, string>> = {}) => {
      const response = await post(path, JSON.stringify(request), { ...json, ...headers })
      const reply: unknown = await response.json()
      return { status: response.status, body: reply }
    }

    describe('paths', () => {
      test.each(['/pies/dev', '/pies/dev/', '//pies//dev', '/pies/dev?x=1', '/pi%65s/dev'])(
        '%s is the service',
        async (path) => {
          expect(await ask(path, { query: pies })).toEqual({ status: 200, body: aPie })
        },
      )

      test.each([
        ['/', 'default$default'],
        ['/cakes', 'cakes$default'],
        ['/Pies/dev', 'Pies$dev'],
        ['/a/b/c', 'a~b$c'],
        ['/cakes/dev/export', 'cakes$dev'],
        ['/management/private', 'management$default'],
      ])('%s is the missing service %s', async (path, id) => {
        expect(await ask(path, { query: pies })).toMatchObject({
          status: 200,
          body: { errors: [{ code: 3016, message: `Project not found: '${id}'` }] },
        })
      })

      test('four parts are no service', async () => {
        expect(await ask('/a/b/c/d', { query: pies })).toMatchObject({
          status: 500,
          body: { errors: [{ message: 'Unsupported project ID encoding. ' }] },
        })
      })

      test.each(['/management', '/management/', '/cluster'])('%s is the management API', async (path) => {
        expect(await ask(path, { query: '{ serverInfo { primaryConnector } }' })).toEqual({
          status: 200,
          body: { data: { serverInfo: { primaryConnector: database.connector } } },
        })
      })

      test('pages are for those who take HTML', async () => {
        const refused = await fetch(`${server.url}/pies/dev`, { headers: { accept: 'application/json' } })
        expect([refused.status, await refused.text()]).toEqual([
          406,
          'Resource representation is only available with these types:\ntext/html; charset=UTF-8',
        ])
      })

      test('a query over GET is told how it is served', async () => {
        const refused = await fetch(`${server.url}/pies/dev?query={pies{id}}`, {
          headers: { accept: 'application/json' },
        })
        expect([refused.status, (await refused.text()).split('\n').at(-1)]).toEqual([
          406,
          'GraphQL is served to POST requests with a body of type application/json: {"query": "...", "variables": {}}',
        ])
      })

      test.each(['/pies/dev', '/management', '/no/such'])(
        'a hash in place of a query is not supported at %s, which clients understand',
        async (path) => {
          const request = { extensions: { persistedQuery: { version: 1, sha256Hash: 'ab' } }, variables: {} }
          const message = 'PersistedQueryNotSupported'
          const reply = { errors: [{ message, extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }] }
          for (const body of [request, [request], { ...request, query: '' }])
            expect(await ask(path, body)).toEqual({ status: 200, body: reply })
          const get = await fetch(`${server.url}${path}?extensions=${JSON.stringify(request.extensions)}`, {
            headers: { accept: 'application/graphql-response+json, application/json;q=0.9' },
          })
          expect([get.status, await get.json()]).toEqual([200, reply])
        },
      )

      test.each([
        'application/graphql-response+json',
        'application/graphql-response+json; charset=utf-8, application/json; charset=utf-8',
        'application/*',
      ])('%s is answered as JSON', async (accept) => {
        const response = await post('/pies/dev', JSON.stringify({ query: pies }), {
          'content-type': 'application/json',
          accept,
        })
        expect([response.status, await response.json()]).toEqual([200, aPie])
      })

      test('other methods are refused', async () => {
        const response = await fetch(`${server.url}/pies/dev`, { method: 'PUT', body: '{}' })
        expect([response.status, response.headers.get('allow'), await response.text()]).toEqual([
          405,
          'POST, GET',
          'HTTP method not allowed, supported methods: POST, GET',
        ])
      })

      test('the status is OK in quotes', async () => {
        const response = await fetch(`${server.url}/status`)
        expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
          200,
          'application/json',
          '"OK"',
        ])
      })
    })

    describe('bodies', () => {
      const body = JSON.stringify({ query: pies })
      test.each(['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON'])(
        '%s is read',
        async (type) => {
          expect(await (await post('/pies/dev', body, { 'content-type': type })).json()).toEqual(aPie)
        },
      )

      test.each(['text/plain', 'application/graphql', 'application/x-www-form-urlencoded'])(
        '%s is not',
        async (type) => {
          const response = await post('/pies/dev', body, { 'content-type': type })
          expect([response.status, await response.text()]).toEqual([
            415,
            "The request's Content-Type is not supported. Expected:\napplication/json",
          ])
        },
      )

      test('JSON of too many levels, and batches of too many requests, are told so', async () => {
        const deep = await post('/pies/dev', '['.repeat(100_000))
        expect([deep.status, await deep.text()]).toEqual([
          400,
          'The request content was malformed:\nmore than 1000 arrays and objects are nested in each other',
        ])
        const batch = Array.from({ length: 1001 }, () => ({ query: pies }))
        expect(await (await post('/pies/dev', JSON.stringify(batch))).json()).toMatchObject({
          errors: [{ message: 'The batch has 1001 requests; this server allows 1000' }],
        })
      })

      test('nothing is refused, and what is no JSON', async () => {
        const empty = await post('/pies/dev', null)
        expect([empty.status, await empty.text()]).toEqual([400, 'Request entity expected but not supplied'])
        const broken = await post('/pies/dev', '{"query":')
        expect([broken.status, (await broken.text()).split('\n')[0]]).toEqual([
          400,
          'The request content was malformed:',
        ])
      })

      test.each([
        ['"x"', 'request malformed'],
        ['null', 'request malformed'],
        ['[1]', 'not allowed'],
      ])('%s is answered with %s', async (text, message) => {
        const response = await post('/pies/dev', text)
        expect([response.status, await response.json()]).toMatchObject([500, { errors: [{ message }] }])
      })

      test('variables may be null or JSON in a string', async () => {
        expect((await ask('/pies/dev', { query: pies, variables: null })).body).toEqual(aPie)
        expect((await ask('/pies/dev', { query: pies, variables: '{}' })).body).toEqual(aPie)
        expect((await ask('/pies/dev', { query: pies, variables: [] })).status).toBe(500)
        expect((await ask('/pies/dev', { query: pies, operationName: '' })).body).toMatchObject({
          errors: [{ message: "Unknown operation name ''" }],
        })
      })

      test('syntax errors come before services and tokens', async () => {
        for (const path of ['/pies/dev', '/pies/sec', '/cakes/dev', '/management']) {
          const { status, body: reply } = await ask(path, { query: '{pies{' })
          expect(status).toBe(500)
          expect(Object.keys(reply as object)).toEqual(['errors'])
          expect(reply).toMatchObject({
            errors: [{ message: expect.stringMatching(/^Syntax error while parsing GraphQL query\. /) as string }],
          })
        }
      })

      test('a batch is answered in order', async () => {
        const wrong = { query: '{ piez { id } }' }
        const { status, body: responses } = await ask('/pies/dev', [
          { query: pies },
          wrong,
          { query: '{ __typename }' },
        ])
        expect(status).toBe(200)
        expect(responses).toMatchObject([
          aPie,
          { data: null, errors: [{ message: expect.stringMatching(/^Cannot query field 'piez'/) as string }] },
          { data: { __typename: 'Query' } },
        ])
        expect(await ask('/pies/dev', [])).toEqual({ status: 200, body: [] })
        expect((await ask('/pies/dev', [{ query: pies }, { query: '{' }])).status).toBe(500)
        expect((await ask('/cakes/dev', [{ query: pies }])).body).toMatchObject({ errors: [{ code: 3016 }] })
      })

      test('compressed bodies are read, and bounded by what they hold', async () => {
        const gzip = { ...json, 'content-encoding': 'gzip' }
        expect(await (await post('/pies/dev', new Uint8Array(gzipSync(body)), gzip)).json()).toEqual(aPie)
        const bomb = await post('/pies/dev', new Uint8Array(gzipSync(Buffer.alloc(60 * 2 ** 20, ' '))), gzip)
        expect([bomb.status, await bomb.text()]).toEqual([413, 'Request body exceeds the limit of 52428800 bytes'])
        expect((await ask('/pies/dev', { query: pies })).body).toEqual(aPie)
      })

      test('long answers are compressed', async () => {
        const { headers } = await post(
          '/pies/dev',
          JSON.stringify({ query: '{ __schema { types { name fields { name } } } }' }),
          {
            ...json,
            'accept-encoding': 'gzip',
          },
        )
        expect(headers.get('content-encoding')).toBe('gzip')
      })

      test('headers and addresses have limits', async () => {
        const withHeader = (length: number) => post('/pies/dev', body, { ...json, 'x-long': 'x'.repeat(length) })
        expect((await withHeader(50_000)).status).toBe(200)
        expect((await withHeader(52_000)).status).toBe(431)
        expect((await post(`/pies/dev?${'x'.repeat(52_000)}`, body)).status).toBe(414)
      })
    })

    describe('headers', () => {
      test('an answer carries the id that its errors tell', async () => {
        const response = await post('/cakes/dev', JSON.stringify({ query: pies }))
        const { errors } = (await response.json()) as { readonly errors: readonly { readonly requestId: string }[] }
        expect(response.headers.get('request-id')).toMatch(/^local:c[a-z0-9]{24}$/)
        expect(errors[0]?.requestId).toBe(response.headers.get('request-id'))
      })

      test('every origin may ask', async () => {
        const { headers } = await post('/pies/dev', JSON.stringify({ query: pies }), {
          ...json,
          origin: 'http://shop.test',
        })
        expect(headers.get('access-control-allow-origin')).toBe('http://shop.test')
        expect(headers.get('access-control-allow-credentials')).toBe('true')
        const none = await post('/pies/dev', JSON.stringify({ query: pies }))
        expect(none.headers.get('access-control-allow-origin')).toBeNull()
      })

      test('a preflight allows what it asks for', async () => {
        const preflight = (method: string) =>
          fetch(`${server.url}/pies/dev`, {
            method: 'OPTIONS',
            headers: {
              origin: 'http://shop.test',
              'access-control-request-method': method,
              'access-control-request-headers': 'content-type,x-foo',
            },
          })
        const { status, headers } = await preflight('POST')
        const names = ['origin', 'methods', 'headers', 'credentials'].map((name) => `access-control-allow-${name}`)
        expect([status, ...names.map((name) => headers.get(name)), headers.get('access-control-max-age')]).toEqual([
          200,
          'http://shop.test',
          'GET, POST, HEAD, OPTIONS',
          'content-type, x-foo',
          'true',
          '1800',
        ])
        expect((await preflight('PUT')).status).toBe(400)
      })
    })
  },
  { only: ['sqlite'], because: 'what stands between a socket and a service is the same on every database' },
)
