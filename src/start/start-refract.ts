import type { Server } from 'node:http'
import type { ManagementAccess } from '../auth/management-access.js'
import type { Configuration } from '../config/configuration.js'
import type { BusConfiguration } from '../bus/bus-configuration.js'
import type { MakeTransport } from '../bus/load-bus-transport.js'
import type { QueryLimits } from '../graphql/document/query-limits.js'
import type { ServerInfo } from '../management/management.js'
import type { Log } from '../observe/log.js'
import { createMetrics } from '../observe/metrics.js'
import { createServerFigures } from '../observe/server-figures.js'
import { pushMetrics } from '../observe/push-metrics.js'
import { limits, type ServerSettings } from '../server/server-settings.js'
import { createListener } from './create-listener.js'
import { runFirstDeploy, type FirstDeploy } from './first-deploy.js'
import { emptiedMessage, logReady, warnOfSharedPlace } from './log-ready.js'
import type { Runtime } from '../util/runtime.js'
import { createRuntime } from './create-runtime.js'
import { createServerLife, type ServerLife } from './server-life.js'
import { openDatabase, type OpenContext, type OpenDatabase } from './open-database.js'
import type { ConnectedDatabase } from './connected-database.js'
import { waitForDatabase } from './wait-for-database.js'
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
  connect(): Promise<ConnectedDatabase>
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
  readonly info: Pick<ServerInfo, 'version' | 'refractVersion' | 'commit'>
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
  const runtime = createRuntime()
  const startedAt = runtime.epochMs()
  const { metrics, figures } = createServerFigures(createMetrics(), runtime.clock)
  const life = createServerLife(`${settings.database.label}: connecting`)
  const http = createListener(settings, { log, metrics, runtime, life })
  await listen(http.server, settings.server.port)
  const stopPushing =
    settings.pushgateway === undefined ? undefined : pushMetrics(settings.pushgateway, runtime.newUuid(), metrics, log)
  let opened: OpenDatabase | undefined
  async function serve(): Promise<void> {
    opened = await openWhenReady(settings, { log, metrics, figures, startedAt, runtime, life })
    if (opened && !life.stopping.aborted) await serveWith(opened, settings, { log, runtime, life, port: http.port() })
  }
  const serving = serve().catch((error: unknown) => {
    log.error(`The server could not start serving: ${String(error)}`)
  })
  return {
    port: http.port(),
    ready: life.ready,
    runningRequests: () => http.running(),
    async stop() {
      const stoppedAt = runtime.clock()
      life.stop()
      stopPushing?.()
      await http.stop()
      await serving
      await opened?.services.migrations.settle()
      const leftMs = limits.stopMs + 1000 - (runtime.clock() - stoppedAt)
      await opened?.webhooks.stop(Math.min(limits.webhooksStopMs, leftMs))
      await opened?.close()
    },
  }
}

/** Opens the database and all that stands on it as soon as it answers; undefined when the server stops before. */
const openWhenReady = (
  settings: RefractSettings,
  { life, ...context }: OpenContext & { readonly life: ServerLife },
): Promise<OpenDatabase | undefined> => {
  const { database } = settings
  const { log, runtime } = context
  return waitForDatabase(log, {
    label: `"${database.name}" (${database.label})`,
    open: () => openDatabase(settings, context),
    explain: (error) => database.explain(error),
    now: runtime.clock,
    pause: runtime.pause,
    close: (late) => late.close(),
    stopping: life.stopping,
    waiting: (reason) => {
      life.waiting(reason)
    },
  })
}

interface ServingContext {
  readonly log: Log
  readonly runtime: Runtime
  readonly life: ServerLife
  readonly port: number
}

/** Serves requests, and takes up what earlier servers left open. */
async function serveWith(
  { services, product }: OpenDatabase,
  { database, firstDeploy }: RefractSettings,
  { log, runtime, life, port }: ServingContext,
): Promise<void> {
  const serviceCount = await services.countServices()
  logReady(log, database, product, { services: serviceCount, port, deploysItself: firstDeploy !== undefined })
  warnOfSharedPlace(log, database, await services.exposingServices())
  if (serviceCount === 0) await warnOfOldServices(log, database, services)
  life.running(services, firstDeploy ? 'the first deploy is running' : undefined)
  log.line(`Server running on :${String(port)}`)
  await services.migrations.resumeAll().catch((error: unknown) => {
    log.error(`Open migrations could not be resumed: ${String(error)}`)
  })
  if (firstDeploy)
    void runFirstDeploy(firstDeploy, { services, port, log, newCuid: runtime.newCuid }).then((unhealthy) => {
      life.running(services, unhealthy)
    })
  const { projects, migrations, restoreManagement } = services
  void watchServices(serviceCount, {
    refresh: () => projects.refreshOutdated(),
    used: () => projects.loaded().length,
    resume: () => migrations.resumeAbandoned(),
    restore: restoreManagement,
    emptied: (count) => {
      log.warn(emptiedMessage(database, count))
    },
    pause: runtime.pause,
    isOver: () => life.stopping.aborted,
  })
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
