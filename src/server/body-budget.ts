import { HttpError } from './http-error.js'

/** Bytes of all bodies that are read, wait or are worked on at a time. */
export interface BodyBudget {
  /** What one request holds until it is answered. */
  open(): HeldBody
}

export interface HeldBody {
  /** Throws `HttpError` 503 when the bodies of all requests become too large together. */
  grow(bytes: number): void
  free(): void
}

export function createBodyBudget(maxBytes: number): BodyBudget {
  let held = 0
  return {
    open() {
      let own = 0
      return {
        grow(bytes) {
          // one alone may be as large as its own limit allows
          if (held + bytes > maxBytes && held > own)
            throw new HttpError(
              503,
              'The server is busy with too many large requests. Please try again in a moment.',
              true,
            )
          own += bytes
          held += bytes
        },
        free() {
          held -= own
          own = 0
        },
      }
    },
  }
}
