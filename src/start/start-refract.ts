import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { hostname } from 'node:os'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { ManagementAccess } from '../auth/management-access.js'
import type { Configuration } from '../config/configuration.js'
import type { BusConfiguration } from '../bus/bus-configuration.js'
import type { MakeTransport } from '../bus/load-bus-transport.js'
import { createCuidMaker } from '../connector/sql/execute/new-cuid.js'
import type { QueryLimits } from '../graphql/document/query-limits.js'
import { formatInstant } from '../model/date-time.js'
import type { Log } from '../observe/log.js'
import { createMetrics } from '../observe/metrics.js'
import { createServerFigures } from '../observe/server-figures.js'
import { pushMetrics } from '../observe/push-metrics.js'
import { limits, type ServerSettings } from '../server/server-settings.js'
import type { ServerState } from '../server/services.js'
import { createListener } from './create-listener.js'
import { runFirstDeploy, type FirstDeploy } from './first-deploy.js'
import { emptiedLine, readyLines, warnOfSharedPlace } from './ready-lines.js'
import { openParts, type OpenParts } from './open-parts.js'
import type { ServedDriver } from './served-driver.js'
import { waitForDatabase } from './wait-for-database.js'
import { waitForServices } from './wait-for-services.js'
import { warnOfOldServices } from './old-services.js'
import { watchServices } from './watch-services.js'

/** The database behind the services. */
export interface DatabaseSettings {
  readonly name: string
  /** Name of the configured connector. */
  readonly connector: string
  /** `postgres db:5432` */
  readonly label: string
  /** `postgres prisma@db:5432` */
  readonly address: string
  connect(): Promise<ServedDriver>
  explain(error: unknown): string
  readonly managementNamespace: string
  /** Configured schema or database that all services share. */
  readonly namespace: string | undefined
  readonly rawAccess: boolean
  readonly isPassive: boolean
  readonly lowercaseTableNames: boolean
}

export interface RefractSettings {
  readonly server: Omit<ServerSettings, 'projectIdSeparator'>
  readonly database: DatabaseSettings
  readonly separator: string
  readonly access: ManagementAccess
  /** How other servers on the database are reached. */
  readonly makeBusTransport: MakeTransport
  readonly busKind: BusConfiguration['kind']
  readonly info: { readonly version: string; readonly commit: string }
  /** Whether a request with that `Authorization` header may read the metrics; undefined: nobody may. */
  readonly mayReadMetrics: ((authorization: string | undefined) => Promise<boolean>) | undefined
  /** Where metrics are pushed to; undefined: nowhere. */
  readonly pushgateway: string | undefined
  readonly queryLimits: QueryLimits
  /** For documents and plans of all services together. */
  readonly documentBytes: number
  /** Whether many-writes, nested deletes and cascades are events too; the original kept them silent. */
  readonly batchEvents: Configuration['batchEvents']
  /** What datamodels may ask for beyond Prisma 1. */
  readonly allowedFeatures: Configuration['allowedFeatures']
  /** Whether requests to webhooks that fail are tried again. */
  readonly webhookRetries: boolean
  /** Folder with the files of the pages. */
  readonly pagesFolder: string
  /** What is deployed before the server calls itself healthy. */
  readonly firstDeploy: FirstDeploy | undefined
}

/** A running server. */
export interface Refract {
  /** The port that it listens on. */
  readonly port: number
  /** Ends when requests can be served. */
  readonly ready: Promise<void>
  /** Requests that are being answered. */
  runningRequests(): number
  /** Ends when running requests have ended, or their time is over, and everything is closed. */
  stop(): Promise<void>
}

