import type { ScalarField } from '../../../../model/model.js'
import type { TypeStorage } from '../../storage/storage.js'
import type { CatalogColumn, CatalogTable } from '../../tree/catalog.js'

/** What changes do to data that were there before the first of them. Tables and columns have the names they had then. */
export type Effect =
  | DropEffect
  /** A field is created over a table or column that is there already. */
  | { readonly kind: 'adopts-table'; readonly type: TypeStorage; readonly table: CatalogTable }
  | { readonly kind: 'adopts-list'; readonly type: TypeStorage; readonly field: ScalarField }
  | {
      readonly kind: 'adopts-column'
      readonly type: TypeStorage
      readonly field: ScalarField
      readonly table: string
      readonly column: CatalogColumn
      readonly isUnique: boolean
    }
  /** A new required column is filled in the rows that are there. */
  | { readonly kind: 'fills'; readonly type: TypeStorage; readonly field: ScalarField; readonly table: string }

/** All values of a column are lost, or of a table where no column is named. */
export interface DropEffect {
  readonly kind: 'drops'
  readonly table: string
  readonly column?: string
}
