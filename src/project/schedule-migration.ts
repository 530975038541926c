import type { Runtime } from '../util/runtime.js'
import type { Connector } from '../connector/connector.js'
import { problem } from '../errors/problem.js'
import { deployLockName } from './migration-runner.js'
import { isOpen, type MigrationRecord } from '../connector/migration-record.js'
import { retryDeadlocks } from './retry-deadlocks.js'

export interface MigrationScheduler {
  readonly connector: Pick<Connector, 'store' | 'tryLock'>
  namespaceOf(projectId: string): string
  readonly runtime: Pick<Runtime, 'pause'>
}

const lockTries = 100
const lockPauseMs = 50

export type NewMigration = Pick<
  MigrationRecord,
  'projectId' | 'model' | 'functions' | 'steps' | 'datamodel' | 'deployed'
>

/** What a migration was planned over. */
export interface PlannedOver {
  /** Of the migration that was current. */
  readonly revision: number
}

export interface ScheduledMigration {
  readonly migration: MigrationRecord
  /** Gives back the lock, under which it waits to be applied. */
  release(): Promise<void>
}

/**
 * Stores a migration as PENDING under the project's next revision, with its changed secrets, in one transaction.
 * Undefined: another migration has come into force since it was planned. Throws problem 4008 while one of the project is
 * open (management-api.md section 10).
 */
export async function scheduleMigration(
  migration: NewMigration,
  secrets: readonly string[] | undefined,
  plannedOver: PlannedOver,
  scheduler: MigrationScheduler,
): Promise<ScheduledMigration | undefined> {
  const release = await takeLock(migration.projectId, scheduler)
  try {
    const stored = await retryDeadlocks(
      () =>
        scheduler.connector.store.transaction(async (store) => {
          const newest = await store.newest(migration.projectId)
          if (newest && isOpen(newest)) throw problem('deploymentInProgress')
          const inForce = await store.current(migration.projectId)
          if (inForce?.revision !== plannedOver.revision) return undefined
          const record: MigrationRecord = {
            ...migration,
            revision: (newest?.revision ?? 0) + 1,
            status: 'PENDING',
            applied: 0,
            rolledBack: 0,
            errors: [],
            startedAt: null,
            finishedAt: null,
          }
          await store.insertMigration(record)
          if (secrets) await store.setSecrets(migration.projectId, secrets)
          return record
        }),
      scheduler.runtime,
    )
    if (stored) return { migration: stored, release }
  } catch (error) {
    await release()
    throw error
  }
  await release()
  return undefined
}

/** The lock stays taken for a moment after a migration's last status is seen, so that alone refuses nobody. */
async function takeLock(
  projectId: string,
  { connector, namespaceOf, runtime }: MigrationScheduler,
): Promise<() => Promise<void>> {
  for (let tried = 0; tried < lockTries; tried += 1) {
    const release = await connector.tryLock(deployLockName(namespaceOf(projectId), projectId))
    if (release) return release
    if ((await connector.store.openMigrations(projectId)).length > 0) break
    await runtime.pause(lockPauseMs)
  }
  throw problem('deploymentInProgress')
}
