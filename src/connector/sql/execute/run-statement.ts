import type { QueryResult } from '../database/database.js'
import { DatabaseError, isRejection } from '../../../errors/database-error.js'
import { ruleText } from '../../../model/constraint.js'
import { readValue } from '../../../model/value.js'
import type { Soon } from '../../../util/soon.js'
import type { Step } from '../plan/write/write-plan.js'
import type { ScalarType } from '../../../model/scalar.js'
import { allOf, column, literal, not, tableSource } from '../tree/build.js'
import { ruleConditions } from '../tree/constraint-condition.js'
import type { SqlQuery } from '../tree/sql-query.js'
import type { Combined, Expression, Select } from '../tree/tree.js'
import { StatementRefusedError } from './statement-refused-error.js'
import { faultOfTables, problemOfError, type RefusedSending } from './problem-of-error.js'
import { writtenValues } from './refused-value.js'
import type { WriteRun } from './write-run.js'

export type RunStep = Extract<Step, { kind: 'run' }> & {
  /** The write may go on when it is refused. */
  readonly isAttempt?: true
}

/** Runs a statement that changes rows; a refusal carries what it means for users, a lost connection is reported as such. */
export function runStatement(step: RunStep, run: WriteRun): Soon<QueryResult> {
  const rendered = run.database.render(step.statement)
  const query = step.isAttempt ? { ...rendered, isAttempt: step.isAttempt } : rendered
  const refused = (error: unknown): Promise<never> => refuse(error, query, step, run)
  try {
    const running = run.runner.run(query, run.bindings)
    return running instanceof Promise ? running.catch(refused) : running
  } catch (error) {
    return refused(error)
  }
}

/** Throws what the failure of a statement means. */
async function refuse(error: unknown, query: SqlQuery, step: RunStep, run: WriteRun): Promise<never> {
  if (!(error instanceof DatabaseError) || !isRejection(error)) throw error
  const { database, bindings, storage } = run
  const type = storage.types.get(step.type)
  // which of several tables is meant, the plan in exact order finds out
  if (step.statement.kind === 'combined') throw new StatementRefusedError(error, undefined)
  const named = await withColumns(error, step.statement, run)
  const computed = await withComputedColumn(named, step.statement, run)
  const sent: RefusedSending = { ...step, query, bindings, naming: database.dialect.indexNaming }
  const broken = await withBrokenRule(computed, step, run)
  const fault = await withParameter(broken, sent, run)
  throw new StatementRefusedError(faultOfTables(fault, type), type && problemOfError(fault, type, sent))
}

/**
 * A violation that names only its index: the catalogue knows the columns, whatever the index is called. It is asked on
 * the write's own connection: to wait for another one while holding this one could stall when all are busy.
 */
async function withColumns(
  fault: DatabaseError,
  statement: Exclude<RunStep['statement'], Combined>,
  { database: { dialect }, runner }: WriteRun,
): Promise<DatabaseError> {
  const { constraint, columns } = fault.details
  if (fault.kind !== 'unique' || constraint === undefined || columns !== undefined) return fault
  if (dialect.indexColumns === undefined) return fault
  const { text, values } = dialect.indexColumns(statement.table, constraint)
  const { rows } = await runner.runText(text, values)
  return rows.length === 0
    ? fault
    : new DatabaseError('unique', fault.message, { ...fault.details, columns: rows.map((row) => String(row['name'])) })
}

/**
 * A text that is too long for its column, which is not named: the catalogue knows how long they may be. It is asked
 * beside the transaction, which takes no statement any more.
 */
