import type { StatementObserver } from '../connector/statement-observer.js'
import type { Log } from './log.js'
import type { Metrics } from './metrics.js'
import type { ServerFigures } from './server-figures.js'

/** Where statements are counted. */
export interface StatementCounters {
  readonly metrics: Metrics
  readonly figures: ServerFigures
}

/** Counts statements; shows their text at DEBUG, their times and kinds of parameters at TRACE. */
export function observeStatements(
  log: Log,
  { metrics, figures }: StatementCounters,
  now: () => number,
): StatementObserver {
  const shows = log.isEnabled('DEBUG')
  const showsTimes = log.isEnabled('TRACE')
  return {
    now,
    ran({ text, values }, durationMs, rows) {
      metrics.statementRan(durationMs)
      figures.statementRan(text, durationMs, false)
      if (showsTimes)
        log.trace(
          `${text} -- ${String(rows)} rows, ${durationMs.toFixed(1)} ms, parameters: ${values.map(kindOf).join(', ')}`,
        )
      else if (shows) log.debug(text)
    },
    failed({ text }, durationMs, error) {
      metrics.statementRan(durationMs)
      figures.statementRan(text, durationMs, true)
      if (shows) log.debug(`${text} -- failed: ${error.message}`)
    },
  }
}

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? `list of ${String(value.length)}` : typeof value
