import { DatabaseError } from '../../../errors/database-error.js'

/** A connection whose silence is watched. */
export interface WatchedConnection {
  /** Whether an answer is due. */
  isWaiting(): boolean
  /** Bytes that have come so far. */
  received(): number
  /** The number by which the server knows its session. */
  readonly session: number | undefined
  /** Ends it: what waits for its answers fails. */
  destroy(reason: Error): void
}

/** Looks after connections that a network may swallow without closing them. */
export interface LivenessWatchdog {
  /** Gives what ends the watching. */
  watch(connection: WatchedConnection): () => void
}

/**
 * Makes a new connection and asks there which of these sessions do nothing, or are no more. `undefined`: the server
 * answers, but cannot tell. Rejects when nothing answers.
 */
export type SessionProbe = (sessions: readonly number[]) => Promise<ReadonlySet<number> | undefined>

const checkMs = 1000
const silentMs = 4000
/**
 * A long statement is silent too: while its session works, its connection is left alone for half the time that it has
 * been silent, within these bounds. A session that waits for another one's lock is soon idle after that one has ended.
 */
const leastTrustedMs = 2000
const mostTrustedMs = 10_000
/** An answer may still be on its way when its session has nothing more to do. */
const lastWaitMs = 2000

interface Silence {
  received: number
  /** When the last byte came, as far as is known. */
  since: number
  /** When to ask, if nothing has come by then. */
  askAt: number
  /** Its session had nothing to do when it was asked about last. */
  isIdle: boolean
}

/**
 * Ends what waits in vain, within 10 s where the server is away (docker.md section 10): when no byte comes for a while,
 * `probe` makes a new connection. If that is not possible either, the silent ones are given up; if it is, those are
 * whose session has nothing to do: their answer was lost on its way.
 */
export function createLivenessWatchdog(probe: SessionProbe): LivenessWatchdog {
  const watched = new Map<WatchedConnection, Silence>()
  let timer: NodeJS.Timeout | undefined
  let isProbing = false

  function check(): void {
    // not stopped sooner: statements follow each other
    if (watched.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
    const now = Date.now()
    let isSilent = false
    for (const [connection, silence] of watched) {
      const received = connection.received()
      if (!connection.isWaiting() || received !== silence.received) {
        silence.received = received
        silence.since = now
        silence.askAt = now + silentMs
        silence.isIdle = false
      } else if (now >= silence.askAt) isSilent = true
    }
    if (isSilent && !isProbing) void ask()
  }

  async function ask(): Promise<void> {
    isProbing = true
    const asked = [...watched].filter(([, { askAt }]) => Date.now() >= askAt)
    const isStillSilent = ([connection, { received }]: (typeof asked)[number]): boolean =>
      connection.isWaiting() && connection.received() === received
    try {
      const idle = await probe(asked.flatMap(([{ session }]) => session ?? []))
      for (const one of asked.filter(isStillSilent)) judge(one, idle)
    } catch (error) {
      // no 'unreachable': asking again would only make the wait longer
      const reason = new DatabaseError('timeout', 'the database does not answer any more', { cause: error })
      for (const one of asked.filter(isStillSilent)) one[0].destroy(reason)
    } finally {
      isProbing = false
    }
  }

  function judge(
    [connection, silence]: readonly [WatchedConnection, Silence],
    idle: ReadonlySet<number> | undefined,
  ): void {
    const { session } = connection
    const isIdle = session !== undefined && idle?.has(session) === true
    if (isIdle && silence.isIdle)
      connection.destroy(new DatabaseError('unreachable', 'the answer of the database was lost on its way'))
    silence.isIdle = isIdle
    const now = Date.now()
    const trustedMs = Math.min(mostTrustedMs, Math.max(leastTrustedMs, (now - silence.since) / 2))
    silence.askAt = now + (isIdle ? lastWaitMs : trustedMs)
  }

  return {
    watch(connection) {
      const since = Date.now()
      watched.set(connection, { received: connection.received(), since, askAt: since + silentMs, isIdle: false })
      timer ??= setInterval(check, checkMs).unref()
      return () => {
        watched.delete(connection)
      }
    },
  }
}
