import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
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
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ __typename }' }),
      })
      return {
        waited: answer.headers.get('throttled-by'),
        status: answer.status,
        body: (await answer.json()),
      }
    }
    const served = { data: { __typename: 'Query' } }

    test('lets a burst through, lets some wait, and refuses the others', async () => {
      const answers = await Promise.all(Array.from({ length: 14 }, () => call(throttled.url)))
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(14)
      const passed = answers.filter(({ body }) => 'data' in (body as object))
      expect(passed.map(({ body }) => body)).toEqual(Array(7).fill(served))
      expect(passed.filter(({ waited }) => waited === '0ms')).toHaveLength(3)
      expect(passed.filter(({ waited }) => /^[1-9]\d*ms$/.test(waited ?? ''))).toHaveLength(4)
      const refused = answers.filter(({ body }) => !('data' in (body as object)))
      expect(refused).toHaveLength(7)
      for (const { body } of refused)
        expect(body).toMatchObject({
          errors: [{ code: 1004, message: 'There are too many concurrent queries for this service.' }],
        })
    })

    test('lets listed services and the management API alone', async () => {
      const answers = await Promise.all(Array.from({ length: 10 }, () => call(free.url)))
      expect(answers).toEqual(Array(10).fill({ waited: null, status: 200, body: served }))
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
      const answer = await new Promise<string>((resolve, reject) => {
        let text = ''
        const socket = connect(server.port, '127.0.0.1', () => socket.write(bytes))
        socket.on('data', (data) => (text += data.toString('latin1')))
        socket.on('close', () => resolve(text))
        socket.on('error', reject)
      })
      expect(answer.split('\r\n')[0]).toBe('HTTP/1.1 400 Bad Request')
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
