import { isScalarField } from '../../../../model/lookup.js'
import { bound, type Value } from '../../../../model/value.js'
import { column, equals, inList, listParam, param, tableSource } from '../../tree/build.js'
import type { Expression, Select } from '../../tree/tree.js'
import { listColumns, type ListTable, type TypeStorage } from '../../storage/storage.js'
import type { DeletedRows } from '../../../../operation/deleted-rows.js'
import type { UniqueSelector } from '../../../../operation/write.js'
import { fieldColumn, idColumn } from '../read/columns.js'
import { isNodeOf } from '../read/unique-node.js'
import { typeRows } from '../read/type-rows.js'
import type { WriteContext } from './write-context.js'
import type { ChangeTemplate, Step } from './write-plan.js'

/** Reads what nodes hold before they change, as events tell it: visible scalars and scalar lists. */
export interface PreviousValues {
  /** The id, then the columns of `fields`. */
  readonly select: Select
  readonly fields: readonly string[]
  /** Pairs of id and value, in the order of each list; the ids found are bound as `previousIdsBinding`. */
  readonly lists: readonly { readonly field: string; readonly select: Select }[]
}

/** Ids of the nodes whose lists are read. */
export const previousIdsBinding = 'previous ids'

const alias = 'p'

/**
 * Of the nodes that `where` holds for.
 *
 * `SELECT p.id, p.id, p.title FROM Post AS p WHERE p.id = ? FOR NO KEY UPDATE OF p`
 */
function planPrevious(type: TypeStorage, where: (alias: string) => Expression, deleted?: DeletedRows): PreviousValues {
  const visible = type.type.fields.filter(isScalarField).filter(({ isHidden }) => !isHidden)
  const fields = visible.filter(({ isList }) => !isList).map(({ name }) => name)
  return {
    fields,
    select: {
      kind: 'select',
      columns: [
        { expression: idColumn(type, alias) },
        ...fields.map((name) => ({ expression: fieldColumn(type, name, alias) })),
      ],
      from: typeRows(type, alias, deleted),
      where: where(alias),
      // another writer may be at the same rows
      lock: 'change',
    },
    lists: visible.flatMap(({ name }) => {
      const list = type.lists.get(name)
      return list === undefined ? [] : [{ field: name, select: listSelect(type, list) }]
    }),
  }
}

/** Of the nodes whose ids `ids` is. */
export function planPreviousByIds(
  type: TypeStorage,
  ids: Value,
  count: 'one' | 'many',
  deleted?: DeletedRows,
): PreviousValues {
  const where = (table: string): Expression => {
    const key = idColumn(type, table)
    return count === 'many' ? inList(key, listParam(ids, key.scalar)) : equals(key, param(ids, key.scalar))
  }
  return planPrevious(type, where, deleted)
}

/** Of the node of a unique selector. */
export const planPreviousByKey = (type: TypeStorage, where: UniqueSelector): PreviousValues =>
  planPrevious(type, (table) => isNodeOf(where, type, table))

/** The step that reads them, and the name under which the note of the change finds them. */
export function capturePrevious(
  previous: PreviousValues,
  origin: ChangeTemplate['origin'],
  context: WriteContext,
): { readonly step: Extract<Step, { kind: 'capture-previous' }>; readonly name: string } {
  const name = context.freshName('previous')
  return { step: { kind: 'capture-previous', previous, origin, into: name }, name }
}

/**
 * The items of a list of the captured nodes.
 *
 * `SELECT p.nodeId, p.value FROM Post_tags AS p WHERE p.nodeId = ANY(?) ORDER BY p.position ASC`
 */
function listSelect(type: TypeStorage, { field, table }: ListTable): Select {
  const key = column(alias, listColumns.nodeId, type.id.field.scalar)
  return {
    kind: 'select',
    columns: [{ expression: key }, { expression: column(alias, listColumns.value, field) }],
    from: tableSource(table, alias),
    where: inList(key, listParam(bound(previousIdsBinding), key.scalar)),
    orderBy: [{ expression: column(alias, listColumns.position, 'Int'), direction: 'asc' }],
  }
}
