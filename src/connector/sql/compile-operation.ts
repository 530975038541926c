import { partOfTransaction, rawCall } from './execute/raw-call.js'
import { retryLost } from './database/retry-lost.js'
import type { Slices } from '../../util/slices.js'
import { DatabaseError, isOutdated } from '../../errors/database-error.js'
import { problem } from '../../errors/problem.js'
import type { ChangeReport, CompiledOperation, SharedTransaction } from '../compiled-operation.js'
import type { CompletedJson } from '../completed-json.js'
import { completeJson } from './execute/complete-json.js'
import { prepareNodeRead, prepareRead } from './execute/run-read.js'
import { runWrite, runWriteWithin, type PreparedWrite, type WriteOutcome } from './execute/run-write.js'
import type { SqlTransaction } from './execute/shared-transaction.js'
import type { SqlRunner } from './database/database.js'
import { problemOf, showValue } from './execute/show-value.js'
import { nullsOfNode } from './execute/propagate-nulls.js'
import type { WriteEnvironment } from './execute/write-environment.js'
import type { Bindings } from '../../model/value.js'
import type { Operation } from '../../operation/operation.js'
import type { ManyPayloadEntry } from '../../operation/selection.js'
import { planOperation, resultBinding, type OperationPlan, type PlannedWrite } from './plan/plan-operation.js'
import { relatedIdBinding, type DeletedNodePlan } from './plan/read/plan-deleted-node.js'
import { typeStorageOf } from './plan/read/read-context.js'
import { nodeNotFound } from './plan/write/problems.js'
import type { CancelSignal } from '../../util/cancellation.js'

const nothing: CompletedJson = { json: 'null', failures: [] }

/** The whole way of one root field: operation -> plan -> statements -> JSON text. Throws the problems of planning. */
export function* compileOperation(
  operation: Operation,
  payload: readonly ManyPayloadEntry[] | undefined,
  environment: WriteEnvironment,
): Slices<CompiledOperation> {
  const { database, storage } = environment
  const plan = yield* planOperation(operation, storage, database.capabilities)
  yield
  switch (plan.kind) {
    case 'read': {
      const read = prepareRead(plan.read, database, storage)
      return (variables, _, signal, within) =>
        within
          ? read.run(readingFor(variables, undefined), sqlOf(within).runner)
          : retryLost(() => read.run(readingFor(variables, signal)))
    }
    case 'raw':
      return async (variables, _, signal, within) => {
        const call = rawCall(plan.raw, storage.namespace, { variables, bound: noneBound })
        if (within) return { json: await sqlOf(within).runner.runRaw(partOfTransaction(call)), failures: [] }
        const mayEnd = call.reading !== undefined || onlyReads(call.text)
        return { json: await database.runRaw(call, mayEnd ? signal : undefined), failures: [] }
      }
    case 'write-many': {
      const write = prepareWrite(plan, environment, noResponse)
      return async (variables, report, _, within) => {
        const { count, read } = await write({ variables, report, within })
        return manyPayload(payload ?? [], count, read)
      }
    }
    case 'write-node':
      return compileNodeWrite(plan, environment)
    case 'delete-node':
      return compileDelete(plan, environment)
  }
}

const noneBound: ReadonlyMap<string, unknown> = new Map()

const readingFor = (variables: Bindings['variables'], signal: CancelSignal | undefined): Bindings =>
  signal === undefined ? { variables, bound: noneBound } : { variables, bound: noneBound, signal }

