import { DatabaseError } from '../../../errors/database-error.js'
import { problem, type Problem } from '../../../errors/problem.js'
import { ruleText, rulesOf } from '../../../model/constraint.js'
import { isIdField, isUniqueField } from '../../../model/lookup.js'
import { readValue, type Bindings } from '../../../model/value.js'
import { checkNames } from '../storage/own-names.js'
import { listColumns, type ScalarColumn, type TableCheck, type TypeStorage } from '../storage/storage.js'
import { ownIndexPrefix } from '../tree/catalog.js'
import type { IndexNaming } from '../tree/index-naming.js'
import type { SqlQuery } from '../tree/sql-query.js'
import type { Combined, Delete, Insert, TableReference, Update } from '../tree/tree.js'
import { refusedValue } from './refused-value.js'
import { showValue } from './show-value.js'

/** A statement that a database refused, as it was sent. */
export interface RefusedSending {
  readonly statement: Insert | Update | Delete | Combined
  readonly query: SqlQuery
  readonly bindings: Bindings
  /** Of the database that refused it. */
  readonly naming: IndexNaming
}

/**
 * What users are told when the database refuses a row of `type` (errors.md sections 3.3, 3.4); undefined when the fault
 * is not theirs.
 */
export function problemOfError(fault: DatabaseError, type: TypeStorage, sent: RefusedSending): Problem | undefined {
  switch (fault.kind) {
    case 'unique':
      return problem('uniqueViolation', { model: type.type.name, field: violatedFields(fault, type, sent.naming) })
    case 'foreign-key':
      return problem('referencedNodeMissing')
    case 'not-null':
      return missingValue(fault, type)
    case 'value-out-of-range':
      return invalidValue(fault, type, sent)
    case 'check':
      return brokenConstraint(fault, type, sent.statement)
    case 'deadlock':
    case 'unreachable':
    case 'timeout':
    case 'abandoned':
    case 'missing':
    case 'unknown-column':
    case 'disk-full':
    case 'read-only':
    case 'other':
      return undefined
  }
}

/** A column that the type does not have may be one that another server has just deployed. */
function missingValue(fault: DatabaseError, type: TypeStorage): Problem {
  const { details } = fault
  const columns = details.columns ?? []
  const fields = fieldsOfColumns(columns, type)
  const isUnknown = columns.length > 0 && fields.length === 0
  const cause = isUnknown ? asOutdated(fault) : undefined
  return problem('requiredFieldNull', { field: fields.join(', ') }, cause)
}

const asOutdated = ({ message, details }: DatabaseError): DatabaseError =>
  new DatabaseError('unknown-column', message, details)

/** The same fault, unless it tells that another server has just deployed, or one does: a check of ours that no field has. */
export function faultOfTables(fault: DatabaseError, type: TypeStorage | undefined): DatabaseError {
  const { constraint } = fault.details
  const isKnown = type !== undefined && checkNamed(constraint, type) !== undefined
  return fault.kind === 'check' && constraint?.startsWith(ownIndexPrefix) === true && !isKnown
    ? asOutdated(fault)
    : fault
}

/** By the name that it has, or had as long as no other element would have it. */
const checkNamed = (name: string | undefined, { checks }: TypeStorage): TableCheck | undefined =>
  checks.find((check) => check.name === name) ??
  checks.find(({ table, column }) => Object.values(checkNames(table.name, column)).includes(name ?? ''))

/**
 * Of several rules it is not always known which one is broken. Values that were given have been looked at: what they break
 * may be a constraint that has just been deployed.
 */
function brokenConstraint(
  fault: DatabaseError,
  type: TypeStorage,
  statement: RefusedSending['statement'],
): Problem | undefined {
  const { details } = fault
  const check = checkNamed(details.constraint, type)
  if (check === undefined) return undefined
  const isCounted = type.counters.some((counter) => counter.column.name === check.column)
  const computed =
    isCounted ||
    (statement.kind === 'update' &&
      statement.set.some(({ column, value }) => column === check.column && value.kind !== 'param'))
  const rule = details.rule ?? rulesOf(check.constraint).map(ruleText).join(' and ')
  const cause = computed ? undefined : asOutdated(fault)
  return problem('constraintViolated', { field: check.field.name, model: type.type.name, rule }, cause)
}

function invalidValue(
  { details }: DatabaseError,
  type: TypeStorage,
  { statement, query, bindings, naming }: RefusedSending,
): Problem | undefined {
  if (statement.kind === 'delete' || statement.kind === 'combined') return undefined
  const refused = refusedValue(statement, { query, bindings }, withColumnOfIndex(details, type, naming))
  if (refused === undefined) return undefined
  const field = fieldOfColumn(refused.column, statement.table, type)
  if (field === undefined) return undefined
  const value = showValue(readValue(refused.param.value, bindings), refused.param.scalar)
  return problem('invalidInputValue', { value, field, model: type.type.name })
}

/** A value too large for an index is told by the index alone. */
function withColumnOfIndex(
  details: DatabaseError['details'],
  type: TypeStorage,
  naming: IndexNaming,
): DatabaseError['details'] {
  if (details.columns !== undefined || details.constraint === undefined) return details
  const column = columnOfIndex(details.constraint, type, naming)
  return column === undefined ? details : { ...details, columns: [column.name] }
}

function fieldOfColumn(column: string, { name }: TableReference, type: TypeStorage): string | undefined {
  if (name === type.table.name) return fieldsOfColumns([column], type)[0]
  const list = [...type.lists.values()].find(({ table }) => table.name === name)
  return column === listColumns.value ? list?.field.name : undefined
}

/** The fields of the violated index: by its columns where the database names them, else by the index's name. */
function violatedFields({ details }: DatabaseError, type: TypeStorage, naming: IndexNaming): string {
  const index = type.indexes.find(({ name }) => naming.keptIndexName(type.table, name) === details.constraint)
  if (index) return index.index.fields.map(({ name }) => name).join(', ')
  const byColumn = (details.columns ?? []).flatMap((name) => indexedField(name, type) ?? [])
  if (byColumn.length > 0) return byColumn.join(', ')
  const name = details.constraint
  return (name === undefined ? undefined : columnOfIndex(name, type, naming)?.field.name) ?? 'unknown'
}

/** The field over a column, which may hold the end of a relation. */
const indexedField = (column: string, type: TypeStorage): string | undefined =>
  fieldsOfColumns([column], type)[0] ??
  [...type.links.values()].find(({ location }) => location.kind === 'key-on-this-side' && location.column === column)
    ?.field.name

const columnOfIndex = (name: string, { table, columns }: TypeStorage, naming: IndexNaming): ScalarColumn | undefined =>
  [...columns.values()].find(
    (column) =>
      (isIdField(column.field) && naming.primaryKeyName(table) === name) ||
      (isUniqueField(column.field) && naming.uniqueIndexName(table, column.name) === name),
  )

function fieldsOfColumns(columns: readonly string[], type: TypeStorage): readonly string[] {
  return columns.flatMap((name) => [...type.columns.values()].find((column) => column.name === name)?.field.name ?? [])
}
