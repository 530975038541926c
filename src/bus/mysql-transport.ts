import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import mysql from 'mysql2'
import { clientConfig, lockSettings } from '../connector/sql/dialect/mysql/client-config.js'
import type { ConnectionSettings } from '../connector/sql/dialect/driver.js'
import { sendStatement } from '../connector/sql/dialect/mysql/send-statement.js'
import { quote } from '../connector/sql/dialect/mysql/quote.js'
import { answered } from './answered.js'
import { reasonOf } from './reason-of.js'
import type { BusTransport } from './bus-transport.js'
import { packetToTexts } from './packet-text.js'
import { createTextReceiver } from './text-receiver.js'

/** A part with all others of its statement stays below the smallest default of max_allowed_packet, 1 MB on MySQL 5.5. */
const maxTextBytes = 100_000
const maxStatementBytes = 500_000
const maxRowsRead = 500
/** Between two looks at the table: while somebody waits for events, and else. */
const promptMs = 40
const idleMs = 250
/** A server that starts waits for the answers of the others. */
const startingMs = 2000
/** For so many checks messages are kept, and servers whose lock is free. */
const checksKept = 3

export interface TableBusOptions {
  /** The database of the management tables, which has the tables of the bus. */
  readonly namespace: string
  /** Whether this server has subscribers; without any, messages may take a moment longer. */
  hasSubscribers(): boolean
}

/**
 * Messages through a table, which all servers read on a connection of their own. Every connection numbers its messages
 * and holds a lock that says it lives; who is alone only looks for others now and then. Messages are kept for half a minute.
 */
export function createMysqlTransport(
  settings: ConnectionSettings,
  { namespace, hasSubscribers }: TableBusOptions,
): BusTransport {
  const links = `${quote(namespace)}.${quote('_refract_Link')}`
  const messages = `${quote(namespace)}.${quote('_refract_Message')}`
  return {
    label: `mysql ${settings.host}:${String(settings.port)}`,
    async connect({ received, lost }) {
      const connection = mysql.createConnection(clientConfig(settings))
      const link = randomUUID()
      let isOpen = true
      const end = (reason: string): void => {
        isOpen = false
        lost(reason)
      }
      connection.on('error', (error: Error) => end(reasonOf(error)))
      connection.on('end', () => end('the connection was closed'))
      const run = async (text: string, values: readonly unknown[] = []) =>
        (await sendStatement(connection, { text, values })).rows

      const register = (): Promise<unknown> => run(`INSERT IGNORE INTO ${links} (link) VALUES (?)`, [link])
      const others = async (): Promise<readonly (readonly [link: string, isAlive: boolean])[]> =>
        (
          await run(`SELECT link, IS_USED_LOCK(CONCAT('refract ', link)) IS NOT NULL FROM ${links} WHERE link <> ?`, [
            link,
          ])
        ).map(([other, isAlive]) => [String(other), Number(isAlive) === 1])

      try {
        await answered(run(lockSettings))
        await run("SET NAMES utf8mb4, SESSION sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION'")
        await run('SELECT GET_LOCK(?, 0)', [`refract ${link}`])
        await register()
      } catch (error) {
        connection.destroy()
        throw error
      }

      const readers = new Map<string, Reader>()
      const createReader = (last: number): Reader => ({ last, receive: createTextReceiver(received) })
      // what was sent before this server listened is not for it
      for (const [other] of await others()) {
        const [row] = await run(`SELECT MAX(number) FROM ${messages} WHERE link = ?`, [other])
        readers.set(other, createReader(Number(row?.[0] ?? 0)))
      }

      async function read(): Promise<void> {
        const present = new Set((await others()).map(([other]) => other))
        for (const other of present) if (!readers.has(other)) readers.set(other, createReader(0))
        while (readers.size > 0 && (await readNext()) === maxRowsRead);
        // the last messages of one that left were there before it left
        for (const other of readers.keys()) if (!present.has(other)) readers.delete(other)
      }

      async function readNext(): Promise<number> {
        const positions = [...readers].flatMap(([other, { last }]) => [other, last])
        const isNewer = [...readers].map(() => '(link = ? AND number > ?)').join(' OR ')
        const rows = await run(
          `SELECT link, number, content FROM ${messages} WHERE ${isNewer} ORDER BY link, number LIMIT ${String(maxRowsRead)}`,
          positions,
        )
        for (const [other, number, content] of rows) {
          const reader = readers.get(String(other))
          if (reader === undefined) continue
          reader.last = Number(number)
          reader.receive(String(content))
        }
        return rows.length
      }

      async function readOnAndOn(): Promise<void> {
        const startsUntil = Date.now() + startingMs
        while (isOpen) {
          await read()
          const isPrompt = readers.size > 0 && (hasSubscribers() || Date.now() < startsUntil)
          await pause(isPrompt ? promptMs : idleMs)
        }
      }
      readOnAndOn().catch((error: unknown) => {
        if (isOpen) end(reasonOf(error))
      })

      let number = 0
      const sentAtChecks: number[] = []
      const free = new Map<string, number>()
      const forget = (whose: string, upTo: number) =>
        run(`DELETE FROM ${messages} WHERE link = ? AND number <= ?`, [whose, upTo])
      return {
        async send(packets) {
          const texts = packets.flatMap((packet) => packetToTexts(packet, maxTextBytes))
          for (const some of batchesOf(texts)) {
            const rows = some.flatMap((text) => [link, (number += 1), text])
            await run(
              `INSERT INTO ${messages} (link, number, content) VALUES ${some.map(() => '(?, ?, ?)').join(', ')}`,
              rows,
            )
          }
        },
        async check() {
          await register()
          sentAtChecks.push(number)
          const old = sentAtChecks.length > checksKept ? sentAtChecks.shift() : undefined
          if (old !== undefined && old > 0) await forget(link, old)
          for (const [other, isAlive] of await others()) {
            const checks = isAlive ? 0 : (free.get(other) ?? 0) + 1
            free.set(other, checks)
            if (checks <= checksKept) continue
            free.delete(other)
            await forget(other, Number.MAX_SAFE_INTEGER)
            await run(`DELETE FROM ${links} WHERE link = ?`, [other])
          }
        },
        async countPeers() {
          return (await others()).filter(([, isAlive]) => isAlive).length
        },
        // what the others have not read yet stays until they clear it away
        close() {
          isOpen = false
          connection.destroy()
          return Promise.resolve()
        },
      }
    },
  }
}

/** The messages of one other connection. */
interface Reader {
  /** Number of the last one that was read. */
  last: number
  readonly receive: (text: string) => void
}

/** Texts that one statement can carry. */
function batchesOf(texts: readonly string[]): readonly (readonly string[])[] {
  const batches: string[][] = []
  let bytes = Infinity
  for (const text of texts) {
    const size = Buffer.byteLength(text)
    if (bytes + size > maxStatementBytes) {
      batches.push([])
      bytes = 0
    }
    batches.at(-1)?.push(text)
    bytes += size
  }
  return batches
}
