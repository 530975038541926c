import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'
import { clientConfig } from '../connector/sql/dialect/postgres/client-config.js'
import type { ConnectionSettings } from '../connector/sql/dialect/driver.js'
import { answered } from './answered.js'
import { BusAwayError } from './bus-away-error.js'
import type { BusTransport } from './bus-transport.js'
import { packetToTexts, splitText } from './packet-text.js'
import { createTextReceiver } from './text-receiver.js'

/** A payload has less than 8,000 bytes. */
const maxTextBytes = 7999
const maxTextsPerStatement = 500
/** A channel is an identifier. */
const maxChannelBytes = 63
const echoMs = 2000

/**
 * LISTEN and NOTIFY on a connection of its own; what waits goes out in one transaction, since each takes a global lock.
 * Every server holds a shared lock on its connection, by which the others count it.
 *
 * `LISTEN prisma`
 *
 * `SELECT pg_notify($1, $2)`
 */
export function createPostgresTransport(settings: ConnectionSettings, channel: string): BusTransport {
  const [name = channel] = splitText(channel, maxChannelBytes)
  const key = lockKey(channel)
  return {
    label: `postgres ${settings.host}:${String(settings.port)}`,
    async connect({ received, lost }) {
      const client = new pg.Client(clientConfig(settings))
      client.on('error', (error) => lost(error.message))
      client.on('end', () => lost('the connection was closed'))
      const receive = createTextReceiver(received)
      const echo = randomUUID()
      let heardEcho: () => void = () => undefined
      client.on('notification', ({ payload }) => {
        if (payload === echo) heardEcho()
        else if (payload !== undefined) receive(payload)
      })
      await client.connect()
      try {
        await answered(client.query(`LISTEN ${client.escapeIdentifier(name)}`))
        await answered(client.query('SELECT pg_advisory_lock_shared($1, $2)', [...key]))
        await hearsItself()
      } catch (error) {
        await client.end().catch(() => undefined)
        throw error
      }

      /** Rejects behind a pooler that gives each statement another session: nothing would ever arrive. */
      async function hearsItself(): Promise<void> {
        let timer: NodeJS.Timeout | undefined
        const heard = new Promise<void>((resolve, reject) => {
          heardEcho = resolve
          timer = setTimeout(() => {
            reject(
              new BusAwayError('notifications do not arrive, as behind a pooler of transactions; choose another bus'),
            )
          }, echoMs)
        })
        heard.catch(() => undefined)
        await answered(client.query('SELECT pg_notify($1, $2)', [name, echo]))
        await heard.finally(() => clearTimeout(timer))
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
        async countPeers() {
          const { rows } = await client.query<{ readonly count: string }>(countHolders, [...key])
          return Number(rows[0]?.count)
        },
        close: () => client.end(),
      }
    },
  }
}

/** Numbers of locks are shown without a sign. */
const countHolders = `SELECT count(*) AS "count" FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
  AND classid = ($1::bigint & 4294967295)::oid AND objid = ($2::bigint & 4294967295)::oid AND pid <> pg_backend_pid()`

/** The two numbers of an advisory lock, from a name. */
function lockKey(name: string): readonly [number, number] {
  const digest = createHash('sha256').update(name).digest()
  return [digest.readInt32BE(0), digest.readInt32BE(4)]
}