/** Whether a user's text is one statement that is there for its answer alone. */
const onlyReads = (text: string): boolean =>
  /^[\s(]*(?:select|show|explain|describe|values|table)\b[^;]*[;\s]*$/i.test(text)

type ResponseReaders = Pick<PreparedWrite<CompletedJson>, 'readBack' | 'readResponse'>
/** What a write is asked with. */
interface Asked {
  readonly variables: Bindings['variables']
  readonly report: ChangeReport
  readonly within: SharedTransaction | undefined
}
type Write = (asked: Asked) => Promise<WriteOutcome<CompletedJson>>

/** Every shared transaction of this connector is one of these. */
const sqlOf = (within: SharedTransaction): SqlTransaction => within as SqlTransaction

const noResponse: ResponseReaders = { readBack: () => Promise.resolve(nothing), readResponse: () => undefined }

function prepareWrite(
  { write, exactWrite }: PlannedWrite,
  environment: WriteEnvironment,
  { readBack, readResponse }: ResponseReaders,
): Write {
  const prepared: PreparedWrite<CompletedJson> = { plan: write, exactPlan: exactWrite, readBack, readResponse }
  return ({ variables, report, within }) => {
    const hears = report !== undefined
    const outcome = within
      ? runWriteWithin(prepared, variables, { ...environment, within: sqlOf(within) }, hears)
      : runWrite(prepared, variables, environment, hears)
    return hears ? told(outcome, report) : outcome
  }
}

async function told(
  ending: Promise<WriteOutcome<CompletedJson>>,
  report: NonNullable<ChangeReport>,
): Promise<WriteOutcome<CompletedJson>> {
  const outcome = await ending
  if (outcome.changes.length > 0) void report(outcome.changes)
  return outcome
}

/** The number of nodes and what was read of them, which may not be null. */
function manyPayload(
  entries: readonly ManyPayloadEntry[],
  count: number,
  read: readonly CompletedJson[],
): CompletedJson {
  const failures: CompletedJson['failures'][number][] = []
  const texts = entries.map((entry) => {
    const key = JSON.stringify(entry.key)
    if (entry.kind !== 'nodes')
      return `${key}:${entry.kind === 'typename' ? JSON.stringify(entry.name) : String(count)}`
    const nodes = read[entry.index] ?? nothing
    failures.push(...nodes.failures.map((failure) => ({ ...failure, path: [entry.key, ...failure.path] })))
    return `${key}:${nodes.json}`
  })
  const isNull = entries.some((entry) => entry.kind === 'nodes' && read[entry.index]?.json === 'null')
  return { json: isNull ? 'null' : `{${texts.join(',')}}`, failures }
}

/** Writes, then reads the written node by its id, after the commit; one that is gone by then is problem 3039. */
function compileNodeWrite(
  plan: Extract<OperationPlan, { kind: 'write-node' }>,
  environment: WriteEnvironment,
): CompiledOperation {
  const { storage, database } = environment
  const { type } = plan
  const read = prepareNodeRead(plan.readBack, database, storage)
  const write = prepareWrite(plan, environment, {
    async readBack({ variables }, node, runner) {
      const response = await read.run({ variables, bound: new Map([[resultBinding, node]]) }, runner)
      if (response.json !== 'null' || response.failures.length > 0) return response
      const id = typeStorageOf(storage, type).id.field
      throw problem('nodeNotFound', { model: type, field: id.name, value: showValue(node, id.scalar) })
    },
    // what cannot be answered from the statement, a read may find out more of
    readResponse(text) {
      const response = read.complete(text)
      return response.json === 'null' || response.failures.length > 0 ? undefined : response
    },
  })
  const run: CompiledOperation = async (variables, report, _, within) => {
    const { response } = await write({ variables, report, within })
    return within ? response() : behindCommit(response)
  }
  const mayRunAhead = database.capabilities.pipelining && plan.write.isAtomic && plan.write.response !== undefined
  return Object.assign(run, { mayRunAhead })
}

/** Scalars are read before the deletion, all else after it (mutations.md section 10). */
function compileDelete(
  planned: Extract<OperationPlan, { kind: 'delete-node' }>,
  environment: WriteEnvironment,
): CompiledOperation {
  const { storage, database } = environment
  const { deleted: plan, type, where } = planned
  const write = prepareWrite(planned, environment, noResponse)
  const before = database.render(plan.select)
  const parts = plan.parts.map((part) =>
    part.kind === 'related' ? { ...part, read: prepareRead(part.plan, database, storage) } : part,
  )
  const propagate = nullsOfNode(plan.selection, storage)
  return async (variables, report, _, within) => {
    const bindings: Bindings = { variables, bound: noneBound }
    const runner = within ? sqlOf(within).runner : database
    const { rows } = await runner.run(before, bindings)
    const [row] = rows
    if (row === undefined) throw problemOf(nodeNotFound(typeStorageOf(storage, type), where), bindings)
    await write({ variables, report, within })
    const texts: string[] = []
    const failures: CompletedJson['failures'][number][] = []
    for (const part of parts) {
      const readPart = () => partText(part, row, { variables, runner }, failures)
      const text = await (within ? readPart() : behindCommit(readPart))
      texts.push(`${JSON.stringify(part.key)}:${text}`)
    }
    const completed = completeJson(`{${texts.join(',')}}`, propagate, database)
    return { json: completed.json, failures: [...failures, ...completed.failures] }
  }
}

/** What was written stands, so this failure must not look like one behind which a write may run again. */
function behindCommit<T>(read: () => T | Promise<T>): T | Promise<T> {
  const response = read()
  return response instanceof Promise ? response.catch(failBehindCommit) : response
}

function failBehindCommit(error: unknown): never {
  if (!(error instanceof DatabaseError) || !isOutdated(error)) throw error
  throw new DatabaseError('other', error.message, { cause: error })
}

type DeletedPart = DeletedNodePlan['parts'][number]
type ReadyPart =
  | Exclude<DeletedPart, { kind: 'related' }>
  | (Extract<DeletedPart, { kind: 'related' }> & { readonly read: ReturnType<typeof prepareRead> })

async function partText(
  part: ReadyPart,
  row: readonly unknown[],
  { variables, runner }: { readonly variables: Bindings['variables']; readonly runner: SqlRunner },
  failures: CompletedJson['failures'][number][],
): Promise<string> {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'column':
      return String(row[part.index])
    case 'related': {
      const id = row[part.index] ?? null
      const found =
        id === null ? nothing : await part.read.run({ variables, bound: new Map([[relatedIdBinding, id]]) }, runner)
      failures.push(...found.failures.map((failure) => ({ ...failure, path: [part.key, ...failure.path] })))
      return found.json === 'null' && part.isRequired ? part.absent : found.json
    }
  }
}
