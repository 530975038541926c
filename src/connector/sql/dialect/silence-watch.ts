import { DatabaseError } from '../../../errors/database-error.js'

/** A connection whose silence is watched. */
export interface WatchedConnection {
  /** Whether an answer is due. */
  isWaiting(): boolean
  /** Bytes that have come so far. */
  received(): number
  /** Ends it: what waits for its answers fails. */
  destroy(reason: Error): void
}

/** Looks after connections that a network may swallow without closing them. */
export interface SilenceWatch {
  /** Gives what ends the watching. */
  watch(connection: WatchedConnection): () => void
}

const checkMs = 1000
const silentMs = 4000
/** A long statement is silent too: behind a good probe its connection is left alone for this time. */
const trustedMs = 10_000

interface Silence {
  received: number
  /** When to ask, if nothing has come by then. */
  askAt: number
}

/**
 * Ends what waits on dead connections within 10 s (docker.md section 10): when no byte comes for a while, `probe` makes
 * a new connection; if that is not possible either, the silent ones are given up.
 */
export function createSilenceWatch(probe: () => Promise<unknown>): SilenceWatch {
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
        silence.askAt = now + silentMs
      } else if (now >= silence.askAt) isSilent = true
    }
    if (isSilent && !isProbing) void ask()
  }

  async function ask(): Promise<void> {
    isProbing = true
    const asked = [...watched].filter(([, { askAt }]) => Date.now() >= askAt)
    try {
      await probe()
      for (const [, silence] of asked) silence.askAt = Date.now() + trustedMs
    } catch (error) {
      // no 'unreachable': asking again would only make the wait longer
      const reason = new DatabaseError('timeout', 'the database does not answer any more', { cause: error })
      for (const [connection, { received }] of asked)
        if (connection.isWaiting() && connection.received() === received) connection.destroy(reason)
    } finally {
      isProbing = false
    }
  }

  return {
    watch(connection) {
      watched.set(connection, { received: connection.received(), askAt: Date.now() + silentMs })
      timer ??= setInterval(check, checkMs).unref()
      return () => {
        watched.delete(connection)
      }
    },
  }
}
