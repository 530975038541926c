import type { Database } from '../connector/sql/database/database.js'
import { DatabaseError } from '../errors/database-error.js'
import { Problem } from '../errors/problem.js'
import { nameMap } from '../migration/name-map.js'
import { inferSteps } from '../migration/infer-steps.js'
import { emptyModel, type Model } from '../model/model.js'
import type { StorageOptions } from '../connector/sql/storage/storage-of-model.js'
import type { Catalog } from '../connector/sql/tree/catalog.js'
import { makeChanges, planMigration, type MigrationChanges } from './apply-migration.js'
import type { MigrationRecord } from '../connector/migration-record.js'
import { reportProgress } from './report-progress.js'
import type { ProjectStore } from './project-store.js'
import type { Projects } from './projects.js'
import { renamesBack, renamesOfSteps } from '../migration/renames-of-steps.js'
import { spareFound, spareHeld } from './spare-foreign-data.js'

export interface MigrationRunnerOptions {
  readonly database: Database
  readonly store: ProjectStore
  readonly storage: Omit<StorageOptions, 'namespace'>
  namespaceOf(projectId: string): string
  /** Tables of the server itself in a namespace. */
  reservedTables(namespace: string): readonly string[]
  /** The time as a DateTime value. */
  now(): string
  pause(ms: number): Promise<void>
  readonly projects: Pick<Projects, 'refreshAfter'>
  readonly observer: MigrationObserver
}

/** Held while a migration of a project is stored or applied. */
export const deployLockName = (namespace: string, projectId: string): string => `refract:${namespace}:${projectId}`

/** Hears how migrations go. */
export interface MigrationObserver {
  /** What an earlier process left open is taken up. */
  resuming(migration: MigrationRecord): void
  started(projectId: string, revision: number): void
  applied(projectId: string, revision: number): void
  failed(projectId: string, error: unknown): void
}

/** Applies stored migrations, one at a time for each project, on one server at a time. */
export interface MigrationRunner {
  /** Applies the migration that was stored under the lock, which it gives back. Never throws. */
  run(projectId: string, release: () => Promise<void>): Promise<void>
  /** Takes up what an earlier process left open, another Prisma's too. */
  resumeAll(): Promise<void>
  /** Takes up migrations of servers like this one that ended in the middle; those that are at work hold their locks. */
  resumeAbandoned(): Promise<void>
  /** Ends when all running migrations have ended. */
  settle(): Promise<void>
}

export function createMigrationRunner(options: MigrationRunnerOptions): MigrationRunner {
  const { database, store, namespaceOf, observer } = options
  const running = new Map<string, Promise<void>>()

  async function applyOpen(projectId: string, release: () => Promise<void>): Promise<void> {
    // an original that starts meanwhile waits; without the lock the work goes on, for its own start may be what has it
    const releaseOriginal = await database.tryOriginalLock().catch(() => undefined)
    try {
      for (const migration of await store.openMigrations(projectId)) await applyMigration(migration, options)
    } finally {
      await releaseOriginal?.()
      await release()
    }
  }

  function track(projectId: string, work: Promise<void>): Promise<void> {
    const tracked = work
      .catch((error: unknown) => {
        observer.failed(projectId, error)
      })
      .finally(() => {
        if (running.get(projectId) === tracked) running.delete(projectId)
      })
    running.set(projectId, tracked)
    return tracked
  }

  async function resume(first: MigrationRecord): Promise<void> {
    const { projectId } = first
    if (running.has(projectId)) return running.get(projectId)
    const release = await database.tryLock(deployLockName(namespaceOf(projectId), projectId))
    if (release === undefined) return
    observer.resuming(first)
    await track(projectId, applyOpen(projectId, release))
  }

  async function resumeEach(open: readonly MigrationRecord[]): Promise<void> {
    const firsts = open.filter((one, index) => open.findIndex(({ projectId }) => projectId === one.projectId) === index)
    await Promise.all(firsts.map(resume))
  }

  return {
    run: (projectId, release) => track(projectId, applyOpen(projectId, release)),
    resumeAll: async () => resumeEach(await store.openMigrations()),
    resumeAbandoned: async () => resumeEach((await store.openMigrations()).filter(({ deployed }) => deployed !== null)),
    settle: async () => {
      await Promise.allSettled(running.values())
    },
  }
}

async function applyMigration(migration: MigrationRecord, options: MigrationRunnerOptions): Promise<void> {
  const { store, observer } = options
  observer.started(migration.projectId, migration.revision)
  const previous = (await store.current(migration.projectId))?.model ?? emptyModel
  if (migration.status === 'ROLLING_BACK') return undo(migration, previous, { options, applied: migration.applied })
  await store.updateMigration(migration, { status: 'IN_PROGRESS', startedAt: options.now() })
  const progress: Progress = { applied: 0 }
  try {
    await retryDeadlocks(() => apply(migration, previous, options, progress), options)
    observer.applied(migration.projectId, migration.revision)
  } catch (error) {
    observer.failed(migration.projectId, error)
    const failure = {
      options,
      applied: progress.applied,
      errors: [describeFailure(error, migration, progress.applied)],
    }
    if (options.database.capabilities.atomicMigrations) await recordRollback(migration, failure)
    else await undo(migration, previous, { ...failure, ...(progress.found ? { found: progress.found } : {}) })
  }
}

const deadlockTries = 3
const deadlockPauseMs = 200

