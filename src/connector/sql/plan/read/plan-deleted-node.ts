import { bound } from '../../../../model/value.js'
import type { Selection, SelectionEntry } from '../../../../operation/selection.js'
import type { DeletedRows } from '../../../../operation/deleted-rows.js'
import type { WriteOperation } from '../../../../operation/write.js'
import { column } from '../../tree/build.js'
import { failureSentinel } from '../../tree/json-sentinels.js'
import type { Select } from '../../tree/tree.js'
import type { Storage } from '../../storage/storage.js'
import { emptyAggregateText } from './aggregate.js'
import { linkOf } from './columns.js'
import { isNodeOf } from './unique-node.js'
import { planFindOne } from './plan-read.js'
import { planSelection } from './plan-selection.js'
import { createReadContext, typeStorageOf } from './read-context.js'
import type { ReadPlan } from './read-plan.js'
import { chosenFirst, typeRows } from './type-rows.js'

/** Under this name the id of a related node is bound when it is read after a deletion. */
export const relatedIdBinding = 'related-id'

/**
 * The answer of a `delete` (mutations.md section 10): scalars as they were before, everything else as it is afterwards,
 * when lists are empty and only what the deleted row's own columns pointed to may still exist.
 */
export interface DeletedNodePlan {
  /** Read before the deletion; no row: there is no such node. Without columns a constant stands in. */
  readonly select: Select
  readonly parts: readonly DeletedNodePart[]
  readonly selection: Selection
}

export type DeletedNodePart = { readonly key: string } & (
  | { readonly kind: 'text'; readonly text: string }
  /** JSON text in this column of the row. */
  | { readonly kind: 'column'; readonly index: number }
  /** The related node whose id stands in this column, read after the deletion. */
  | {
      readonly kind: 'related'
      readonly index: number
      readonly plan: Extract<ReadPlan, { kind: 'node' }>
      readonly isRequired: boolean
      readonly absent: string
    }
)

/**
 * The node as it is before it is deleted: its id, then a column of JSON text for each field.
 *
 * `SELECT t1.id, …replace(replace(t1.name::text COLLATE C, …), …)… FROM User AS t1 WHERE t1.id = ?`
 */
export function planDeletedNode(
  { type, where, selection }: Pick<Extract<WriteOperation, { kind: 'delete' }>, 'type' | 'where' | 'selection'>,
  storage: Storage,
  deleted?: DeletedRows,
): DeletedNodePlan {
  const context = createReadContext(storage)
  const owner = typeStorageOf(storage, type)
  const alias = context.freshAlias()
  const columns: Select['columns'][number][] = [{ expression: column(alias, owner.id.name, owner.id.field.scalar) }]
  const add = (expression: Select['columns'][number]['expression']): number => columns.push({ expression }) - 1

  const planPart = (entry: SelectionEntry): DeletedNodePart => {
    const { key } = entry
    switch (entry.kind) {
      case 'typename':
        return { key, kind: 'text', text: JSON.stringify(entry.name) }
      case 'failing':
        return { key, kind: 'text', text: failureSentinel('problem') }
      case 'scalar-list':
      case 'to-many':
        return { key, kind: 'text', text: '[]' }
      case 'aggregate':
        return { key, kind: 'text', text: emptyAggregateText(entry.entries) }
      case 'scalar': {
        const { json } = planSelection({ type, entries: [entry] }, owner, alias, context)
        const value = json.kind === 'json-object' ? json.entries[0]?.value : undefined
        return { key, kind: 'column', index: add(value ?? json) }
      }
      case 'to-one': {
        const link = linkOf(owner, entry.field)
        if (link.location.kind !== 'key-on-this-side')
          return { key, kind: 'text', text: link.field.isRequired ? failureSentinel('nullViolation') : 'null' }
        const index = add(column(alias, link.location.column, link.to.id.field.scalar))
        const plan = planFindOne(
          {
            type: link.to.type.name,
            where: { field: link.to.id.field.name, value: bound(relatedIdBinding) },
            selection: entry.selection,
          },
          createReadContext(storage),
        )
        return {
          key,
          kind: 'related',
          index,
          plan,
          isRequired: link.field.isRequired,
          absent: failureSentinel('nullViolation'),
        }
      }
    }
  }
  const parts = selection.entries.map(planPart)
  const select: Select = {
    kind: 'select',
    columns,
    from: typeRows(owner, alias, deleted),
    where: isNodeOf(where, owner, alias),
    ...(deleted === undefined ? {} : chosenFirst(owner, alias)),
  }
  return { select, parts, selection }
}
