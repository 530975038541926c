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
  let isCancelled = false
  return {
    signal: {
      get isCancelled() {
        return isCancelled
      },
      onCancel(listener) {
        if (isCancelled) {
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
    },
    cancel() {
      if (isCancelled) return
      isCancelled = true
      const waiting = listeners
      listeners = undefined
      waiting?.forEach((listener) => {
        listener()
      })
    },
  }
}
