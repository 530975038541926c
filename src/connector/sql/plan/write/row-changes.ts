import { bound, type Value } from '../../../../model/value.js'
import type { DeletedRows } from '../../../../operation/deleted-rows.js'
import type { WriteData } from '../../../../operation/write.js'
import { allOf, column, equals, inList, listParam, param } from '../../tree/build.js'
import type { Column, Expression, Param, Update } from '../../tree/tree.js'
import type { TypeStorage } from '../../storage/storage.js'
import { chunksOf } from '../../../../util/chunks-of.js'
import { groupBy } from '../../../../util/group-by.js'
import { idColumn } from '../read/columns.js'
import { isNode } from '../read/type-rows.js'
import { changeItems, replaceLists, replaceListsOfAll } from './list-values.js'
import { listOf } from './lookup.js'
import { brokenResults, brokenResultsOfAll } from './broken-results.js'
import { changedValues, updateChecks, nulledField } from './scalar-values.js'
import { changesKey } from './unique-keys.js'
import type { WriteContext } from './write-context.js'
import type { Step } from './write-plan.js'

/** New scalars and lists of one node. */
export interface RowChange {
  readonly id: Value
  readonly data: WriteData
}

/** Each choice is compared with each row. */
const maxRowsPerUpdate = 500
/** Of those that get the same values. */
const maxEqualRows = 5000
/** Nodes that get the same values have a statement of their own where each has so many of them on average. */
const leastEqual = 10

const alias = 'w'

/** Changes nodes, each in its own way: one statement for all that change the same columns. */
export function planRowChanges(
  type: TypeStorage,
  changes: readonly RowChange[],
  { capabilities }: Pick<WriteContext, 'capabilities'>,
): readonly Step[] {
  return [
    ...[...new Set(changes.map(({ data }) => data))].flatMap((data) => rejections(type, data)),
    ...byColumns(type, changes).flatMap((rows) => {
      const { size } = rows[0]?.values ?? new Map()
      const most = areEqual(rows)
        ? [capabilities.maxParameters - size, maxEqualRows]
        : [Math.floor(capabilities.maxParameters / (2 * size + 1)), maxRowsPerUpdate]
      return chunksOf(rows, Math.min(...most)).map((some): Step => ({
        kind: 'run',
        type: type.type.name,
        statement: updateOfRows(type, some),
      }))
    }),
    ...brokenResults(type, changes),
    ...replaceLists(
      type,
      changes.map(({ id, data }) => ({ node: id, lists: data.lists })),
      capabilities,
    ),
    ...changes.flatMap(({ id, data }) => changeItems(type, { nodes: id, count: 'one' }, data.items)),
  ]
}

/** Changes all nodes whose ids are bound as `name` in the same way. */
export function planSameChange(type: TypeStorage, name: string, data: WriteData): readonly Step[] {
  const values = changedValues(type, data, alias)
  const key = idColumn(type, alias)
  const statement = updateOf(type, values, alias, inList(key, listParam(bound(name), key.scalar)))
  const refused = rejections(type, data)
  return [
    // where nothing is written nothing is wrong
    ...(refused.length === 0 ? [] : [{ kind: 'branch', on: bound(name, 0), present: refused, absent: [] } as const]),
    ...(values.size === 0 ? [] : [{ kind: 'run', type: type.type.name, statement, chunkedList: name } as const]),
    ...brokenResultsOfAll(type, name, data),
    ...replaceListsOfAll(type, name, data.lists),
    ...changeItems(type, { nodes: bound(name), count: 'many', chunkedList: name }, data.items),
  ]
}

/**
 * Changes columns of the rows that `where` holds for.
 *
 * `UPDATE User AS w SET name = ? WHERE w.id = ?`
 */
export const updateOf = (
  type: TypeStorage,
  values: ReadonlyMap<string, Expression>,
  alias: string,
  where: Expression,
  deleted?: DeletedRows,
): Update => ({
  kind: 'update',
  table: type.table,
  alias,
  set: [...values].map(([column, value]) => ({ column, value })),
  // one that was deleted meanwhile is none any more
  where: allOf([where, isNode(type, alias, deleted)]) ?? where,
})

/** Whether changes may be made in one statement: unique values may have to pass from one row to the next in order. */
export const mayChangeTogether = (type: TypeStorage, data: WriteData): boolean => !changesKey(type, data)

/** What is wrong with the values, met when the row is written. */
function rejections(type: TypeStorage, data: WriteData): readonly Step[] {
  const checks = updateChecks(type, data)
  const nulled = nulledField(type, data)
  return [
    ...(checks.length > 0 ? [{ kind: 'check', checks } as const] : []),
    ...(nulled === undefined
      ? []
      : [{ kind: 'fail', problem: { name: 'requiredFieldNull', values: { field: nulled } } } as const]),
  ]
}

interface ChangedRow {
  readonly id: Param
  readonly values: ReadonlyMap<string, Expression>
}

function byColumns(type: TypeStorage, changes: readonly RowChange[]): readonly (readonly ChangedRow[])[] {
  // equal changes are one object
  const known = new Map<WriteData, ChangedRow['values']>()
  const valuesOf = (data: WriteData): ChangedRow['values'] => {
    const values = known.get(data) ?? changedValues(type, data, alias)
    known.set(data, values)
    return values
  }
  const rows = changes.map(({ id, data }) => ({ id: param(id, type.id.field.scalar), values: valuesOf(data) }))
  const changed = rows.filter(({ values }) => values.size > 0)
  if (changed.length >= known.size * leastEqual) return [...groupBy(changed, ({ values }) => values).values()]
  return [...groupBy(changed, ({ values }) => JSON.stringify([...values.keys()])).values()]
}

function updateOfRows(type: TypeStorage, rows: readonly ChangedRow[]): Update {
  const key = idColumn(type, alias)
  const [first] = rows
  if (first === undefined || rows.length === 1)
    return updateOf(type, first?.values ?? new Map(), alias, equals(key, first?.id ?? key))
  const values = areEqual(rows)
    ? first.values
    : new Map([...first.values.keys()].map((name) => [name, caseByRow(type, name, rows)] as const))
  return updateOf(type, values, alias, inList(key, listParam(listOf(rows.map(({ id }) => id.value)), key.scalar)))
}

const areEqual = (rows: readonly ChangedRow[]): boolean => rows.every(({ values }) => values === rows[0]?.values)

/** A column's value in each of some rows; one value where it is the same in all. */
function caseByRow(type: TypeStorage, name: string, rows: readonly ChangedRow[]): Expression {
  const choices = rows.flatMap(({ id, values }) => {
    const value = values.get(name)
    return value === undefined ? [] : [{ key: id, value }]
  })
  const [first] = choices
  if (first && new Set(choices.map(({ value }) => JSON.stringify(value))).size === 1) return first.value
  return { kind: 'case', operand: idColumn(type, alias), choices, otherwise: columnNamed(type, name) }
}

function columnNamed(type: TypeStorage, name: string): Column {
  const found = [...type.columns.values()].find((one) => one.name === name)
  return column(alias, name, found?.field ?? 'String')
}
