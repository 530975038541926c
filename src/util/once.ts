/** A function that computes its value on the first call and keeps it. */
export function once<T>(compute: () => T): () => T {
  let cell: { readonly value: T } | undefined
  return () => (cell ??= { value: compute() }).value
}
