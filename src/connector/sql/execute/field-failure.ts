import type { DocumentLocation } from '../../../operation/selection.js'
import type { Problem } from '../../../errors/problem.js'
import { jsonMarks } from '../tree/json-marks.js'

export type ResponsePath = readonly (string | number)[]

/** Why a place of the answer is null; the text for the user is made by `graphql/respond`. */
export interface FieldFailure {
  /** Below the root field. */
  readonly path: ResponsePath
  readonly location: DocumentLocation
  readonly reason: Problem | 'null-violation' | 'unreadable'
}

export interface MendedJson {
  readonly json: string
  readonly failures: readonly FieldFailure[]
}

/** Goes through parsed JSON with marks; gives the value with failing places nulled, undefined if it is null itself. */
export type ShapeWalker = (value: unknown, path: ResponsePath, failures: FieldFailure[]) => unknown

/** The parsed form of a failure mark. */
export interface FailureMark {
  readonly [jsonMarks.failure]: string
}

export const isFailureMark = (value: unknown): value is FailureMark =>
  value !== null && typeof value === 'object' && jsonMarks.failure in value
