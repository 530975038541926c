import { isCreatedAtField, isIdField, isUpdatedAtField } from '../../../../model/lookup.js'
import type { DefaultFunction } from '../../../../model/default-function.js'
import type { ScalarField } from '../../../../model/model.js'
import { isWholeNumber, type ScalarType } from '../../../../model/scalar.js'
import { bound, constant, type Value } from '../../../../model/value.js'
import { changedLists, changedScalars, type NumberOperator, type WriteData } from '../../../../operation/write.js'
import { column, constantParam, param } from '../../tree/build.js'
import type { Arithmetic, Expression } from '../../tree/tree.js'
import type { ScalarColumn, TableCheck, TypeStorage } from '../../storage/storage.js'
import type { WriteContext } from './write-context.js'
import { nowBinding, timeOfDayBinding, todayBinding, type ValueCheck } from './write-plan.js'

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
  const made = new Map<string, Value>()
  let id: Value | undefined
  for (const column of type.columns.values()) {
    const number = data.scalars.has(column.field.name) ? undefined : nextNumber(type, column)
    if (number) {
      values.set(column.name, number)
      continue
    }
    const value = newValue(type, column, data, context)
    if (value === undefined) continue
    if (isIdField(column.field)) id = value
    if (value.kind === 'bound') made.set(column.field.name, value)
    values.set(column.name, param(value, column.field))
  }
  return { id, values, checks: [...createChecks(type, data), ...madeChecks(type, data, made)] }
}

function nextNumber({ table, counters }: TypeStorage, column: ScalarColumn): Expression | undefined {
  const counter = counters.find((one) => one.column === column)
  return counter && { kind: 'next-number', table, counter: counter.name }
}

const isNull = (value: Value): boolean => value.kind === 'constant' && value.value === null

function newValue(
  type: TypeStorage,
  { field }: ScalarColumn,
  data: WriteData,
  context: WriteContext,
): Value | undefined {
  const given = data.scalars.get(field.name)
  if (isIdField(field)) {
    if (given !== undefined && !isNull(given)) return given
    if (field.defaultFunction !== undefined && field.defaultFunction !== 'AUTOINCREMENT')
      return madeValue(field, field.defaultFunction, context)
    if (isWholeNumber(field.scalar)) return undefined
    return context.newId(field.scalar === 'UUID' ? 'uuid' : 'cuid')
  }
  const time = timestampValue(type, field)
  if (time) return time
  if (given !== undefined) return given
  if (field.defaultFunction !== undefined && field.defaultFunction !== 'AUTOINCREMENT')
    return madeValue(field, field.defaultFunction, context)
  return field.defaultValue === undefined ? undefined : constant(field.defaultValue)
}

/** What new rows have in a field with a timestamp directive, whatever is given; undefined for other fields. */
export function timestampValue(type: TypeStorage, field: ScalarField): Value | undefined {
  if (!isCreatedAtField(field) && !isUpdatedAtField(field)) return undefined
  return isMaintained(type, field.name) ? bound(nowBinding) : constant(null)
}

/** The time of the write, as a field has it. */
export const nowValue = ({ scalar }: ScalarField): Value => bound(nowBindings[scalar] ?? nowBinding)

const kindsOfIds = { UUID: 'uuid', CUID: 'cuid', ULID: 'ulid', NANOID: 'nanoid' } as const

const madeValue = (
  field: ScalarField,
  name: Exclude<DefaultFunction, 'AUTOINCREMENT'>,
  context: WriteContext,
): Value => (name === 'NOW' ? nowValue(field) : context.newId(kindsOfIds[name]))

const nowBindings: Readonly<Partial<Record<ScalarType, string>>> = { Date: todayBinding, Time: timeOfDayBinding }

/** Of several fields with one of the timestamp directives the first is maintained (datamodel.md section 5.3). */
function isMaintained(type: TypeStorage, fieldName: string): boolean {
  const columns = [...type.columns.values()]
  const first = (is: (field: ScalarColumn['field']) => boolean): string | undefined =>
    columns.find(({ field }) => is(field))?.field.name
  return fieldName === first(isCreatedAtField) || fieldName === first(isUpdatedAtField)
}

const signs: Readonly<Record<NumberOperator, Arithmetic['operator']>> = {
  increment: '+',
  decrement: '-',
  multiply: '*',
  divide: '/',
}

/** What is added has the digits of the column; a factor has its own. */
const isScaled = (operator: NumberOperator): boolean => operator === 'increment' || operator === 'decrement'

/** Whether an update changes something of the row itself or its lists. */
const isTouched = (data: WriteData): boolean => changedScalars(data).size > 0 || changedLists(data).size > 0

