import { getHeapStatistics } from 'node:v8'
import type { Connector } from '../connector/connector.js'
import type { ServerStatus } from '../management/server-status.js'
import type { ServerFigures } from '../observe/server-figures.js'
import type { Subscriptions } from '../subscription/create-subscriptions.js'

export interface StatusSources {
  readonly connector: Connector
  readonly figures: ServerFigures
  readonly subscriptions: Subscriptions
  /** ms since 1970. */
  readonly startedAt: number
}

/** Puts together what the parts of the server know about themselves. */
export const createServerStatus =
  ({ connector, figures, subscriptions, startedAt }: StatusSources) =>
  (): Omit<ServerStatus, 'isHealthy' | 'reason'> => {
    const { connections: webSockets, ...counted } = figures.snapshot()
    const { rss, heapUsed } = process.memoryUsage()
    return {
      ...counted,
      product: connector.product,
      startedAt,
      webSockets,
      connections: connector.connections(),
      nodeVersion: process.versions.node,
      memory: { resident: rss, heapUsed, heapLimit: getHeapStatistics().heap_size_limit },
      subscriptions: subscriptions.counts(),
    }
  }
