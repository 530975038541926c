import type { SqlRunner } from '../database/database.js'
import { retryLost } from '../database/retry-lost.js'
import { InternalError, invariant } from '../../../errors/internal-error.js'
import { readValue, type Bindings } from '../../../model/value.js'
import { textForms } from '../../../model/beyond-scalar.js'
import { nowBinding, timeOfDayBinding, todayBinding, type WritePlan } from '../plan/write/write-plan.js'
import type { Soon } from '../../../util/soon.js'
import { textOf } from '../../../util/text-of.js'
import type { CompletedJson } from '../../completed-json.js'
import type { Change } from '../../change.js'
import { checkValues } from './check-values.js'
import { makeId } from './make-id.js'
import { faultOf, nextTry, pauseBefore, errorToReport } from './next-try.js'
import { runSteps } from './run-steps.js'
import type { SqlTransaction } from './shared-transaction.js'
import { makesIds } from './statement-result.js'
import { createStepFlow } from './step-flow.js'
import type { WriteEnvironment } from './write-environment.js'
import { runIn } from './write-run.js'

/** A write that is ready to run. */
export interface PreparedWrite<T> {
  readonly plan: WritePlan
  /** The plan in exact order (`WritePlan.isReordered`). */
  readonly exactPlan: () => Promise<WritePlan>
  /** Reads the answer after the commit; `node` is the id of the written node. */
  readonly readBack: (bindings: Bindings, node: unknown, runner: SqlRunner) => Promise<T>
  /** The answer from the text that the write itself gave; undefined where it has to be read. */
  readonly readResponse: (text: string) => T | undefined
}

export interface WriteOutcome<T> {
  /** The answer, or what was read back; rejects with what the reading failed with. */
  readonly response: () => T | Promise<T>
  /** Number of nodes of a many-write. */
  readonly count: number
  /** What it read of them (`WritePlan.read`). */
  readonly read: readonly CompletedJson[]
  /** Committed changes in plan order; empty when nobody listens. */
  readonly changes: readonly Change[]
}

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
  let plan = write.plan.isSilent && collectsChanges ? await write.exactPlan() : write.plan
  let failureOfBatch: unknown
  for (let attempt = 1; ; attempt += 1) {
    try {
      const started = startWrite(plan, variables, environment, collectsChanges)
      const isSingle = isOneStatement(plan, environment, collectsChanges)
      const ending =
        isSingle && plan.response !== undefined
          ? runAlone(started, write, environment)
          : runInTransaction(started, { ...write, plan }, environment, isSingle)
      return await ending
    } catch (error) {
      const next = nextTry(error, plan, attempt)
      if (next === 'none') throw errorToReport(error, failureOfBatch)
      if (next === 'again') await environment.pause(pauseBefore(attempt, environment.random()))
      else {
        failureOfBatch = error
        plan = await write.exactPlan()
        // another plan, which others may get in the way of as often
        attempt = 0
      }
    }
  }
}

/** Runs a write as part of a transaction, and reads its answer there. What fails is left to `runShared`. */
export async function runWriteWithin<T>(
  { plan: batched, exactPlan, readBack, readResponse }: PreparedWrite<T>,
  variables: Bindings['variables'],
  environment: WriteEnvironment & { readonly within: SqlTransaction },
  collectsChanges: boolean,
): Promise<WriteOutcome<T>> {
  const { within } = environment
  const before = within.sending
  let noteSent: () => void = () => undefined
  within.sending = new Promise((resolve) => (noteSent = resolve))
  let plan = batched
  try {
    await before
    if (within.exact.has(batched) || (batched.isSilent && collectsChanges)) plan = await exactPlan()
    const started = startWrite(plan, variables, environment, collectsChanges)
    const working = started.work(within.runner)
    if (working instanceof Promise) await working
    // what answers by itself reads nothing behind the statements of others
    if (plan.response !== undefined) noteSent()
    const settling = started.flow.settle()
    if (settling !== undefined) await settling
    const text = started.responseText()
    const given = text === undefined ? undefined : readResponse(text)
    const response = given ?? (await readBack(started.bindings, started.node(), within.runner))
    return started.outcome(() => response)
  } catch (error) {
    within.failed.set(error, { batched, plan })
    throw error
  } finally {
    noteSent()
  }
}

/** Whether nothing but one statement has to be sent, which is its own transaction. */
function isOneStatement(plan: WritePlan, { database }: WriteEnvironment, collectsChanges: boolean): boolean {
  if (!plan.isAtomic || (collectsChanges && readsBefore(plan))) return false
  const mayMakeNoId = database.capabilities.takesNullIds && plan.steps.some(makesIds)
  return !mayMakeNoId
}

