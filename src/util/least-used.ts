/** Values by key, of which the least recently used goes when there are too many. Costs nothing while it is empty. */
export interface LeastUsed<Value> {
  readonly size: number
  /** Undefined for what is not there, or no more. */
  get(key: string): Value | undefined
  set(key: string, value: Value): void
}

export function createLeastUsed<Value extends object>(most: number): LeastUsed<Value> {
  // in the order of use
  const values = new Map<string, Value>()
  let newest: string | undefined
  return {
    get size() {
      return values.size
    },
    get(key) {
      const value = values.get(key)
      if (value === undefined || key === newest) return value
      values.delete(key)
      values.set(key, value)
      newest = key
      return value
    },
    set(key, value) {
      values.delete(key)
      values.set(key, value)
      newest = key
      if (values.size <= most) return
      for (const oldest of values.keys()) {
        values.delete(oldest)
        return
      }
    },
  }
}
