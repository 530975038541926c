import { setTimeout as pause } from 'node:timers/promises'
import type { Connector } from '../connector/connector.js'
import { DatabaseError } from '../errors/database-error.js'

/** How long the state of the database may be asked for: whoever asks waits for 3 s. */
const responseMs = 2500

/** Why the database cannot be used now; undefined: it can. */
export async function databaseState(connector: Pick<Connector, 'isDiskFull' | 'ping'>): Promise<string | undefined> {
  if (connector.isDiskFull()) return "the database's disk is full"
  try {
    const response = connector.ping()
    response.catch(() => undefined)
    const late = new AbortController()
    const hasAnswered = await Promise.race([
      response.then(() => true),
      pause(responseMs, false, { signal: late.signal }).catch(() => false),
    ])
    late.abort()
    return hasAnswered ? undefined : 'the database does not answer'
  } catch (error) {
    return error instanceof DatabaseError ? 'the database does not answer' : String(error)
  }
}
