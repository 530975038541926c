import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { ManagementAccess } from '../auth/management-access.js'
import { createServiceAccess } from '../auth/service-access.js'
import type { MakeTransport } from '../bus/load-bus-transport.js'
import type { FindType } from '../bus/rabbit/rabbit-message.js'
import { createDatabase } from '../database/create-database.js'
import type { Driver } from '../dialect/driver.js'
import type { EngineObserver } from '../engine/engine.js'
import type { PlainRequest } from '../graphql/plain-api/create-plain-api.js'
import { createCuidMaker } from '../execute/new-cuid.js'
import { formatInstant } from '../model/date-time.js'
import type { Log } from '../observe/log.js'
import { logFailure } from '../observe/log-failure.js'
import { createMetrics } from '../observe/metrics.js'
import { observeStatements } from '../observe/observe-statements.js'
import { createHttpServer } from '../server/create-server.js'
import { observeRequests } from '../server/observe-requests.js'
import { createPages } from '../server/pages/pages.js'
import { limits, type ServerSettings } from '../server/server-settings.js'
import type { Services, ServerState } from '../server/services.js'
import { createThrottle, noThrottle } from '../server/throttle.js'
import { createTransfer } from '../transfer/create-transfer.js'
import { openBus } from './open-bus.js'
import { openServices, type OpenServices } from './open-services.js'
import { refractVersion } from './version.js'
import { waitForDatabase } from './wait-for-database.js'

/** The database behind the services. */
export interface DatabaseSettings {
  readonly name: string
  /** Name of the configured connector. */
  readonly connector: string
  /** `postgres db:5432` */
  readonly label: string
  connect(): Promise<Driver>
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
  readonly info: { readonly version: string; readonly commit: string }
  readonly servesMetrics: boolean
  /** Whether many-writes, nested deletes and cascades are events too; the original kept them silent. */
  readonly batchEvents: boolean
  /** Folder with the files of the pages. */
  readonly pagesFolder: string
}

/** A running server. */
export interface Refract {
  /** The port that it listens on. */
  readonly port: number
  /** Ends when requests can be served. */
  readonly ready: Promise<void>
  /** Ends when running requests have ended, or their time is over, and everything is closed. */
  stop(): Promise<void>
}

/** How often deploys of other servers are looked for. */
const pollMs = 500

