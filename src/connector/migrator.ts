import type { Slices } from '../util/slices.js'
import type { Renames } from '../datamodel/renames.js'
import type { Diagnostics } from '../errors/diagnostic.js'
import type { MigrationStep } from '../migration/step.js'
import type { Model } from '../model/model.js'
import type { MigrationStore } from './project-store.js'

/** From the active model to the next one. */
export interface ModelChange {
  /** Where the project's data are. */
  readonly namespace: string
  readonly previous: Model
  readonly next: Model
}

/** A change of the model with the steps that make it. */
export interface ModelMigration extends ModelChange {
  readonly steps: readonly MigrationStep[]
  readonly renames: Renames
}

/** Changes what a database has of models. */
export interface Migrator {
  /** Names that the database cannot keep or cannot keep apart; `noMigration`: the data are there already. */
  checkNames(change: ModelChange, options: { readonly noMigration: boolean }): Slices<Diagnostics>
  /** What keeps the next model from being served from the data as they are (datamodel.md section 16). */
  checkData(change: ModelChange): Promise<Diagnostics>
  /** What the steps would do to existing data (migrations.md section 7). Changes nothing. */
  checkSteps(migration: ModelMigration): Promise<Diagnostics>
  /** Plans over the data as they are now. Changes nothing. `isResumed`: some of it may have been done before. */
  plan(migration: ModelMigration, options?: { readonly isResumed: boolean }): Promise<PlannedMigration>
  /** The way back of a migration that another process has begun. */
  planBack(migration: ModelMigration): Promise<PlannedMigration>
  /** Whether a model's data would be those of the server itself, where they are in one namespace. */
  meetsServerData(model: Model, namespace: string): boolean
}

export interface PlannedMigration {
  /** What it runs, as it could be run by hand, in order. */
  statements(): readonly string[]
  /** Makes the changes. Rejects with `DatabaseError`. */
  apply(progress: MigrationProgress): Promise<void>
  /** The way back, which spares what was there before the first change. */
  planBack(migration: ModelMigration): Promise<PlannedMigration>
}

export interface MigrationProgress {
  /** So many steps are done. */
  done(steps: number): void
  /**
   * All changes are made, and stored with what is written to `store` now where migrations are atomic: nothing is when
   * it rejects.
   */
  made(store: MigrationStore): Promise<void>
}
