import { projectNameOf } from '../project/projects.js'
import type { Management } from './management.js'

/** Durations of one kind; all but the total are of the last minute. */
interface Timings {
  readonly total: number
  readonly perSecond: number
  readonly p50Ms: number | null
  readonly p95Ms: number | null
  readonly p99Ms: number | null
  readonly maxMs: number | null
}

/** What the server does now. */
export interface ServerStatus {
  readonly isHealthy: boolean
  /** Why the database does not answer. */
  readonly reason: string | null
  /** `PostgreSQL 16.4` */
  readonly product: string
  readonly connections: {
    readonly limit: number
    readonly open: number
    readonly idle: number
    readonly waiting: number
  }
  readonly nodeVersion: string
  /** ms since 1970. */
  readonly startedAt: number
  /** Bytes. */
  readonly memory: { readonly resident: number; readonly heapUsed: number; readonly heapLimit: number }
  readonly requests: Timings
  readonly statements: Timings
  readonly slowStatements: readonly {
    readonly text: string
    readonly count: number
    readonly failures: number
    readonly totalMs: number
    readonly maxMs: number
  }[]
  readonly webSockets: number
  readonly subscriptions: readonly { readonly projectId: string; readonly type: string; readonly count: number }[]
  /** By project. */
  readonly requestsOf: ReadonlyMap<string, number>
}

/** The status as the management API shows it, with every service of the server. */
export async function shownStatus(management: Management): Promise<Record<string, unknown>> {
  const [status, rows] = await Promise.all([management.status(), management.connector.store.projects()])
  const { startedAt, isHealthy, reason, product, connections, requestsOf, subscriptions, ...rest } = status
  const nameOf = (id: string) => projectNameOf(id, management.connector.projectIdSeparator)
  return {
    ...rest,
    version: management.server.version,
    refractVersion: management.server.refractVersion,
    startedAt: new Date(startedAt).toISOString(),
    now: management.runtime.now(),
    database: {
      product,
      isHealthy,
      reason,
      connectionLimit: connections.limit,
      openConnections: connections.open,
      idleConnections: connections.idle,
      waiting: connections.waiting,
    },
    subscriptions: subscriptions.map(({ projectId, type, count }) => ({ ...nameOf(projectId), type, count })),
    services: rows.map(({ id }) => ({ ...nameOf(id), requests: requestsOf.get(id) ?? 0 })),
  }
}
