import { useState, useSyncExternalStore } from 'react'
import { copyText } from '../shared/ui/copy-text.js'
import { useToast } from '../shared/ui/toast.js'
import { IconButton } from '../shared/ui/button.js'
import type { EventLog, LogEntry } from './event-log.js'

/** The events of running subscriptions as they come, newest first; each opens to its whole text. */
export function EventLogView({ log }: { readonly log: EventLog }) {
  const entries = useSyncExternalStore(log.subscribe, log.entries)
  const [frozen, setFrozen] = useState<readonly LogEntry[]>()
  const say = useToast()
  if (entries.length === 0) return null
  const shown = frozen ?? entries
  const copy = async (): Promise<void> => {
    const events = shown.filter(({ kind }) => kind === 'event').map(({ text }) => text)
    if (await copyText(`[${events.join(',\n')}]`)) say(`${events.length} events copied`)
  }
  return (
    <section className="event-log" aria-label="Live events">
      <header>
        <h2>
          Live events <span className="count">{log.count()}</span>
        </h2>
        <span className="grow" />
        <IconButton
          icon={frozen ? 'play' : 'pause'}
          label={frozen ? 'Follow new events' : 'Hold the list'}
          onClick={() => {
            setFrozen(frozen ? undefined : entries)
          }}
        />
        <IconButton icon="copy" label="Copy events as JSON" onClick={() => void copy()} />
        <IconButton
          icon="trash"
          label="Clear events"
          onClick={() => {
            setFrozen(undefined)
            log.clear()
          }}
        />
      </header>
      <ol>
        {shown.map((entry) => (
          <li key={entry.number} className={entry.kind}>
            {entry.kind === 'event' ? (
              <details>
                <summary>
                  <time>{timeOf(entry.at)}</time> <code>{oneLine(entry.text)}</code>
                </summary>
                <pre>{entry.text}</pre>
              </details>
            ) : (
              <p>
                <time>{timeOf(entry.at)}</time> {entry.text}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

const timeOf = (ms: number): string => new Date(ms).toISOString().slice(11, 23)
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 300)
