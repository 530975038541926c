/** One event of a subscription, or its begin or end. */
export interface LogEntry {
  readonly number: number
  /** When it came, ms since 1970. */
  readonly at: number
  readonly kind: 'began' | 'event' | 'ended'
  readonly text: string
}

export interface EventLog {
  /** Newest first. */
  entries(): readonly LogEntry[]
  /** How many events came in all; the oldest are forgotten. */
  count(): number
  begin(): { add(event: unknown): void; end(): void }
  clear(): void
  subscribe(changed: () => void): () => void
}

const maxEntries = 1000

/** What subscriptions of the playground brought, for people to read after the fact. */
export function createEventLog(now: () => number = Date.now): EventLog {
  let entries: readonly LogEntry[] = []
  let last = 0
  let events = 0
  const listeners = new Set<() => void>()
  const add = (kind: LogEntry['kind'], text: string): void => {
    last += 1
    entries = [{ number: last, at: now(), kind, text }, ...entries].slice(0, maxEntries)
    for (const changed of listeners) changed()
  }
  return {
    entries: () => entries,
    count: () => events,
    begin() {
      add('began', 'Listening')
      return {
        add(event) {
          events += 1
          add('event', JSON.stringify(event, null, 2))
        },
        end() {
          add('ended', 'Stopped')
        },
      }
    },
    clear() {
      entries = []
      events = 0
      for (const changed of listeners) changed()
    },
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}
