import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SqliteConfiguration } from '../config/configuration.js'
import { connectSqlite } from '../connector/sql/dialect/sqlite/connect.js'
import type { DatabaseEnvironment } from './database-settings.js'
import { lockDatabaseFile } from './lock-database-file.js'
import type { DatabaseSettings } from './start-refract.js'

/** The embedded database in a file; `:memory:` is a file that ends with the server. Throws `UnusableFileError`. */
export function fileSettings(
  { name, file, schema, managementSchema, rawAccess, isPassive }: SqliteConfiguration,
  { lowercaseTableNames }: DatabaseEnvironment,
): DatabaseSettings {
  const folder = file === ':memory:' ? mkdtempSync(join(tmpdir(), 'refract-')) : undefined
  const path = folder === undefined ? file : join(folder, 'memory.db')
  const release = lockDatabaseFile(path)
  return {
    name,
    connector: 'sqlite',
    label: `sqlite ${file}`,
    address: `sqlite ${file}`,
    managementNamespace: managementSchema ?? 'management',
    namespace: schema,
    rawAccess,
    isPassive,
    lowercaseTableNames,
    connect() {
      const driver = connectSqlite(path)
      return Promise.resolve({
        ...driver,
        async close() {
          await driver.close()
          release()
          if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
        },
      })
    },
    explain: (error) => (error instanceof Error ? error.message : String(error)),
  }
}
