import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { createManagementAccess, openManagementAccess, type ManagementAccess } from '../auth/management-access.js'
import { publicKey, sharedSecretKey } from '../auth/token.js'
import { loadBusTransport } from '../bus/load-bus-transport.js'
import type { Configuration } from '../config/configuration.js'
import { readEnvironmentSettings, type EnvironmentSettings } from '../config/environment-settings.js'
import { leavesOneForBus } from '../config/read-bus.js'
import { loadConfiguration } from '../config/load-configuration.js'
import { showProblems } from '../config/show-problems.js'
import { queryLimitsWith, type QueryLimits } from '../graphql/document/query-limits.js'
import { createLog, type Log, type LogFormat } from '../observe/log.js'
import { projectIdSeparators } from '../connector/sql/dialect/project-id-separators.js'
import { serverSettings } from './database-settings.js'
import { accountOf, dropPrivileges, giveFileTo } from './container/drop-privileges.js'
import { exitStatus } from './exit-status.js'
import type { FirstDeploy } from './first-deploy.js'
import { refuseToStart } from './refuse-to-start.js'
import { startRefract, type DatabaseSettings, type Refract } from './start-refract.js'
import type { StopSignals } from './stop-signals.js'
import { inContainer, isMounted } from './container/container.js'
import { dataFolder, readTextFile } from './runtime-environment.js'
import { UnusableFileError } from './unusable-file-error.js'
import { unavailableConnector } from './unavailable-connector.js'
import { compatibleCommit, compatibleVersion, refractVersion } from './version.js'

const requestsPerConnection = 8
/** An embedded database has none, but as much can run. */
const embeddedConnections = 10

/** How far the heap may grow, in percent of what lives, before it is collected. By itself V8 lets it grow to several times that. */
const heapGrowth = 90

