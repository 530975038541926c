import { createDatabase } from '../../src/connector/sql/database/create-database.js'
import type { Database } from '../../src/connector/sql/database/database.js'
import { createSqlConnector } from '../../src/connector/sql/create-sql-connector.js'
import { silentObserver } from '../../src/connector/statement-observer.js'
import { connectMysql } from '../../src/connector/sql/dialect/mysql/connect.js'
import { connectPostgres } from '../../src/connector/sql/dialect/postgres/connect.js'
import { connectSqlite } from '../../src/connector/sql/dialect/sqlite/connect.js'
import type { ConnectionSettings, Driver } from '../../src/connector/sql/dialect/driver.js'
import type { OpenServices } from '../../src/start/open-services.js'
import type { Runtime } from '../../src/util/runtime.js'
import type { TestDatabase } from './databases.js'
import { openIsolatedServices } from './isolated-services.js'
import { freshDatabase } from './server.js'

/**
 * The services of a server inside this process. Nothing happens by itself: nobody looks for deploys of other servers, and
 * no bus reaches them.
 */
export interface LocalServices {
  readonly database: Database
  readonly services: OpenServices
  close(): Promise<void>
}

export interface LocalServicesOptions {
  /** Keys of the database's entry; absent: a database that no other test uses. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** Bytes after which no further root field of a request is run. */
  readonly responseBytes?: number
  readonly runtime: Pick<Runtime, 'newCuid' | 'newUuid' | 'now'>
  /** Hears the text of each statement to a service's tables. */
  sent?(text: string): void
  /** Hears of what is masked in answers. */
  failed(cause: unknown): void
}

export async function openLocalServices(
  testDatabase: TestDatabase,
  { settings = freshDatabase(testDatabase), responseBytes, runtime: settled, sent, failed }: LocalServicesOptions,
): Promise<LocalServices> {
  const managementNamespace =
    typeof settings['managementSchema'] === 'string' ? settings['managementSchema'] : 'management'
  // services look now and then whether another server has deployed
  const note = ({ text }: { readonly text: string }): void => {
    if (!text.includes(managementNamespace)) sent?.(text)
  }
  const runtime: Runtime = {
    ...settled,
    epochMs: () => 0,
    clock: () => 0,
    pause: () => Promise.resolve(),
    random: () => 0,
  }
  const driver = await connect(testDatabase, settings)
  const database = createDatabase(driver, { ...silentObserver, ran: note, failed: note })
  const connector = createSqlConnector(database, {
    product: driver.product,
    managementNamespace,
    lowercaseTableNames: false,
    runtime,
  })
  await connector.openManagement()
  const services = openIsolatedServices({
    connector,
    primaryConnector: testDatabase.connector,
    runtime,
    ...(responseBytes === undefined ? {} : { responseBytes }),
    failed,
  })
  return { database, services, close: () => connector.close() }
}

function connect(database: TestDatabase, settings: Readonly<Record<string, unknown>>): Promise<Driver> {
  if (database.address === undefined) return Promise.resolve(connectSqlite(String(settings['file'])))
  const connection: ConnectionSettings = {
    host: '127.0.0.1',
    ...database.address,
    database: typeof settings['database'] === 'string' ? settings['database'] : undefined,
    connectionLimit: 3,
    connectTimeoutMs: 5000,
  }
  return database.connector === 'postgres' ? connectPostgres(connection) : connectMysql(connection)
}
