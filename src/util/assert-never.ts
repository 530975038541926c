/** Makes a `switch` over a union exhaustive: compiling fails while a member is not handled. */
export function assertNever(value: never): never {
  throw new TypeError(`Unhandled case: ${JSON.stringify(value)}`)
}
