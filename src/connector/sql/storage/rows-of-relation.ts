import { InternalError } from '../../../errors/internal-error.js'
import type { ScalarType } from '../../../model/scalar.js'
import type { Link, RelationStorage, Storage, TableName } from './storage.js'

/** Where the pairs of a relation can be read: one row a pair, the ids of A's and B's nodes in two columns. */
export interface RelationRows {
  readonly table: TableName
  readonly a: { readonly column: string; readonly scalar: ScalarType }
  readonly b: { readonly column: string; readonly scalar: ScalarType }
  /** Of an inline relation: the side whose column holds the id of the row itself; the other one is empty without a link. */
  readonly ownerSide: 'A' | 'B' | undefined
}

/** The relation as its side A sees it; hidden back fields count. */
export function linkOfSideA({ relation }: RelationStorage, storage: Storage): Link {
  const type = storage.types.get(relation.modelA)
  for (const link of type?.links.values() ?? [])
    if (link.relation.name === relation.name && link.field.side === 'A') return link
  throw new InternalError(`no side A of relation ${relation.name}`)
}

/** Side A's node is the one whose side-A field holds the link (datamodel.md section 7). */
export function rowsOfRelation(relation: RelationStorage, storage: Storage): RelationRows {
  const { location, from, to } = linkOfSideA(relation, storage)
  const [scalarA, scalarB] = [from.id.field.scalar, to.id.field.scalar]
  switch (location.kind) {
    case 'table':
      return {
        table: location.table,
        a: { column: location.ownColumn, scalar: scalarA },
        b: { column: location.otherColumn, scalar: scalarB },
        ownerSide: undefined,
      }
    case 'key-on-this-side':
      return {
        table: from.table,
        a: { column: from.id.name, scalar: scalarA },
        b: { column: location.column, scalar: scalarB },
        ownerSide: 'A',
      }
    case 'key-on-other-side':
      return {
        table: to.table,
        a: { column: location.column, scalar: scalarA },
        b: { column: to.id.name, scalar: scalarB },
        ownerSide: 'B',
      }
  }
}
