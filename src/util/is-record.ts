import { isExactNumber } from './exact-json.js'

/** Whether a value of parsed JSON is an object. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && !isExactNumber(value)
