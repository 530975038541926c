import type { MigrationRecord } from '../connector/migration-record.js'
import type { MigrationRunnerOptions } from './migration-runner.js'

/** Tells those who poll how many steps are done, over a connection beside the migration's own and without holding it up. */
export function reportProgress(
  migration: MigrationRecord,
  { connector: { store, capabilities } }: MigrationRunnerOptions,
) {
  let isOver = false
  let reporting: Promise<unknown> | undefined
  return {
    done(count: number): void {
      // where one writer locks all the others out there is no other connection
      if (!capabilities.concurrentWrites || isOver || reporting !== undefined) return
      reporting = store
        .updateMigration(migration, { applied: count })
        .catch(() => undefined)
        .finally(() => (reporting = undefined))
    },
    /** No report comes after it. */
    async end(): Promise<void> {
      isOver = true
      await reporting
    },
  }
}
