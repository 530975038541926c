import { connect } from '@nats-io/transport-node'
import type { BusTransport } from './bus-transport.js'
import type { BusUri } from './bus-uri.js'
import { packetToTexts } from './packet-text.js'
import { createTextReceiver } from './text-receiver.js'

const connectTimeoutMs = 5000
const pingIntervalMs = 10_000
const defaultMaxPayload = 1_048_576

/** NATS core messages on one subject. */
export function createNatsTransport({ uri, place, channel }: BusUri): BusTransport {
  return {
    label: `nats ${place}`,
    async connect({ received, lost }) {
      const connection = await connect({
        ...loginOf(uri),
        servers: place.split(','),
        ...(uri.startsWith('tls:') ? { tls: {} } : {}),
        // the bus tries again itself
        reconnect: false,
        timeout: connectTimeoutMs,
        pingInterval: pingIntervalMs,
        maxPingOut: 2,
        noEcho: true,
        name: 'refract',
      })
      const maxBytes = connection.info?.max_payload ?? defaultMaxPayload
      void connection
        .closed()
        .then((error) => lost(error instanceof Error ? error.message : 'the connection was closed'))
      const receive = createTextReceiver(received)
      connection.subscribe(channel, {
        callback: (error, message) => {
          if (error === null) receive(message.string())
        },
      })
      await connection.flush()
      return {
        async send(packets) {
          for (const packet of packets)
            for (const text of packetToTexts(packet, maxBytes)) connection.publish(channel, text)
          await connection.flush()
        },
        check: () => connection.flush(),
        close: () => connection.close(),
      }
    },
  }
}

/** `user:password@` or, with nothing after a colon, a token. */
function loginOf(uri: string): { readonly user?: string; readonly pass?: string; readonly token?: string } {
  const login = /^[a-z]+:\/\/(.*)@/is.exec(uri)?.[1]
  if (login === undefined) return {}
  const [user = '', ...pass] = login.split(':')
  return pass.length === 0
    ? { token: decodeURIComponent(user) }
    : { user: decodeURIComponent(user), pass: decodeURIComponent(pass.join(':')) }
}