async function withParameter(
  fault: DatabaseError,
  { statement, query: { params }, bindings }: RefusedSending,
  { database }: WriteRun,
): Promise<DatabaseError> {
  const { parameter, columns } = fault.details
  const { longestTexts } = database.dialect
  if (fault.kind !== 'value-out-of-range' || parameter !== undefined || columns !== undefined) return fault
  if (longestTexts === undefined || statement.kind === 'delete' || statement.kind === 'combined') return fault
  const { text, values } = longestTexts(statement.table)
  const { rows } = await database.runText(text, values)
  const longest = new Map(rows.map((row) => [String(row['name']), Number(row['longest'])]))
  const tooLong = writtenValues(statement).find(({ column, param }) => {
    const value = readValue(param.value, bindings)
    return typeof value === 'string' && Array.from(value).length > (longest.get(column) ?? Infinity)
  })
  if (tooLong === undefined) return fault
  const number = params.indexOf(tooLong.param) + 1
  return new DatabaseError(fault.kind, fault.message, { ...fault.details, parameter: number })
}

/**
 * A result that its column does not hold, where the database does not name it: of several that the statement computes it
 * is the first that cannot be computed alone. They are asked beside the transaction, which takes no statement any more.
 *
 * `SELECT w.age + ? FROM User AS w WHERE w.id = ?`
 */
async function withComputedColumn(
  fault: DatabaseError,
  statement: RunStep['statement'],
  { database, bindings }: WriteRun,
): Promise<DatabaseError> {
  const { parameter, columns } = fault.details
  if (fault.kind !== 'value-out-of-range' || parameter !== undefined || columns !== undefined) return fault
  if (statement.kind !== 'update') return fault
  const { table, alias, where } = statement
  const computed = statement.set.filter(({ value }) => isComputed(value))
  const named = (column: string): DatabaseError =>
    new DatabaseError(fault.kind, fault.message, { ...fault.details, columns: [column] })
  for (const { column, value } of computed.length > 1 ? computed : []) {
    const select: Select = {
      kind: 'select',
      columns: [{ expression: value }],
      from: tableSource(table, alias),
      ...(where ? { where } : {}),
    }
    const isHeld = await database.runStatement(select, bindings).then(
      () => true,
      (error: unknown) => !(error instanceof DatabaseError && error.kind === 'value-out-of-range'),
    )
    if (!isHeld) return named(column)
  }
  // a decimal is too long for its column only when it is written
  const [first] = [...computed.filter(({ value }) => scalarOf(value) === 'Float'), ...computed]
  return first === undefined ? fault : named(first.column)
}

/**
 * A result that breaks a check of several rules: which one it is, is asked, beside the transaction where that takes no
 * statement any more.
 *
 * `SELECT 1 FROM Ship AS w WHERE w.id = ? AND NOT (w.tonnage - ? >= 0) LIMIT 1`
 */
async function withBrokenRule(
  fault: DatabaseError,
  { statement, type }: RunStep,
  { database, runner, bindings, storage }: WriteRun,
): Promise<DatabaseError> {
  const asked = database.capabilities.failureUndoesTransaction ? database : runner
  const check = storage.types.get(type)?.checks.find(({ name }) => name === fault.details.constraint)
  if (fault.kind !== 'check' || check === undefined || statement.kind !== 'update') return fault
  const computed = statement.set.find((one) => one.column === check.column)?.value
  const conditions = ruleConditions(check.constraint, column(statement.alias, check.column, check.field))
  if (conditions.length < 2 || computed === undefined) return fault
  for (const { rule, holds } of conditions) {
    if (holds.kind !== 'compare') continue
    const where = allOf([statement.where, not({ ...holds, left: computed })])
    const { rows } = await asked
      .runStatement(
        {
          kind: 'select',
          columns: [{ expression: literal(1) }],
          from: tableSource(statement.table, statement.alias),
          ...(where ? { where } : {}),
          limit: literal(1),
        },
        bindings,
      )
      .catch(() => ({ rows: [] }))
    if (rows.length > 0) return new DatabaseError(fault.kind, fault.message, { ...fault.details, rule: ruleText(rule) })
  }
  return fault
}

const isComputed = (value: Expression): boolean =>
  value.kind === 'arithmetic' || (value.kind === 'case' && value.choices.some((choice) => isComputed(choice.value)))

const scalarOf = (value: Expression): ScalarType | undefined =>
  value.kind === 'arithmetic' ? value.operand.scalar : value.kind === 'case' ? value.otherwise.scalar : undefined
