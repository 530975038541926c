import type { DeletedRows } from '../../../../operation/deleted-rows.js'
import type { TypeStorage } from '../../storage/storage.js'
import { column, isNotNull, isNull, literal, tableSource } from '../../tree/build.js'
import type { Column, Expression, Select, Source } from '../../tree/tree.js'
import { idColumn } from './columns.js'

/**
 * Where nodes of a type are read, the only place that says which of its rows are nodes (beyond.md section 12): with a
 * soft-deleted type `"Ship" AS t1` brings along `t1."deletedAt" IS NULL`, which stands in WHERE, or in ON where the table
 * is joined.
 */
export function typeRows(type: TypeStorage, alias: string, deleted?: DeletedRows): Source {
  const source = tableSource(type.table, alias)
  const where = isNode(type, alias, deleted)
  return source.kind === 'table' && where ? { ...source, where } : source
}

/** The condition that a row of the type's table is a node; undefined: every row is one. */
export function isNode(type: TypeStorage, alias: string, deleted?: DeletedRows): Expression | undefined {
  const deletedAt = deletedAtColumn(type, alias)
  if (deletedAt === undefined || deleted === 'with') return undefined
  return deleted === 'only' ? isNotNull(deletedAt) : isNull(deletedAt)
}

/** The column that is not null in rows of deleted nodes. */
export const deletedAtColumn = (type: TypeStorage, alias: string): Column | undefined =>
  type.softDelete && column(alias, type.softDelete.name, type.softDelete.field.scalar)

/** Whether a link to a row of the type says that there is a node: rows of deleted nodes keep their links. */
export const everyRowIsNode = (type: TypeStorage): boolean => type.softDelete === undefined

/**
 * Where deleted nodes count too, several rows may have one unique value: the node that is not deleted comes first, then
 * the one that was deleted last.
 */
export function chosenFirst(type: TypeStorage, alias: string): Pick<Select, 'orderBy' | 'limit'> {
  const deletedAt = deletedAtColumn(type, alias)
  if (deletedAt === undefined) return {}
  return {
    orderBy: [
      { expression: deletedAt, direction: 'desc', nulls: 'first' },
      { expression: idColumn(type, alias), isPresent: true, direction: 'asc' },
    ],
    limit: literal(1),
  }
}
