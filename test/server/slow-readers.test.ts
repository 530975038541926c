import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { usageOf } from '../../bench/process-usage.js'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { until } from '../support/until.js'

const megabyte = 1_000_000
const pages = 10
const readers = 40
const large = '{ pages { id text } }'

eachDatabase(
  'clients that do not read large answers',
  (database) => {
    let server: TestServer
    let service: TestService
    const sockets: Socket[] = []
    beforeAll(async () => {
      server = await startServer(database)
      service = await deployService(server, 'type Page { id: ID! @id text: String }')
      for (let page = 0; page < pages; page += 1)
        await service.data('mutation ($text: String) { createPage(data: {text: $text}) { id } }', {
          text: 'ä€😀x'.repeat(megabyte / 10),
        })
    })
    afterAll(async () => {
      for (const socket of sockets) socket.destroy()
      await server.stop()
    })

    /** Sends a request and reads nothing of its answer. */
    async function askWithoutReading(): Promise<{ isOpen: () => boolean }> {
      const { pathname } = new URL(service.url)
      const body = JSON.stringify({ query: large })
      const socket = connect(server.port, '127.0.0.1')
      sockets.push(socket)
      let isOpen = true
      socket.on('error', () => undefined).on('close', () => (isOpen = false))
      await new Promise<void>((done) => socket.once('connect', done))
      socket.pause()
      socket.write(
        `POST ${pathname} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${String(body.length)}\r\n\r\n${body}`,
      )
      // what the server has ended shows only to those who write
      const knocking = setInterval(() => socket.write('\r\n'), 200)
      socket.on('close', () => {
        clearInterval(knocking)
      })
      return { isOpen: () => isOpen }
    }

    test('hold a bounded memory, stop nobody else, and are disconnected for those who read', async () => {
      const idle = usageOf(server.process.pid ?? 0).rssMegabytes
      const asked = await Promise.all(Array.from({ length: readers }, askWithoutReading))
      let most = 0
      const load = { isOver: false }
      const watching = (async () => {
        while (!load.isOver) {
          most = Math.max(most, usageOf(server.process.pid ?? 0).rssMegabytes)
          expect(await service.data('{ pages(first: 1) { id } }')).toMatchObject({ pages: [{}] })
        }
      })()
      const read = await service.data(large)
      expect((read['pages'] as { text: string }[]).map(({ text }) => text.length)).toEqual(
        Array(pages).fill(megabyte / 2),
      )
      await until(() => asked.some(({ isOpen }) => !isOpen()))
      load.isOver = true
      await watching
      // all their answers would be 1.1 GB of UTF-8 and of UTF-16 alike
      expect(most - idle).toBeLessThan(600)
    })

    test.each(['br', 'gzip', 'identity'])('get them whole when they read them (%s)', async (encoding) => {
      const response = await fetch(service.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-encoding': encoding },
        body: JSON.stringify({ query: large }),
      })
      expect(response.headers.get('content-encoding') ?? 'identity').toBe(encoding)
      const { data } = (await response.json()) as { data: { pages: { text: string }[] } }
      expect(data.pages.every(({ text }) => text === 'ä€😀x'.repeat(megabyte / 10))).toBe(true)
    })
  },
  { only: ['sqlite'], because: 'how answers are written knows nothing of the database' },
)
