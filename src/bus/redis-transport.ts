import { Redis } from 'ioredis'
import { answered } from './answered.js'
import type { BusTransport } from './bus-transport.js'
import type { BusUri } from './bus-uri.js'
import { packetToTexts } from './packet-text.js'
import { createTextReceiver } from './text-receiver.js'

const connectTimeoutMs = 5000
/** Redis takes 512 MB; smaller pieces do not hold up other clients. */
const maxTextBytes = 1_000_000

/** Redis publish/subscribe: one connection that listens, one that sends. */
export function createRedisTransport({ uri, place, channel }: BusUri): BusTransport {
  return {
    label: `redis ${place}`,
    async connect({ received, lost }) {
      const [listening, sending] = [openClient(uri, lost), openClient(uri, lost)] as const
      const disconnect = (): void => {
        for (const client of [listening, sending]) client.disconnect()
      }
      try {
        await Promise.all([listening.connect(), sending.connect()])
        const receive = createTextReceiver(received)
        listening.on('message', (_channel, text) => receive(text))
        await answered(listening.subscribe(channel))
      } catch (error) {
        disconnect()
        throw error
      }
      return {
        async send(packets) {
          const pipeline = sending.pipeline()
          for (const packet of packets)
            for (const text of packetToTexts(packet, maxTextBytes)) pipeline.publish(channel, text)
          const [failed] = ((await pipeline.exec()) ?? []).flatMap(([error]) => error ?? [])
          if (failed) throw failed
        },
        async check() {
          await Promise.all([sending.ping(), listening.ping()])
        },
        close() {
          disconnect()
          return Promise.resolve()
        },
      }
    },
  }
}

function openClient(uri: string, lost: (reason: string) => void): Redis {
  const client = new Redis(uri, {
    lazyConnect: true,
    // the bus tries again itself
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    connectTimeout: connectTimeoutMs,
    keepAlive: connectTimeoutMs,
    connectionName: 'refract',
  })
  let reason = 'the connection was closed'
  client.on('error', (error: Error) => {
    reason = error.message
  })
  client.on('close', () => lost(reason))
  return client
}
