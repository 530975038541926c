import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { deployService, type TestService } from '../test/support/service.js'
import { freePort } from '../test/support/started-server.js'
import { middle } from './measured.js'
import { startPeer, type Peer } from './peers/start-peer.js'
import { usageOf } from './process-usage.js'
import { openSubscribers, type Subscribers } from './subscribers.js'

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    idle: { type: 'string', default: '20000' },
    subscribers: { type: 'string', default: '10000' },
    events: { type: 'string', default: '500' },
  },
})
const [rounds, eventCount] = [Number(options.rounds), Number(options.events)]
/** Descriptors that a server needs beside its sockets. */
const spareFiles = 60
const fileLimit = Number(execFileSync('sh', ['-c', 'ulimit -Hn'], { encoding: 'utf8' }))
const idleCount = Math.min(Number(options.idle), Number.isNaN(fileLimit) ? Infinity : fileLimit - spareFiles)
const subscriberCount = Number(options.subscribers)
const perSocket = 100

const datamodel = 'type Boat { id: ID! @id name: String! }'
const everyBoat = 'subscription { boat { mutation node { id name } } }'
const oneBoat = 'subscription ($id: ID) { boat(where: {node: {id: $id}}) { mutation node { id name } } }'
const create = 'mutation ($name: String!) { createBoat(data: {name: $name}) { id } }'
const update = 'mutation ($id: ID!, $name: String!) { updateBoat(where: {id: $id}, data: {name: $name}) { id } }'

execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
process.stdout.write(
  `SQLite: ${String(cpus().length)} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.versions.node}; server and clients share them; medians of ${String(rounds)} runs\n\n`,
)
process.stdout.write('| measured | result |\n|---|--:|\n')
const idle = await medians(idleMemory)
row(`${String(idleCount)} idle subscribers: RSS above idle`, `${idle.megabytes.toFixed(0)} MB`)
row('the same, per subscriber', `${((idle.megabytes * 1024) / idleCount).toFixed(1)} kB`)
const one = await medians(() => filterCost(1))
const many = await medians(() => filterCost(subscriberCount))
row('update that concerns 1 of 1 subscriber: CPU', `${one.cpuMs.toFixed(2)} ms`)
row(`update that concerns 1 of ${String(subscriberCount)} by \`node: {id}\`: CPU`, `${many.cpuMs.toFixed(2)} ms`)
row('the same, reads per event', `${one.reads.toFixed(2)} and ${many.reads.toFixed(2)}`)
const all = await medians(fanOut)
row(`1 event to ${String(subscriberCount)} subscribers: until the last has it`, `${all.lastMs.toFixed(0)} ms`)
row('the same, reads', all.reads.toFixed(0))

/** RSS that subscribers add to a server that has answered requests. */
function idleMemory() {
  return withService(async ({ service, server, socketUrl }) => {
    for (let index = 0; index < 200; index += 1) await service.data(create, { name: 'Ada' })
    const before = usageOf(server.pid).rssMegabytes
    const subscribers = await openSubscribers({ url: socketUrl, sockets: idleCount, query: everyBoat })
    await pause(3000)
    const megabytes = usageOf(server.pid).rssMegabytes - before
    subscribers.close()
    return { megabytes }
  })
}

/** What an update costs, its subscription's answer included, among subscriptions to other nodes. */
function filterCost(count: number) {
  return withService(async ({ service, server, socketUrl, statements }) => {
    const { createBoat } = await service.data(create, { name: 'Ada' })
    const { id } = createBoat as { readonly id: string }
    const measure = async (subscribers: Subscribers | undefined) => {
      const before = { ...usageOf(server.pid), statements: await statements() }
      for (let index = 0; index < eventCount; index += 1) {
        const arrived = subscribers?.events(1)
        await service.data(update, { id, name: String(index) })
        await arrived
      }
      const cpuSeconds = usageOf(server.pid).cpuSeconds - before.cpuSeconds
      return {
        cpuMs: (cpuSeconds * 1000) / eventCount,
        statements: ((await statements()) - before.statements) / eventCount,
      }
    }
    const alone = await measure(undefined)
    const subscribers = await openSubscribers({
      url: socketUrl,
      sockets: Math.ceil(count / perSocket),
      perSocket: Math.min(count, perSocket),
      query: oneBoat,
      variables: (index) => ({ id: index === 0 ? id : `other${String(index)}` }),
    })
    await measure(subscribers)
    const told = await measure(subscribers)
    subscribers.close()
    return { cpuMs: told.cpuMs, reads: told.statements - alone.statements }
  })
}

/** One event to all, from the moment that the write is sent. */
function fanOut() {
  return withService(async ({ service, socketUrl, statements }) => {
    const subscribers = await openSubscribers({ url: socketUrl, sockets: subscriberCount, query: everyBoat })
    const tell = async (name: string) => {
      const before = await statements()
      const arrived = subscribers.events(subscriberCount)
      const sentAt = performance.now()
      await service.data(create, { name })
      await arrived
      return { lastMs: performance.now() - sentAt, statements: (await statements()) - before }
    }
    await tell('Ada')
    const told = await tell('Bea')
    subscribers.close()
    await pause(500)
    const before = await statements()
    await service.data(create, { name: 'Cea' })
    const alone = (await statements()) - before
    return { lastMs: told.lastMs, reads: told.statements - alone }
  })
}

interface Started {
  readonly server: Peer
  readonly service: TestService
  readonly socketUrl: string
  /** Statements that the server has run. */
  statements(): Promise<number>
}

async function withService<T>(work: (started: Started) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'refract-bench-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${String(port)}`
  const database = { connector: 'sqlite', file: join(folder, 'data.db') }
  const server = await startPeer([resolve('dist/main.js')], `${url}/status`, {
    PRISMA_CONFIG: JSON.stringify({ port, databases: { default: database } }),
  })
  try {
    const service = await deployService({ url }, datamodel)
    return await work({
      server,
      service,
      socketUrl: service.url.replace(/^http/, 'ws'),
      async statements() {
        const text = await (await fetch(`${url}/metrics`)).text()
        return Number(/sql_query_time_seconds_count (\d+)/.exec(text)?.[1] ?? 0)
      },
    })
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Each figure's median. */
async function medians<T extends Readonly<Record<string, number>>>(measureOnce: () => Promise<T>): Promise<T> {
  const taken: T[] = []
  for (let round = 0; round < rounds; round += 1) taken.push(await measureOnce())
  const names = Object.keys(taken[0] ?? {})
  return Object.fromEntries(names.map((name) => [name, middle(taken.map((one) => one[name] ?? 0)) ?? 0])) as T
}

function row(measured: string, result: string): void {
  process.stdout.write(`| ${measured} | ${result} |\n`)
}
