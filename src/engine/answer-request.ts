import type { ChangeReport, CompiledOperation, OnceKey } from '../connector/compiled-operation.js'
import type { ProjectData } from '../connector/project-data.js'
import { DatabaseError, isOutdated } from '../errors/database-error.js'
import { problem } from '../errors/problem.js'
import type { KnownDocument } from '../graphql/document/request-cache.js'
import { inSlices } from '../util/slices.js'
import type { Introspection, Told } from '../graphql/introspection/introspect.js'
import { dataAnswer, type Answer, type AnswerError } from '../graphql/respond/answer.js'
import { formatFailure } from '../graphql/respond/format-failure.js'
import type { AskedTransaction } from '../graphql/schema/operation-directives.js'
import type { RootField } from '../graphql/to-operation/to-operation.js'
import type { ProjectDefinition } from '../model/project-definition.js'
import { runBounded } from '../util/run-bounded.js'
import { runTransaction, type CompiledField } from './answer-transaction.js'
import type { AnsweredField, Engine, EngineObserver, GraphqlRequest, RequestContext } from './engine.js'

/** An operation of a document whose root fields are compiled. */
export interface CompiledRequest {
  readonly fields: readonly CompiledField[]
  readonly isMutation: boolean
}

/** All that answering a compiled request takes. */
export interface Answering {
  readonly compiled: CompiledRequest
  readonly document: KnownDocument<CompiledRequest>
  readonly request: GraphqlRequest
  readonly context: RequestContext
  readonly variables: Readonly<Record<string, unknown>>
  readonly report: ChangeReport
  readonly introspection: () => Introspection
  readonly definition: ProjectDefinition
  readonly observer: EngineObserver
  /** The engine that has replaced the one that compiled it. */
  newer(): Promise<Engine | undefined>
  readonly data: ProjectData
  /** All root fields run in one. */
  readonly transaction: AskedTransaction | undefined
  /** Its failures leave no data at all. */
  readonly nullsData: boolean
  /** It runs once. */
  readonly once: OnceKey | undefined
  /** The answers of its root fields so far. */
  readonly made: { bytes: number; readonly limit: number }
  readonly introspected: Told
}

/** Queries run side by side, mutations one after the other until one that must not be null fails (mutations.md section 3). */
export async function answerRequest(answering: Answering): Promise<Answer> {
  const { fields, isMutation } = answering.compiled
  if (answering.transaction) return answerTransaction(answering, answering.transaction)
  const [only] = fields
  let answered: readonly AnsweredField[]
  if (only !== undefined && fields.length === 1) answered = [await answerField(only, answering)]
  else if (isMutation) answered = await answerInTurn(answering)
  else answered = await answerSideBySide(answering)
  return dataAnswer(
    answered,
    answered.flatMap(({ errors }) => errors),
    answered.some(({ nullsAll }) => nullsAll),
  )
}

/** Any failure undoes all of it, and leaves no data (beyond.md section 9.1). */
async function answerTransaction(answering: Answering, asked: AskedTransaction): Promise<Answer> {
  const { compiled, variables, report, data, newer, request, context, once, nullsData } = answering
  const plain = (field: RootField): Promise<string> => plainJson(field, answering)
  const outcome = await runTransaction({ ...compiled, asked, once, variables, report, plainJson: plain }, data)
  if (outcome.kind === 'answered')
    return { status: 200, body: outcome.body, errors: [], ...(outcome.isReplayed ? { isReplayed: true } : {}) }
  const { field, cause, failures } = outcome
  if (isOutdated(cause)) {
    const engine = await newer().catch(() => undefined)
    const prepared = await engine?.prepare(request)
    if (prepared !== undefined && !('syntaxError' in prepared)) return prepared.run(context)
  }
  const own = [field.key, ...(field.kind === 'failing' ? field.path : [])]
  const places = failures?.map(({ path, location, reason }) => ({
    path: [field.key, ...path],
    location,
    cause: reason,
  }))
  const errors = (places ?? [{ path: own, location: field.location, cause }]).map((one) => describe(one, answering))
  const nulled = nullsData ? [] : [{ key: field.key, json: 'null' }]
  return dataAnswer(nulled, errors, nullsData || !field.isNullable)
}

/** Root fields of one request that run at a time. */
const fieldsAtOnce = 32

