import type { Database, SqlRunner } from '../database/database.js'
import { DatabaseError } from '../errors/database-error.js'
import { Problem } from '../errors/problem.js'
import type { Renames } from '../datamodel/renames.js'
import { applyChange, readCatalog } from '../migration/apply-changes.js'
import type { TableChange } from '../migration/change.js'
import { missingIndexes } from '../migration/missing-indexes.js'
import { planChanges } from '../migration/plan-changes.js'
import type { Model } from '../model/model.js'
import { storageOfModel, type StorageOptions } from '../storage/storage-of-model.js'
import { isOpen, type MigrationRecord } from './migration-record.js'
import type { ProjectStore } from './project-store.js'
import type { Projects } from './projects.js'
import { renamesOfSteps } from './renames-of-steps.js'

export interface MigrationRunnerOptions {
  readonly database: Database
  readonly store: ProjectStore
  readonly storage: Omit<StorageOptions, 'namespace'>
  namespaceOf(projectId: string): string
  /** The time as a DateTime value. */
  now(): string
  readonly projects: Pick<Projects, 'refreshAfter'>
  readonly observer: MigrationObserver
}

/** Held while a migration of a project is stored or applied. */
export const deployLockName = (namespace: string, projectId: string): string => `refract:${namespace}:${projectId}`

/** Hears how migrations go. */
export interface MigrationObserver {
  started(projectId: string, revision: number): void
  applied(projectId: string, revision: number): void
  failed(projectId: string, error: unknown): void
}

/** Applies stored migrations, one at a time for each project, on one server at a time. */
export interface MigrationRunner {
  /** Applies a project's open migration, if no other server does. Never throws. */
  run(projectId: string): Promise<void>
  /** Takes up what an earlier process left open. */
  resumeAll(): Promise<void>
  /** Ends when all running migrations have ended. */
  settle(): Promise<void>
}

export function createMigrationRunner(options: MigrationRunnerOptions): MigrationRunner {
  const running = new Map<string, Promise<void>>()

  async function runLocked(projectId: string): Promise<void> {
    const release = await options.database.tryLock(deployLockName(options.namespaceOf(projectId), projectId))
    if (release === undefined) return
    try {
      const migrations = await options.store.migrations(projectId)
      for (const migration of migrations.filter(isOpen).reverse()) await applyMigration(migration, options)
    } finally {
      await release()
    }
  }

  const start = (projectId: string): Promise<void> => {
    const before = running.get(projectId) ?? Promise.resolve()
    const work = before
      .then(() => runLocked(projectId))
      .catch((error: unknown) => {
        options.observer.failed(projectId, error)
      })
      .finally(() => {
        if (running.get(projectId) === work) running.delete(projectId)
      })
    running.set(projectId, work)
    return work
  }

  return {
    run: start,
    async resumeAll() {
      const open = await options.store.openMigrations()
      await Promise.all([...new Set(open.map(({ projectId }) => projectId))].map(start))
    },
    async settle() {
      await Promise.allSettled(running.values())
    },
  }
}

async function applyMigration(migration: MigrationRecord, options: MigrationRunnerOptions): Promise<void> {
  const { store, projects, observer } = options
  observer.started(migration.projectId, migration.revision)
  const previous = await store.current(migration.projectId)
  await store.updateMigration(migration, { status: 'IN_PROGRESS', startedAt: options.now() })
  const progress = { applied: 0 }
  try {
    await applySteps(migration, previous?.model, options, progress)
  } catch (error) {
    await recordFailure(migration, error, options, progress.applied)
    return
  }
  await projects.refreshAfter(migration.projectId, () =>
    store.updateMigration(migration, { status: 'SUCCESS', applied: migration.steps.length, finishedAt: options.now() }),
  )
  observer.applied(migration.projectId, migration.revision)
}

async function recordFailure(
  migration: MigrationRecord,
  error: unknown,
  { store, now, observer }: MigrationRunnerOptions,
  applied: number,
): Promise<void> {
  const message =
    error instanceof DatabaseError || error instanceof Problem
      ? error.message
      : 'An internal error stopped the migration; the log tells more.'
  const step = migration.steps[applied]
  const where =
    step === undefined ? '' : ` (step ${String(applied + 1)} of ${String(migration.steps.length)}: ${step.type})`
  const errors = [`${message}${where}`]
  await store.updateMigration(migration, {
    status: 'ROLLBACK_SUCCESS',
    applied,
    rolledBack: applied,
    errors,
    finishedAt: now(),
  })
  observer.failed(migration.projectId, error)
}

async function applySteps(
  migration: MigrationRecord,
  previous: Model | undefined,
  options: MigrationRunnerOptions,
  progress: { applied: number },
): Promise<void> {
  const { database, store, namespaceOf } = options
  const namespace = namespaceOf(migration.projectId)
  const storage = (model: Model) => storageOfModel(model, { ...options.storage, namespace })
  const catalog = await readCatalog(database, database, namespace)
  const before = previous ?? { syntax: migration.model.syntax, types: [], relations: [], enums: [] }
  const renames: Renames = renamesOfSteps(migration.steps, migration.model)
  const changes = planChanges(migration.steps, {
    before: storage(before),
    after: storage(migration.model),
    renames,
    catalog,
    uniqueIndexName: (table, column) => database.dialect.uniqueIndexName(table, column),
  })
  const isFirst = before.types.length === 0
  const relayTable: readonly TableChange[] =
    migration.model.syntax === 'v1.0' && isFirst
      ? [{ kind: 'ddl', operation: { kind: 'create-relay-table', namespace } }]
      : []
  const work = async (runner: SqlRunner): Promise<void> => {
    for (const change of relayTable) await applyChange(change, database, runner)
    for (const [index, step] of changes.entries()) {
      for (const change of step) await applyChange(change, database, runner)
      progress.applied = index + 1
      // seen by those who poll; where one writer locks all, only at the end
      if (database.capabilities.concurrentWrites && step.length > 0)
        await store.updateMigration(migration, { applied: progress.applied })
    }
    for (const change of missingIndexes(storage(migration.model), catalog, changes.flat()))
      await applyChange(change, database, runner)
  }
  await (database.capabilities.transactionalDdl ? database.transaction(work) : work(database))
}
