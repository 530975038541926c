import { randomUUID } from 'node:crypto'
import { createDatabase } from '../connector/sql/database/create-database.js'
import type { EngineObserver } from '../engine/engine.js'
import type { PlainRequest } from '../graphql/plain-api/create-plain-api.js'
import type { Log } from '../observe/log.js'
import { logFailure } from '../observe/log-failure.js'
import type { Metrics } from '../observe/metrics.js'
import { observeStatements } from '../observe/observe-statements.js'
import type { ServerFigures } from '../observe/server-figures.js'
import { openManagement } from '../project/management-place.js'
import type { MigrationObserver } from '../project/migration-runner.js'
import { createServerRegistry } from '../project/server-registry.js'
import type { Services } from '../server/services.js'
import { createSubscriptions } from '../subscription/create-subscriptions.js'
import type { ChangesMessage } from '../subscription/event-bus.js'
import { createTransfer } from '../transfer/create-transfer.js'
import { createWebhooks, type Webhooks } from '../webhook/create-webhooks.js'
import { createServerStatus } from './server-status.js'
import { openBus } from './open-bus.js'
import { openServices, type OpenServices, type ServiceSettings } from './open-services.js'
import type { RefractSettings } from './start-refract.js'
import { refractVersion } from './version.js'
import { watchServers } from './watch-servers.js'

/** All that an open database serves. */
export interface OpenParts {
  /** Of the database: `PostgreSQL 16.4`. */
  readonly product: string
  readonly services: OpenServices & Services
  readonly webhooks: Webhooks
  close(): Promise<void>
}

export interface OpenContext {
  readonly log: Log
  readonly metrics: Metrics
  readonly figures: ServerFigures
  /** ms since 1970. */
  readonly startedAt: number
  readonly writing: ServiceSettings['writing']
  /** ms. */
  now(): number
  nowSeconds(): number
}

/** Connects the database and the bus, and puts together what stands on them. */
export async function openParts(
  settings: RefractSettings,
  { log, metrics, figures, startedAt, writing, now, nowSeconds }: OpenContext,
): Promise<OpenParts> {
  const driver = await settings.database.connect()
  const database = createDatabase(driver, observeStatements(log, { metrics, figures }, now))
  const { name, rawAccess, managementNamespace, connector } = settings.database
  const opened: { services?: OpenServices } = {}
  const failed: EngineObserver['failed'] = ({ cause, requestId, projectId, request }) => {
    logFailure(log, { cause, requestId, projectId, query: request.query, variables: request.variables })
  }
  const subscriptions = createSubscriptions({ connector: database, now, pause: writing.pause, failed })
  const place = { database, namespace: managementNamespace }
  await openManagement(place).catch(async (error: unknown) => {
    await database.close().catch(() => undefined)
    throw error
  })
  const serverId = randomUUID()
  const bus = await openBus(
    settings.makeBusTransport,
    {
      serverId,
      databaseTransport: driver.createTransport?.({
        managementNamespace,
        hasSubscribers: () => subscriptions.count > 0,
      }),
      findType: (projectId, typeName) =>
        opened.services?.projects.peek(projectId)?.definition.model.types.find((type) => type.name === typeName),
    },
    log,
  )
  const plainApiFailed = (
    cause: unknown,
    request: PlainRequest,
    { requestId }: { readonly requestId: string },
  ): void => {
    logFailure(log, { cause, requestId, query: request.query, variables: request.variables })
  }
  const webhooks = createWebhooks({
    connector: database,
    log,
    failed,
    userAgent: `Refract/${refractVersion}`,
    retries: settings.webhookRetries,
  })
  const observer: EngineObserver = {
    failed,
    changed(projectId, changes) {
      if (bus.reachesOthers || subscriptions.has(projectId))
        bus.publish('changes', JSON.stringify({ projectId, changes } satisfies ChangesMessage))
      const engine = opened.services?.projects.peek(projectId)
      return engine && webhooks.changed(engine, changes)
    },
    hasListeners(projectId) {
      if (bus.reachesOthers || subscriptions.has(projectId)) return true
      const engine = opened.services?.projects.peek(projectId)
      return engine !== undefined && webhooks.areIn(engine)
    },
  }
  const registry = createServerRegistry(place, { id: serverId, bus: settings.busKind })
  // a server of a file is alone
  const stopWatching =
    driver.createTransport === undefined ? () => Promise.resolve() : watchServers(registry, settings.busKind, log)
  const close = async (): Promise<void> => {
    subscriptions.close()
    await stopWatching()
    await bus.close()
    await database.close()
  }
  try {
    const services = openServices({
      database,
      managementNamespace,
      namespace: settings.database.namespace,
      rawDatabases: rawAccess ? [name] : [],
      lowercaseTableNames: settings.database.lowercaseTableNames,
      isPassive: settings.database.isPassive,
      server: { ...settings.info, primaryConnector: connector },
      access: settings.access,
      writing,
      nowSeconds,
      observer,
      queryLimits: settings.queryLimits,
      documentBytes: settings.documentBytes,
      batchEvents: settings.batchEvents,
      allowedFeatures: settings.allowedFeatures,
      bus,
      subscriptions,
      migrationObserver: migrationLines(log),
      managementFailed: plainApiFailed,
      status: createServerStatus({ database, product: driver.product, figures, subscriptions, startedAt }),
    })
    opened.services = services
    const transfer = createTransfer({
      database,
      storage: { lowercaseTableNames: settings.database.lowercaseTableNames },
      newCuid: writing.newCuid,
      now: writing.now,
      failed: plainApiFailed,
    })
    return { product: driver.product, services: { ...services, transfer }, webhooks, close }
  } catch (error) {
    await close().catch(() => undefined)
    throw error
  }
}

const migrationLines = (log: Log): MigrationObserver => ({
  resuming({ projectId, status, applied, steps }) {
    log.info(
      status === 'ROLLING_BACK'
        ? `Resuming the rollback of ${projectId}`
        : `Resuming deployment of ${projectId}: step ${String(Math.min(applied + 1, steps.length))} of ${String(steps.length)}`,
    )
  },
  started(projectId) {
    log.debug(`Scheduling deployment for project ${projectId}`)
  },
  applied(projectId) {
    log.debug(`Applied migration for project ${projectId}`)
  },
  failed(projectId, error) {
    log.error(
      `Error during deployment for project ${projectId}: ${error instanceof Error ? error.message : String(error)}`,
    )
  },
})
