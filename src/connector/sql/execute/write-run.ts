import type { SqlRunner } from '../database/database.js'
import type { Bindings } from '../../../model/value.js'
import type { Change } from '../../change.js'
import type { StepFlow } from './step-flow.js'
import type { WriteEnvironment } from './write-environment.js'

/** One try of one write. */
export interface WriteRun extends WriteEnvironment {
  readonly runner: SqlRunner
  readonly bindings: Bindings
  /** The bindings' own map: steps add to it. */
  readonly bound: Map<string, unknown>
  readonly flow: StepFlow
  /** Undefined when nobody listens. */
  readonly changes: Change[] | undefined
}