/** Listens at once, serves as soon as the database answers. Rejects when the port can not be had. */
export async function startRefract(settings: RefractSettings, log: Log): Promise<Refract> {
  const metrics = createMetrics()
  const clock = () => performance.now()
  const newCuid = createCuidMaker({ pid: process.pid, hostName: hostname(), now: Date.now, random: Math.random })
  const nowSeconds = () => Math.floor(Date.now() / 1000)
  const writing = {
    newCuid,
    newUuid: () => randomUUID(),
    now: () => formatInstant(Date.now()),
    pause: async (ms: number) => void (await pause(ms)),
    random: Math.random,
    tellsAllChanges: settings.batchEvents,
  }
  const running: { state: ServerState; isStopping: boolean } = {
    state: { kind: 'waiting', reason: `${settings.database.label}: connecting` },
    isStopping: false,
  }
  let opened: Opened | undefined
  let markReady: () => void = () => undefined
  const ready = new Promise<void>((resolve) => {
    markReady = resolve
  })
  const requests = observeRequests({
    log,
    metrics,
    now: clock,
    slowRequestMs: settings.server.slowRequestMs,
    logsRequests: settings.server.logsRequests,
  })
  const engineObserver: EngineObserver = {
    failed: ({ cause, requestId, projectId, request }) => {
      logFailure(log, { cause, requestId, projectId, query: request.query, variables: request.variables })
    },
    changed: () => undefined,
    hasListeners: () => false,
  }

  const plainApiFailed = (
    cause: unknown,
    request: PlainRequest,
    { requestId }: { readonly requestId: string },
  ): void => {
    logFailure(log, { cause, requestId, query: request.query, variables: request.variables })
  }

  const findType: FindType = (projectId, typeName) =>
    opened?.services.projects.peek(projectId)?.definition.model.types.find(({ name }) => name === typeName)

  async function open(): Promise<Opened> {
    const driver = await settings.database.connect()
    const database = createDatabase(driver, observeStatements(log, metrics, clock))
    const { name, rawAccess, namespace, managementNamespace, isPassive, lowercaseTableNames, connector } =
      settings.database
    const notifications = driver.notifications?.(`refract:${managementNamespace}`)
    const bus = await openBus(settings.makeBusTransport, { notifications, findType }, log)
    const close = async (): Promise<void> => {
      await bus.close()
      await database.close()
    }
    try {
      const services = await openServices({
        database,
        managementNamespace,
        namespace,
        rawDatabases: rawAccess ? [name] : [],
        lowercaseTableNames,
        isPassive,
        server: { ...settings.info, primaryConnector: connector },
        access: settings.access,
        writing,
        nowSeconds,
        observer: engineObserver,
        bus,
        migrationObserver: migrationLines(log),
        managementFailed: plainApiFailed,
      })
      const transfer = createTransfer({ database, newCuid: writing.newCuid, now: writing.now, failed: plainApiFailed })
      return { services: { ...services, transfer }, close }
    } catch (error) {
      await close().catch(() => undefined)
      throw error
    }
  }

  async function serveWhenReady(): Promise<void> {
    const label = `"${settings.database.name}" (${settings.database.label})`
    opened = await waitForDatabase(log, {
      label,
      open,
      explain: (error) => settings.database.explain(error),
      now: clock,
      pause: writing.pause,
      isStopping: () => running.isStopping,
      waiting: (reason) => {
        if (!running.isStopping) running.state = { kind: 'waiting', reason }
      },
    })
    if (!opened || running.isStopping) return
    const { services } = opened
    log.info(
      `Database "${settings.database.name}" is ready: ${settings.database.label}, management tables in "${settings.database.managementNamespace}", ${String(await services.countServices())} services`,
    )
    running.state = { kind: 'running', services }
    markReady()
    log.line(`Server running on :${String(http.port())}`)
    await services.migrations.resumeAll().catch((error: unknown) => {
      log.error(`Open migrations could not be resumed: ${String(error)}`)
    })
    void pollForDeploys(services)
  }

  async function pollForDeploys(services: OpenServices): Promise<void> {
    while (!running.isStopping) {
      await writing.pause(pollMs)
      await services.projects.refreshOutdated().catch(() => undefined)
    }
  }

  const http = createListener()
  function createListener() {
    const { servesMetrics, pagesFolder, server: serverSettings } = settings
    const instance = createHttpServer({
      post: {
        settings: { ...serverSettings, projectIdSeparator: () => settings.separator },
        access: createServiceAccess(nowSeconds),
        throttle: serverSettings.throttling ? createThrottle(serverSettings.throttling, clock) : noThrottle,
        observer: requests,
      },
      get: { pages: createPages(pagesFolder), metrics, servesMetrics, version: refractVersion },
      observer: requests,
      environmentName: serverSettings.environmentName,
      newCuid,
      state: () => running.state,
      waitForServices: () => waitForServices(running, ready),
      upgrade: (_request, socket) => {
        socket.destroy()
      },
    })
    return {
      ...instance,
      port: (): number => {
        const address = instance.server.address()
        return typeof address === 'object' && address !== null ? address.port : serverSettings.port
      },
    }
  }

  await listen(http.server, settings.server.port)
  const serving = serveWhenReady().catch((error: unknown) => {
    log.error(`The server could not start serving: ${String(error)}`)
  })
  return {
    port: http.port(),
    ready,
    async stop() {
      running.isStopping = true
      running.state = { kind: 'stopping' }
      await http.stop(limits.stopMs)
      await Promise.race([serving, pause(limits.stopMs)])
      await opened?.services.migrations.settle()
      await opened?.close()
    },
  }
}

interface Opened {
  readonly services: OpenServices & Services
  close(): Promise<void>
}

async function waitForServices(
  running: { readonly state: ServerState },
  ready: Promise<void>,
): Promise<Services | { readonly unavailable: string }> {
  if (running.state.kind === 'waiting') {
    const timer = new AbortController()
    await Promise.race([
      ready,
      pause(limits.databaseWaitMs, undefined, { signal: timer.signal }).catch(() => undefined),
    ])
    timer.abort()
  }
  const { state } = running
  switch (state.kind) {
    case 'running':
      return state.services
    case 'waiting':
      return { unavailable: `The database is not available: ${state.reason}` }
    case 'stopping':
      return { unavailable: 'The server is stopping.' }
  }
}

const migrationLines = (log: Log) => ({
  started: (projectId: string): void => {
    log.debug(`Scheduling deployment for project ${projectId}`)
  },
  applied: (projectId: string): void => {
    log.debug(`Applied migration for project ${projectId}`)
  },
  failed: (projectId: string, error: unknown): void => {
    log.error(
      `Error during deployment for project ${projectId}: ${error instanceof Error ? error.message : String(error)}`,
    )
  },
})

const listen = (server: import('node:http').Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, () => {
      server.off('error', reject)
      resolve()
    })
  })
