/** What the server does now, as the management API tells it. */
export interface ServerStatus {
  /** What it is compatible with. */
  readonly version: string
  readonly refractVersion: string
  readonly nodeVersion: string
  readonly startedAt: string
  readonly now: string
  readonly database: {
    readonly product: string
    readonly isHealthy: boolean
    readonly reason: string | null
    readonly connectionLimit: number
    readonly openConnections: number
    readonly idleConnections: number
    readonly waiting: number
  }
  /** Bytes. */
  readonly memory: { readonly resident: number; readonly heapUsed: number; readonly heapLimit: number }
  readonly requests: Timings
  readonly statements: Timings
  readonly slowStatements: readonly StatementFigure[]
  readonly webSockets: number
  readonly subscriptions: readonly {
    readonly name: string
    readonly stage: string
    readonly type: string
    readonly count: number
  }[]
  readonly services: readonly { readonly name: string; readonly stage: string; readonly requests: number }[]
}

export interface Timings {
  readonly total: number
  readonly perSecond: number
  readonly p50Ms: number | null
  readonly p95Ms: number | null
  readonly p99Ms: number | null
  readonly maxMs: number | null
}

export interface StatementFigure {
  readonly text: string
  readonly count: number
  readonly failures: number
  readonly totalMs: number
  readonly maxMs: number
}

const timings = '{ total perSecond p50Ms p95Ms p99Ms maxMs }'

export const statusQuery = `{ serverStatus {
  version refractVersion nodeVersion startedAt now
  database { product isHealthy reason connectionLimit openConnections idleConnections waiting }
  memory { resident heapUsed heapLimit }
  requests ${timings} statements ${timings}
  slowStatements { text count failures totalMs maxMs }
  webSockets subscriptions { name stage type count } services { name stage requests }
} }`
