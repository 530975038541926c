import type { GraphQLSchema, OperationDefinitionNode } from 'graphql'
import type { Model } from '../model/model.js'
import { idempotencyKeyOf, transactionOf } from '../graphql/schema/operation-directives.js'
import type { RunningRequest, CompiledRequest } from './handle-request.js'
import type { GraphqlRequest, RequestContext } from './engine.js'
import { hashOf, rejectionOfKey } from './idempotency.js'

export interface AskedOperation {
  readonly request: GraphqlRequest
  readonly context: RequestContext
  readonly operation: OperationDefinitionNode
  readonly values: Readonly<Record<string, unknown>>
  readonly compiled: CompiledRequest
}

export interface WayOfRunningOptions {
  readonly model: Model
  readonly graphqlSchema: GraphQLSchema
  /** The longest time a transaction may ask for, in ms. */
  readonly transactionMs: number
  /** How long the response for an idempotency key is kept, in ms. */
  readonly onceMs: number
}

/** Whether all root fields run in one transaction, and at most once for a key (beyond.md section 9); or why they may not. */
export function wayOfRunning(
  { request, context, operation, values, compiled }: AskedOperation,
  { model, graphqlSchema, transactionMs, onceMs }: WayOfRunningOptions,
): Pick<RunningRequest, 'transaction' | 'once' | 'nullsData'> | string {
  const asked = transactionOf(operation, values, graphqlSchema)
  if (asked !== undefined && asked.timeoutMs < 1)
    return `The timeout of a transaction is at least 1 ms, this one is ${String(asked.timeoutMs)}.`
  const mayBeOnce = compiled.isMutation && model.features.has('TRANSACTION')
  const given = mayBeOnce ? idempotencyKeyOf(operation, values, graphqlSchema) : undefined
  if (given === null) return "Null value was provided for the NotNull Type 'String!' at path 'key'."
  const key = given ?? (mayBeOnce ? context.idempotencyKey : undefined)
  const rejection = key === undefined ? undefined : rejectionOfKey(key, asked !== undefined, compiled)
  if (rejection !== undefined) return rejection
  const position = given === undefined ? (context.position ?? 0) : 0
  const once = key === undefined ? undefined : { key, position, hash: hashOf(request), keptMs: onceMs }
  const transaction = asked
    ? { ...asked, timeoutMs: Math.min(asked.timeoutMs, transactionMs) }
    : once && { isolation: 'READ_COMMITTED' as const, timeoutMs: transactionMs }
  return { transaction, once, nullsData: asked !== undefined }
}
