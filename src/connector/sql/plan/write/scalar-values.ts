import { isIdField, isUpdatedAtField } from '../../../../model/lookup.js'
import type { ScalarField } from '../../../../model/model.js'
import type { ScalarType } from '../../../../model/scalar.js'
import { bound, isNullConstant, type Value } from '../../../../model/value.js'
import { changedLists, changedScalars, type NumberOperator, type WriteData } from '../../../../operation/write.js'
import { column, constantParam, param } from '../../tree/build.js'
import type { Arithmetic, Expression } from '../../tree/tree.js'
import type { ScalarColumn, TableCheck, TypeStorage } from '../../storage/storage.js'
import { nowBinding, timeOfDayBinding, todayBinding, type ValueCheck } from './write-plan.js'

/** The time of the write, as a field has it. */
export const nowValue = ({ scalar }: ScalarField): Value => bound(nowBindings[scalar] ?? nowBinding)

const nowBindings: Readonly<Partial<Record<ScalarType, string>>> = { Date: todayBinding, Time: timeOfDayBinding }

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
  [...data.scalars].find(
    ([name, value]) => isNullConstant(value) && type.columns.get(name)?.field.isRequired === true,
  )?.[0]

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
  ...limitedValues(data, limitedColumns(type).ofUpdates),
  ...constraintChecks(type, data),
]

/** Given values of a create whose length is limited (code 3007): numbers and the id; and those under a constraint (code 3103). */
export function createChecks(type: TypeStorage, data: WriteData): readonly ValueCheck[] {
  const limited = limitedValues(data, limitedColumns(type).ofCreates)
  return type.checks.length === 0 ? limited : [...limited, ...constraintChecks(type, data)]
}

interface LimitedColumns {
  readonly ofCreates: readonly ScalarColumn[]
  readonly ofUpdates: readonly ScalarColumn[]
}

const knownLimits = new WeakMap<TypeStorage, LimitedColumns>()

/** Found out once for thousands of rows. */
function limitedColumns(type: TypeStorage): LimitedColumns {
  const known = knownLimits.get(type)
  if (known !== undefined) return known
  const columns = [...type.columns.values()]
  const limited = {
    ofCreates: columns.filter((column) => isTextId(column) || isFloat(column)),
    ofUpdates: columns.filter(isFloat),
  }
  knownLimits.set(type, limited)
  return limited
}

const limitedValues = ({ scalars }: WriteData, columns: readonly ScalarColumn[]): readonly ValueCheck[] =>
  columns.flatMap(({ field }) => {
    const value = scalars.get(field.name)
    return value === undefined || isNullConstant(value) ? [] : [{ value, scalar: field.scalar, field: field.name }]
  })

/** Given values of fields with constraints; of lists what replaces them or is added (beyond.md section 10.4). */
const constraintChecks = (type: TypeStorage, { scalars, lists, items }: WriteData): readonly ValueCheck[] =>
  type.checks.flatMap((check) => {
    const { name } = check.field
    const values = [scalars.get(name), lists.get(name), items.get(name)?.push]
    return values.flatMap((value) =>
      value === undefined || isNullConstant(value) ? [] : [constraintCheck(type, check, value)],
    )
  })

/** Looks at a value under a constraint. */
export const constraintCheck = (type: TypeStorage, { field, constraint }: TableCheck, value: Value): ValueCheck => ({
  value,
  scalar: field.scalar,
  field: field.name,
  constrained: { model: type.type.name, constraint },
})

/** Columns whose constraints only the result of a change can break. */
export const checkedResults = (type: TypeStorage, { numbers }: WriteData): readonly TableCheck[] =>
  numbers.size === 0 ? [] : type.checks.filter(({ field }) => numbers.has(field.name))
