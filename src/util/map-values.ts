/** A map with the same keys and changed values. */
export const mapValues = <Key, Value, Changed>(
  map: ReadonlyMap<Key, Value>,
  change: (value: Value) => Changed,
): ReadonlyMap<Key, Changed> => new Map([...map].map(([key, value]) => [key, change(value)]))