/** Columns that an update of the rows called `alias` sets; null for a required field is problem 3020. */
export function changedValues(type: TypeStorage, data: WriteData, alias: string): ReadonlyMap<string, Expression> {
  const values = new Map<string, Expression>()
  for (const { name, field } of type.columns.values()) {
    const given = data.scalars.get(field.name)
    const change = data.numbers.get(field.name)
    if (given !== undefined) values.set(name, param(given, field))
    else if (change !== undefined)
      values.set(name, {
        kind: 'arithmetic',
        operator: signs[change.operator],
        operand: column(alias, name, field),
        by: param(change.operand, isScaled(change.operator) ? field : field.scalar),
      })
  }
  const touched = isTouched(data)
  const updatedAt = touched ? updatedAtColumn(type) : undefined
  if (updatedAt) values.set(updatedAt.name, param(bound(nowBinding), 'DateTime'))
  const version = touched ? nextVersion(type, alias) : undefined
  if (version) values.set(version.column, version.value)
  return values
}

/** What every write of a row does to its version (beyond.md section 9.2). */
export function nextVersion(
  type: TypeStorage,
  alias: string,
): { readonly column: string; readonly value: Expression } | undefined {
  const name = versionColumn(type)?.name
  if (name === undefined) return undefined
  const operand = column(alias, name, 'Int')
  return { column: name, value: { kind: 'arithmetic', operator: '+', operand, by: constantParam(1, 'Int') } }
}

const versionColumn = (type: TypeStorage): ScalarColumn | undefined =>
  [...type.columns.values()].find(({ field }) => field.isVersion)

/** The first required field that an update would set to null. */
export const nulledField = (type: TypeStorage, data: WriteData): string | undefined =>
  [...data.scalars].find(([name, value]) => isNull(value) && type.columns.get(name)?.field.isRequired === true)?.[0]

const updatedAtColumn = (type: TypeStorage): ScalarColumn | undefined =>
  [...type.columns.values()].find(({ field }) => isUpdatedAtField(field))

/** Field names that an update's event tells (mutations.md section 18). */
export function updatedFields(type: TypeStorage, data: WriteData): readonly string[] {
  const maintained = isTouched(data) ? [versionColumn(type), updatedAtColumn(type)] : []
  const [scalars, lists] = [changedScalars(data), changedLists(data)]
  const given = [...type.columns.keys()].filter((name) => scalars.has(name))
  return [
    ...given,
    ...maintained.flatMap((one) => one?.field.name ?? []),
    ...[...type.lists.keys()].filter((name) => lists.has(name)),
  ]
}

const isFloat = ({ field }: ScalarColumn): boolean => field.scalar === 'Float'
const isTextId = ({ field }: ScalarColumn): boolean => field.scalar === 'ID' && isIdField(field)

/** Given values of an update whose length is limited (code 3007): numbers; and those under a constraint (code 3103). */
export const updateChecks = (type: TypeStorage, data: WriteData): readonly ValueCheck[] => [
  ...limitedValues(type, data, isFloat),
  ...constraintChecks(type, data),
]

/** Given values of a create whose length is limited (code 3007): numbers and the id; and those under a constraint (code 3103). */
export const createChecks = (type: TypeStorage, data: WriteData): readonly ValueCheck[] => [
  ...limitedValues(type, data, (column) => isTextId(column) || isFloat(column)),
  ...constraintChecks(type, data),
]

const limitedValues = (
  type: TypeStorage,
  data: WriteData,
  isLimited: (column: ScalarColumn) => boolean,
): readonly ValueCheck[] =>
  [...type.columns.values()].filter(isLimited).flatMap(({ field }) => {
    const value = data.scalars.get(field.name)
    return value === undefined || isNull(value) ? [] : [{ value, scalar: field.scalar, field: field.name }]
  })

/** Given values of fields with constraints; of lists what replaces them or is added (beyond.md section 10.4). */
const constraintChecks = (type: TypeStorage, { scalars, lists, items }: WriteData): readonly ValueCheck[] =>
  type.checks.flatMap((check) => {
    const { name } = check.field
    const values = [scalars.get(name), lists.get(name), items.get(name)?.push]
    return values.flatMap((value) =>
      value === undefined || isNull(value) ? [] : [constraintCheck(type, check, value)],
    )
  })

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

const constraintCheck = (type: TypeStorage, { field, constraint }: TableCheck, value: Value): ValueCheck => ({
  value,
  scalar: field.scalar,
  field: field.name,
  constrained: { model: type.type.name, constraint },
})

/** Columns whose constraints only the result of a change can break. */
export const checkedResults = (type: TypeStorage, { numbers }: WriteData): readonly TableCheck[] =>
  numbers.size === 0 ? [] : type.checks.filter(({ field }) => numbers.has(field.name))
