import { connect } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { restartServer, startServer, type TestServer } from '../support/server.js'
import { deployService, serviceOn, type TestService } from '../support/service.js'
import { openSocket } from '../subscription/open-socket.js'
import { startReceiver, type TestReceiver } from '../support/receiver.js'
import { token } from '../support/token.js'
import { until } from '../support/until.js'

const datamodel = 'type Pie { id: ID! @id name: String! @unique slices: Int }'
const pies = '{ pies { name } }'
const secret = 's3cret-of-the-pies'
/** Why one database is enough. */
const elsewhere = 'what stands between a socket and a service is the same on every database'

eachDatabase(
  'a throttled server',
  (database) => {
    let server: TestServer
    let throttled: TestService
    let free: TestService
    beforeAll(async () => {
      server = await startServer(database, {
        environment: {
          THROTTLING_RATE: '3',
          THROTTLING_MAX_CALLS_IN_FLIGHT: '4',
          THROTTLING_RATE_PER_SECONDS: '1',
          UNTHROTTLED_PROJECT_IDS: 'pies$free',
        },
      })
      throttled = await deployService(server, datamodel, { name: 'pies', stage: 'dev' })
      free = await deployService(server, datamodel, { name: 'pies', stage: 'free' })
    })
    afterAll(() => server.stop())

    const call = async (url: string) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ __typename }' }),
      })
      return {
        waited: response.headers.get('throttled-by'),
        status: response.status,
        body: await response.json(),
      }
    }
    const served = { data: { __typename: 'Query' } }

    test('lets a burst through, lets some wait, and refuses the others', async () => {
      const responses = await Promise.all(Array.from({ length: 14 }, () => call(throttled.url)))
      expect(responses.filter(({ status }) => status === 200)).toHaveLength(14)
      const passed = responses.filter(({ body }) => 'data' in (body as object))
      expect(passed.map(({ body }) => body)).toEqual(Array(7).fill(served))
      expect(passed.filter(({ waited }) => waited === '0ms')).toHaveLength(3)
      expect(passed.filter(({ waited }) => /^[1-9]\d*ms$/.test(waited ?? ''))).toHaveLength(4)
      const refused = responses.filter(({ body }) => !('data' in (body as object)))
      expect(refused).toHaveLength(7)
      for (const { body } of refused)
        expect(body).toMatchObject({
          errors: [{ code: 1004, message: 'There are too many concurrent queries for this service.' }],
        })
    })

    test('lets listed services and the management API alone', async () => {
      const responses = await Promise.all(Array.from({ length: 10 }, () => call(free.url)))
      expect(responses).toEqual(Array(10).fill({ waited: null, status: 200, body: served }))
      expect(await call(`${server.url}/management`)).toEqual({ waited: null, status: 200, body: served })
    })
  },
  { only: ['sqlite'], because: elsewhere },
)

