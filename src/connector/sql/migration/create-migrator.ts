import { beginWork } from '../../../util/breather.js'
import { inSlices } from '../../../util/slices.js'
import { Problem } from '../../../errors/problem.js'
import type { Diagnostic, Diagnostics } from '../../../errors/diagnostic.js'
import { nameMap } from '../../../migration/name-map.js'
import { renamesOfSteps } from '../../../migration/renames-of-steps.js'
import type { MigrationProgress, Migrator, ModelChange, ModelMigration, PlannedMigration } from '../../migrator.js'
import type { MigrationStore } from '../../project-store.js'
import { once } from '../../../util/once.js'
import type { Database, SqlRunner } from '../database/database.js'
import { storageOfModel, type StorageOptions } from '../storage/storage-of-model.js'
import type { Storage } from '../storage/storage.js'
import { applyChanges, readCatalog, textsOfChanges } from './changes/apply-changes.js'
import type { TableChange } from './changes/change.js'
import { planChanges, type PlanChangesInput, type PlannedChanges } from './changes/plan-changes.js'
import { checkTables } from './destructive-changes/check-tables.js'
import { createDataQuestions } from './destructive-changes/data-questions.js'
import { findDestructiveChanges } from './destructive-changes/find-destructive-changes.js'
import { missingIndexes, unfitCounters, unfitIndexes } from './destructive-changes/index-diagnostics.js'
import { meetingNames, otherSpellings, refusedNames } from './destructive-changes/meeting-names.js'
import { namesOfIndexes } from './destructive-changes/names-of-indexes.js'
import { makeConcurrently } from './make-concurrently.js'
import { planMigration, type MigrationChanges, type TableMigration } from './plan-migration.js'
import { spareFound, spareHeld } from './spare-foreign-data.js'

export interface MigratorContext {
  readonly database: Database
  readonly storage: Omit<StorageOptions, 'namespace'>
  /** Tables of the server itself in a namespace. */
  reservedTables(namespace: string): readonly string[]
  /** The store of migrations, over a transaction or none. */
  storeOn(runner: SqlRunner): MigrationStore
}

/** Changes the tables of projects. */
export function createMigrator(context: MigratorContext): Migrator {
  const { database, storage } = context
  const { identifiers } = database.dialect
  /** A deploy asks for the same storages several times. */
  const known = new WeakMap<ModelChange['next'], Storage>()
  function storageIn(model: ModelChange['next'], namespace: string): Storage {
    const before = known.get(model)
    if (before?.namespace === namespace) return before
    const made = storageOfModel(model, { ...storage, namespace, kept: identifiers.kept })
    known.set(model, made)
    return made
  }
  const storagesOf = ({ previous, next, namespace }: ModelChange): Storages => ({
    before: storageIn(previous, namespace),
    after: storageIn(next, namespace),
  })
  async function plan(
    migration: ModelMigration,
    more: Pick<TableMigration, 'isResumed' | 'spare'>,
  ): Promise<PlannedMigration> {
    const reservedTables = context.reservedTables(migration.namespace)
    return plannedMigration(await planMigration({ ...migration, ...more, reservedTables }, database, storage), {
      ...context,
      plan,
    })
  }
  return {
    *checkNames(change, { noMigration }) {
      const storages = storagesOf(change)
      yield
      const reserved = context.reservedTables(change.namespace)
      const meeting = meetingNames(storages.after, identifiers, reserved)
      if (noMigration) return whereTablesAreThere(meeting, storages, identifiers)
      yield
      const refused = refusedNames(storages, identifiers)
      yield
      const unfit = [
        ...unfitIndexes(storages.after, database.dialect.indexSupport),
        ...unfitCounters(storages.after, database.capabilities),
      ]
      const asIndexes = namesOfIndexes(storages, identifiers, database.dialect.indexNaming)
      return { errors: [...refused, ...meeting, ...asIndexes, ...unfit], warnings: [] }
    },
    async checkData(change) {
      const { before, after } = storagesOf(change)
      const catalog = await readCatalog(database, database, change.namespace)
      const missing = missingIndexes(after, catalog)
      const known = new Set(missingIndexes(before, catalog).warnings.map(({ description }) => description))
      return {
        errors: [...checkTables(after, catalog, before), ...missing.errors],
        warnings: missing.warnings.filter(({ description }) => !known.has(description)),
      }
    },
    checkSteps: (migration) => checkSteps(migration, storagesOf(migration), context),
    plan: (migration, options = { isResumed: false }) => plan(migration, options),
    planBack: (migration) => plan(migration, { isResumed: true, spare: spareHeld(database) }),
    meetsServerData(model, namespace) {
      const laidOut = storageOfModel(model, { ...storage, namespace })
      const own = meetingNames(laidOut, identifiers, []).length
      return meetingNames(laidOut, identifiers, context.reservedTables(namespace)).length !== own
    },
  }
}

