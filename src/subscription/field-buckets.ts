export type Key = string | number | bigint
/** A bucket's key for a value; undefined where equal values might have other keys. */
export type KeyOf = (value: unknown) => Key | undefined

/** The values of one field that an item asks for. */
export interface FieldKeys {
  readonly field: string
  readonly keys: readonly Key[]
}

/** Items by the values of fields that they ask for. */
export interface FieldBuckets<T> {
  /** Fields that some item asks for values of. */
  fields(): readonly string[]
  add(item: T, location: FieldKeys): void
  remove(item: T, location: FieldKeys): void
  /** Adds to `found` what asks for this value, or for any where the value has no key. */
  collect(field: string, value: unknown, found: Set<T>): void
  /** Some item that asks for values of the field. */
  sample(field: string): T | undefined
}

/** `keyOf` gives how the values of a field are compared. */
export function createFieldBuckets<T>(keyOf: (field: string) => KeyOf | undefined): FieldBuckets<T> {
  const fields = new Map<string, { readonly keyOf: KeyOf; readonly byKey: Map<Key, Set<T>> }>()

  function bucketsOf(field: string) {
    const known = fields.get(field)
    if (known) return known
    const made = { keyOf: keyOf(field) ?? (() => undefined), byKey: new Map<Key, Set<T>>() }
    fields.set(field, made)
    return made
  }

  return {
    fields: () => [...fields.keys()],
    add(item, { field, keys }) {
      const { byKey } = bucketsOf(field)
      for (const key of keys) {
        const bucket = byKey.get(key) ?? new Set()
        bucket.add(item)
        byKey.set(key, bucket)
      }
    },
    remove(item, { field, keys }) {
      const byKey = fields.get(field)?.byKey
      if (!byKey) return
      for (const key of keys) {
        const bucket = byKey.get(key)
        bucket?.delete(item)
        if (bucket?.size === 0) byKey.delete(key)
      }
      if (byKey.size === 0) fields.delete(field)
    },
    collect(field, value, found) {
      const buckets = fields.get(field)
      if (buckets === undefined || value === null) return
      const key = buckets.keyOf(value)
      const chosen = key === undefined ? [...buckets.byKey.values()] : [buckets.byKey.get(key) ?? []]
      for (const bucket of chosen) for (const item of bucket) found.add(item)
    },
    sample(field) {
      const [bucket] = fields.get(field)?.byKey.values() ?? []
      const [item] = bucket ?? []
      return item
    },
  }
}
