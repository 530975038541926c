/** The part of an `AbortSignal` that is used; its own type is missing where only old declarations are installed. */
export interface Signal {
  readonly aborted: boolean
  readonly reason?: unknown
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/** The platform's own signal, as `fetch` wants it. */
export type SentSignal = typeof globalThis extends { AbortSignal: { prototype: infer T } } ? T : never

/** The part of `fetch` that is used. */
export type Fetch = (
  address: string,
  request: { method: string; headers: { [name: string]: string }; body: string; signal: SentSignal },
) => Promise<{ readonly status: number; text(): Promise<string> }>

/** How one call, or every call of a client, is sent. */
export interface CallOptions {
  /** Ends the call: its promise is rejected with the signal's reason. */
  readonly signal?: Signal
  /** Milliseconds until the call is given up with a `TimeoutError`; none by default. */
  readonly timeout?: number
}

/** Both options sets; those of the call count. */
export const mergeOptions = (client: CallOptions, call: CallOptions | undefined): CallOptions =>
  call === undefined ? client : { ...client, ...call }