/** Reads the configuration, starts the server and ends the process on a signal. Sets the exit status when it cannot start. */
export async function runServer(
  environment: NodeJS.ProcessEnv,
  signals: StopSignals,
  firstDeploy?: FirstDeploy,
): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${String(heapGrowth)}`)
  const settings = readEnvironmentSettings(environment)
  // serving goes on when nobody reads the log any more
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  const format = settings.logFormat ?? (process.stdout.isTTY ? 'pretty' : 'text')
  const log = createLog({ level: settings.logLevel, format, output: await logOutput(format) })
  const { configuration, problems, warnings, notes } = loadConfiguration({
    environment,
    readFile: readTextFile,
    dataFolder: dataFolder(environment),
  })
  if (!configuration) {
    refuseToStart(showProblems(problems), environment)
    return
  }
  log.info(
    `Refract ${refractVersion} (compatible with Prisma ${compatibleVersion}), node ${process.versions.node}, pid ${String(process.pid)}`,
  )
  giveUpRoot(environment, configuration, log)
  const database = await databaseOf(configuration, environment, settings, log)
  if (database === undefined) return
  log.info(
    `Configuration: ${configuration.source}, port ${String(configuration.port)}${inContainer() ? ' inside the container' : ''}, database "${database.name}": ${database.address}`,
  )
  if (configuration.source.startsWith('none')) logEmbedded(configuration, log)
  for (const warning of [...settings.warnings, ...warnings]) log.warn(warning)
  for (const note of [...settings.notes, ...notes]) log.info(note)
  const makeBusTransport = await loadBusTransport(configuration.bus)
  const access = await accessOf(configuration)
  if (access.isOpen) log.warn(openWarning(environment))
  if (access.isOpen && settings.metrics === 'protected')
    log.warn('REFRACT_METRICS is protected, but without managementApiSecret everyone may read /metrics')
  try {
    const refract = await startRefract(
      {
        ...refractSettings(configuration, database, access, settings),
        firstDeploy,
        makeBusTransport,
        busKind: configuration.bus.kind,
      },
      log,
    )
    stopWith(refract, signals, log)
  } catch (error) {
    const reason = listenFailure(error as NodeJS.ErrnoException, configuration.port)
    if (reason === undefined) throw error
    refuseToStart(reason, environment)
    process.exit()
  }
}

async function logOutput(format: LogFormat): Promise<NodeJS.WritableStream> {
  if (format !== 'pretty') return process.stdout
  const { prettyOutput } = await import('../observe/pretty-output.js')
  return prettyOutput(process.stdout)
}

function listenFailure({ code }: NodeJS.ErrnoException, port: number): string | undefined {
  if (code === 'EADDRINUSE')
    return `Port ${String(port)} is already in use${inContainer() ? ' by another process of this container' : ''}`
  return code === 'EACCES'
    ? `Port ${String(port)} may not be opened by this user; choose a port from 1024 on`
    : undefined
}

function giveUpRoot(environment: NodeJS.ProcessEnv, { database }: Configuration, log: Log): void {
  const account = accountOf(environment['REFRACT_RUN_AS'])
  if (account === undefined) return
  if (database.connector === 'sqlite' && database.file !== ':memory:') giveFileTo(account, database.file)
  if (!dropPrivileges(account))
    log.warn('This container may not change users, so the server goes on as root; set  user: "1000"  to avoid that.')
}

function logEmbedded({ database }: Configuration, log: Log): void {
  log.info(
    'No PRISMA_CONFIG, PRISMA_CONFIG_PATH, prisma.yml with databases or SQL_CLIENT_HOST was found. To use PostgreSQL or MySQL, set PRISMA_CONFIG.',
  )
  if (database.connector !== 'sqlite') return
  const folder = resolve(dirname(database.file))
  if (inContainer() && !isMounted(folder))
    log.warn(
      `${folder} is not a mounted volume: the data vanishes with this container. Mount one:  -v refract:${folder}`,
    )
}

async function databaseOf(
  { database, bus }: Configuration,
  variables: NodeJS.ProcessEnv,
  settings: EnvironmentSettings,
  log: Log,
): Promise<DatabaseSettings | undefined> {
  const environment = {
    lowercaseTableNames: settings.lowercaseTableNames,
    inContainer: inContainer(),
    hostFallback: settings.hostFallback,
    keepsOneForBus: bus.kind === 'database' && 'connectionLimit' in database && leavesOneForBus(database),
  }
  try {
    switch (database.connector) {
      case 'postgres':
      case 'mysql':
        return serverSettings(database, environment, log)
      case 'sqlite': {
        const { fileSettings } = await import('./file-settings.js')
        return fileSettings(database, environment)
      }
      case 'mongo':
        refuseToStart(unavailableConnector(database), variables)
    }
  } catch (error) {
    if (!(error instanceof UnusableFileError)) throw error
    refuseToStart(error.message, variables)
  }
  return undefined
}

async function accessOf({ managementApiSecret, legacySecret }: Configuration): Promise<ManagementAccess> {
  const key =
    managementApiSecret === undefined
      ? legacySecret && (await publicKey(legacySecret))
      : sharedSecretKey(managementApiSecret)
  return key ? createManagementAccess(key, () => Math.floor(Date.now() / 1000)) : openManagementAccess
}

function openWarning(environment: NodeJS.ProcessEnv): string {
  const hint =
    environment['PRISMA_MANAGEMENT_API_SECRET'] === undefined
      ? ''
      : ' PRISMA_MANAGEMENT_API_SECRET is for the command line; the server reads the key managementApiSecret.'
  return `Management authentication is disabled. Enable it in your Prisma config to secure your server.${hint}`
}

function refractSettings(
  configuration: Configuration,
  database: DatabaseSettings,
  access: ManagementAccess,
  settings: EnvironmentSettings,
) {
  const connector = configuration.database.connector
  return {
    server: {
      port: configuration.port,
      environmentName: settings.environmentName,
      maxBodyBytes: settings.maxBodyBytes,
      responseBytes: shareOfMemory(settings.answerMegabytes),
      servesManagement: configuration.enableManagementApi ?? !settings.isProduction,
      slowRequestMs: settings.slowRequestMs,
      logsRequests: settings.logsRequests,
      throttling: settings.throttling,
      line: { running: runningRequests(configuration), waiting: configuration.database.queueSize },
      socketInitMs: settings.socketInitMs,
    },
    database,
    separator: projectIdSeparators[connector],
    access,
    info: {
      version: settings.version ?? compatibleVersion,
      refractVersion,
      commit: settings.commit ?? compatibleCommit,
    },
    mayReadMetrics: metricsAccess(settings, access),
    pushgateway: settings.pushgateway,
    queryLimits: limitsOf(settings, configuration),
    documentBytes: shareOfMemory(settings.cacheMegabytes),
    batchEvents: configuration.batchEvents,
    allowedFeatures: configuration.allowedFeatures,
    webhookRetries: configuration.webhookRetries,
    pagesFolder: fileURLToPath(new URL('./pages', import.meta.url)),
  }
}

/** A variable of the environment goes before the key of the configuration. */
function limitsOf({ queryLimits }: EnvironmentSettings, { operationLimits }: Configuration): QueryLimits {
  const { batch, transactionMs, idempotencyHours } = operationLimits
  return queryLimitsWith({
    ...queryLimits,
    batch: queryLimits.batch ?? batch,
    transactionMs: queryLimits.transactionMs ?? transactionMs,
    onceMs: idempotencyHours === undefined ? undefined : idempotencyHours * 3_600_000,
  })
}

/**
 * Requests that run at a time. More than there are connections, since reads share them and answers are put together
 * meanwhile; not so many that a burst fills the memory with answers, or that writes wait too long for a connection.
 */
const runningRequests = ({ database }: Configuration): number =>
  requestsPerConnection * ('connectionLimit' in database ? database.connectionLimit : embeddedConnections)

const megabyte = 1_000_000
const largestShare = 64 * megabyte

/** An eighth of what the process may have, unless it is told otherwise. */
const shareOfMemory = (megabytes: number | undefined): number =>
  megabytes === undefined
    ? Math.min(largestShare, Math.floor(getHeapStatistics().heap_size_limit / 8))
    : megabytes * megabyte

function metricsAccess({ metrics }: EnvironmentSettings, access: ManagementAccess) {
  if (metrics === 'off') return undefined
  if (metrics === 'open') return () => Promise.resolve(true)
  return (authorization: string | undefined) =>
    access.check(authorization, '', '').then(
      () => true,
      () => false,
    )
}

/** The first signal lets running requests end, the second one does not wait. */
function stopWith(refract: Refract, signals: StopSignals, log: Log): void {
  signals.serve({
    stopping: (reason) => {
      const count = refract.runningRequests()
      log.info(`Stopping (${reason}): finishing ${String(count)} ${count === 1 ? 'request' : 'requests'}`)
    },
    stop: () => refract.stop(),
    stopped: () => {
      log.info('Stopped')
    },
    failed: (error) => {
      log.error(`The server could not stop in order: ${String(error)}`)
    },
  })
  process.on('uncaughtException', (error) => {
    log.error(`Unexpected error: ${error.message}`, { stack: error.stack })
    signals.stop('unexpected error', exitStatus.brokenInvariant)
  })
  process.on('unhandledRejection', (reason) => {
    log.error(`Unexpected error: ${String(reason)}`, { stack: reason instanceof Error ? reason.stack : undefined })
  })
}
