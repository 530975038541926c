/**
 * A value that is there, or a promise of it: each promise that is waited for takes longer than much of what waits, and an
 * embedded database answers at once. Whoever gives it may throw at once, too.
 */
export type Soon<T> = T | Promise<T>

/** What `next` makes of it, at once if it is there. */
export const andThen = <T, U>(value: Soon<T>, next: (value: T) => Soon<U>): Soon<U> =>
  value instanceof Promise ? value.then(next) : next(value)
