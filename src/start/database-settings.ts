import type { SqlServerConfiguration } from '../config/configuration.js'
import type { ConnectionSettings } from '../connector/sql/dialect/driver.js'
import { DatabaseError } from '../errors/database-error.js'
import type { Log } from '../observe/log.js'
import { connectionFailure } from './connection-failure.js'
import { connectWithFallback } from './container/host-fallback.js'
import { seenFailure } from './other-server-error.js'
import type { DatabaseSettings } from './start-refract.js'
import type { ConnectedDatabase } from './connected-database.js'

export interface DatabaseEnvironment {
  readonly lowercaseTableNames: boolean
  readonly inContainer: boolean
  readonly hostFallback: boolean
  /** Whether one of the connections is that of the event bus. */
  readonly keepsOneForBus: boolean
}

/** How a SQL server is reached and what it is used for. */
export function serverSettings(
  configuration: SqlServerConfiguration,
  { lowercaseTableNames, inContainer, hostFallback, keepsOneForBus }: DatabaseEnvironment,
  log: Log,
): DatabaseSettings {
  const { name, connector, host, port, user, password, otherPassword, rawAccess, isPassive } = configuration
  const settings: Omit<ConnectionSettings, 'host' | 'password'> = {
    port,
    user,
    database: connector === 'postgres' ? (configuration.database ?? 'prisma') : undefined,
    connectionLimit: configuration.connectionLimit - (keepsOneForBus ? 1 : 0),
    connectTimeoutMs: configuration.connectionTimeoutMs,
    ...(configuration.statementTimeoutMs === undefined ? {} : { statementTimeoutMs: configuration.statementTimeoutMs }),
    ...(configuration.tls === undefined ? {} : { tls: tlsSettings(configuration.tls) }),
  }
  const open = connectors[connector]
  const connect = async (to: string): Promise<ConnectedDatabase> => {
    try {
      return await open({ ...settings, host: to, password })
    } catch (error) {
      if (!isRefusedLogin(error)) throw await seenFailure(error, { connector, host: to, port })
      if (otherPassword === undefined) throw error
      const driver = await open({ ...settings, host: to, password: otherPassword })
      log.info('The password of the uri was accepted percent-decoded.')
      return driver
    }
  }
  return {
    name,
    connector,
    label: `${connector} ${host}:${String(port)}`,
    address: `${connector} ${user}@${host}:${String(port)}`,
    managementNamespace: configuration.managementSchema ?? (connector === 'postgres' ? 'management' : 'prisma'),
    namespace: connector === 'postgres' ? configuration.schema : configuration.database,
    rawAccess,
    isPassive,
    lowercaseTableNames,
    connect: () =>
      connectWithFallback({
        configuration,
        isOn: hostFallback && inContainer,
        connect,
        used: (other) => {
          log.warn(
            `host "${host}" is unknown on this network; using "${other}" instead. Write  host: ${other}  or rename the service.`,
          )
        },
      }),
    explain: (error) =>
      connectionFailure(error, {
        ...{ connector, hasPassword: password !== '', host, port, user, inContainer },
        connectTimeoutMs: configuration.connectionTimeoutMs,
      }),
  }
}

// drivers are large: only the one that is needed is loaded
const connectors: Readonly<Record<'postgres' | 'mysql', (settings: ConnectionSettings) => Promise<ConnectedDatabase>>> =
  {
    async postgres(settings) {
      const { connectPostgres } = await import('../connector/sql/dialect/postgres/connect.js')
      const { createPostgresTransport } = await import('../bus/postgres-transport.js')
      const driver = await connectPostgres(settings)
      return {
        ...driver,
        createTransport: ({ managementNamespace }) =>
          createPostgresTransport(settings, `refract:${managementNamespace}`),
      }
    },
    async mysql(settings) {
      const { connectMysql } = await import('../connector/sql/dialect/mysql/connect.js')
      const { createMysqlTransport } = await import('../bus/mysql-transport.js')
      const driver = await connectMysql(settings)
      return {
        ...driver,
        createTransport: ({ managementNamespace: namespace, hasSubscribers }) =>
          createMysqlTransport(settings, { namespace, hasSubscribers }),
      }
    },
  }

const tlsSettings = ({
  ca,
  cert,
  key,
  verify,
}: NonNullable<SqlServerConfiguration['tls']>): NonNullable<ConnectionSettings['tls']> => ({
  verify,
  ...(ca === undefined ? {} : { ca }),
  ...(cert === undefined ? {} : { cert }),
  ...(key === undefined ? {} : { key }),
})

const isRefusedLogin = (error: unknown): boolean =>
  error instanceof DatabaseError && error.details.rejection === 'access-denied'