async function answerSideBySide(answering: Answering): Promise<readonly AnsweredField[]> {
  const works = answering.compiled.fields.map((field) => () => answerField(field, answering))
  return runBounded(works, fieldsAtOnce)
}

async function answerInTurn(answering: Answering): Promise<readonly AnsweredField[]> {
  const answered: AnsweredField[] = []
  for (const field of answering.compiled.fields) {
    const answer = await answerField(field, answering)
    answered.push(answer)
    if (answer.nullsAll) break
  }
  return answered
}

const noErrors: readonly AnswerError[] = []

/** Runs one root field; a failure becomes its null and an error. */
export async function answerField(compiled: CompiledField, answering: Answering): Promise<AnsweredField> {
  const answered = await makeAnswer(compiled, answering)
  answering.made.bytes += answered.json.length
  return answered
}

async function makeAnswer(
  { field, run, problem: refusal }: CompiledField,
  answering: Answering,
): Promise<AnsweredField> {
  const { key } = field
  try {
    if (refusal !== undefined) throw refusal
    refuseTooLong(answering.made)
    if (field.kind !== 'operation' || run === undefined)
      return { key, json: await plainJson(field, answering), errors: noErrors, nullsAll: false }
    const { json, failures } = await runReporting(run, answering)
    if (failures.length === 0) return { key, json, errors: noErrors, nullsAll: false }
    const errors = failures.map(({ path, location, reason }) =>
      describe({ path: [key, ...path], location, cause: reason }, answering),
    )
    return { key, json, errors, nullsAll: json === 'null' && !field.isNullable }
  } catch (failure) {
    const [newer, error] = isOutdated(failure) ? await answerAnew(key, answering, failure) : [undefined, failure]
    if (newer !== undefined) return newer
    const path = field.kind === 'failing' ? [key, ...field.path] : [key]
    return {
      key,
      json: 'null',
      errors: [describe({ path, location: field.location, cause: error }, answering)],
      nullsAll: !field.isNullable,
    }
  }
}

/** One field may be as long as it is; those that would come behind it are not asked any more. */
function refuseTooLong({ bytes, limit }: Answering['made']): void {
  if (bytes > limit) throw problem('answerTooLong', { bytes: String(bytes), limit: String(limit) })
}

/** Runs a field on the engine that has replaced this one: nothing stands of what met other tables than it expected. */
async function answerAnew(
  key: string,
  { newer, request, context }: Answering,
  failure: unknown,
): Promise<readonly [AnsweredField | undefined, unknown]> {
  const engine = await newer().catch(() => undefined)
  const prepared = await engine?.prepare(request)
  if (prepared === undefined || 'syntaxError' in prepared) return [undefined, failure]
  try {
    return [await prepared.runField(key, context), undefined]
  } catch (refusal) {
    return [undefined, refusal]
  }
}

/** The answer waits for those who look at what was changed. */
async function runReporting(
  run: CompiledOperation,
  { variables, report, context: { signal } }: Answering,
): ReturnType<CompiledOperation> {
  if (report === undefined) return run(variables, undefined, signal)
  const heard: Promise<void>[] = []
  try {
    const tell: ChangeReport = (changes) => {
      const looked = report(changes)
      if (looked) heard.push(looked)
      return looked
    }
    return await run(variables, tell, signal)
  } finally {
    await Promise.all(heard)
  }
}

async function plainJson(
  field: RootField,
  { introspection, document, variables, introspected }: Answering,
): Promise<string> {
  switch (field.kind) {
    case 'typename':
      return JSON.stringify(field.name)
    case 'introspection': {
      const { collected } = field
      const scope = { fragments: document.fragments, variables }
      return inSlices(introspection().answer(collected, scope, introspected))
    }
    case 'failing':
      throw field.problem
    case 'operation':
    case 'null':
      return 'null'
  }
}

function describe(
  failure: Parameters<typeof formatFailure>[0],
  { document, context, observer, definition, request }: Answering,
): AnswerError {
  // nobody is there to miss what was ended because its client has left
  if (failure.cause !== 'null-violation' && !isAbandoned(failure.cause))
    observer.failed({ cause: failure.cause, requestId: context.requestId, projectId: definition.id, request })
  return formatFailure(failure, { source: document.source, requestId: context.requestId })
}

const isAbandoned = (cause: unknown): boolean => cause instanceof DatabaseError && cause.kind === 'abandoned'
