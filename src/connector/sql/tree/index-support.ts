import type { ScalarType } from '../../../model/scalar.js'
import type { IndexMethod } from '../../../model/type-index.js'

/** What a database can do with the indexes that datamodels ask for (beyond.md section 10.1). */
export interface IndexSupport {
  readonly methods: readonly IndexMethod[]
  /** They can be made while others write, outside of transactions. */
  readonly isConcurrent: boolean
  /** How an index is over some rows alone: by a condition, or if it is unique by a column (`row-mark.ts`). */
  readonly someRows: 'condition' | 'mark' | 'nothing'
  /** A foreign key needs an index that begins with its column. */
  readonly foreignKeysNeedIndex: boolean
  /** What makes texts equal in capital and small letters. */
  readonly ignoresCase: 'by expression' | 'by collation'
  /** Columns that an index may have, where that are fewer than a datamodel may name. */
  readonly maxColumns?: number
  /** How long the key of one entry may be, where the columns alone decide. */
  readonly keyLimit?: { readonly bytes: number; bytesOf(scalar: ScalarType): number }
}
