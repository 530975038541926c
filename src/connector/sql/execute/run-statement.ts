import type { QueryResult } from '../database/database.js'
import { DatabaseError, isRefusal } from '../../../errors/database-error.js'
import { readValue } from '../../../model/value.js'
import type { Step } from '../plan/write/write-plan.js'
import { RefusedStatement } from './refused-statement.js'
import { problemOfFault, type RefusedSending } from './problem-of-fault.js'
import { writtenValues } from './refused-value.js'
import type { WriteRun } from './write-run.js'

export type RunStep = Extract<Step, { kind: 'run' }>

/** Runs a statement that changes rows; a refusal carries what it means for users, a lost connection is told as such. */
export async function runStatement(step: RunStep, run: WriteRun): Promise<QueryResult> {
  const { database, runner, bindings, storage } = run
  const query = database.render(step.statement)
  try {
    return await runner.run(query, bindings)
  } catch (error) {
    if (!(error instanceof DatabaseError) || !isRefusal(error)) throw error
    const type = storage.types.get(step.type)
    const fault = await withParameter(await withColumns(error, step.statement, run), { ...step, query, bindings }, run)
    throw new RefusedStatement(fault, type && problemOfFault(fault, type, { ...step, query, bindings }))
  }
}

/**
 * A violation that names only its index: the catalogue knows the columns, whatever the index is called. It is asked on
 * the write's own connection: to wait for another one while holding this one could stall when all are busy.
 */
async function withColumns(
  fault: DatabaseError,
  statement: RunStep['statement'],
  { database: { dialect }, runner }: WriteRun,
): Promise<DatabaseError> {
  const { constraint, columns } = fault.details
  if (fault.fault !== 'unique' || constraint === undefined || columns !== undefined) return fault
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
  if (fault.fault !== 'value-out-of-range' || parameter !== undefined || columns !== undefined) return fault
  if (longestTexts === undefined || statement.kind === 'delete') return fault
  const { text, values } = longestTexts(statement.table)
  const { rows } = await database.runText(text, values)
  const longest = new Map(rows.map((row) => [String(row['name']), Number(row['longest'])]))
  const tooLong = writtenValues(statement).find(({ column, param }) => {
    const value = readValue(param.value, bindings)
    return typeof value === 'string' && Array.from(value).length > (longest.get(column) ?? Infinity)
  })
  if (tooLong === undefined) return fault
  const number = params.indexOf(tooLong.param) + 1
  return new DatabaseError(fault.fault, fault.message, { ...fault.details, parameter: number })
}
