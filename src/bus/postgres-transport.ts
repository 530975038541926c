import pg from 'pg'
import { clientConfig } from '../connector/sql/dialect/postgres/client-config.js'
import type { ConnectionSettings } from '../connector/sql/dialect/driver.js'
import { answered } from './answered.js'
import type { BusTransport } from './bus-transport.js'
import { packetToTexts, splitText } from './packet-text.js'
import { createTextReceiver } from './text-receiver.js'

/** A payload has less than 8,000 bytes. */
const maxTextBytes = 7999
const maxTextsPerStatement = 500
/** A channel is an identifier. */
const maxChannelBytes = 63

/** LISTEN and NOTIFY on a connection of its own; what waits goes out in one transaction, since each takes a global lock. */
export function createPostgresTransport(settings: ConnectionSettings, channel: string): BusTransport {
  const [name = channel] = splitText(channel, maxChannelBytes)
  return {
    label: `postgres ${settings.host}:${String(settings.port)}`,
    async connect({ received, lost }) {
      const client = new pg.Client(clientConfig(settings))
      client.on('error', (error) => lost(error.message))
      client.on('end', () => lost('the connection was closed'))
      const receive = createTextReceiver(received)
      client.on('notification', ({ payload }) => {
        if (payload !== undefined) receive(payload)
      })
      await client.connect()
      try {
        await answered(client.query(`LISTEN ${client.escapeIdentifier(name)}`))
      } catch (error) {
        await client.end().catch(() => undefined)
        throw error
      }
      return {
        async send(packets) {
          const texts = packets.flatMap((packet) => packetToTexts(packet, maxTextBytes))
          for (let start = 0; start < texts.length; start += maxTextsPerStatement) {
            const some = texts.slice(start, start + maxTextsPerStatement)
            await client.query(`SELECT ${some.map((_, index) => `pg_notify($1, $${String(index + 2)})`).join(', ')}`, [
              name,
              ...some,
            ])
          }
        },
        async check() {
          await client.query('SELECT 1')
        },
        close: () => client.end(),
      }
    },
  }
}
