/** The value at a key that may be absent. */
export const valueAt = <Key, Value>(map: ReadonlyMap<Key, Value>, key: Key | undefined): Value | undefined =>
  key === undefined ? undefined : map.get(key)
