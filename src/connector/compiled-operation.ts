import type { Bindings } from '../model/value.js'
import type { Change } from './change.js'
import type { MendedJson } from './completed-json.js'

/** An operation that is planned; run for every request of its shape. */
export type CompiledOperation = (
  variables: Bindings['variables'],
  report: ChangeReport,
  /** Given when the client has left; a write goes on to its end all the same (mutations.md section 17). */
  signal?: AbortSignal,
) => Promise<MendedJson>

/** Where committed changes go; undefined when nobody listens. */
export type ChangeReport = ((changes: readonly Change[]) => Promise<void> | undefined) | undefined
