import mysql, { type RowDataPacket } from 'mysql2/promise'
import type { ConnectionSettings } from '../driver.js'
import type { CatalogConnection } from '../schema-reader.js'
import { clientConfig } from './client-config.js'
import { mysqlError } from './errors.js'

/** Opens one connection to a server of the MySQL family. Fails with a `DatabaseError`. */
export async function openMysqlCatalog(settings: ConnectionSettings): Promise<CatalogConnection> {
  try {
    const connection = await mysql.createConnection({ ...clientConfig(settings), rowsAsArray: false })
    connection.on('error', () => undefined)
    return {
      async run(text, values = []) {
        try {
          return (await connection.query<RowDataPacket[]>(text, [...values]))[0]
        } catch (error) {
          throw mysqlError(error)
        }
      },
      close: () => connection.end(),
    }
  } catch (error) {
    throw mysqlError(error)
  }
}
