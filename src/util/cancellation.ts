/** Tells when what somebody asked for is no longer wanted. Lighter than an `AbortSignal`: each request makes one. */
export interface CancelSignal {
  readonly isCancelled: boolean
  /** Calls `listener` once when it is cancelled, now if it has been; gives what ends the waiting. */
  onCancel(listener: () => void): () => void
}

/** A signal and what gives it. */
export interface Cancellation {
  readonly signal: CancelSignal
  cancel(): void
}

const nothing = (): void => undefined

export function createCancellation(): Cancellation {
  let listeners: Set<() => void> | undefined
  // a property that changes: making a getter takes as long as all else here
  const signal = {
    isCancelled: false,
    onCancel(listener: () => void): () => void {
      if (signal.isCancelled) {
        listener()
        return nothing
      }
      // one function may wait twice
      const own = (): void => {
        listener()
      }
      listeners ??= new Set()
      listeners.add(own)
      return () => listeners?.delete(own)
    },
  }
  return {
    signal,
    cancel() {
      if (signal.isCancelled) return
      signal.isCancelled = true
      const waiting = listeners
      listeners = undefined
      waiting?.forEach((listener) => {
        listener()
      })
    },
  }
}
