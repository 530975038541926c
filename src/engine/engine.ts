import type { GraphQLSchema } from 'graphql'
import type { Change } from '../connector/change.js'
import type { GraphqlResponse, GraphqlError } from '../graphql/response/graphql-response.js'
import type { ProjectData } from '../connector/project-data.js'
import type { StartSubscription } from './start-subscription.js'
import type { ProjectDefinition } from '../model/project-definition.js'
import type { CancelSignal } from '../util/cancellation.js'

/** One GraphQL request as it came, keys checked for their kind. */
export interface GraphqlRequest {
  readonly query: string
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>>
}

/** What a request brings along for its answer. */
export interface RequestContext {
  readonly requestId: string
  /** Header `Idempotency-Key` (beyond.md section 9.3). */
  readonly idempotencyKey?: string
  /** From 0: its place in a batch, whose requests share the header. */
  readonly position?: number
  /** Given when the client has left before it has its answer. */
  readonly signal?: CancelSignal
}

/** A request whose document parses; nothing has run yet. */
export interface PreparedRequest {
  run(context: RequestContext): Promise<GraphqlResponse>
  /** About how long its answer will be, by earlier ones of the document; undefined: there were none. */
  responseBytes(): number | undefined
  /** Answers one root field, by its key in the answer; refused with a `Problem` where the request is not valid. */
  runField(key: string, context: RequestContext): Promise<FieldResponse>
}

export interface FieldResponse {
  readonly key: string
  readonly json: string
  readonly errors: readonly GraphqlError[]
  /** Null where nothing may be null: the whole of `data` becomes null. */
  readonly nullsAll: boolean
}

type PreparedResult = PreparedRequest | { readonly syntaxError: string }

/** All that is compiled for one deployed project. Replaced as a whole by the next deploy. */
export interface Engine {
  readonly definition: ProjectDefinition
  readonly graphqlSchema: GraphQLSchema
  readonly data: ProjectData
  /** Parses (cached); a syntax error is reported before anything of the HTTP request runs. */
  prepare(request: GraphqlRequest): PreparedResult | Promise<PreparedResult>
  /** What replaced it where the tables are not as it knows them any more; undefined: nothing did. */
  newer(): Promise<Engine | undefined>
  /** Checks a subscription; running it is left to `subscription`. */
  readonly startSubscription: StartSubscription
}

/** What an engine tells the outside. */
export interface EngineObserver {
  /** A place of an answer failed: user's mistakes and internal errors alike. */
  failed(failure: {
    readonly cause: unknown
    readonly requestId: string
    readonly projectId: string
    readonly request: GraphqlRequest
  }): void
  /**
   * Committed changes, in plan order. The answer waits for what this gives: for those who need the state of now. Never
   * rejects.
   */
  changed(projectId: string, changes: readonly Change[]): Promise<void> | undefined
  /** Whether anybody wants to hear of changes; without listeners none are collected. */
  hasListeners(projectId: string): boolean
}