eachDatabase(
  'a watched server',
  (database) => {
    let server: TestServer
    let service: TestService
    beforeAll(async () => {
      server = await startServer(database, {
        environment: { SLOW_QUERIES_LOGGING: 'true', SLOW_QUERIES_LOGGING_THRESHOLD: '0', LOG_LEVEL: 'DEBUG' },
      })
      service = await deployService(server, datamodel, { name: 'pies', stage: 'dev', secrets: [secret] })
    })
    afterAll(() => server.stop())

    const signed = `Bearer ${token({}, secret)}`

    test('tells slow queries in the two lines that tools look for, and only those of services', async () => {
      const before = server.output().length
      await service.query(pies, { a: 1 }, { authorization: signed })
      let written: readonly string[] = []
      await until(() => {
        const lines = server.output().slice(before).split('\n')
        const first = lines.findIndex((line) => line.includes('SLOW QUERY - DURATION: '))
        written = lines.slice(first, first + 2)
        return first >= 0 && lines.length > first + 2
      })
      expect(written[0]).toMatch(/SLOW QUERY - DURATION: \d+$/)
      expect(written[1]).toMatch(/QUERY: \{"query":"\{ pies \{ name \} \}","variables":\{"a":1\}\}$/)
      const told = server.output().length
      await server.query('management', '{ listProjects { name } }')
      expect(server.output().slice(told)).not.toContain('SLOW QUERY')
    })

    test('counts the requests of each service', async () => {
      const count = async () => {
        const metrics = await fetch(`${server.url}/metrics`)
        expect(metrics.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
        const line = /^request_count_total\{projectId="pies-dev"\} (\d+)$/m.exec(await metrics.text())
        return Number(line?.[1])
      }
      const before = await count()
      await service.query(pies, {}, { authorization: signed })
      await service.query(pies, {}, { authorization: signed })
      expect(await count()).toBe(before + 2)
    })

    test.each([
      ['garbage', Buffer.from('\u0001\u0002 nothing of HTTP\r\n\r\n')],
      ['the hello of TLS', Buffer.from('16030100a5010000a10303', 'hex')],
    ])('answers %s with 400, and serves on', async (_title, bytes) => {
      const response = await new Promise<string>((resolve, reject) => {
        let text = ''
        const socket = connect(server.port, '127.0.0.1', () => socket.write(bytes))
        socket.on('data', (data) => (text += data.toString('latin1')))
        socket.on('close', () => resolve(text))
        socket.on('error', reject)
      })
      expect(response.split('\r\n')[0]).toBe('HTTP/1.1 400 Bad Request')
      expect((await fetch(`${server.url}/status`)).status).toBe(200)
    })

    test('never tells a secret', async () => {
      await service.query(pies, {}, { authorization: `Bearer ${secret}` })
      await service.query(pies, {}, { authorization: signed })
      await server.query('management', '{ project(name: "pies", stage: "dev") { name } }')
      expect(server.output()).not.toContain(secret)
      expect(server.output()).not.toContain(signed.split('.')[2])
    })
  },
  { only: ['sqlite'], because: elsewhere },
)

eachDatabase(
  'a server with limits',
  (database) => {
    let server: TestServer
    let gateway: TestReceiver
    let service: TestService
    beforeAll(async () => {
      gateway = await startReceiver()
      const open = await startServer(database)
      await deployService(open, datamodel, { name: 'pies', stage: 'dev' })
      await open.stop()
      const configuration = { ...open.configuration, managementApiSecret: secret }
      server = await restartServer(database, configuration, {
        environment: {
          LOG_REQUESTS: 'true',
          REFRACT_METRICS: 'protected',
          REFRACT_MAX_BODY_BYTES: '5000',
          PROMETHEUS_PUSHGATEWAY_ENDPOINT: gateway.url,
          REFRACT_SOCKET_INIT_TIMEOUT: '300',
          REFRACT_MAX_QUERY_DEPTH: '3',
          REFRACT_MAX_QUERY_ALIASES: 'many',
          LOG_FORMAT: 'yaml',
        },
      })
      service = serviceOn(server, { name: 'pies', stage: 'dev' })
    })
    afterAll(async () => {
      await server.stop()
      await gateway.close()
    })

    const granted = `Bearer ${token({ exp: 4_000_000_000, grants: [{ target: '*/*', action: '*' }] }, secret)}`

    test('refuses longer bodies and deeper queries, and tells a limit that it cannot read', async () => {
      const long = await fetch(service.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: pies, variables: { filler: 'x'.repeat(5000) } }),
      })
      expect([long.status, await long.text()]).toEqual([413, 'Request body exceeds the limit of 5000 bytes'])
      expect(await service.query('{ piesConnection { edges { node { name } } } }')).toEqual({
        data: null,
        errors: [{ message: 'The query is 4 levels deep; this server allows 3' }],
      })
      expect(await service.query(pies)).toEqual({ data: { pies: [] } })
      expect(server.output()).toContain(
        'REFRACT_MAX_QUERY_ALIASES is "many" and is ignored; expected a whole number from 1 on',
      )
      expect(server.output()).toContain('LOG_FORMAT is "yaml" and is ignored; expected text, pretty, json')
    })

    test('shows metrics to who may manage', async () => {
      const metrics = async (headers: Readonly<Record<string, string>>) =>
        (await fetch(`${server.url}/metrics`, { headers })).status
      expect([await metrics({}), await metrics({ authorization: granted })]).toEqual([401, 200])
    })

    test('pushes metrics to where it is told to', async () => {
      await until(() => gateway.requests.length > 0)
      const [pushed] = gateway.requests
      expect(pushed?.method).toBe('PUT')
      expect(pushed?.path).toMatch(/^\/metrics\/job\/prisma-connect\/instance\/[0-9a-f-]{36}$/)
      expect(pushed?.body).toContain('# TYPE request_count_total counter')
    })

    test('waits for the first message of a socket as long as it is told to', async () => {
      const socket = await openSocket(service.url, 'graphql-transport-ws')
      expect(await socket.closed).toEqual([4408, 'Connection initialisation timeout'])
    })

    test('writes a line for each request', async () => {
      await service.query('query Pies { pies { name } }')
      await until(() => /POST \/pies\/dev query 200 0 errors [\d.]+ ms \d+ characters local:c/.test(server.output()))
    })
  },
  { only: ['sqlite'], because: elsewhere },
)

eachDatabase(
  'a server with a short waiting line',
  (database) => {
    let server: TestServer
    let service: TestService
    beforeAll(async () => {
      server = await startServer(database, { database: { connectionLimit: 2, queueSize: 3 } })
      service = await deployService(server, datamodel)
    })
    afterAll(() => server.stop())

    test('answers 503 to those who find no room, and serves the others', async () => {
      const slow = { query: 'mutation { executeRaw(query: "select pg_advisory_xact_lock_shared(1)") }' }
      const { host, port, user, password, database: databaseName } = server.configuration.databases.default
      const held = new pg.Client({ host, port, user, password, database: databaseName } as pg.ClientConfig)
      await held.connect()
      await held.query('select pg_advisory_lock(1)')
      let refused = 0
      const runningRequest = Promise.all(
        // two connections: sixteen run, three wait
        Array.from({ length: 23 }, async (_, index) => {
          const response = await fetch(service.url, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            // a batch takes one place
            body: JSON.stringify(index === 0 ? [slow, slow, slow, slow, slow, slow] : slow),
          })
          if (response.status === 503) refused += 1
          return { status: response.status, body: await response.json() }
        }),
      )
      await until(() => refused === 4)
      await held.end()
      const responses = await runningRequest
      expect(responses.map(({ status }) => status).sort()).toEqual([
        ...Array<number>(19).fill(200),
        ...Array<number>(4).fill(503),
      ])
      expect(responses.find(({ status }) => status === 503)?.body).toMatchObject({
        errors: [{ message: expect.stringMatching(/^The server is busy: 3 requests wait already/) as string }],
      })
      expect(await service.query(pies)).toEqual({ data: { pies: [] } })
    })
  },
  { only: ['postgres'], because: 'its advisory locks hold a connection' },
)
