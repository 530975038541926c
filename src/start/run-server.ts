import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createManagementAccess, openManagementAccess, type ManagementAccess } from '../auth/management-access.js'
import { publicKey, sharedSecretKey } from '../auth/token.js'
import { loadBusTransport } from '../bus/load-bus-transport.js'
import type { Configuration } from '../config/configuration.js'
import { readEnvironmentSettings, type EnvironmentSettings } from '../config/environment-settings.js'
import { loadConfiguration } from '../config/load-configuration.js'
import { showProblems } from '../config/show-problems.js'
import { createLog, type Log } from '../observe/log.js'
import { FileInUse } from './claim-file.js'
import { fileSettings, projectIdSeparators, serverSettings } from './database-settings.js'
import { startRefract, type DatabaseSettings, type Refract } from './start-refract.js'
import { compatibleCommit, compatibleVersion, refractVersion } from './version.js'

/** Status of a process that could not start. */
export const failedStart = 1
const brokenInvariant = 70
const maxBodyBytes = 52_428_800

/** Where the process runs. */
const inContainer = (): boolean => existsSync('/.dockerenv') || existsSync('/run/.containerenv')

/** Folder of the embedded database. */
export const dataFolder = (environment: NodeJS.ProcessEnv): string =>
  environment['REFRACT_DATA_DIR'] ?? (inContainer() && existsSync('/data') ? '/data' : './.refract')

export const readTextFile = (path: string): string => readFileSync(path, 'utf8')

/** Reads the configuration, starts the server and ends the process on a signal. Sets the exit status when it can not start. */
export async function runServer(environment: NodeJS.ProcessEnv): Promise<void> {
  const settings = readEnvironmentSettings(environment)
  const log = createLog({
    level: settings.logLevel,
    format: settings.logFormat ?? (process.stdout.isTTY ? 'pretty' : 'text'),
    output: process.stdout,
  })
  const { configuration, problems, warnings, notes } = loadConfiguration({
    environment,
    readFile: readTextFile,
    dataFolder: dataFolder(environment),
  })
  if (!configuration) {
    process.stderr.write(`${showProblems(problems)}\n`)
    process.exitCode = failedStart
    return
  }
  log.info(
    `Refract ${refractVersion} (compatible with Prisma ${compatibleVersion}), node ${process.versions.node}, pid ${String(process.pid)}`,
  )
  const database = databaseOf(configuration, settings, log)
  if (database === undefined) return
  log.info(
    `Configuration: ${configuration.source}, port ${String(configuration.port)}, database "${database.name}": ${database.label}`,
  )
  if (configuration.source.startsWith('none'))
    log.info(
      'No PRISMA_CONFIG, PRISMA_CONFIG_PATH, prisma.yml with databases or SQL_CLIENT_HOST was found. To use PostgreSQL or MySQL, set PRISMA_CONFIG.',
    )
  for (const warning of [...settings.warnings, ...warnings]) log.warn(warning)
  for (const note of [...settings.notes, ...notes]) log.info(note)
  const makeBusTransport = await loadBusTransport(configuration.bus)
  if (typeof makeBusTransport === 'string') {
    process.stderr.write(`${makeBusTransport}\n`)
    process.exitCode = failedStart
    return
  }
  const access = await accessOf(configuration)
  if (access.isOpen) log.warn(openWarning(environment))
  try {
    stopOnSignals(
      await startRefract({ ...refractSettings(configuration, database, access, settings), makeBusTransport }, log),
      log,
    )
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    process.stderr.write(
      `Port ${String(configuration.port)} is already in use${inContainer() ? ' by another process of this container' : ''}\n`,
    )
    process.exit(failedStart)
  }
}

function databaseOf(
  { database }: Configuration,
  settings: EnvironmentSettings,
  log: Log,
): DatabaseSettings | undefined {
  const environment = {
    lowercaseTableNames: settings.lowercaseTableNames,
    inContainer: inContainer(),
    hostFallback: settings.hostFallback,
  }
  try {
    switch (database.connector) {
      case 'postgres':
      case 'mysql':
        return serverSettings(database, environment, log)
      case 'sqlite':
        return fileSettings(database, environment)
      case 'mongo':
        process.stderr.write(
          `The connector mongo of databases.${database.name} is not available in this version; it serves postgres, mysql and sqlite\n`,
        )
    }
  } catch (error) {
    if (!(error instanceof FileInUse)) throw error
    process.stderr.write(`${error.message}\n`)
  }
  process.exitCode = failedStart
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
      maxBodyBytes,
      servesManagement: configuration.enableManagementApi ?? !settings.isProduction,
      slowRequestMs: settings.slowRequestMs,
      logsRequests: false,
      throttling: settings.throttling,
    },
    database,
    separator: connector === 'mongo' ? '_' : projectIdSeparators[connector],
    access,
    info: { version: settings.version ?? compatibleVersion, commit: settings.commit ?? compatibleCommit },
    servesMetrics: true,
    batchEvents: configuration.batchEvents,
    webhookRetries: configuration.webhookRetries,
    pagesFolder: fileURLToPath(new URL('./pages', import.meta.url)),
  }
}

/** The first signal lets running requests end, the second one does not wait. */
function stopOnSignals(refract: Refract, log: Log): void {
  let isStopping = false
  const stop = (reason: string, status: number): void => {
    if (isStopping) process.exit(status === 0 ? 130 : status)
    isStopping = true
    log.info(`Stopping (${reason})`)
    void refract.stop().then(
      () => {
        log.info('Stopped')
        process.exit(status)
      },
      (error: unknown) => {
        log.error(`The server could not stop in order: ${String(error)}`)
        process.exit(brokenInvariant)
      },
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop(signal, 0))
  process.on('uncaughtException', (error) => {
    log.error(`Unexpected error: ${error.message}`, { stack: error.stack })
    stop('unexpected error', brokenInvariant)
  })
  process.on('unhandledRejection', (reason) => {
    log.error(`Unexpected error: ${String(reason)}`, { stack: reason instanceof Error ? reason.stack : undefined })
  })
}
