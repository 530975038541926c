import type { SqlRunner } from '../database/database.js'
import type { Bindings } from '../../../model/value.js'
import type { Change } from '../../change.js'
import type { StepFlow } from './step-flow.js'
import type { WriteEnvironment } from './write-environment.js'

/** One try of one write. */
export interface WriteRun extends WriteEnvironment, OwnOfRun {}

/** What no other run has. */
interface OwnOfRun {
  readonly runner: SqlRunner
  readonly bindings: Bindings
  /** The bindings' own map: steps add to it. */
  readonly bound: Map<string, unknown>
  readonly flow: StepFlow
  /** Undefined when nobody listens. */
  readonly changes: Change[] | undefined
}

/** Each property is named: copying those of another object takes many times as long. */
export function runIn(environment: WriteEnvironment, { runner, bindings, bound, flow, changes }: OwnOfRun): WriteRun {
  return {
    newCuid: environment.newCuid,
    newUuid: environment.newUuid,
    now: environment.now,
    epochMs: environment.epochMs,
    clock: environment.clock,
    pause: environment.pause,
    random: environment.random,
    database: environment.database,
    storage: environment.storage,
    deletionRules: environment.deletionRules,
    restorationRules: environment.restorationRules,
    reportsAllChanges: environment.reportsAllChanges,
    runner,
    bindings,
    bound,
    flow,
    changes,
  }
}
