import pg from 'pg'
import type { ConnectionSettings } from '../driver.js'
import { clientConfig } from './client-config.js'
import { createMissingDatabase, isMissingDatabase } from './create-missing-database.js'
import { postgresError } from './errors.js'

/** A connection; where the database does not exist, or no more, it is created first. */
export async function connectClient(settings: ConnectionSettings): Promise<pg.Client> {
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client(clientConfig(settings))
    // what is lost before anybody listens is seen with the first statement
    client.on('error', () => undefined)
    try {
      await client.connect()
      return client
    } catch (error) {
      throw postgresError(error)
    }
  }
  try {
    return await connect()
  } catch (error) {
    if (!isMissingDatabase(error)) throw error
    await createMissingDatabase(settings)
    return connect()
  }
}
