/** A bug of ours. It is masked before a user sees it and logged with its stack. */
export class InternalError extends Error {
  override readonly name = 'InternalError'
}

/** States what must be true at this point; throws `InternalError` with `message` otherwise. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InternalError(message)
}
