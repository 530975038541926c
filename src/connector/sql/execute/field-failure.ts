import type { FieldFailure, ResponsePath } from '../../completed-json.js'
import { jsonSentinels } from '../tree/json-sentinels.js'

/** Goes through parsed JSON with marks; gives the value with failing places nulled, undefined if it is null itself. */
export type NullPropagation = (value: unknown, path: ResponsePath, failures: FieldFailure[]) => unknown

/** The parsed form of a failure mark. */
export interface FailureSentinel {
  readonly [jsonSentinels.failure]: string
}

export const isFailureSentinel = (value: unknown): value is FailureSentinel =>
  value !== null && typeof value === 'object' && jsonSentinels.failure in value
