import { invariant } from '../../../../errors/internal-error.js'
import type { ScalarField } from '../../../../model/model.js'
import type { Aggregate, AggregateEntry } from '../../../../operation/aggregate.js'
import { aggregateName, type GroupBy, type GroupKey, type KeyEntry } from '../../../../operation/group-by.js'
import type { Filter } from '../../../../operation/filter.js'
import { column, equals, literal, correlated } from '../../tree/build.js'
import type {
  Column,
  Expression,
  Join,
  JsonExpression,
  JsonList,
  OrderTerm,
  Select,
  SelectColumn,
} from '../../tree/tree.js'
import { rowCount } from '../../tree/row-count.js'
import type { Link, ScalarColumn, TypeStorage } from '../../storage/storage.js'
import { aggregateExpression, aggregateJson, aggregateScalar } from './aggregate.js'
import { fieldColumn, idColumn, scalarColumnOf, scaleOf } from './columns.js'
import { planFilter } from './filter.js'
import { planSelection } from './plan-selection.js'
import { enumValuesOf, joinNode, startSelect, typeStorageOf, type ReadContext } from './read-context.js'
import type { ReadPlan } from './read-plan.js'
import { relatedRows } from './relation-join.js'
import { everyRowIsNode, typeRows } from './type-rows.js'

/**
 * Rows in groups: a derived table has a row for each group, with its keys `k0, k1, …` and all aggregates that are asked
 * for anywhere, `a0, a1, …`; around it stand conditions on groups, their order, and the JSON text of the page
 * (beyond.md section 3).
 *
 * `SELECT … FROM (SELECT t1.author AS k0, count(*) AS a0, … FROM Post AS t1 GROUP BY t1.author) AS t2 … WHERE t2.a0
 * >= ?::int8 ORDER BY t2.a2 DESC, …`
 */
export function planGroupBy(groups: GroupBy, context: ReadContext): ReadPlan {
  const type = typeStorageOf(context.storage, groups.type)
  const inner = context.freshAlias()
  const condition = groups.where && planFilter(groups.where, type, inner, context)
  const keys = groups.by.map((key, index) => planKey(key, `k${String(index)}`, type, inner, context))
  const aggregates = aggregatesOf(groups)
  const table = context.freshAlias()
  const rows: Select = {
    kind: 'select',
    columns: [
      ...keys.map(({ value, as }): SelectColumn => ({ expression: value, as })),
      ...aggregates.map((one, index): SelectColumn => ({
        expression: aggregateExpression(one, type, inner),
        as: `a${String(index)}`,
      })),
    ],
    from: typeRows(type, inner, groups.deleted),
    ...(condition ? { where: condition } : {}),
    groupBy: keys.map(({ groupedBy }, index) => groupedBy ?? literal(index + 1)),
  }
  const place: GroupPlace = { type, table, keys, aggregates, joins: [] }
  const item = groupJson(groups, place, context)
  const having = groups.having && planFilter(groups.having, groupsAsType(place), table, context)
  const list: JsonList = {
    kind: 'json-list',
    item,
    from: { kind: 'derived', select: rows, alias: table },
    joins: place.joins,
    ...(having ? { where: having } : {}),
    orderBy: orderOf(groups, place),
    ...(groups.first ? { limit: rowCount([groups.first]) } : {}),
    ...(groups.skip ? { offset: rowCount([groups.skip]) } : {}),
    fromEnd: false,
  }
  return {
    kind: 'groups',
    select: { kind: 'select', columns: [{ expression: list, as: 'j' }] },
    entries: groups.entries,
  }
}

interface PlannedKey {
  readonly key: GroupKey
  /** Its column in the table of groups. */
  readonly as: string
  readonly value: Expression
  /** What rows are grouped by; absent: the value itself, by its place. */
  readonly groupedBy?: Expression
  /** Absent for the node of a relation. */
  readonly column?: ScalarColumn
  readonly link?: Link
}

