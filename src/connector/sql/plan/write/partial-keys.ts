import { isIdField } from '../../../../model/lookup.js'
import { fieldsOfCondition, type IndexCondition } from '../../../../model/index-condition.js'
import { constant, isNullConstant, type Value } from '../../../../model/value.js'
import { column, literal, param } from '../../tree/build.js'
import { conditionOn } from '../../tree/row-condition.js'
import type { Expression, Join, Select } from '../../tree/tree.js'
import type { ScalarColumn, TypeStorage } from '../../storage/storage.js'
import { fieldColumn, scalarColumnOf } from '../read/columns.js'
import { timestampValue, valueWithoutInput } from './new-row.js'
import { nowValue } from './scalar-values.js'
import { selectorOf, type KeyedRow, type UniqueKey } from './unique-keys.js'
import type { WriteContext } from './write-context.js'

/** A unique index over some rows alone, and what new rows have in the columns that its condition asks for. */
export interface PartialKey extends UniqueKey {
  readonly condition: IndexCondition
  /** By column; undefined where the database makes one of them. */
  readonly tested: readonly (ReadonlyMap<ScalarColumn, Value> | undefined)[]
}

/** The unique indexes over some rows alone whose fields new rows give values. */
export const partialKeysOf = (type: TypeStorage, rows: readonly KeyedRow[]): readonly PartialKey[] =>
  type.indexes
    .flatMap((index): readonly PartialKey[] => {
      const { condition, isUnique, name } = index.index
      if (condition === undefined || !isUnique) return []
      const columns = fieldsOfCondition(condition).map((field) => scalarColumnOf(type, field))
      const tested = rows.map((row) => knownValues(type, columns, row))
      const selectors = rows.map((row, place) => (tested[place] ? selectorOf(index, row, type) : undefined))
      return [{ name, condition, tested, selectors }]
    })
    .filter(({ selectors }) => selectors.some((selector) => selector !== undefined))

/** The rows with what the server makes of the values that conditions of unique indexes ask for: they are made before the rows. */
export function withTestedValues<Row extends KeyedRow>(
  type: TypeStorage,
  rows: readonly Row[],
  context: WriteContext,
): readonly Row[] {
  const conditions = type.indexes.flatMap(({ index }) => (index.isUnique ? (index.condition ?? []) : []))
  const columns = new Set(conditions.flatMap(fieldsOfCondition).map((field) => scalarColumnOf(type, field)))
  if (columns.size === 0) return rows
  return rows.map((row) => {
    const made = [...columns].flatMap((one) => {
      const value = knownValue(type, one, row) ? undefined : valueWithoutInput(one.field, isIdField(one.field), context)
      return value ? [[one.field.name, value] as const] : []
    })
    if (made.length === 0) return row
    return { ...row, data: { ...row.data, scalars: new Map([...row.data.scalars, ...made]) } }
  })
}

function knownValues(
  type: TypeStorage,
  columns: readonly ScalarColumn[],
  row: KeyedRow,
): ReadonlyMap<ScalarColumn, Value> | undefined {
  const known = columns.flatMap((one) => {
    const value = knownValue(type, one, row)
    return value ? [[one, value] as const] : []
  })
  return known.length < columns.length ? undefined : new Map(known)
}

function knownValue(type: TypeStorage, { field }: ScalarColumn, { data }: KeyedRow): Value | undefined {
  const time = timestampValue(type, field)
  if (time) return time
  const given = data.scalars.get(field.name)
  if (given !== undefined && !(isIdField(field) && isNullConstant(given))) return given
  if (isIdField(field)) return undefined
  if (field.defaultFunction !== undefined) return field.defaultFunction === 'NOW' ? nowValue(field) : undefined
  return constant(field.defaultValue ?? null)
}

/**
 * The condition holds for a row that is there and for the new one, whose values are of the kinds that the columns are of.
 *
 * `INNER JOIN (SELECT t1n.active AS active FROM Ship AS t1n WHERE false UNION ALL …) AS t1n ON t1n.active = ?`
 */
export function amongCovered(
  { condition, tested }: PartialKey,
  place: number,
  type: TypeStorage,
  alias: string,
): { readonly joins: readonly Join[]; readonly where: Expression } {
  const row = `${alias}n`
  const values = [...(tested[place] ?? [])]
  const none: Select = {
    kind: 'select',
    columns: values.map(([{ field, name }]) => ({ expression: fieldColumn(type, field.name, row), as: name })),
    from: { kind: 'table', table: type.table, alias: row },
    where: literal(false),
  }
  const given: Select = {
    kind: 'select',
    columns: values.map(([{ field, name }, value]) => ({ expression: param(value, field), as: name })),
  }
  const source = { kind: 'derived', select: { kind: 'union-all', selects: [none, given] }, alias: row } as const
  const ofNew = (name: string) => {
    const { field, name: at } = scalarColumnOf(type, name)
    return column(row, at, field)
  }
  return {
    joins: [{ type: 'inner', source, on: conditionOn(condition, ofNew) }],
    where: conditionOn(condition, (name) => fieldColumn(type, name, alias)),
  }
}
