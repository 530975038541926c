import type { Engine } from '../engine/engine.js'
import type { CheckedSubscription } from '../engine/start-subscription.js'
import { typeByName } from '../model/lookup.js'
import type { Runtime } from '../util/runtime.js'
import { compileSubscription, type CompileOptions } from './compile-subscription.js'
import { createEventQueue, type EventQueue } from './event-queue.js'
import type { Group, Member, NumberedEvent, Subscriber } from './group.js'
import { createNodeReads } from './node-read.js'
import { createTypeIndex, type TypeIndex } from './type-index.js'

/** The subscriptions that run on one engine. */
export interface ProjectSubscriptions {
  readonly engine: Engine
  readonly types: ReadonlyMap<string, TypeIndex<Group>>
  readonly queue: EventQueue<NumberedEvent>
  /** Equal subscriptions, which are answered together. */
  groups(): Iterable<Group>
  join(checked: CheckedSubscription, subscriber: Subscriber, since: number): Joined
  /** Ends all, and hands each subscriber to `ended`. */
  leaveAll(ended: (subscriber: Subscriber) => void): void
}

export interface Joined {
  /** Name of the model. */
  readonly type: string
  leave(): void
}

export interface ProjectSubscriptionsOptions {
  readonly engine: Engine
  readonly capabilities: CompileOptions['capabilities']
  readonly runtime: Pick<Runtime, 'clock' | 'pause'>
  readonly delayMs: number
  deliver(events: readonly NumberedEvent[], types: ReadonlyMap<string, TypeIndex<Group>>): Promise<void>
  /** One has left; `isEmpty`: it was the last one. */
  left(isEmpty: boolean): void
}

export function createProjectSubscriptions(options: ProjectSubscriptionsOptions): ProjectSubscriptions {
  const { engine, capabilities, runtime } = options
  const { model } = engine.definition
  const reads = createNodeReads({ data: engine.data, runtime })
  const groups = new Map<string, Group>()
  const types = new Map<string, TypeIndex<Group>>()
  const queue = createEventQueue<NumberedEvent>({
    delayMs: options.delayMs,
    now: runtime.clock,
    deliver: (events) => options.deliver(events, types),
  })

  function groupOf(checked: CheckedSubscription): Group {
    const known = groups.get(checked.key)
    if (known) return known
    const subscription = compileSubscription(checked, { model, capabilities, reads })
    const { type } = subscription
    const group: Group = { subscription, members: new Set() }
    groups.set(checked.key, group)
    const index = types.get(type) ?? createTypeIndex<Group>({ type: typeByName(model, type), capabilities, reads })
    types.set(type, index)
    index.add(group)
    return group
  }

  function leave(member: Member, group: Group): void {
    if (!group.members.delete(member)) return
    if (group.members.size === 0) forgetGroup(group)
    if (groups.size === 0) queue.clear()
    options.left(groups.size === 0)
  }

  function forgetGroup(group: Group): void {
    const { checked, type } = group.subscription
    groups.delete(checked.key)
    const index = types.get(type)
    index?.remove(group)
    if (index?.size === 0) types.delete(type)
  }

  return {
    engine,
    types,
    queue,
    groups: () => groups.values(),
    join(checked, subscriber, since) {
      const group = groupOf(checked)
      const member: Member = { subscriber, since }
      group.members.add(member)
      return { type: group.subscription.type, leave: () => leave(member, group) }
    },
    leaveAll(ended) {
      for (const group of [...groups.values()])
        for (const member of [...group.members]) {
          leave(member, group)
          ended(member.subscriber)
        }
    },
  }
}
