import type { ConnectorCapabilities } from '../connector/capabilities.js'
import { idFieldOf, singleScalar } from '../model/lookup.js'
import type { ModelType } from '../model/model.js'
import type { CompiledSubscription, ReadNode } from './compile-subscription.js'
import type { SubscriptionEvent } from './event.js'
import type { NodeReads } from './node-read.js'
import { equalityOf } from './scalar-predicate.js'

/** Something that is found by the subscription it is about. */
export interface Indexed {
  readonly subscription: CompiledSubscription
}

/**
 * The subscriptions of one model, found by what they ask of nodes: an event costs those that it may concern, however
 * many others there are.
 */
export interface TypeIndex<T extends Indexed> {
  readonly size: number
  add(item: T): void
  remove(item: T): void
  items(): Iterable<T>
  /** All that the event may concern, and few that it does not. */
  candidates(event: SubscriptionEvent, readNode: ReadNode): Promise<readonly T[]>
}

export interface TypeIndexOptions {
  readonly type: ModelType
  readonly capabilities: Pick<ConnectorCapabilities, 'comparesText'>
  readonly reads: NodeReads
}

type Key = string | number | bigint
/** A bucket's key for a value; undefined where equal values might have other keys. */
type KeyOf = (value: unknown) => Key | undefined

/** Subscriptions that ask for certain values of one field. */
interface FieldBuckets<T> {
  readonly keyOf: KeyOf
  readonly byKey: Map<Key, Set<T>>
}

/** Where a subscription is kept: under values of a field, or among those that any event may concern. */
type Place = { readonly field: string; readonly keys: readonly Key[] } | undefined

const printable = /^[\x21-\x7e]*$/

/** Collations see beyond case and accents; of plain letters only the case. */
const collatedKey: KeyOf = (value) =>
  typeof value === 'string' && printable.test(value) ? value.toLowerCase() : undefined

export function createTypeIndex<T extends Indexed>({ type, capabilities, reads }: TypeIndexOptions): TypeIndex<T> {
  const id = idFieldOf(type).name
  const everything = new Set<T>()
  const anyNode = new Set<T>()
  const deleted = new Set<T>()
  const fields = new Map<string, FieldBuckets<T>>()

  function keyOf(field: string): KeyOf | undefined {
    const scalar = singleScalar(type, field)?.scalar
    if (scalar === undefined) return undefined
    return equalityOf(scalar, capabilities) ?? (scalar === 'Json' ? undefined : collatedKey)
  }

  /** The id is known of every event; other unique fields tell more than plain ones. */
  function rank(field: string): number {
    if (field === id) return 0
    return singleScalar(type, field)?.isUnique === true ? 1 : 2
  }

  function placeOf({ subscription }: T): Place {
    const sorted = [...subscription.equalities].sort((left, right) => rank(left.field) - rank(right.field))
    for (const { field, values } of sorted) {
      const key = keyOf(field)
      const keys = key ? values.map(key) : [undefined]
      if (!keys.includes(undefined)) return { field, keys: keys as readonly Key[] }
    }
    return undefined
  }

  function bucketsOf(field: string): FieldBuckets<T> {
    const known = fields.get(field)
    if (known) return known
    const made = { keyOf: keyOf(field) ?? (() => undefined), byKey: new Map<Key, Set<T>>() }
    fields.set(field, made)
    return made
  }

  /** The values that the index asks for, read with a statement that is needed anyway where there is one. */
  async function valuesOf(
    event: SubscriptionEvent,
    names: readonly string[],
    readNode: ReadNode,
  ): Promise<Readonly<Record<string, unknown>> | undefined> {
    if (names.length === 0) return {}
    const read = sampleRead(names, event) ?? reads.readOf({ type: type.name, selections: [], variables: {} })
    read.require(names)
    return (await readNode(read))?.values
  }

  function sampleRead(names: readonly string[], event: SubscriptionEvent) {
    for (const name of names) {
      const [bucket] = fields.get(name)?.byKey.values() ?? []
      const [sample] = bucket ?? []
      const read = sample?.subscription.readOf(event)
      if (read) return read
    }
    return undefined
  }

  return {
    get size() {
      return everything.size
    },
    items: () => everything,
    add(item) {
      everything.add(item)
      if (item.subscription.mayPass('DELETED')) deleted.add(item)
      if (!item.subscription.mayPass('CREATED') && !item.subscription.mayPass('UPDATED')) return
      const place = placeOf(item)
      if (place === undefined) {
        anyNode.add(item)
        return
      }
      const { byKey } = bucketsOf(place.field)
      for (const key of place.keys) {
        const bucket = byKey.get(key) ?? new Set()
        bucket.add(item)
        byKey.set(key, bucket)
      }
    },
    remove(item) {
      everything.delete(item)
      deleted.delete(item)
      anyNode.delete(item)
      const place = placeOf(item)
      const buckets = place && fields.get(place.field)
      if (!buckets) return
      for (const key of place.keys) {
        const bucket = buckets.byKey.get(key)
        bucket?.delete(item)
        if (bucket?.size === 0) buckets.byKey.delete(key)
      }
      if (buckets.byKey.size === 0) fields.delete(place.field)
    },
    async candidates(event, readNode) {
      if (event.mutation === 'DELETED') return [...deleted]
      const names = [...fields.keys()].filter((name) => name !== id)
      const found = new Set(anyNode)
      const collect = (field: string, value: unknown): void => {
        const buckets = fields.get(field)
        if (buckets === undefined || value === null) return
        const key = buckets.keyOf(value)
        const chosen = key === undefined ? [...buckets.byKey.values()] : [buckets.byKey.get(key) ?? []]
        for (const bucket of chosen) for (const item of bucket) found.add(item)
      }
      const known = { [id]: event.id }
      collect(id, known[id])
      const values = await valuesOf(event, names, readNode)
      if (values === undefined) return []
      for (const name of names) collect(name, values[name])
      return [...found]
    },
  }
}
