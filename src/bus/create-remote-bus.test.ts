import { afterEach, expect, test, vi } from 'vitest'
import { createLog } from '../observe/log.js'
import type { BusPacket } from './bus-packet.js'
import type { BusTransport, TransportEvents } from './bus-transport.js'
import { createRemoteBus, type RemoteBus } from './create-remote-bus.js'

const log = createLog({ level: 'ERROR', format: 'text', output: { write: () => true } as never })
const open: RemoteBus[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((bus) => bus.close()))
})

/** Servers whose messages reach each other at once, and what each of them sent. */
function createSwitchboard() {
  const lines = new Map<string, TransportEvents>()
  const sent: BusPacket[] = []
  const transportOf = (name: string): BusTransport => ({
    label: name,
    connect(events) {
      lines.set(name, events)
      return Promise.resolve({
        send(packets) {
          sent.push(...packets)
          for (const packet of packets) for (const { received } of lines.values()) received(packet)
          return Promise.resolve()
        },
        check: () => Promise.resolve(),
        countPeers: () => Promise.resolve(lines.size - 1),
        close: () => Promise.resolve(void lines.delete(name)),
      })
    },
  })
  async function join(origin: string): Promise<RemoteBus> {
    const bus = createRemoteBus({ transport: transportOf(origin), log, origin })
    open.push(bus)
    await bus.tried
    return bus
  }
  const changesSent = (): readonly string[] =>
    sent.flatMap(({ channel, message }) => (channel === 'changes' ? [message] : []))
  return { join, changesSent }
}

test('a server that is alone sends nothing; from the moment another one has joined it sends all', async () => {
  const { join, changesSent } = createSwitchboard()
  const first = await join('first')
  const heard: string[] = []
  first.subscribe((_, message) => heard.push(message))
  first.publish('changes', 'alone')
  await vi.waitUntil(() => heard.length === 1)
  expect([first.reachesOthers, changesSent()]).toEqual([false, []])
  const second = await join('second')
  first.publish('changes', 'together')
  await vi.waitUntil(() => changesSent().length === 1)
  expect([first.reachesOthers, second.reachesOthers, changesSent()]).toEqual([true, true, ['together']])
})

test('servers that start at the same time know of each other', async () => {
  const { join } = createSwitchboard()
  const buses = await Promise.all(['a', 'b', 'c'].map(join))
  expect(buses.map(({ reachesOthers }) => reachesOthers)).toEqual([true, true, true])
})
