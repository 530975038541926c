import type { DeletedRows } from '../../../../operation/deleted-rows.js'
import { column, equals } from '../../tree/build.js'
import type { Join, Source, Correlation } from '../../tree/tree.js'
import type { Link } from '../../storage/storage.js'
import { idColumn } from './columns.js'
import type { ReadContext } from './read-context.js'
import { everyRowIsNode } from './type-rows.js'

/** The related nodes of one parent row: a FROM clause, its joins and what correlates it with the parent. */
export interface RelatedRows {
  readonly from: Source
  readonly joins: readonly Join[]
  readonly correlation: Correlation
  /** Alias of the related type's table; absent where only the existence of a link counts. */
  readonly alias: string | undefined
}

interface RelatedOptions {
  /** The related table is left out where the link itself says that a related node exists (foreign keys guarantee it). */
  readonly linkOnly?: boolean
  readonly deleted?: DeletedRows | undefined
}

/** The rows that `link` reaches from the row `parentAlias`. */
export function relatedRows(
  link: Link,
  parentAlias: string,
  context: ReadContext,
  { linkOnly = false, deleted }: RelatedOptions = {},
): RelatedRows {
  const alias = context.freshAlias()
  const parentId = idColumn(link.from, parentAlias)
  const related = context.nodes(link.to, alias, deleted)
  const { location } = link
  switch (location.kind) {
    case 'key-on-this-side':
      return {
        from: related,
        joins: [],
        correlation: {
          inner: idColumn(link.to, alias),
          outer: column(parentAlias, location.column, link.to.id.field.scalar),
        },
        alias,
      }
    case 'key-on-other-side':
      return {
        from: related,
        joins: [],
        correlation: { inner: column(alias, location.column, link.from.id.field.scalar), outer: parentId },
        alias,
      }
    case 'table': {
      const pairs = context.freshAlias()
      const correlation = { inner: column(pairs, location.ownColumn, link.from.id.field.scalar), outer: parentId }
      const from = context.source(location.table, pairs)
      if (linkOnly && everyRowIsNode(link.to)) return { from, joins: [], correlation, alias: undefined }
      const reached = equals(idColumn(link.to, alias), column(pairs, location.otherColumn, link.to.id.field.scalar))
      return { from, joins: [{ type: 'inner', source: related, on: reached }], correlation, alias }
    }
  }
}
