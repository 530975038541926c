import { getHeapStatistics } from 'node:v8'
import type { Database } from '../connector/sql/database/database.js'
import type { ServerStatus } from '../management/server-status.js'
import type { ServerFigures } from '../observe/server-figures.js'
import type { Subscriptions } from '../subscription/create-subscriptions.js'

export interface StatusSources {
  readonly database: Database
  /** `PostgreSQL 16.4` */
  readonly product: string
  readonly figures: ServerFigures
  readonly subscriptions: Subscriptions
  /** ms since 1970. */
  readonly startedAt: number
}

/** Puts together what the parts of the server know about themselves. */
export const createServerStatus =
  ({ database, product, figures, subscriptions, startedAt }: StatusSources) =>
  (): Omit<ServerStatus, 'isHealthy' | 'reason'> => {
    const { connections: webSockets, ...counted } = figures.snapshot()
    const { rss, heapUsed } = process.memoryUsage()
    return {
      ...counted,
      product,
      startedAt,
      webSockets,
      connections: database.connections(),
      nodeVersion: process.versions.node,
      memory: { resident: rss, heapUsed, heapLimit: getHeapStatistics().heap_size_limit },
      subscriptions: subscriptions.counts(),
    }
  }
