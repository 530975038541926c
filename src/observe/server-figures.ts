import type { Metrics } from './metrics.js'
import { createRecentTimes, type TimesSummary } from './recent-times.js'
import { createStatementFigures, type StatementFigure } from './statement-figures.js'

/** What an operator looks at first, kept in memory since the start. */
export interface ServerFigures {
  statementRan(text: string, durationMs: number, hasFailed: boolean): void
  snapshot(): FiguresSnapshot
}

export interface FiguresSnapshot {
  readonly requests: TimesSummary
  readonly statements: TimesSummary
  readonly slowStatements: readonly StatementFigure[]
  /** Requests that services answered, by project. */
  readonly requestsOf: ReadonlyMap<string, number>
  readonly connections: number
}

const shownStatements = 20
/** Projects may come and go without end; paths of projects that do not exist count too. */
const maxProjects = 1000

/** Figures, and the metrics that pass them on. */
export function createServerFigures(
  metrics: Metrics,
  now: () => number,
): { readonly figures: ServerFigures; readonly metrics: Metrics } {
  const requests = createRecentTimes(now)
  const statements = createRecentTimes(now)
  const texts = createStatementFigures()
  const requestsOf = new Map<string, number>()
  let connections = 0
  return {
    figures: {
      statementRan(text, durationMs, hasFailed) {
        statements.add(durationMs)
        texts.ran(text, durationMs, hasFailed)
      },
      snapshot: () => ({
        requests: requests.summary(),
        statements: statements.summary(),
        slowStatements: texts.longest(shownStatements),
        requestsOf,
        connections,
      }),
    },
    metrics: {
      ...metrics,
      requestServed(projectId, durationMs) {
        metrics.requestServed(projectId, durationMs)
        requests.add(durationMs)
        if (requestsOf.has(projectId) || requestsOf.size < maxProjects)
          requestsOf.set(projectId, (requestsOf.get(projectId) ?? 0) + 1)
      },
      setConnections(count) {
        metrics.setConnections(count)
        connections = count
      },
    },
  }
}
