import type { HeldValues } from '../model/held-value.js'

/** What a database can do, as far as anything above its connector asks. */
export interface ConnectorCapabilities extends HeldValues {
  /** Other connections can write while a transaction is open. */
  readonly concurrentWrites: boolean
  /** A migration and the record of its end are stored together or not at all. */
  readonly atomicMigrations: boolean
  /** There is a type for UUIDs, so `UUID! @id` is accepted. */
  readonly uuidIds: boolean
  /** The greatest number of digits that a Decimal may have (beyond.md section 11.1). */
  readonly decimalDigits: number
  /** Whether equal text is the same text: not where a collation sees beyond case and accents. */
  readonly comparesText: 'exactly' | 'by collation'
}
