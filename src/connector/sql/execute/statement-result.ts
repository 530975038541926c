import { invariant } from '../../../errors/internal-error.js'
import { problem, type Problem } from '../../../errors/problem.js'
import { isBeyondScalar } from '../../../model/scalar.js'
import { readValue } from '../../../model/value.js'
import { exactWhole } from '../../../util/exact-json.js'
import { textOf } from '../../../util/text-of.js'
import type { QueryResult } from '../database/database.js'
import type { Step } from '../plan/write/write-plan.js'
import type { Capabilities } from '../tree/capabilities.js'
import { itemsOf } from './items-of.js'
import type { RunStep } from './run-statement.js'
import type { WriteRun } from './write-run.js'

/** Binds the names that a statement gives values to. */
export function keepResult(step: RunStep, result: QueryResult, run: WriteRun): void {
  const { into, response } = step
  const { bound } = run
  if (into !== undefined) bound.set(into, idsOf(step, result, run))
  if (makesIds(step) && itemsOf(bound.get(into ?? '')).some((id) => id === null || id === undefined))
    throw missingId(step, run)
  if (response !== undefined) bound.set(response, result.rows[0]?.at(-1) ?? null)
}

/** Whether the database makes the ids of the rows that a step inserts. */
export const makesIds = (step: Step): boolean =>
  step.kind === 'run' && step.into !== undefined && step.statement.kind === 'insert'

/** What a null in the place of an id is to databases that take none. */
function missingId({ type }: RunStep, { storage }: WriteRun): Problem {
  const field = storage.types.get(type)?.id.field.name ?? 'id'
  return problem('requiredFieldNull', { field })
}

/** Ids of written rows: as returned; the one that can be matched; or counted up from the first, as databases without RETURNING make them. */
function idsOf(
  { statement, matched, type }: RunStep,
  { rows, affected }: QueryResult,
  { database, bindings, storage }: WriteRun,
): readonly unknown[] {
  const { returning, generatedIdStep }: Capabilities = database.capabilities
  if (matched !== undefined) return affected > 0 ? [readValue(matched, bindings)] : []
  if (returning !== 'nothing' || statement.kind !== 'insert') return rows.map((row) => row[0])
  const [made] = rows
  invariant(made, `the database numbers the rows of ${statement.table.name}`)
  const first = BigInt(textOf(made[0]))
  const scalar = storage.types.get(type)?.id.field.scalar
  const read = scalar !== undefined && isBeyondScalar(scalar) ? String : exactWhole
  return statement.rows.map((_, index) => read(String(first + BigInt(index * generatedIdStep))))
}
