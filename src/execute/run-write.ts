import type { SqlRunner } from '../database/database.js'
import { DatabaseError } from '../errors/database-error.js'
import { invariant } from '../errors/internal-error.js'
import { readValue, type Bindings } from '../model/value.js'
import { nowBinding, type WritePlan } from '../plan/write/write-plan.js'
import type { Change } from './change.js'
import { checkValues } from './check-values.js'
import { RefusedStatement } from './refused-statement.js'
import { runSteps, type WriteRun } from './run-steps.js'
import type { WriteEnvironment } from './write-environment.js'

export interface WriteOutcome {
  /** Id of the node to read back. */
  readonly node: unknown
  /** Number of nodes of a many-write. */
  readonly count: number
  /** Committed changes in plan order; empty when nobody listens. */
  readonly changes: readonly Change[]
  readonly bindings: Bindings
}

const maxTries = 8
const firstPauseMs = 4
const maxPauseMs = 250

/**
 * Runs a write in one transaction. Deadlocks and their kin are tried again from the start, as are duplicates that
 * another client may have made meanwhile (upserts) and references to nodes that vanished meanwhile. Throws `Problem`
 * for what users did, `DatabaseError` for the rest.
 */
export async function runWrite(
  plan: WritePlan,
  variables: Bindings['variables'],
  environment: WriteEnvironment,
  collectsChanges: boolean,
): Promise<WriteOutcome> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await tryWrite(plan, variables, environment, collectsChanges)
    } catch (error) {
      if (attempt >= maxTries || !isWorthAnotherTry(error, plan, attempt)) throw userProblem(error)
      const longest = Math.min(maxPauseMs, firstPauseMs * 2 ** attempt)
      await environment.pause(longest * (0.5 + environment.random() / 2))
    }
  }
}

const maxDuplicateTries = 3

function isWorthAnotherTry(error: unknown, plan: WritePlan, attempt: number): boolean {
  const fault = error instanceof RefusedStatement ? error.fault : error
  if (!(fault instanceof DatabaseError)) return false
  if (fault.fault === 'deadlock') return true
  if (fault.fault === 'foreign-key') return attempt < maxDuplicateTries
  return fault.fault === 'unique' && plan.retriesDuplicates && attempt < maxDuplicateTries
}

const userProblem = (error: unknown): unknown =>
  error instanceof RefusedStatement ? (error.problem ?? error.fault) : error

async function tryWrite(
  plan: WritePlan,
  variables: Bindings['variables'],
  environment: WriteEnvironment,
  collectsChanges: boolean,
): Promise<WriteOutcome> {
  const bound = new Map<string, unknown>([[nowBinding, environment.now()]])
  for (const { name, kind } of plan.newIds)
    bound.set(name, kind === 'uuid' ? environment.newUuid() : environment.newCuid())
  const bindings: Bindings = { variables, bound }
  checkValues(plan.checks, bindings)
  const changes: Change[] = []
  const { database } = environment
  const work = async (runner: SqlRunner): Promise<void> => {
    // a try that failed may have left some
    changes.length = 0
    const run: WriteRun = { ...environment, runner, bindings, bound, changes: collectsChanges ? changes : undefined }
    await runSteps(plan.steps, run)
  }
  if (plan.isAtomic && !collectsChanges) await work(database)
  else await database.transaction(work)
  const counted = plan.counted === undefined ? [] : bound.get(plan.counted)
  invariant(Array.isArray(counted), 'counted nodes are a list')
  return {
    node: plan.result === undefined ? undefined : readValue(plan.result, bindings),
    count: counted.length,
    changes,
    bindings,
  }
}
