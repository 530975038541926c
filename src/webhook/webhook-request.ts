/** A request that is ready to be sent to a receiver. */
export interface WebhookRequest {
  readonly url: string
  /** As configured: in order, names perhaps repeated. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** JSON text. */
  readonly body: string
}

/** What became of one try to send it. */
export type PostOutcome =
  | { readonly kind: 'answered'; readonly status: number; readonly headers: string; readonly body: string }
  /** No answer came; `isLasting` when another try cannot help. */
  | { readonly kind: 'failed'; readonly reason: string; readonly isLasting: boolean }

export const isDelivered = (outcome: PostOutcome): boolean =>
  outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300
