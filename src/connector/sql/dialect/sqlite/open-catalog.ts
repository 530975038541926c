import { existsSync } from 'node:fs'
import LibsqlDatabase from 'libsql'
import { DatabaseError } from '../../../../errors/database-error.js'
import type { CatalogConnection } from '../schema-reader.js'
import { sqliteError } from './errors.js'

/** Opens a file that exists for reading alone. Fails with a `DatabaseError`. */
export function openSqliteCatalog(path: string): CatalogConnection {
  // the library would create it
  if (!existsSync(path)) throw new DatabaseError('unreachable', `The file ${path} does not exist.`, {})
  try {
    const database = new LibsqlDatabase(path, { readonly: true })
    return {
      run: (text, values = []) => {
        try {
          return Promise.resolve(database.prepare(text).all(values) as Record<string, unknown>[])
        } catch (error) {
          return Promise.reject(sqliteError(error))
        }
      },
      close() {
        database.close()
        return Promise.resolve()
      },
    }
  } catch (error) {
    throw sqliteError(error)
  }
}
