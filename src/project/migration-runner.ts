import type { Runtime } from '../util/runtime.js'
import type { Connector } from '../connector/connector.js'
import type { PlannedMigration } from '../connector/migrator.js'
import { DatabaseError } from '../errors/database-error.js'
import { Problem } from '../errors/problem.js'
import { inferSteps } from '../migration/infer-steps.js'
import { emptyModel, type Model } from '../model/model.js'
import type { MigrationRecord } from '../connector/migration-record.js'
import { changeBack } from './change-back.js'
import { reportProgress } from './report-progress.js'
import { retryDeadlocks } from './retry-deadlocks.js'
import type { Projects } from './projects.js'
import { renamesBack, renamesOfSteps } from '../migration/renames-of-steps.js'

export interface MigrationRunnerOptions {
  readonly connector: Connector
  namespaceOf(projectId: string): string
  readonly runtime: Pick<Runtime, 'now' | 'pause'>
  readonly projects: Pick<Projects, 'refreshAfter'>
  readonly observer: MigrationObserver
}

/** Held while a migration of a project is stored or applied. */
export const deployLockName = (namespace: string, projectId: string): string => `refract:${namespace}:${projectId}`

/** Hears how migrations go. */
export interface MigrationObserver {
  /** What an earlier process left open is resumed. */
  resuming(migration: MigrationRecord): void
  started(projectId: string, revision: number): void
  applied(projectId: string, revision: number): void
  failed(projectId: string, error: unknown): void
  /** A datamodel was deployed that names directives which do not count without `@refract`. */
  ignored(projectId: string, directives: readonly string[]): void
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
  const { connector, namespaceOf, observer } = options
  const { store } = connector
  const running = new Map<string, Promise<void>>()

  async function applyOpen(projectId: string, release: () => Promise<void>): Promise<void> {
    // an original that starts meanwhile waits; without the lock the work goes on, for its own start may be what has it
    const releaseOriginal = await connector.tryOriginalLock().catch(() => undefined)
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
    const release = await connector.tryLock(deployLockName(namespaceOf(projectId), projectId))
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
  const { connector, observer } = options
  const { store } = connector
  observer.started(migration.projectId, migration.revision)
  const previous = (await store.current(migration.projectId))?.model ?? emptyModel
  if (migration.status === 'ROLLING_BACK') return undo(migration, previous, { options, applied: migration.applied })
  await store.updateMigration(migration, { status: 'IN_PROGRESS', startedAt: options.runtime.now() })
  const progress: Progress = { applied: 0 }
  try {
    await retryDeadlocks(() => apply(migration, previous, options, progress), options.runtime)
    observer.applied(migration.projectId, migration.revision)
  } catch (error) {
    observer.failed(migration.projectId, error)
    const failure = {
      cause: error,
      options,
      applied: progress.applied,
      errors: [describeFailure(error, migration, progress.applied)],
    }
    if (connector.capabilities.atomicMigrations) await recordRollback(migration, failure)
    else await undo(migration, previous, { ...failure, ...(progress.planned ? { planned: progress.planned } : {}) })
  }
}

async function apply(
  migration: MigrationRecord,
  previous: Model,
  options: MigrationRunnerOptions,
  progress: Progress,
): Promise<void> {
  const { connector, projects, namespaceOf } = options
  const { projectId, model: next, steps, status } = migration
  const isAtomic = connector.capabilities.atomicMigrations
  const planned = await connector.migrator.plan(
    { namespace: namespaceOf(projectId), previous, next, steps, renames: renamesOfSteps(steps, next) },
    { isResumed: !isAtomic && (status === 'IN_PROGRESS' || progress.planned !== undefined) },
  )
  await connector.store.keepStatements(migration, planned.statements())
  // what a process before this one has made is not told from what it found, nor what was made before another try
  if (status === 'PENDING') progress.planned ??= planned
  const reporter = reportProgress(migration, options)
  let refreshed: Promise<void> | undefined
  let markStored: () => void = () => undefined
  const stored = new Promise<void>((resolve) => (markStored = resolve))
  try {
    await planned.apply({
      done(count) {
        progress.applied = count
        reporter.done(count)
      },
      async made(store) {
        await reporter.end()
        const success = { status: 'SUCCESS', applied: steps.length, finishedAt: options.runtime.now() } as const
        const record = async (): Promise<void> => {
          const isMine = await store.updateMigration(migration, success)
          // with the changes themselves, which are undone
          if (!isMine && isAtomic) throw new Problem('Another server has ended this migration.')
        }
        if (!isAtomic) return projects.refreshAfter(projectId, record)
        await record()
        refreshed = projects.refreshAfter(projectId, () => stored)
        refreshed.catch(() => undefined)
      },
    })
  } finally {
    await reporter.end()
    markStored()
  }
  await refreshed
}

interface Progress {
  applied: number
  /** As it was planned before the first change. */
  planned?: PlannedMigration
}

interface Failure {
  readonly cause?: unknown
  readonly options: MigrationRunnerOptions
  readonly applied: number
  readonly errors?: readonly string[]
  readonly planned?: PlannedMigration
}

async function recordRollback(migration: MigrationRecord, { options, applied, errors }: Failure): Promise<void> {
  const { connector, projects, runtime } = options
  const change = { status: 'ROLLBACK_SUCCESS', applied, rolledBack: applied, finishedAt: runtime.now() } as const
  const isMine = await connector.store.updateMigration(migration, { ...change, ...(errors ? { errors } : {}) })
  // it was over: the answer to the commit was lost, or another server was faster
  if (!isMine) await projects.refreshAfter(migration.projectId, () => Promise.resolve())
}

/** Where changes of tables cannot be rolled back, they are changed back; data that went with them are lost. */
async function undo(migration: MigrationRecord, previous: Model, failure: Failure): Promise<void> {
  const { options, applied, errors = migration.errors, planned } = failure
  const { connector, observer, projects } = options
  const { store } = connector
  const { projectId, model } = migration
  const isOpen = await store.updateMigration(migration, { status: 'ROLLING_BACK', applied, errors })
  // its end was recorded, but the answer to that was lost, or what came behind it failed: its tables stay
  if (!isOpen) return projects.refreshAfter(projectId, () => Promise.resolve())
  try {
    const renames = renamesBack(migration.steps, previous)
    const back = {
      namespace: options.namespaceOf(projectId),
      previous: model,
      next: previous,
      steps: inferSteps(model, previous, renames),
      renames,
    }
    await changeBack(() => (planned ?? connector.migrator).planBack(back), failure.cause, options.runtime)
  } catch (error) {
    observer.failed(projectId, error)
    await store.updateMigration(migration, {
      status: 'ROLLBACK_FAILURE',
      errors: [describeFailure(error, migration, undefined)],
      finishedAt: options.runtime.now(),
    })
    return
  }
  await recordRollback(migration, failure)
}

function describeFailure(error: unknown, { steps }: MigrationRecord, applied: number | undefined): string {
  const message =
    error instanceof DatabaseError || error instanceof Problem
      ? error.message
      : 'An internal error stopped the migration; the log has more.'
  const step = applied === undefined ? undefined : steps[applied]
  if (applied === undefined || step === undefined) return message
  return `${message} (step ${String(applied + 1)} of ${String(steps.length)}: ${step.type})`
}