type StartedWrite = ReturnType<typeof startWrite>

/** One statement that gives the answer: this is how most writes go. */
async function runAlone<T>(
  { work, flow, bindings, node, responseText, outcome }: StartedWrite,
  { readBack, readResponse }: PreparedWrite<T>,
  { database }: WriteEnvironment,
): Promise<WriteOutcome<T>> {
  try {
    const working = work(database.alone)
    if (working instanceof Promise) await working
  } finally {
    const settling = flow.settle()
    if (settling !== undefined) await settling
  }
  const text = responseText()
  const given = text === undefined ? undefined : readResponse(text)
  if (given !== undefined) return outcome(() => given)
  return outcome(() => retryLost(() => readBack(bindings, node(), database)))
}

async function runInTransaction<T>(
  { work, flow, bindings, node, responseText, outcome }: StartedWrite,
  { plan, readBack, readResponse }: PreparedWrite<T>,
  { database }: WriteEnvironment,
  isSingle: boolean,
): Promise<WriteOutcome<T>> {
  const all = async (runner: SqlRunner): Promise<void> => {
    const working = work(runner)
    if (working instanceof Promise) await working
    // what may refuse the write does so before its end
    if (!isSingle && flow.mayRefuse()) await flow.settle()
  }
  const after = async (runner: SqlRunner): Promise<() => T | Promise<T>> => {
    if (plan.response !== undefined || (plan.result !== undefined && flow.isOpen(plan.result))) await flow.settle()
    const text = responseText()
    const given = text === undefined ? undefined : readResponse(text)
    if (given !== undefined) return () => given
    const written = node()
    return readBack(bindings, written, runner).then(
      (value) => () => value,
      // what was committed is not tried again, but it may be read on another connection
      (error: unknown) => () =>
        faultOf(error) === 'unreachable' ? readBack(bindings, written, database) : Promise.reject(asError(error)),
    )
  }
  return outcome(await inTransaction(flow, database.transactionThen(all, after, { isSingle })))
}

/** One try of a plan; nothing is sent before `work`. Throws the problem of a value that no column takes. */
function startWrite(
  plan: WritePlan,
  variables: Bindings['variables'],
  environment: WriteEnvironment,
  collectsChanges: boolean,
) {
  const now = environment.now()
  const bound = new Map<string, unknown>([
    [nowBinding, now],
    [todayBinding, now.slice(0, 'yyyy-mm-dd'.length)],
    [timeOfDayBinding, textForms.Time.read(now.slice('yyyy-mm-ddT'.length, -'Z'.length))],
  ])
  for (const { name, kind } of plan.newIds) bound.set(name, makeId(kind, environment))
  const bindings: Bindings = { variables, bound }
  checkValues(plan.checks, bindings)
  const changes: Change[] = []
  const flow = createStepFlow(bindings)
  return {
    flow,
    bindings,
    work(runner: SqlRunner): Soon<void> {
      const heard = collectsChanges ? changes : undefined
      return runSteps(plan.steps, runIn(environment, { changes: heard, runner, bindings, bound, flow }))
    },
    /** The id of the written node. */
    node: (): unknown => (plan.result === undefined ? undefined : readValue(plan.result, bindings)),
    /** What the write itself gave of its answer. */
    responseText: (): string | undefined =>
      plan.response === undefined ? undefined : String(bound.get(plan.response)),
    outcome<T>(response: WriteOutcome<T>['response']): WriteOutcome<T> {
      const counted = plan.counted === undefined ? [] : bound.get(plan.counted)
      invariant(Array.isArray(counted), 'counted nodes are a list')
      const count = counted.filter((id) => id !== null && id !== undefined).length
      return { response, count, read: (plan.read ?? []).map((name) => bound.get(name) as CompletedJson), changes }
    },
  }
}

/** What the transaction fails with is less than what the flow knows of the statement that failed. */
async function inTransaction<T>(flow: ReturnType<typeof createStepFlow>, transaction: Promise<T>): Promise<T> {
  try {
    const response = await transaction
    await flow.settle()
    return response
  } catch (error) {
    await flow.settle()
    throw error
  }
}

/** Whether it reads, for listeners, what its statement changes. */
const readsBefore = ({ steps }: WritePlan): boolean => steps.some(({ kind }) => kind === 'capture-previous')

const asError = (error: unknown): Error => (error instanceof Error ? error : new InternalError(textOf(error)))
