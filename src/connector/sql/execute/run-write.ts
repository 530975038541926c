import type { SqlRunner } from '../database/database.js'
import { DatabaseError } from '../../../errors/database-error.js'
import { InternalError, invariant } from '../../../errors/internal-error.js'
import { Problem } from '../../../errors/problem.js'
import { readValue, type Bindings } from '../../../model/value.js'
import { nowBinding, type WritePlan } from '../plan/write/write-plan.js'
import { textOf } from '../../../util/text-of.js'
import type { MendedJson } from '../../completed-json.js'
import type { Change } from '../../change.js'
import { checkValues } from './check-values.js'
import { OrderMatters } from './order-matters.js'
import { RefusedStatement } from './refused-statement.js'
import { runSteps } from './run-steps.js'
import { createStepFlow } from './step-flow.js'
import type { WriteEnvironment } from './write-environment.js'

/** A write that is ready to run. */
export interface PreparedWrite<T> {
  readonly plan: WritePlan
  /** The plan in exact order (`WritePlan.isReordered`). */
  readonly exactPlan: () => WritePlan
  /** Reads the answer behind the commit; `node` is the id of the written node. */
  readonly readBack: (bindings: Bindings, node: unknown, runner: SqlRunner) => Promise<T>
  /** The answer from the text that the write itself gave; undefined where it has to be read. */
  readonly readAnswer: (text: string) => T | undefined
}

export interface WriteOutcome<T> {
  /** What was read back; throws what the reading failed with. */
  readonly answer: () => Promise<T>
  /** Number of nodes of a many-write. */
  readonly count: number
  /** What it read of them (`WritePlan.read`). */
  readonly read: readonly MendedJson[]
  /** Committed changes in plan order; empty when nobody listens. */
  readonly changes: readonly Change[]
}

/** Three more than the first (mutations.md section 17) were not enough for twenty clients at the same rows. */
const maxTries = 8
const maxDuplicateTries = 3
const maxReferenceTries = 6
const firstPauseMs = 4
const maxPauseMs = 250

/**
 * Runs a write in one transaction. Deadlocks and their kin are tried again from the start, as are duplicates that
 * another client may have made meanwhile (upserts) and references to nodes that vanished meanwhile. Throws `Problem`
 * for what users did, `DatabaseError` for the rest.
 */
export async function runWrite<T>(
  write: PreparedWrite<T>,
  variables: Bindings['variables'],
  environment: WriteEnvironment,
  collectsChanges: boolean,
): Promise<WriteOutcome<T>> {
  let plan = write.plan.isSilent && collectsChanges ? write.exactPlan() : write.plan
  let failureOfBatch: unknown
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await tryWrite({ ...write, plan }, variables, environment, collectsChanges)
    } catch (error) {
      if (attempt < maxTries && isWorthAnotherTry(error, plan, attempt)) {
        const longest = Math.min(maxPauseMs, firstPauseMs * 2 ** attempt)
        await environment.pause(longest * (0.5 + environment.random() / 2))
      } else if (plan.isReordered && mayDependOnOrder(error, plan)) {
        failureOfBatch = error
        plan = write.exactPlan()
      } else throw toldFailure(error, failureOfBatch)
    }
  }
}

function isWorthAnotherTry(error: unknown, plan: WritePlan, attempt: number): boolean {
  const fault = faultOf(error)
  if (fault === 'deadlock') return true
  if (fault === 'foreign-key') return attempt < maxReferenceTries
  return fault === 'unique' && plan.retriesDuplicates && attempt < maxDuplicateTries
}

function faultOf(error: unknown): DatabaseError['fault'] | undefined {
  const cause = error instanceof RefusedStatement ? error.fault : error
  return cause instanceof DatabaseError ? cause.fault : undefined
}

/** Each of these proves that the transaction was rolled back: a write may run again after nothing less. */
function mayDependOnOrder(error: unknown, { exactAfter }: WritePlan): boolean {
  if (error instanceof OrderMatters) return true
  if (exactAfter === 'dependencies') return false
  if (exactAfter === 'duplicates') return faultOf(error) === 'unique'
  return error instanceof Problem || error instanceof RefusedStatement
}

/** In exact order rows are written before what they point to: where columns refuse that, the batch's failure counts. */
function toldFailure(error: unknown, failureOfBatch: unknown): unknown {
  const isBatchBetter = faultOf(error) === 'not-null' && failureOfBatch !== undefined
  const told = isBatchBetter && !(failureOfBatch instanceof OrderMatters) ? failureOfBatch : error
  return told instanceof RefusedStatement ? (told.problem ?? told.fault) : told
}

async function tryWrite<T>(
  { plan, readBack, readAnswer }: Omit<PreparedWrite<T>, 'exactPlan'>,
  variables: Bindings['variables'],
  environment: WriteEnvironment,
  collectsChanges: boolean,
): Promise<WriteOutcome<T>> {
  const bound = new Map<string, unknown>([[nowBinding, environment.now()]])
  for (const { name, kind } of plan.newIds)
    bound.set(name, kind === 'uuid' ? environment.newUuid() : environment.newCuid())
  const bindings: Bindings = { variables, bound }
  checkValues(plan.checks, bindings)
  const changes: Change[] = []
  const flow = createStepFlow()
  const { database } = environment
  const isSingle = plan.isAtomic && !(collectsChanges && readsBefore(plan))
  const work = async (runner: SqlRunner): Promise<void> => {
    const heard = collectsChanges ? changes : undefined
    await runSteps(plan.steps, { ...environment, changes: heard, runner, bindings, bound, flow })
    if (flow.mayRefuse() && !isSingle) await flow.settle()
  }
  const after = async (runner: SqlRunner): Promise<() => Promise<T>> => {
    if (plan.answer !== undefined || (plan.result !== undefined && flow.isOpen(plan.result))) await flow.settle()
    const given = plan.answer === undefined ? undefined : readAnswer(String(bound.get(plan.answer)))
    if (given !== undefined) return () => Promise.resolve(given)
    const node = plan.result === undefined ? undefined : readValue(plan.result, bindings)
    return readBack(bindings, node, runner).then(
      (value) => () => Promise.resolve(value),
      // what was committed is not tried again, but it may be read on another connection
      (error: unknown) => () =>
        faultOf(error) === 'unreachable' ? readBack(bindings, node, database) : Promise.reject(asError(error)),
    )
  }
  const answer = await inTransaction(flow, database.transactionThen(work, after, { isSingle }))
  const counted = plan.counted === undefined ? [] : bound.get(plan.counted)
  invariant(Array.isArray(counted), 'counted nodes are a list')
  const count = counted.filter((id) => id !== null && id !== undefined).length
  return { answer, count, read: (plan.read ?? []).map((name) => bound.get(name) as MendedJson), changes }
}

/** What the transaction fails with is less than what the flow knows of the statement that failed. */
async function inTransaction<T>(flow: ReturnType<typeof createStepFlow>, transaction: Promise<T>): Promise<T> {
  try {
    const answer = await transaction
    await flow.settle()
    return answer
  } catch (error) {
    await flow.settle()
    throw error
  }
}

/** Whether it reads, for listeners, what its statement changes. */
const readsBefore = ({ steps }: WritePlan): boolean => steps.some(({ kind }) => kind === 'remember')

const asError = (error: unknown): Error => (error instanceof Error ? error : new InternalError(textOf(error)))
