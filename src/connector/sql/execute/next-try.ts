import { DatabaseError } from '../../../errors/database-error.js'
import { codes } from '../../../errors/codes.js'
import { Problem } from '../../../errors/problem.js'
import type { WritePlan } from '../plan/write/write-plan.js'
import { ForeseenWrongError } from './foreseen-wrong-error.js'
import { OrderMattersError } from './order-matters-error.js'
import { StatementRefusedError } from './statement-refused-error.js'

/** Three more than the first (mutations.md section 17) were not enough for twenty clients at the same rows. */
const maxTries = 8
const maxDuplicateTries = 3
const maxReferenceTries = 6
const firstPauseMs = 4
const maxPauseMs = 250

/** What is done about a write that failed: the same again, the plan in exact order, or nothing. */
export type NextTry = 'again' | 'exact' | 'none'

/** `plan` is the one that failed; absent: something else did than a write. */
export function nextTry(error: unknown, plan: WritePlan | undefined, attempt: number): NextTry {
  if (attempt < maxTries && isWorthAnotherTry(error, plan, attempt)) return 'again'
  // the exact order foresees nothing
  if (error instanceof ForeseenWrongError) return 'exact'
  return plan?.isReordered === true && mayDependOnOrder(error, plan) ? 'exact' : 'none'
}

/** Growing pauses; `random` is below 1. */
export const pauseBefore = (attempt: number, random: number): number =>
  Math.min(maxPauseMs, firstPauseMs * 2 ** attempt) * (0.5 + random / 2)

function isWorthAnotherTry(error: unknown, plan: WritePlan | undefined, attempt: number): boolean {
  const fault = faultOf(error)
  if (fault === 'deadlock' || isUndone(error)) return true
  if (fault === 'foreign-key') return attempt < maxReferenceTries
  return fault === 'unique' && plan?.retriesDuplicates === true && attempt < maxDuplicateTries
}

export function faultOf(error: unknown): DatabaseError['kind'] | undefined {
  const cause = error instanceof StatementRefusedError ? error.fault : error
  return cause instanceof DatabaseError ? cause.kind : undefined
}

const isUndone = (error: unknown): boolean => error instanceof DatabaseError && error.details.isUndone === true

/** Each of these proves that the transaction was rolled back: a write may run again after nothing less. */
function mayDependOnOrder(error: unknown, { exactAfter, seeksNewNodes }: WritePlan): boolean {
  if (error instanceof OrderMattersError) return true
  if (seeksNewNodes === true && error instanceof Problem && error.code === codes.nodeNotFound.code) return true
  if (exactAfter === 'dependencies') return false
  if (exactAfter === 'duplicates') return faultOf(error) === 'unique'
  return error instanceof Problem || error instanceof StatementRefusedError
}

/**
 * In exact order rows are written before what they point to: where columns refuse that, the batch's failure counts, if it
 * names what was refused.
 */
export function errorToReport(error: unknown, failureOfBatch: unknown): unknown {
  const isBatchBetter = faultOf(error) === 'not-null' && tellsUsers(failureOfBatch)
  const reported = isBatchBetter ? failureOfBatch : error
  return reported instanceof StatementRefusedError ? (reported.problem ?? reported.fault) : reported
}

const tellsUsers = (failure: unknown): boolean =>
  failure instanceof StatementRefusedError
    ? failure.problem !== undefined
    : failure !== undefined && !(failure instanceof OrderMattersError)
