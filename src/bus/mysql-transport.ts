import { setTimeout as pause } from 'node:timers/promises'
import type { ConnectionSettings } from '../connector/sql/dialect/driver.js'
import type { BusTransport } from './bus-transport.js'
import { maxRowsRead, openMysqlLink, type MysqlLink } from './mysql-link.js'
import { packetToTexts } from './packet-text.js'
import { reasonOf } from './reason-of.js'
import { createTextReceiver } from './text-receiver.js'

/** A part with all others of its statement stays below the smallest default of max_allowed_packet, 1 MB on MySQL 5.5. */
const maxTextBytes = 100_000
const maxStatementBytes = 500_000
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
  return {
    label: `mysql ${settings.host}:${String(settings.port)}`,
    async connect({ received, lost }) {
      let isOpen = true
      const end = (reason: string): void => {
        isOpen = false
        lost(reason)
      }
      const link = await openMysqlLink(settings, namespace, end)
      const incoming = await createIncoming(link, () => createTextReceiver(received))

      async function readOnAndOn(): Promise<void> {
        const startsUntil = Date.now() + startingMs
        while (isOpen) {
          await incoming.read()
          const isPrompt = incoming.hasSenders() && (hasSubscribers() || Date.now() < startsUntil)
          await pause(isPrompt ? promptMs : idleMs)
        }
      }
      readOnAndOn().catch((error: unknown) => {
        if (isOpen) end(reasonOf(error))
      })

      let number = 0
      const clearAway = createClearing(link, () => number)
      return {
        async send(packets) {
          const texts = packets.flatMap((packet) => packetToTexts(packet, maxTextBytes))
          for (const some of batchesOf(texts)) await link.insert(some.map((text) => [(number += 1), text]))
        },
        async check() {
          await link.register()
          await clearAway()
        },
        async countPeers() {
          return (await link.others()).filter(([, isAlive]) => isAlive).length
        },
        // what the others have not read yet stays until they clear it away
        close() {
          isOpen = false
          link.destroy()
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

/** What the other connections send from now on. */
async function createIncoming(link: MysqlLink, createReceiver: () => Reader['receive']) {
  const readers = new Map<string, Reader>()
  // what was sent before this server listened is not for it
  for (const [other] of await link.others())
    readers.set(other, { last: await link.lastNumber(other), receive: createReceiver() })

  async function readNext(): Promise<number> {
    const rows = await link.newer([...readers].map(([other, { last }]) => [other, last]))
    for (const row of rows) {
      const reader = readers.get(row.link)
      if (reader === undefined) continue
      reader.last = row.number
      reader.receive(row.content)
    }
    return rows.length
  }

  return {
    hasSenders: (): boolean => readers.size > 0,
    async read(): Promise<void> {
      const present = new Set((await link.others()).map(([other]) => other))
      for (const other of present) if (!readers.has(other)) readers.set(other, { last: 0, receive: createReceiver() })
      while (readers.size > 0 && (await readNext()) === maxRowsRead);
      // the last messages of one that left were there before it left
      for (const other of readers.keys()) if (!present.has(other)) readers.delete(other)
    },
  }
}

/** Deletes own messages some checks after they were sent, and what connections left whose lock has long been free. */
function createClearing(link: MysqlLink, lastSent: () => number): () => Promise<void> {
  const sentAtChecks: number[] = []
  const free = new Map<string, number>()
  return async () => {
    sentAtChecks.push(lastSent())
    const old = sentAtChecks.length > checksKept ? sentAtChecks.shift() : undefined
    if (old !== undefined && old > 0) await link.forgetMessages(link.link, old)
    for (const [other, isAlive] of await link.others()) {
      const checks = isAlive ? 0 : (free.get(other) ?? 0) + 1
      free.set(other, checks)
      if (checks <= checksKept) continue
      free.delete(other)
      await link.forgetMessages(other, Number.MAX_SAFE_INTEGER)
      await link.forgetLink(other)
    }
  }
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
