import type { Database } from '../database/database.js'
import type { DeletionRules } from '../plan/write/cascade.js'
import type { Storage } from '../storage/storage.js'

/** What running writes of one project takes. */
export interface WriteEnvironment {
  readonly database: Database
  readonly storage: Storage
  readonly deletionRules: DeletionRules
  /** Whether changes by many-writes, nested deletes and cascades are told too (mutations.md section 18). */
  readonly tellsAllChanges: boolean
  newCuid(): string
  newUuid(): string
  /** The time as a DateTime value. */
  now(): string
  /** Waits before another try. */
  pause(ms: number): Promise<void>
  random(): number
}