/** Listens at once, serves as soon as the database answers. Rejects when the port cannot be had. */
export async function startRefract(settings: RefractSettings, log: Log): Promise<Refract> {
  const startedAt = Date.now()
  const clock = () => performance.now()
  const { metrics, figures } = createServerFigures(createMetrics(), clock)
  const newCuid = createCuidMaker({ pid: process.pid, hostName: hostname(), now: Date.now, random: Math.random })
  const nowSeconds = () => Math.floor(Date.now() / 1000)
  const writing = {
    newCuid,
    newUuid: () => randomUUID(),
    now: () => formatInstant(Date.now()),
    pause: (ms: number) => pause(ms),
    random: Math.random,
  }
  const running: { state: ServerState; isStopping: boolean } = {
    state: { kind: 'waiting', reason: `${settings.database.label}: connecting` },
    isStopping: false,
  }
  const stopWaiting = new AbortController()
  let opened: OpenParts | undefined
  let markReady: () => void = () => undefined
  const ready = new Promise<void>((resolve) => {
    markReady = resolve
  })
  async function serveWhenReady(): Promise<void> {
    const label = `"${settings.database.name}" (${settings.database.label})`
    opened = await waitForDatabase(log, {
      label,
      open: () => openParts(settings, { log, metrics, figures, startedAt, writing, now: clock, nowSeconds }),
      explain: (error) => settings.database.explain(error),
      now: clock,
      pause: writing.pause,
      close: (late) => late.close(),
      stopping: stopWaiting.signal,
      waiting: (reason) => {
        if (!running.isStopping) running.state = { kind: 'waiting', reason }
      },
    })
    if (!opened || running.isStopping) return
    const { services, product } = opened
    const serviceCount = await services.countServices()
    readyLines(log, settings.database, product, serviceCount, http.port())
    warnOfSharedPlace(log, settings.database, await services.exposingServices())
    if (serviceCount === 0) await warnOfOldServices(log, settings.database, services)
    const { firstDeploy } = settings
    running.state = { kind: 'running', services, ...(firstDeploy ? { unhealthy: 'the first deploy is running' } : {}) }
    markReady()
    log.line(`Server running on :${String(http.port())}`)
    await services.migrations.resumeAll().catch((error: unknown) => {
      log.error(`Open migrations could not be resumed: ${String(error)}`)
    })
    if (firstDeploy)
      void runFirstDeploy(firstDeploy, { services, port: http.port(), log, newCuid }).then((unhealthy) => {
        if (!running.isStopping)
          running.state = { kind: 'running', services, ...(unhealthy === undefined ? {} : { unhealthy }) }
      })
    const { projects, migrations, restoreManagement } = services
    void watchServices(serviceCount, {
      refresh: () => projects.refreshOutdated(),
      used: () => projects.loaded().length,
      resume: () => migrations.resumeAbandoned(),
      restore: restoreManagement,
      emptied: (count) => {
        log.warn(emptiedLine(settings.database, count))
      },
      pause: writing.pause,
      isOver: () => running.isStopping,
    })
  }

  const http = createListener(settings, {
    log,
    metrics,
    newCuid,
    now: clock,
    nowSeconds,
    state: () => running.state,
    waitForServices: () => waitForServices(running, ready, stopWaiting.signal),
  })
  await listen(http.server, settings.server.port)
  const stopPushing =
    settings.pushgateway === undefined ? undefined : pushMetrics(settings.pushgateway, randomUUID(), metrics, log)
  const serving = serveWhenReady().catch((error: unknown) => {
    log.error(`The server could not start serving: ${String(error)}`)
  })
  return {
    port: http.port(),
    ready,
    runningRequests: () => http.running(),
    async stop() {
      const stoppedAt = clock()
      running.isStopping = true
      running.state = { kind: 'stopping' }
      stopWaiting.abort()
      stopPushing?.()
      await http.stop()
      await serving
      await opened?.services.migrations.settle()
      await opened?.webhooks.stop(Math.min(limits.webhooksStopMs, limits.stopMs + 1000 - (clock() - stoppedAt)))
      await opened?.close()
    },
  }
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    // a burst of connections waits to be accepted; the system may shorten the line
    server.listen({ port, backlog: 4096 }, () => {
      server.off('error', reject)
      resolve()
    })
  })