interface Storages {
  readonly before: Storage
  readonly after: Storage
}

/**
 * Two elements of one name in the database, where a service only serves tables: it may mean them so, as views of old
 * data, and is warned when it is new. The server's own tables are nobody's.
 */
function whereTablesAreThere(
  meeting: readonly Diagnostic[],
  { before, after }: Storages,
  identifiers: Database['dialect']['identifiers'],
): Diagnostics {
  const known = new Set(meetingNames(before, identifiers, []).map(({ description }) => description))
  const shared = new Set(meetingNames(after, identifiers, []).map(({ description }) => description))
  return {
    errors: meeting.filter(({ description }) => !shared.has(description)),
    warnings: meeting.filter(({ description }) => shared.has(description) && !known.has(description)),
  }
}

async function checkSteps(
  { namespace, next, steps, renames }: ModelMigration,
  storages: Storages,
  { database, reservedTables }: MigratorContext,
): Promise<Diagnostics> {
  const catalog = once(() => readCatalog(database, database, namespace))
  const { breathe } = beginWork()
  const { identifiers } = database.dialect
  const spelled = steps.length === 0 ? [] : otherSpellings(storages, identifiers, await catalog())
  if (spelled.length > 0) return { errors: spelled, warnings: [] }
  await breathe()
  const reserved = reservedTables(namespace)
  const spares = ({ table }: { readonly table: string }): boolean => reserved.includes(table)
  const effects =
    steps.length === 0
      ? []
      : await plannedEffects(
          steps,
          { ...storages, renames: renamesOfSteps(steps, next), catalog: await catalog(), spares },
          database,
        )
  if (effects instanceof Problem)
    return { errors: [{ type: 'Global', field: null, description: effects.message }], warnings: [] }
  await breathe()
  const questions = createDataQuestions(database, namespace, catalog)
  return findDestructiveChanges(steps, { ...storages, renames, effects, catalog, questions })
}

/** What the changes of the steps would do to data; the reason why they cannot be made. */
async function plannedEffects(
  steps: ModelMigration['steps'],
  input: Omit<PlanChangesInput, 'naming' | 'indexSupport' | 'isResumed'>,
  { dialect }: Database,
): Promise<PlannedChanges['effects'] | Problem> {
  try {
    const { indexNaming: naming, indexSupport } = dialect
    const planned = await inSlices(planChanges(steps, { ...input, naming, indexSupport, isResumed: false }))
    return planned.effects
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

interface PlanContext extends MigratorContext {
  plan(migration: ModelMigration, more: Pick<TableMigration, 'isResumed' | 'spare'>): Promise<PlannedMigration>
}

function plannedMigration(changes: MigrationChanges, context: PlanContext): PlannedMigration {
  const { database, storeOn } = context
  const { concurrent, before, steps, after, catalog } = changes
  return {
    statements: () => textsOfChanges([...concurrent, ...before, ...steps.flat(), ...after], database.dialect),
    async apply(progress) {
      const undo = await makeConcurrently(concurrent, database)
      try {
        if (database.capabilities.atomicMigrations) await makeTogether(changes, progress, context)
        else await makeOneByOne(changes, database, progress).then(() => progress.made(storeOn(database)))
      } catch (error) {
        await undo()
        throw error
      }
    },
    planBack(back) {
      const { newType } = nameMap(back.previous, back.next, back.renames)
      return context.plan(back, {
        isResumed: true,
        spare: catalog ? spareFound(catalog, newType) : spareHeld(database),
      })
    },
  }
}

/** Makes the changes in one transaction with the record of their end: a server that is killed leaves both or neither. */
const makeTogether = (
  changes: MigrationChanges,
  progress: MigrationProgress,
  { database, storeOn }: PlanContext,
): Promise<void> =>
  database.transaction(async (runner) => {
    for (const statement of database.dialect.beforeMigration) await runner.runText(statement)
    await makeChanges(changes, database, runner, progress)
    await progress.made(storeOn(runner))
  })

/** Makes changes of which each commits by itself, on one connection without the limits of requests. */
function makeOneByOne(changes: MigrationChanges, database: Database, progress: MigrationProgress): Promise<void> {
  const { beforeMigration, afterMigration = [] } = database.dialect
  return database.transaction(async (runner) => {
    for (const statement of beforeMigration) await runner.runText(statement)
    try {
      await makeChanges(changes, database, runner, progress)
    } finally {
      for (const statement of afterMigration) await runner.runText(statement)
    }
  })
}

/** Makes the changes; hears of every step that is done. Throws `DatabaseError`. */
function makeChanges(
  { before, steps, after }: MigrationChanges,
  database: Database,
  runner: SqlRunner,
  { done }: MigrationProgress,
): Promise<void> {
  const groups: readonly (readonly TableChange[])[] = [before, ...steps, after]
  return applyChanges(groups, database, runner, (made) => {
    if (made > 1 && made < groups.length) done(made - 1)
  })
}
