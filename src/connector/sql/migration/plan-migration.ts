import { inSlices } from '../../../util/slices.js'
import type { Database } from '../database/database.js'
import type { Renames } from '../../../datamodel/renames.js'
import { readCatalog } from './changes/apply-changes.js'
import type { TableChange } from './changes/change.js'
import type { DropEffect } from './changes/effect.js'
import { planChanges, type PlannedChanges } from './changes/plan-changes.js'
import { planTextIndexes } from './changes/text-indexes.js'
import type { MigrationStep } from '../../../migration/step.js'
import type { Model } from '../../../model/model.js'
import type { Storage } from '../storage/storage.js'
import { storageOfModel, type StorageOptions } from '../storage/storage-of-model.js'
import type { Catalog } from '../tree/catalog.js'

/** A change of the tables from one model's to another's. */
export interface TableMigration {
  readonly namespace: string
  readonly previous: Model
  readonly next: Model
  readonly steps: readonly MigrationStep[]
  readonly renames: Renames
  /** Some of its changes may have been made before, where they commit one by one. */
  readonly isResumed?: boolean
  /** Tables of the server itself in that namespace: never dropped. */
  readonly reservedTables: readonly string[]
  /** What is not dropped though the next model does not know it, asked with what each step would drop. */
  readonly spare?: (effects: PlannedChanges['effects'], storages: Storages) => Promise<(effect: DropEffect) => boolean>
}

export interface Storages {
  readonly before: Storage
  readonly after: Storage
  /** The tables as they are now. */
  readonly catalog: Catalog
}

export interface MigrationChanges {
  /** The tables before the first change; undefined where none is made. */
  readonly catalog?: Catalog
  /** Outside of the transaction of all else, in front of it. */
  readonly concurrent: readonly TableChange[]
  /** In front of all steps. */
  readonly before: readonly TableChange[]
  readonly steps: readonly (readonly TableChange[])[]
  readonly after: readonly TableChange[]
}

/** Plans over the tables as they are now. Changes nothing. */
export async function planMigration(
  { namespace, previous, next, steps, renames, isResumed = false, reservedTables, spare }: TableMigration,
  database: Database,
  storage: Omit<StorageOptions, 'namespace'>,
): Promise<MigrationChanges> {
  // a passive deploy has no steps and leaves the tables alone
  if (!steps.some(({ type }) => type !== 'UpdateSecrets'))
    return { concurrent: [], before: [], steps: steps.map(() => []), after: [] }
  const { kept } = database.dialect.identifiers
  const before = storageOfModel(previous, { ...storage, namespace, kept })
  const after = storageOfModel(next, { ...storage, namespace, kept })
  const catalog = await readCatalog(database, database, namespace)
  const { indexNaming: naming, indexSupport } = database.dialect
  const isReserved = ({ table }: DropEffect): boolean => reservedTables.includes(table)
  const input = { before, after, renames, catalog, naming, indexSupport, isResumed, spares: isReserved }
  const first = await inSlices(planChanges(steps, input))
  const isSpared = await spare?.(first.effects, input)
  const planned = isSpared
    ? await inSlices(planChanges(steps, { ...input, spares: (effect) => isReserved(effect) || isSpared(effect) }))
    : first
  // servers before 1.31 look for it beside v1.0 types
  const needsRelayTable = next.syntax === 'v1.0' && previous.types.length === 0
  const textIndexes = planTextIndexes(input)
  return {
    catalog,
    concurrent: [...planned.concurrent, ...textIndexes.concurrent],
    before: [
      ...(needsRelayTable ? [{ kind: 'ddl', operation: { kind: 'create-relay-table', namespace } } as const] : []),
      ...planned.before,
      ...textIndexes.dropped,
    ],
    steps: planned.steps,
    after: [...planned.additions, ...textIndexes.created],
  }
}
