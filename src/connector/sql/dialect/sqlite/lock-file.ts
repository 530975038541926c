import LibsqlDatabase from 'libsql'
import { sqliteError } from './errors.js'

/**
 * Locks a file of its own for as long as the process lives, by the operating system: a killed process leaves no lock,
 * and containers that share a volume see each other. Undefined: another one holds it.
 *
 * `PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE`
 */
export function lockFile(path: string): (() => void) | undefined {
  const database = new LibsqlDatabase(path)
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    const fault = sqliteError(error)
    if (fault.kind === 'deadlock') return undefined
    throw fault
  }
  return () => {
    database.close()
  }
}
