import type { FieldFailure, ResponsePath } from '../../completed-json.js'
import { jsonMarks } from '../tree/json-marks.js'

/** Goes through parsed JSON with marks; gives the value with failing places nulled, undefined if it is null itself. */
export type ShapeWalker = (value: unknown, path: ResponsePath, failures: FieldFailure[]) => unknown

/** The parsed form of a failure mark. */
export interface FailureMark {
  readonly [jsonMarks.failure]: string
}

export const isFailureMark = (value: unknown): value is FailureMark =>
  value !== null && typeof value === 'object' && jsonMarks.failure in value
