import type { Runtime } from '../../../util/runtime.js'
import type { Database } from '../database/database.js'
import type { DeletionWays } from '../plan/write/cascade.js'
import type { RestorationRules } from '../plan/write/restoring.js'
import type { Storage } from '../storage/storage.js'

/** Ids, time and chance of writes. */
export type WriteRuntime = Pick<Runtime, 'newCuid' | 'newUuid' | 'now' | 'epochMs' | 'clock' | 'pause' | 'random'>

/** What running writes of one project takes. */
export interface WriteEnvironment extends WriteRuntime {
  readonly database: Database
  readonly storage: Storage
  readonly deletionRules: DeletionWays
  readonly restorationRules: RestorationRules
  /** Whether changes by many-writes, nested deletes and cascades are told too (mutations.md section 18). */
  readonly reportsAllChanges: boolean
}
