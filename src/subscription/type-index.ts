import type { ConnectorCapabilities } from '../connector/capabilities.js'
import { idFieldOf, singleScalar } from '../model/lookup.js'
import type { ModelType } from '../model/model.js'
import type { CompiledSubscription, ReadNode } from './compile-subscription.js'
import type { SubscriptionEvent } from './event.js'
import { createFieldBuckets, type FieldKeys, type Key, type KeyOf } from './field-buckets.js'
import type { NodeReads } from './node-read.js'
import { askedFormOf, equalityOf } from './scalar-predicate.js'

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

const printable = /^[\x21-\x7e]*$/

/** Collations see beyond case and accents; of plain letters only the case. */
const collatedKey: KeyOf = (value) =>
  typeof value === 'string' && printable.test(value) ? value.toLowerCase() : undefined

export function createTypeIndex<T extends Indexed>({ type, capabilities, reads }: TypeIndexOptions): TypeIndex<T> {
  const id = idFieldOf(type).name
  const everything = new Set<T>()
  const anyNode = new Set<T>()
  const deleted = new Set<T>()
  const buckets = createFieldBuckets<T>((field) => keyOf(field, equalityOf))

  function keyOf(field: string, formOf: typeof equalityOf): KeyOf | undefined {
    const scalar = singleScalar(type, field)?.scalar
    if (scalar === undefined) return undefined
    return formOf(scalar, capabilities) ?? (scalar === 'Json' ? undefined : collatedKey)
  }

  /** The id is known of every event; other unique fields tell more than plain ones. */
  function rank(field: string): number {
    if (field === id) return 0
    return singleScalar(type, field)?.isUnique === true ? 1 : 2
  }

  /** Under which values of a field it is kept; undefined: any event may concern it. */
  function locationOf({ subscription }: T): FieldKeys | undefined {
    const sorted = [...subscription.equalities].sort((left, right) => rank(left.field) - rank(right.field))
    for (const { field, values } of sorted) {
      const key = keyOf(field, askedFormOf)
      const keys = key ? values.map(key) : [undefined]
      if (!keys.includes(undefined)) return { field, keys: keys as readonly Key[] }
    }
    return undefined
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
      const read = buckets.sample(name)?.subscription.readOf(event)
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
      const location = locationOf(item)
      if (location === undefined) anyNode.add(item)
      else buckets.add(item, location)
    },
    remove(item) {
      everything.delete(item)
      deleted.delete(item)
      anyNode.delete(item)
      const location = locationOf(item)
      if (location) buckets.remove(item, location)
    },
    async candidates(event, readNode) {
      if (event.mutation === 'DELETED') return [...deleted]
      const names = buckets.fields().filter((name) => name !== id)
      const found = new Set(anyNode)
      buckets.collect(id, event.id, found)
      const values = await valuesOf(event, names, readNode)
      if (values === undefined) return []
      for (const name of names) buckets.collect(name, values[name], found)
      return [...found]
    },
  }
}