interface GroupPlace {
  readonly type: TypeStorage
  /** Alias of the table of groups. */
  readonly table: string
  readonly keys: readonly PlannedKey[]
  readonly aggregates: readonly Aggregate[]
  /** Collects the nodes that keys lead to. */
  readonly joins: Join[]
}

/**
 * What rows are grouped by: a column, a part of a time, or the key of a related row.
 *
 * `SELECT (SELECT t2.id FROM User AS t2 WHERE t2.desk = t1.id ORDER BY t2.id ASC LIMIT 1) AS k0 … FROM Desk AS t1
 * GROUP BY 1`
 */
function planKey(key: GroupKey, as: string, type: TypeStorage, alias: string, context: ReadContext): PlannedKey {
  const link = type.links.get(key.field)
  if (link === undefined) {
    const operand = fieldColumn(type, key.field, alias)
    const own = scalarColumnOf(type, key.field)
    if (key.unit !== undefined) return { key, as, value: { kind: 'truncate', unit: key.unit, operand }, column: own }
    return { key, as, value: { kind: 'aggregate', function: 'key', operand }, groupedBy: operand, column: own }
  }
  if (link.location.kind === 'key-on-this-side' && everyRowIsNode(link.to)) {
    const value = column(alias, link.location.column, link.to.id.field.scalar)
    return { key, as, value, groupedBy: value, link }
  }
  // a deleted node is none, and nothing but the server keeps those of other tables unique, so only the first counts
  const rows = relatedRows(link, alias, context)
  const related = idColumn(link.to, rows.alias ?? alias)
  const select: Select = {
    kind: 'select',
    columns: [{ expression: related }],
    from: rows.from,
    joins: rows.joins,
    where: correlated(rows.correlation),
    orderBy: [{ expression: related, isPresent: true, direction: 'asc' }],
    limit: literal(1),
  }
  return { key, as, value: { kind: 'subquery', select }, link }
}

/** All aggregates of the answer, the conditions and the order, each once. */
function aggregatesOf({ entries, having, sort }: GroupBy): readonly Aggregate[] {
  const found = new Map<string, Aggregate>()
  const add = (aggregate: Aggregate): void => void found.set(aggregateName(aggregate), aggregate)
  for (const entry of entries) if (entry.kind !== 'key') for (const one of aggregatesOfEntry(entry)) add(one)
  for (const term of sort) if (term.of === 'aggregate') add(term.aggregate)
  for (const name of having ? fieldsOf(having) : []) add(aggregateOfName(name))
  return [...found.values()]
}

function aggregatesOfEntry(entry: AggregateEntry): readonly Aggregate[] {
  if (entry.kind === 'typename') return []
  if (entry.kind === 'leaf') return [{ function: 'count' }]
  return entry.entries.flatMap((leaf): Aggregate[] =>
    leaf.kind === 'leaf' ? [{ function: entry.function, field: leaf.field }] : [],
  )
}

function fieldsOf(filter: Filter): readonly string[] {
  if ('operands' in filter) return filter.operands.flatMap(fieldsOf)
  return 'field' in filter ? [filter.field] : []
}

/** `sum tonnage` (`aggregateName`). */
function aggregateOfName(name: string): Aggregate {
  const [called = '', field] = name.split(' ')
  return (field === undefined ? { function: 'count' } : { function: called, field }) as Aggregate
}

function valueOf({ table, aggregates, type }: GroupPlace, aggregate: Aggregate): Column {
  const index = aggregates.findIndex((one) => aggregateName(one) === aggregateName(aggregate))
  invariant(index >= 0, `${aggregateName(aggregate)} is a column of the groups`)
  return column(table, `a${String(index)}`, aggregateScalar(aggregate, type))
}

