import { isCreatedAtField, isIdField, isUpdatedAtField } from '../../../../model/lookup.js'
import type { DefaultFunction } from '../../../../model/default-function.js'
import type { ScalarField } from '../../../../model/model.js'
import { isWholeNumber } from '../../../../model/scalar.js'
import { bound, constant, isNullConstant, type Value } from '../../../../model/value.js'
import type { WriteData } from '../../../../operation/write.js'
import { paramsOf } from '../../tree/build.js'
import type { Expression } from '../../tree/tree.js'
import type { ScalarColumn, TypeStorage } from '../../storage/storage.js'
import { constraintCheck, createChecks, nowValue } from './scalar-values.js'
import type { WriteContext } from './write-context.js'
import { nowBinding, type ValueCheck } from './write-plan.js'

/**
 * Columns of a new row in storage order: given values, defaults, timestamps; the id unless the database makes it. What is
 * neither given nor has a default is left to the database: null, or what it counts or computes itself.
 */
export interface NewRow {
  readonly id: Value | undefined
  readonly values: ReadonlyMap<string, Expression>
  /** What must hold when the row is written. */
  readonly checks: readonly ValueCheck[]
}

export function newRow(type: TypeStorage, data: WriteData, context: WriteContext): NewRow {
  const values = new Map<string, Expression>()
  let made: Map<string, Value> | undefined
  let id: Value | undefined
  for (const { name, field, isId, number, maintained, otherwise, paramOf } of columnsOf(type)) {
    const given = data.scalars.get(field.name)
    if (number !== undefined && given === undefined) {
      values.set(name, number)
      continue
    }
    const isGiven = given !== undefined && !(isId && isNullConstant(given))
    const value = maintained ?? (isGiven ? given : otherwise(context))
    if (value === undefined) continue
    if (isId) id = value
    if (value.kind === 'bound') (made ??= new Map()).set(field.name, value)
    values.set(name, paramOf(value))
  }
  const checks = createChecks(type, data)
  return { id, values, checks: made === undefined ? checks : [...checks, ...madeChecks(type, data, made)] }
}

/** What of a column is the same in all new rows. */
interface ColumnOfRows {
  readonly name: string
  readonly field: ScalarField
  readonly isId: boolean
  /** What the database counts, where nothing is given. */
  readonly number: Expression | undefined
  /** Stands in the column whatever is given. */
  readonly maintained: Value | undefined
  /** Where nothing is given. */
  readonly otherwise: (context: WriteContext) => Value | undefined
  readonly paramOf: (value: Value) => Expression
}

const known = new WeakMap<TypeStorage, readonly ColumnOfRows[]>()

/** Found out once for thousands of rows. */
function columnsOf(type: TypeStorage): readonly ColumnOfRows[] {
  const columns = known.get(type) ?? [...type.columns.values()].map((column) => columnOfRows(type, column))
  known.set(type, columns)
  return columns
}

function columnOfRows(type: TypeStorage, column: ScalarColumn): ColumnOfRows {
  const { name, field } = column
  const isId = isIdField(field)
  return {
    name,
    field,
    isId,
    number: nextNumber(type, column),
    maintained: isId ? undefined : timestampValue(type, field),
    otherwise: (context) => valueWithoutInput(field, isId, context),
    paramOf: paramsOf(field),
  }
}

/** What new rows have in a field with a timestamp directive, whatever is given; undefined for other fields. */
export function timestampValue(type: TypeStorage, field: ScalarField): Value | undefined {
  if (!isCreatedAtField(field) && !isUpdatedAtField(field)) return undefined
  return isMaintained(type, field.name) ? bound(nowBinding) : constant(null)
}

function nextNumber({ table, counters }: TypeStorage, column: ScalarColumn): Expression | undefined {
  const counter = counters.find((one) => one.column === column)
  return counter && { kind: 'next-number', table, counter: counter.name }
}

/** What a new row has in a column where nothing is given; undefined where the database makes it, if anything does. */
export function valueWithoutInput(field: ScalarField, isId: boolean, context: WriteContext): Value | undefined {
  if (field.defaultFunction !== undefined && field.defaultFunction !== 'AUTOINCREMENT')
    return madeValue(field, field.defaultFunction, context)
  if (!isId) return field.defaultValue === undefined ? undefined : constant(field.defaultValue)
  return isWholeNumber(field.scalar) ? undefined : context.newId(field.scalar === 'UUID' ? 'uuid' : 'cuid')
}

const kindsOfIds = { UUID: 'uuid', CUID: 'cuid', ULID: 'ulid', NANOID: 'nanoid' } as const

const madeValue = (
  field: ScalarField,
  name: Exclude<DefaultFunction, 'AUTOINCREMENT'>,
  context: WriteContext,
): Value => (name === 'NOW' ? nowValue(field) : context.newId(kindsOfIds[name]))

/** Of several fields with one of the timestamp directives the first is maintained (datamodel.md section 5.3). */
function isMaintained(type: TypeStorage, fieldName: string): boolean {
  const columns = [...type.columns.values()]
  const first = (is: (field: ScalarColumn['field']) => boolean): string | undefined =>
    columns.find(({ field }) => is(field))?.field.name
  return fieldName === first(isCreatedAtField) || fieldName === first(isUpdatedAtField)
}

/** Values that functions make for fields with constraints; defaults were looked at when they were deployed. */
const madeChecks = (
  type: TypeStorage,
  { scalars }: WriteData,
  made: ReadonlyMap<string, Value>,
): readonly ValueCheck[] =>
  type.checks.flatMap((check) => {
    const value = scalars.has(check.field.name) ? undefined : made.get(check.field.name)
    return value === undefined ? [] : [constraintCheck(type, check, value)]
  })
