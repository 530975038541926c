import { mostOfRequest } from '../server/server-settings.js'
import { createDatabase } from '../connector/sql/database/create-database.js'
import { createSqlConnector } from '../connector/sql/create-sql-connector.js'
import type { Connector } from '../connector/connector.js'
import { asMistake } from '../graphql/response/format-failure.js'
import type { EngineObserver } from '../engine/engine.js'
import type { ResolverRequest } from '../graphql/resolver-api/create-resolver-api.js'
import type { Log } from '../observe/log.js'
import { logFailure } from '../observe/log-failure.js'
import type { Metrics } from '../observe/metrics.js'
import { observeStatements } from '../observe/observe-statements.js'
import type { ServerFigures } from '../observe/server-figures.js'
import type { Services } from '../server/services.js'
import { createSubscriptions } from '../subscription/create-subscriptions.js'
import { createTransfer } from '../transfer/create-transfer.js'
import type { Runtime } from '../util/runtime.js'
import { createWebhooks, type Webhooks } from '../webhook/create-webhooks.js'
import { createEventRouter } from './event-router.js'
import { logMigrations } from './log-migrations.js'
import { openBus } from './open-bus.js'
import { openServices, type OpenServices } from './open-services.js'
import type { ConnectedDatabase } from './connected-database.js'
import { createServerStatus } from './server-status.js'
import type { RefractSettings } from './start-refract.js'
import { refractVersion } from './version.js'
import { watchServers } from './watch-servers.js'

/** All that an open database serves. */
export interface OpenDatabase {
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
  readonly runtime: Runtime
}

/** Connects the database and the bus, and puts together what stands on them. */
export async function openDatabase(settings: RefractSettings, context: OpenContext): Promise<OpenDatabase> {
  const { log, figures, startedAt, runtime } = context
  const driver = await settings.database.connect()
  const connector = await openConnector(driver, settings, context)
  const { name, rawAccess, managementNamespace } = settings.database
  const failed: EngineObserver['failed'] = ({ cause, requestId, projectId, request }) => {
    const { query, variables } = request
    logFailure(log, { cause: asMistake(cause), requestId, projectId, query, variables })
  }
  const resolverFailed = (
    cause: unknown,
    request: ResolverRequest,
    { requestId }: { readonly requestId: string },
  ): void => {
    logFailure(log, { cause, requestId, query: request.query, variables: request.variables })
  }
  const subscriptions = createSubscriptions({ connector, runtime, failed })
  const webhooks = createWebhooks({
    connector,
    runtime,
    log,
    failed,
    userAgent: `Refract/${refractVersion}`,
    retries: settings.webhookRetries,
  })
  const lines = logMigrations(log)
  const services = openServices({
    connector,
    runtime,
    namespace: settings.database.namespace,
    rawDatabases: rawAccess ? [name] : [],
    isPassive: settings.database.isPassive,
    server: { ...settings.info, primaryConnector: settings.database.connector },
    access: settings.access,
    queryLimits: settings.queryLimits,
    documentBytes: settings.documentBytes,
    responseBytes: mostOfRequest(settings.server),
    batchEvents: settings.batchEvents,
    allowedFeatures: settings.allowedFeatures,
    observer: {
      failed,
      changed: (projectId, changes) => events.publishChanges(projectId, changes),
      hasListeners: (projectId) => events.hasListeners(projectId),
    },
    migrationObserver: {
      ...lines,
      applied(projectId, revision) {
        lines.applied(projectId, revision)
        events.publishSchema(projectId, 'ended')
      },
    },
    invalidated: (projectId, phase) => {
      events.publishSchema(projectId, phase)
    },
    managementFailed: resolverFailed,
    status: createServerStatus({ connector, figures, subscriptions, startedAt }),
  })
  const serverId = runtime.newUuid()
  const bus = await openBus(
    settings.makeBusTransport,
    {
      serverId,
      databaseTransport: driver.createTransport?.({
        managementNamespace,
        hasSubscribers: () => subscriptions.count > 0,
      }),
      findType: (projectId, typeName) =>
        services.projects.peek(projectId)?.definition.model.types.find((type) => type.name === typeName),
    },
    log,
  )
  const events = createEventRouter({ bus, projects: services.projects, subscriptions, webhooks })
  const registry = connector.registerServer({ id: serverId, bus: settings.busKind })
  // a server of a file is alone
  const stopWatching =
    driver.createTransport === undefined ? () => Promise.resolve() : watchServers(registry, settings.busKind, log)
  const transfer = createTransfer({ runtime, failed: resolverFailed })
  return {
    product: connector.product,
    services: { ...services, subscriptions, transfer },
    webhooks,
    async close() {
      subscriptions.close()
      await stopWatching()
      await bus.close()
      await connector.close()
    },
  }
}

/** The database with the server's own tables. */
async function openConnector(
  driver: ConnectedDatabase,
  { database: { managementNamespace, lowercaseTableNames } }: RefractSettings,
  { log, metrics, figures, runtime }: OpenContext,
): Promise<Connector> {
  const observer = observeStatements(log, { metrics, figures }, runtime.clock)
  const { product } = driver
  const database = createDatabase(driver, observer)
  const connector = createSqlConnector(database, { product, managementNamespace, lowercaseTableNames, runtime })
  await connector.openManagement().catch(async (error: unknown) => {
    await connector.close().catch(() => undefined)
    throw error
  })
  return connector
}
