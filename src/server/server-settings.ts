import type { QueueLimits } from './request-queue.js'

/** What the HTTP layer is set up with (http.md sections 12, 13). */
export interface ServerSettings {
  readonly port: number
  /** First part of request ids. */
  readonly environmentName: string
  /** Largest body in bytes, counted after decoding. */
  readonly maxBodyBytes: number
  /** Of all answers that are being made or read. */
  readonly responseBytes: number
  readonly servesManagement: boolean
  readonly slowRequestMs: number | undefined
  readonly logsRequests: boolean
  readonly throttling: ThrottlingSettings | undefined
  /** Requests of services that run at a time, and that wait meanwhile. */
  readonly line: QueueLimits
  /** For the init message of `graphql-transport-ws`, in ms; undefined: as the protocol has it. */
  readonly socketInitMs: number | undefined
  /** Between service and stage in project ids. */
  readonly projectIdSeparator: () => string
}

/** Bytes after which nothing more of one request is run: all fields of a document, all documents of a batch. */
export const mostOfRequest = ({ responseBytes }: Pick<ServerSettings, 'responseBytes'>): number => 2 * responseBytes

export interface ThrottlingSettings {
  readonly calls: number
  readonly perSeconds: number
  readonly maxWaiting: number
  readonly unthrottled: ReadonlySet<string>
}

export const limits = {
  uriLength: 51_200,
  headerLength: 51_200,
  headerNameLength: 64,
  headers: 100,
  allHeaderBytes: 131_072,
  /** Of all requests together. */
  heldBodyBytes: 268_435_456,
  /** Arrays and objects in each other in the JSON of a body. */
  bodyNesting: 1000,
  /** Requests of one body. */
  batchedRequests: 1000,
  /** Of them that run at a time. */
  batchedAtOnce: 32,
  requestMs: 600_000,
  /** Readers of large answers that take nothing for so long are disconnected. */
  stalledReaderMs: 60_000,
  /** The same while others wait for room. */
  stalledBeforeOthersMs: 2_000,
  /** Readers that would need longer for a large answer, by what they take, are disconnected. */
  drainMs: 600_000,
  /** The same while others wait for room. */
  drainBeforeOthersMs: 60_000,
  /** Requests wait that long for room for their answers. */
  responseRoomMs: 30_000,
  idleMs: 600_000,
  headersMs: 60_000,
  /** Requests wait that long for a database that has not come yet. */
  databaseWaitMs: 30_000,
  stopMs: 8_000,
  /** Requests to webhooks get that long, as far as `stopMs` and a second more leave it. */
  webhooksStopMs: 3_000,
} as const
