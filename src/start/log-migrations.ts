import type { Log } from '../observe/log.js'
import type { MigrationObserver } from '../project/migration-runner.js'

/** Says in the log how migrations go. */
export const logMigrations = (log: Log): MigrationObserver => ({
  resuming({ projectId, status, applied, steps }) {
    log.info(
      status === 'ROLLING_BACK'
        ? `Resuming the rollback of ${projectId}`
        : `Resuming deployment of ${projectId}: step ${String(Math.min(applied + 1, steps.length))} of ${String(steps.length)}`,
    )
  },
  started(projectId) {
    log.debug(`Scheduling deployment for project ${projectId}`)
  },
  applied(projectId) {
    log.debug(`Applied migration for project ${projectId}`)
  },
  ignored(projectId, directives) {
    const names = directives.map((name) => `@${name}`).join(', ')
    log.info(
      `The datamodel of ${projectId} names ${names}: such directives count for nothing without a line such as schema @refract(edition: 1) { query: Query }`,
    )
  },
  failed(projectId, error) {
    log.error(
      `Error during deployment for project ${projectId}: ${error instanceof Error ? error.message : String(error)}`,
    )
  },
})