/** Requests that hold what a migration waits for, and the other way round, may make the database end it. */
async function retryDeadlocks(work: () => Promise<void>, { pause }: MigrationRunnerOptions): Promise<void> {
  for (let tried = 1; ; tried += 1)
    try {
      await work()
      return
    } catch (error) {
      if (tried === deadlockTries || !(error instanceof DatabaseError) || error.fault !== 'deadlock') throw error
      await pause(deadlockPauseMs * tried)
    }
}

async function apply(
  migration: MigrationRecord,
  previous: Model,
  options: MigrationRunnerOptions,
  progress: Progress,
): Promise<void> {
  const { database, store, projects, storage } = options
  const { projectId, model: next, steps } = migration
  const renames = renamesOfSteps(steps, next)
  const namespace = options.namespaceOf(projectId)
  const changes = await planMigration(
    {
      namespace,
      reservedTables: options.reservedTables(namespace),
      previous,
      next,
      steps,
      renames,
      isResumed: migration.status === 'IN_PROGRESS' && !database.capabilities.atomicMigrations,
    },
    database,
    storage,
  )
  // what a process before this one has made is not told from what it found
  if (migration.status === 'PENDING' && changes.catalog) progress.found = changes.catalog
  const reporter = reportProgress(migration, options)
  const done = (count: number): void => {
    progress.applied = count
    reporter.done(count)
  }
  const success = { status: 'SUCCESS', applied: steps.length, finishedAt: options.now() } as const
  if (!database.capabilities.atomicMigrations) {
    await makeSettledChanges(changes, database, done)
    await reporter.end()
    return projects.refreshAfter(projectId, async () => {
      await store.updateMigration(migration, success)
    })
  }
  let refreshed: Promise<void> | undefined
  let markCommitted: () => void = () => undefined
  const committed = new Promise<void>((resolve) => (markCommitted = resolve))
  try {
    await database.transaction(async (runner) => {
      for (const statement of database.dialect.beforeMigration) await runner.runText(statement)
      await makeChanges(changes, database, runner, done)
      await reporter.end()
      // with the changes themselves: a server that is killed leaves both or neither
      const isMine = await store.updateMigration(migration, { ...success, finishedAt: options.now() }, runner)
      if (!isMine) throw new Problem('Another server has ended this migration.')
      refreshed = projects.refreshAfter(projectId, () => committed)
      refreshed.catch(() => undefined)
    })
  } finally {
    await reporter.end()
    markCommitted()
  }
  await refreshed
}

/** Makes changes of which each commits by itself, on one connection without the limits of requests. */
function makeSettledChanges(
  changes: MigrationChanges,
  database: Database,
  done: (steps: number) => void,
): Promise<void> {
  const { beforeMigration, afterMigration = [] } = database.dialect
  return database.transaction(async (runner) => {
    for (const statement of beforeMigration) await runner.runText(statement)
    try {
      await makeChanges(changes, database, runner, done)
    } finally {
      for (const statement of afterMigration) await runner.runText(statement)
    }
  })
}

interface Progress {
  applied: number
  /** The tables before the first change. */
  found?: Catalog
}

interface Failure {
  readonly options: MigrationRunnerOptions
  readonly applied: number
  readonly errors?: readonly string[]
  readonly found?: Catalog
}

async function recordRollback(migration: MigrationRecord, { options, applied, errors }: Failure): Promise<void> {
  const { store, projects, now } = options
  const change = { status: 'ROLLBACK_SUCCESS', applied, rolledBack: applied, finishedAt: now() } as const
  const isMine = await store.updateMigration(migration, { ...change, ...(errors ? { errors } : {}) })
  // it was over: the answer to the commit was lost, or another server was faster
  if (!isMine) await projects.refreshAfter(migration.projectId, () => Promise.resolve())
}

/** Where changes of tables cannot be rolled back, they are changed back; data that went with them are lost. */
async function undo(migration: MigrationRecord, previous: Model, failure: Failure): Promise<void> {
  const { options, applied, errors = migration.errors, found } = failure
  const { store, database, storage, observer } = options
  const { projectId, model } = migration
  await store.updateMigration(migration, { status: 'ROLLING_BACK', applied, errors })
  try {
    const renames = renamesBack(migration.steps, previous)
    const steps = inferSteps(model, previous, renames)
    const namespace = options.namespaceOf(projectId)
    const spare = found ? spareFound(found, nameMap(model, previous, renames).newType) : spareHeld(database)
    const changes = await planMigration(
      {
        namespace,
        previous: model,
        next: previous,
        steps,
        renames,
        isResumed: true,
        spare,
        reservedTables: options.reservedTables(namespace),
      },
      database,
      storage,
    )
    await makeSettledChanges(changes, database, () => undefined)
  } catch (error) {
    observer.failed(projectId, error)
    await store.updateMigration(migration, {
      status: 'ROLLBACK_FAILURE',
      errors: [describeFailure(error, migration, undefined)],
      finishedAt: options.now(),
    })
    return
  }
  await recordRollback(migration, failure)
}

function describeFailure(error: unknown, { steps }: MigrationRecord, applied: number | undefined): string {
  const message =
    error instanceof DatabaseError || error instanceof Problem
      ? error.message
      : 'An internal error stopped the migration; the log tells more.'
  const step = applied === undefined ? undefined : steps[applied]
  if (applied === undefined || step === undefined) return message
  return `${message} (step ${String(applied + 1)} of ${String(steps.length)}: ${step.type})`
}
