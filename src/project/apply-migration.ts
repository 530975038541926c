import type { Database, SqlRunner } from '../connector/sql/database/database.js'
import type { Renames } from '../datamodel/renames.js'
import { applyChanges, readCatalog } from '../connector/sql/migration/changes/apply-changes.js'
import type { TableChange } from '../connector/sql/migration/changes/change.js'
import { planChanges } from '../connector/sql/migration/changes/plan-changes.js'
import type { MigrationStep } from '../connector/sql/migration/steps/step.js'
import type { Model } from '../model/model.js'
import { storageOfModel, type StorageOptions } from '../connector/sql/storage/storage-of-model.js'

/** A change of the tables from one model's to another's. */
export interface TableMigration {
  readonly namespace: string
  readonly previous: Model
  readonly next: Model
  readonly steps: readonly MigrationStep[]
  readonly renames: Renames
  /** Some of its changes may have been made before, where they commit one by one. */
  readonly isResumed?: boolean
}

export interface MigrationChanges {
  /** In front of all steps. */
  readonly before: readonly TableChange[]
  readonly steps: readonly (readonly TableChange[])[]
  readonly after: readonly TableChange[]
}

/** Plans over the tables as they are now. Changes nothing. */
export async function planMigration(
  { namespace, previous, next, steps, renames, isResumed = false }: TableMigration,
  database: Database,
  storage: Omit<StorageOptions, 'namespace'>,
): Promise<MigrationChanges> {
  // a passive deploy has no steps and leaves the tables alone
  if (!steps.some(({ type }) => type !== 'UpdateSecrets')) return { before: [], steps: steps.map(() => []), after: [] }
  const [before, after] = [previous, next].map((model) => storageOfModel(model, { ...storage, namespace })) as [
    ReturnType<typeof storageOfModel>,
    ReturnType<typeof storageOfModel>,
  ]
  const catalog = await readCatalog(database, database, namespace)
  const { indexNaming: naming } = database.dialect
  const planned = planChanges(steps, { before, after, renames, catalog, naming, isResumed })
  // servers before 1.31 look for it beside v1.0 types
  const needsRelayTable = next.syntax === 'v1.0' && previous.types.length === 0
  return {
    before: needsRelayTable ? [{ kind: 'ddl', operation: { kind: 'create-relay-table', namespace } }] : [],
    steps: planned.steps,
    after: planned.additions,
  }
}

/** Makes the changes; hears of every step that is done. Throws `DatabaseError`. */
export const makeChanges = (
  { before, steps, after }: MigrationChanges,
  database: Database,
  runner: SqlRunner,
  done: (steps: number) => void,
): Promise<void> =>
  applyChanges([before, ...steps, after], database, runner, (groups) => {
    if (groups > 1 && groups < steps.length + 2) done(groups - 1)
  })
