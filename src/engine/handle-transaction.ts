import type { Change } from '../connector/change.js'
import type { ChangeReport, CompiledOperation, OnceKey, SharedTransaction } from '../connector/compiled-operation.js'
import type { CompletedJson } from '../connector/completed-json.js'
import type { ProjectData } from '../connector/project-data.js'
import type { Problem } from '../errors/problem.js'
import { dataResponse } from '../graphql/response/graphql-response.js'
import type { RootField } from '../graphql/to-operation/to-operation.js'
import type { AskedTransaction } from '../graphql/schema/operation-directives.js'

/** A root field that is ready to run. */
export interface CompiledField {
  readonly field: RootField
  readonly run: CompiledOperation | undefined
  /** Planning refused it. */
  readonly problem?: Problem
}

export interface TransactionRequest {
  readonly fields: readonly CompiledField[]
  readonly asked: AskedTransaction
  readonly isMutation: boolean
  readonly variables: Readonly<Record<string, unknown>>
  readonly report: ChangeReport
  /** Given for a mutation that runs once. */
  readonly once: OnceKey | undefined
  /** JSON text of a field that asks nothing of the database. */
  plainJson(field: RootField): Promise<string>
}

/** The answers of all root fields, or the first of them that failed. */
export type TransactionOutcome =
  | { readonly kind: 'answered'; readonly body: string; readonly isReplayed: boolean }
  | {
      readonly kind: 'failed'
      readonly field: RootField
      /** Places below the field, or the field as a whole. */
      readonly failures: CompletedJson['failures'] | undefined
      readonly cause: unknown
    }

/** A place of an answer that is null counts as a failure of its field. */
class FailedPlaces extends Error {
  override readonly name = 'FailedPlaces'
  constructor(readonly failures: CompletedJson['failures']) {
    super('a place of the answer failed')
  }
}

/** Runs the root fields in document order in one transaction; what they change is published after the commit (beyond.md section 9.1). */
export async function runTransaction(
  request: TransactionRequest,
  data: Pick<ProjectData, 'transaction' | 'transactionOnce'>,
): Promise<TransactionOutcome> {
  const { fields, asked, isMutation, once, report } = request
  let changes: Change[] = []
  let running = fields[0]
  const runAll = async (within: SharedTransaction): Promise<string> => {
    changes = []
    const answered: { readonly key: string; readonly json: string }[] = []
    let ahead: StartedField[] = []
    const finish = async (): Promise<void> => {
      for (const { one, json, heard } of ahead) {
        running = one
        answered.push({ key: one.field.key, json: await json })
        changes.push(...heard)
      }
      ahead = []
    }
    for (const one of fields) {
      const mayRunAhead = one.run?.mayRunAhead === true
      if (!mayRunAhead || ahead.length >= maxAhead) await finish()
      const heard: Change[] = []
      const json = runField(one, { ...request, report: report && ((some) => void heard.push(...some)) }, within)
      // the first of those that fail is told
      json.catch(() => undefined)
      ahead.push({ one, json, heard })
      if (!mayRunAhead) await finish()
    }
    await finish()
    return dataResponse(answered, [], false).body
  }
  const options = { ...asked, isReadOnly: !isMutation }
  try {
    const { kind, response } = once
      ? await data.transactionOnce(options, once, runAll)
      : { kind: 'ran' as const, response: await data.transaction(options, runAll) }
    if (changes.length > 0 && kind === 'ran') await report?.(changes)
    return { kind: 'answered', body: response, isReplayed: kind === 'replayed' }
  } catch (cause) {
    if (running === undefined) throw cause
    const failures = cause instanceof FailedPlaces ? cause.failures : undefined
    return { kind: 'failed', field: running.field, failures, cause }
  }
}

/** Root fields that run before those in front of them have answered. */
const maxAhead = 32

interface StartedField {
  readonly one: CompiledField
  readonly json: Promise<string>
  readonly heard: readonly Change[]
}

async function runField(
  { field, run, problem }: CompiledField,
  { variables, report, plainJson }: TransactionRequest,
  within: SharedTransaction,
): Promise<string> {
  if (problem !== undefined) throw problem
  if (field.kind !== 'operation' || run === undefined) return plainJson(field)
  const { json, failures } = await run(variables, report, undefined, within)
  if (failures.length > 0) throw new FailedPlaces(failures)
  return json
}
