import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createRemoteBus, type RemoteBus } from '../../src/bus/create-remote-bus.js'
import { loadBusTransport } from '../../src/bus/load-bus-transport.js'
import { createPostgresTransport } from '../../src/bus/postgres-transport.js'
import type { BusTransport } from '../../src/bus/bus-transport.js'
import { eachBroker, startBroker, type TestBroker } from '../support/brokers.js'
import { eachDatabase } from '../support/databases.js'
import { until } from '../support/until.js'
import { collectLog, createShutableDatabase, type ShutableDatabase } from './bus-support.js'

const change = (id: string, text = '') => ({
  kind: 'updated',
  type: 'Boat',
  id,
  updatedFields: ['name'],
  previousValues: { name: `Argo ${text}` },
  origin: 'direct',
})
const changesOf = (...ids: readonly string[]): string =>
  JSON.stringify({ projectId: 'fleet$dev', changes: ids.map((id) => change(id)) })

function describeBus(openTransport: () => Promise<BusTransport>, restart: Restart): void {
  let buses: RemoteBus[] = []

  async function openBus() {
    const { log, lines } = collectLog()
    const bus = createRemoteBus({ transport: await openTransport(), log, origin: randomUUID() })
    buses.push(bus)
    const heard: (readonly [string, unknown])[] = []
    bus.subscribe((channel, message) => heard.push([channel, JSON.parse(message)]))
    await bus.tried
    return { bus, heard, lines }
  }

  afterEach(async () => {
    await Promise.all(buses.map((bus) => bus.close()))
    buses = []
  })

  test('what one server publishes reaches itself and the other once, in order', async () => {
    const [a, b] = [await openBus(), await openBus()]
    const messages = Array.from({ length: 300 }, (_, index) => changesOf(`c${String(index)}`))
    for (const message of messages) a.bus.publish('changes', message)
    b.bus.publish('schema', '{"projectId":"fleet$dev"}')
    const expected = messages.map((message) => ['changes', JSON.parse(message) as unknown])
    await until(() => b.heard.length === 301 && a.heard.length === 301)
    expect(b.heard.filter(([channel]) => channel === 'changes')).toEqual(expected)
    expect(a.heard.filter(([channel]) => channel === 'changes')).toEqual(expected)
    expect([a, b].map(({ heard }) => heard.filter(([channel]) => channel === 'schema'))).toEqual([
      [['schema', { projectId: 'fleet$dev' }]],
      [['schema', { projectId: 'fleet$dev' }]],
    ])
  })

  test('a message of several megabytes with any characters arrives whole', async () => {
    const [a, b] = [await openBus(), await openBus()]
    const text = `${'Ünïcödé 🚢 "quoted"\u0000\n'.repeat(1000)}end`
    const message = {
      projectId: 'fleet$dev',
      changes: Array.from({ length: 150 }, (_, index) => change(`c${String(index)}`, text)),
    }
    a.bus.publish('changes', JSON.stringify(message))
    await until(() => b.heard.length === 1)
    expect(b.heard).toEqual([['changes', message]])
  })

  test('when the bus is killed and comes back, servers find each other again and lose nothing that waited', async () => {
    const [a, b] = [await openBus(), await openBus()]
    await restart(async () => {
      await until(() => [a, b].every(({ lines }) => lines.some((line) => /^WARN .*Retrying/.test(line))))
      a.bus.publish('changes', changesOf('while-away'))
    })
    await until(() => b.heard.length === 1)
    b.bus.publish('changes', changesOf('afterwards'))
    await until(() => a.heard.length === 2)
    expect(a.heard).toEqual([
      ['changes', JSON.parse(changesOf('while-away'))],
      ['changes', JSON.parse(changesOf('afterwards'))],
    ])
    expect(a.lines.map((line) => line.replace(/answered after \d+ s/, 'answered after N s'))).toEqual([
      expect.stringMatching(/^INFO Event bus: connected to \w+ 127\.0\.0\.1:\d+\.$/),
      expect.stringMatching(/^WARN Event bus \w+ 127\.0\.0\.1:\d+: .+\. Retrying; until then subscribers hear only of/),
      expect.stringMatching(/^INFO Event bus \w+ 127\.0\.0\.1:\d+ answered after N s\.$/),
    ])
  })
}

type Restart = (whileAway: () => Promise<void>) => Promise<void>

eachBroker('An event bus between servers', (name) => {
  let broker: TestBroker | undefined
  beforeAll(async () => {
    broker = await startBroker(name)
  })
  afterAll(() => broker?.remove())
  describeBus(
    async () => {
      const make = await loadBusTransport({ kind: name, uri: broker?.uri ?? '' })
      const transport = make({ databaseTransport: undefined, findType: () => undefined })
      if (transport === undefined) throw new Error(`there is no transport for ${name}`)
      return transport
    },
    async (whileAway) => {
      await broker?.kill()
      await whileAway()
      await broker?.start()
    },
  )
})

eachDatabase(
  'An event bus between servers',
  ({ address }) => {
    const login = address ?? { port: 0, user: '', password: '' }
    let database: ShutableDatabase | undefined
    beforeAll(async () => {
      database = await createShutableDatabase(login, `bus_${randomUUID().replaceAll('-', '')}`)
    })
    afterAll(() => database?.drop())
    describeBus(
      () => {
        const settings = { ...login, host: '127.0.0.1', database: database?.name, connectionLimit: 2 }
        return Promise.resolve(createPostgresTransport({ ...settings, connectTimeoutMs: 5000 }, 'refract:management'))
      },
      async (whileAway) => {
        await database?.shut()
        await whileAway()
        await database?.open()
      },
    )
  },
  { only: ['postgres'], because: 'only PostgreSQL has notifications' },
)