/** The groups as a table that a filter can be planned for: columns are aggregates. */
function groupsAsType({ type, aggregates }: GroupPlace): TypeStorage {
  const columns = aggregates.map((aggregate, index): [string, ScalarColumn] => {
    const field: ScalarField = {
      kind: 'scalar',
      name: aggregateName(aggregate),
      ...aggregateScalar(aggregate, type),
      isRequired: false,
      isList: false,
      isHidden: false,
      isUnique: false,
      isAutoGenerated: false,
    }
    return [field.name, { field, name: `a${String(index)}` }]
  })
  return { ...type, columns: new Map(columns) }
}

const keyColumn = ({ table }: GroupPlace, { as, column: own, link }: PlannedKey): Column =>
  column(table, as, link?.to.id.field ?? own?.field ?? 'String')

function groupJson({ entries }: GroupBy, place: GroupPlace, context: ReadContext): JsonExpression {
  return {
    kind: 'json-object',
    entries: entries.flatMap((entry) => {
      if (entry.kind === 'key') return [{ key: entry.key, value: keyJson(entry.entries, place, context) }]
      const object = aggregateJson([entry], (one) => valueOf(place, one), place.type, context)
      return object.kind === 'json-object' ? object.entries : []
    }),
  }
}

function keyJson(entries: readonly KeyEntry[], place: GroupPlace, context: ReadContext): JsonExpression {
  return {
    kind: 'json-object',
    entries: entries.map((entry) => {
      const { key } = entry
      if (entry.kind === 'typename') return { key, value: { kind: 'json-text', text: JSON.stringify(entry.name) } }
      const planned = place.keys.find((one) => one.key.name === entry.name)
      invariant(planned, `${entry.name} is one of the keys`)
      if (entry.kind === 'key-value') return { key, value: keyValueJson(planned, place, context) }
      return { key, value: keyNodeJson(entry, planned, place, context) }
    }),
  }
}

function keyValueJson(planned: PlannedKey, place: GroupPlace, context: ReadContext): JsonExpression {
  const operand = keyColumn(place, planned)
  const enumValues = enumValuesOf(planned.column?.field.enumName, context)
  return {
    kind: 'json-scalar',
    operand,
    scalar: operand.scalar,
    ...scaleOf(operand),
    isRequired: false,
    ...(enumValues ? { enumValues } : {}),
  }
}

/** Each selection of the node has a row of its own joined. */
function keyNodeJson(
  { selection }: Extract<KeyEntry, { kind: 'key-node' }>,
  planned: PlannedKey,
  place: GroupPlace,
  context: ReadContext,
): JsonExpression {
  const { link } = planned
  invariant(link, `${planned.key.name} leads to a node`)
  const alias = context.freshAlias()
  const source = typeRows(link.to, alias)
  const id = idColumn(link.to, alias)
  const selected = planSelection(selection, link.to, alias, joinNode(context) ?? startSelect(context))
  place.joins.push({ type: 'left', source, on: equals(id, keyColumn(place, planned)) }, ...selected.joins)
  return { kind: 'json-if-present', present: id, then: selected.json, otherwise: { kind: 'json-text', text: 'null' } }
}

/** The asked keys, then those of the groups, ascending with null last. */
function orderOf({ sort }: GroupBy, place: GroupPlace): readonly OrderTerm[] {
  const asked = sort.map((term): OrderTerm => {
    const planned = term.of === 'key' ? place.keys.find(({ key }) => key.name === term.name) : undefined
    const expression = term.of === 'aggregate' ? valueOf(place, term.aggregate) : planned && keyColumn(place, planned)
    invariant(expression, 'groups are ordered by their keys and aggregates')
    return { expression, direction: term.direction, ...(term.nulls === undefined ? {} : { nulls: term.nulls }) }
  })
  const keys = place.keys.map((one): OrderTerm => ({
    expression: keyColumn(place, one),
    direction: 'asc',
    nulls: 'last',
  }))
  return [...asked, ...keys]
}
