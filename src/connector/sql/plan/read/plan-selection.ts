import { invariant } from '../../../../errors/internal-error.js'
import { listColumns, type Link, type TypeStorage } from '../../storage/storage.js'
import type { Selection, SelectionEntry } from '../../../../operation/selection.js'
import { column, correlated } from '../../tree/build.js'
import { failureSentinel } from '../../tree/json-sentinels.js'
import type { Join, JsonExpression, JsonList, JsonText } from '../../tree/tree.js'
import { fieldColumn, idColumn, linkOf, scalarColumnOf, scaleOf } from './columns.js'
import { planFilter } from './filter.js'
import { planPage } from './page.js'
import { aggregateExpression, aggregateJson, emptyAggregateText } from './aggregate.js'
import { enumValuesOf, joinNode, startSelect, type ReadContext } from './read-context.js'
import { relatedRows } from './relation-join.js'

/** JSON text of one row, and the joins that its to-one relations need beside the row's own table. */
export interface PlannedSelection {
  readonly json: JsonExpression
  readonly joins: readonly Join[]
}

/** Plans what a selection reads of the row `alias`. */
export function planSelection(
  selection: Selection,
  type: TypeStorage,
  alias: string,
  context: ReadContext,
): PlannedSelection {
  const joins: Join[] = []
  const entries = selection.entries.map((entry) => ({
    key: entry.key,
    value: planEntry(entry, { type, alias, joins }, context),
  }))
  return { json: { kind: 'json-object', entries }, joins }
}

interface RowReference {
  readonly type: TypeStorage
  readonly alias: string
  /** Collects the joins of the row's select. */
  readonly joins: Join[]
}

function planEntry(entry: SelectionEntry, row: RowReference, context: ReadContext): JsonExpression {
  switch (entry.kind) {
    case 'typename':
      return { kind: 'json-text', text: JSON.stringify(entry.name) }
    case 'failing':
      return { kind: 'json-text', text: failureSentinel('problem') }
    case 'scalar':
      return planScalar(entry.field, row, context)
    case 'scalar-list':
      return planScalarList(entry.field, row, context)
    case 'to-one':
      return planToOne(entry, row, context)
    case 'to-many':
      return planToMany(entry, row, context)
    case 'aggregate':
      return planAggregate(entry, row, context)
  }
}

function planScalar(fieldName: string, { type, alias }: RowReference, context: ReadContext): JsonExpression {
  const operand = fieldColumn(type, fieldName, alias)
  const { field, form } = scalarColumnOf(type, fieldName)
  const enumValues = enumValuesOf(field.enumName, context)
  return {
    kind: 'json-scalar',
    operand,
    scalar: field.scalar,
    ...scaleOf(field),
    isRequired: field.isRequired,
    isOwnForm: form === undefined,
    ...(enumValues ? { enumValues } : {}),
  }
}

function planScalarList(fieldName: string, { type, alias }: RowReference, context: ReadContext): JsonList {
  const list = type.lists.get(fieldName)
  invariant(list, `${type.type.name}.${fieldName} is no scalar list`)
  const rows = context.freshAlias()
  const enumValues = enumValuesOf(list.field.enumName, context)
  const idScalar = type.id.field.scalar
  return {
    kind: 'json-list',
    item: {
      kind: 'json-scalar',
      operand: column(rows, listColumns.value, list.field),
      scalar: list.field.scalar,
      ...scaleOf(list.field),
      isRequired: true,
      ...(enumValues ? { enumValues } : {}),
    },
    from: context.source(list.table, rows),
    joins: [],
    correlation: { inner: column(rows, listColumns.nodeId, idScalar), outer: idColumn(type, alias) },
    orderBy: [{ expression: column(rows, listColumns.position, 'Int'), direction: 'asc' }],
    fromEnd: false,
  }
}

/** What stands where no related node is: null, or the mark of a violated non-null type. */
const absentNode = (link: Link): JsonText => ({
  kind: 'json-text',
  text: link.field.isRequired ? failureSentinel('nullViolation') : 'null',
})

function planToOne(
  entry: Extract<SelectionEntry, { kind: 'to-one' }>,
  row: RowReference,
  context: ReadContext,
): JsonExpression {
  const link = linkOf(row.type, entry.field)
  const rows = relatedRows(link, row.alias, context, { deleted: entry.deleted })
  invariant(rows.alias !== undefined, 'a selection needs the related table')
  const joined = link.location.kind === 'key-on-this-side' ? joinNode(context) : undefined
  const selected = planSelection(entry.selection, link.to, rows.alias, joined ?? startSelect(context))
  if (joined !== undefined) {
    // at most one related row, so a plain join (a correlated subquery is a quarter slower)
    row.joins.push({ type: 'left', source: rows.from, on: correlated(rows.correlation) }, ...selected.joins)
    return {
      kind: 'json-if-present',
      present: idColumn(link.to, rows.alias),
      then: selected.json,
      otherwise: absentNode(link),
    }
  }
  // nothing but the server keeps those of other tables unique, so only the first counts
  return {
    kind: 'json-first',
    item: selected.json,
    from: rows.from,
    joins: [...rows.joins, ...selected.joins],
    correlation: rows.correlation,
    orderBy: [{ expression: idColumn(link.to, rows.alias), direction: 'asc' }],
    otherwise: absentNode(link),
  }
}

function planToMany(
  entry: Extract<SelectionEntry, { kind: 'to-many' }>,
  row: RowReference,
  context: ReadContext,
): JsonExpression {
  const link = linkOf(row.type, entry.field)
  // one column cannot hold a list; the original read none (datamodel.md section 7)
  if (link.location.kind === 'key-on-this-side') return { kind: 'json-text', text: '[]' }
  const rows = relatedRows(link, row.alias, context, { deleted: entry.page.deleted })
  invariant(rows.alias !== undefined, 'a selection needs the related table')
  const { where, joins, ...page } = planPage(entry.page, link.to, rows.alias, context)
  const selected = planSelection(entry.selection, link.to, rows.alias, startSelect(context))
  return {
    kind: 'json-list',
    item: selected.json,
    from: rows.from,
    joins: [...rows.joins, ...joins, ...selected.joins],
    correlation: rows.correlation,
    ...(where ? { where } : {}),
    ...page,
    ...(joins.length > 0 ? {} : { byId: rowsById(selected.joins, link.to, rows.alias, context) }),
  }
}

/** Which rows are nodes, and of which row around them, is known where their ids are. */
const rowsById = (
  joins: readonly Join[],
  type: TypeStorage,
  alias: string,
  context: ReadContext,
): NonNullable<JsonList['byId']> => ({
  id: idColumn(type, alias),
  source: context.nodes(type, alias, 'with'),
  joins,
})

function planAggregate(
  entry: Extract<SelectionEntry, { kind: 'aggregate' }>,
  row: RowReference,
  context: ReadContext,
): JsonExpression {
  const link = linkOf(row.type, entry.field)
  if (link.location.kind === 'key-on-this-side') return { kind: 'json-text', text: emptyAggregateText(entry.entries) }
  const rows = relatedRows(link, row.alias, context, { deleted: entry.deleted })
  const { alias } = rows
  invariant(alias !== undefined, 'aggregates need the related table')
  const where = entry.where && planFilter(entry.where, link.to, alias, context)
  return {
    kind: 'json-aggregate',
    item: aggregateJson(entry.entries, (one) => aggregateExpression(one, link.to, alias), link.to, context),
    from: rows.from,
    joins: rows.joins,
    correlation: rows.correlation,
    ...(where ? { where } : {}),
  }
}
