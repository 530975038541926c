import type { Filter } from '../../../../operation/filter.js'
import type { Page, Selection, SelectionEntry } from '../../../../operation/selection.js'
import type { WriteData } from '../../../../operation/write.js'
import type { Link, TypeStorage } from '../../storage/storage.js'
import { linkOf } from '../read/columns.js'
import { tableKey } from '../read/read-context.js'

/** Whether a selection reads rows alone; what is computed from other rows is read behind the write. */
export const readsRowsOnly = ({ entries }: Selection): boolean =>
  entries.every((entry) => {
    if (!isRelation(entry)) return ['typename', 'scalar', 'scalar-list'].includes(entry.kind)
    const { sort, deleted } = pageOf(entry)
    return sort === undefined && deleted === undefined && readsRowsOnly(entry.selection)
  })

/** Keys (`tableKey`) of the tables that a selection reads beside the rows themselves. */
export const tablesRead = ({ entries }: Selection, type: TypeStorage): readonly string[] =>
  entries.flatMap((entry) => {
    if (entry.kind === 'scalar-list') return listTable(type, entry.field)
    if (!isRelation(entry)) return []
    const link = linkOf(type, entry.field)
    return [...tablesOf(link), ...tablesOfPage(entry, link.to), ...tablesRead(entry.selection, link.to)]
  })

type RelationEntry = Extract<SelectionEntry, { kind: 'to-one' | 'to-many' }>

const isRelation = (entry: SelectionEntry): entry is RelationEntry =>
  entry.kind === 'to-one' || entry.kind === 'to-many'

const listTable = (type: TypeStorage, field: string): readonly string[] => {
  const list = type.lists.get(field)
  return list === undefined ? [] : [tableKey(list.table)]
}

const tablesOf = ({ to, location }: Link): readonly string[] => [
  tableKey(to.table),
  ...(location.kind === 'table' ? [tableKey(location.table)] : []),
]

const pageOf = (entry: RelationEntry): Page =>
  entry.kind === 'to-many' ? entry.page : entry.deleted ? { deleted: entry.deleted } : {}

/** What choosing the rows of a page reads beside the rows; a cursor is looked for among all rows. */
function tablesOfPage(entry: RelationEntry, type: TypeStorage): readonly string[] {
  const { where, after, before } = pageOf(entry)
  return [
    ...(where === undefined ? [] : tablesOfFilter(where, type)),
    ...(after === undefined && before === undefined ? [] : [tableKey(type.table)]),
  ]
}

function tablesOfFilter(filter: Filter, type: TypeStorage): readonly string[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
    case 'not':
      return filter.operands.flatMap((operand) => tablesOfFilter(operand, type))
    case 'relation': {
      const link = linkOf(type, filter.field)
      return [...tablesOf(link), ...tablesOfFilter(filter.filter, link.to)]
    }
    case 'relation-null':
    case 'relation-count':
      return tablesOf(linkOf(type, filter.field))
    case 'text-search':
      return [tableKey(type.table)]
    case 'list-has':
    case 'list-has-some':
    case 'list-is-empty':
      return listTable(type, filter.field)
    case 'always':
    case 'never':
    case 'unknown':
    case 'is-null':
    case 'compare':
    case 'compare-fields':
    case 'in':
    case 'json':
    case 'text':
      return []
  }
}

/** New nodes of one type, by what they are created with. */
export interface NewNodes {
  readonly type: TypeStorage
  readonly data: readonly WriteData[]
  /** The new nodes under which these are created, and the field that leads back to them. */
  readonly parents?: { readonly nodes: NewNodes; readonly field: string }
}

/**
 * Whether all rows of the tables `written` that a selection of new nodes can reach are new, too. A row that existed
 * stands in its table and not among those that the statement writes, so an answer made from the latter would miss it.
 */
export function reachesOnlyNew(selection: Selection, nodes: NewNodes, written: ReadonlySet<string>): boolean {
  const isUnwritten = (tables: readonly string[]): boolean => !tables.some((table) => written.has(table))
  return selection.entries.every((entry) => {
    if (!isRelation(entry)) return true
    const link = linkOf(nodes.type, entry.field)
    if (!isUnwritten(tablesOfPage(entry, link.to))) return false
    if (!written.has(tableKey(link.to.table))) return isUnwritten(tablesRead(entry.selection, link.to))
    if (nodes.parents?.field === entry.field) return reachesOnlyNew(entry.selection, nodes.parents.nodes, written)
    const actions = nodes.data.flatMap(({ nested }) => nested.filter(({ field }) => field === entry.field))
    const created = actions.flatMap((action) => (action.verb === 'create' ? [action.data] : []))
    if (created.length < actions.length) return false
    const below: NewNodes = { type: link.to, data: created, parents: { nodes, field: link.opposite.name } }
    return created.length === 0 || reachesOnlyNew(entry.selection, below, written)
  })
}
