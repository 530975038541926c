import pg from 'pg'
import type { ConnectionSettings } from '../driver.js'
import type { CatalogConnection } from '../schema-reader.js'
import { clientConfig, sessionSettings } from './client-config.js'
import { postgresError } from './errors.js'

/** Opens one connection to a database that exists. Fails with a `DatabaseError`. */
export async function openPostgresCatalog(settings: ConnectionSettings): Promise<CatalogConnection> {
  const client = new pg.Client(clientConfig(settings))
  // what is lost is seen with the next statement
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(`${sessionSettings}; SET default_transaction_read_only TO on`)
  } catch (error) {
    await client.end().catch(() => undefined)
    throw postgresError(error)
  }
  return {
    async run(text, values = []) {
      try {
        return (await client.query<Record<string, unknown>>(text, [...values])).rows
      } catch (error) {
        throw postgresError(error)
      }
    },
    close: () => client.end(),
  }
}
