import type { Runtime } from '../util/runtime.js'
import type { Connector } from '../connector/connector.js'
import type { Engine, EngineObserver } from '../engine/engine.js'
import type { CheckedSubscription } from '../engine/start-subscription.js'
import { typeByName } from '../model/lookup.js'
import { compileSubscription } from './compile-subscription.js'
import { createDelivery } from './deliver-events.js'
import type { ChangesMessage } from './event-bus.js'
import { createEventQueue, type EventQueue } from './event-queue.js'
import { eventOf } from './event.js'
import type { Group, Member, NumberedEvent, Subscriber } from './group.js'
import { createNodeReads, type NodeReads } from './node-read.js'
import { createTypeIndex, type TypeIndex } from './type-index.js'

export interface RunningSubscription {
  /** Name of the model. */
  readonly type: string
  /** No event is delivered from now on. */
  stop(): void
}

export interface SubscriptionCount {
  readonly projectId: string
  /** Name of the model. */
  readonly type: string
  readonly count: number
}

/** All running subscriptions of this server. */
export interface Subscriptions {
  /** Events that begin after this call are delivered; `engine` is the one that has checked it. */
  start(engine: Engine, checked: CheckedSubscription, subscriber: Subscriber): RunningSubscription
  /** Whether anybody subscribed to the project. */
  has(projectId: string): boolean
  readonly count: number
  /** How many run, by project and model. */
  counts(): readonly SubscriptionCount[]
  /** Takes up committed changes, of this server or another one. */
  changed(message: ChangesMessage): void
  /** Ends subscriptions of a project: all, or those that run on another engine than `current`. */
  end(projectId: string, current?: Engine): void
  close(): void
}

export interface SubscriptionsOptions {
  readonly connector: Pick<Connector, 'capabilities'>
  readonly runtime: Pick<Runtime, 'clock' | 'pause'>
  readonly failed: EngineObserver['failed']
  /** From the commit to the delivery: the original's pause (subscriptions.md section 10). */
  readonly delayMs?: number
}

const defaultDelayMs = 35
/** Events of one project that may wait. */
const maxWaiting = 100_000
const schemaChanged = 'Schema changed'

/** The subscriptions of one engine. */
interface ProjectSubscriptions {
  readonly engine: Engine
  readonly reads: NodeReads
  readonly groups: Map<string, Group>
  readonly types: Map<string, TypeIndex<Group>>
  readonly line: EventQueue<NumberedEvent>
}

export function createSubscriptions(options: SubscriptionsOptions): Subscriptions {
  const projects = new Map<string, ProjectSubscriptions>()
  const deliver = createDelivery(options.failed)
  let lastNumber = 0
  let count = 0

  function open(engine: Engine): ProjectSubscriptions {
    const { runtime } = options
    const project: ProjectSubscriptions = {
      engine,
      reads: createNodeReads({ data: engine.data, runtime }),
      groups: new Map(),
      types: new Map(),
      line: createEventQueue({
        delayMs: options.delayMs ?? defaultDelayMs,
        now: runtime.clock,
        deliver: (events) => deliver(events, { projectId: engine.definition.id, types: project.types }),
      }),
    }
    projects.set(engine.definition.id, project)
    return project
  }

  function groupOf(checked: CheckedSubscription, project: ProjectSubscriptions): Group {
    const known = project.groups.get(checked.key)
    if (known) return known
    const { capabilities } = options.connector
    const { model } = project.engine.definition
    const { reads } = project
    const subscription = compileSubscription(checked, { model, capabilities, reads })
    const group: Group = { subscription, members: new Set() }
    project.groups.set(checked.key, group)
    const index =
      project.types.get(subscription.type) ??
      createTypeIndex<Group>({ type: typeByName(model, subscription.type), capabilities, reads })
    project.types.set(subscription.type, index)
    index.add(group)
    return group
  }

  function leave(member: Member, group: Group, project: ProjectSubscriptions): void {
    if (!group.members.delete(member)) return
    count -= 1
    if (group.members.size > 0) return
    const { checked, type } = group.subscription
    project.groups.delete(checked.key)
    const index = project.types.get(type)
    index?.remove(group)
    if (index?.size === 0) project.types.delete(type)
    if (project.groups.size > 0) return
    project.line.clear()
    if (projects.get(project.engine.definition.id) === project) projects.delete(project.engine.definition.id)
  }

  function forEachMember(project: ProjectSubscriptions, work: (subscriber: Subscriber) => void): void {
    for (const group of [...project.groups.values()])
      for (const member of [...group.members]) {
        leave(member, group, project)
        work(member.subscriber)
      }
  }

  function end(projectId: string, current?: Engine): void {
    const project = projects.get(projectId)
    if (project === undefined || project.engine === current) return
    forEachMember(project, (subscriber) => {
      subscriber.ended(schemaChanged)
    })
  }

  return {
    start(engine, checked, subscriber) {
      const { id } = engine.definition
      // what ran on an engine that was replaced is over
      end(id, engine)
      const project = projects.get(id) ?? open(engine)
      const group = groupOf(checked, project)
      const member: Member = { subscriber, since: lastNumber }
      group.members.add(member)
      count += 1
      return {
        type: group.subscription.type,
        stop: () => {
          leave(member, group, project)
        },
      }
    },
    has: (projectId) => projects.has(projectId),
    get count() {
      return count
    },
    counts: () =>
      [...projects].flatMap(([projectId, { groups }]) => {
        const byType = new Map<string, number>()
        for (const { subscription, members } of groups.values())
          byType.set(subscription.type, (byType.get(subscription.type) ?? 0) + members.size)
        return [...byType].map(([type, running]) => ({ projectId, type, count: running }))
      }),
    changed({ projectId, changes }) {
      const project = projects.get(projectId)
      if (project === undefined) return
      for (const change of changes) {
        lastNumber += 1
        if (project.types.has(change.type)) project.line.add({ ...eventOf(change), number: lastNumber })
      }
      if (project.line.length <= maxWaiting) return
      project.line.clear()
      forEachMember(project, (subscriber) => {
        subscriber.overrun()
      })
    },
    end,
    close() {
      for (const project of [...projects.values()]) {
        project.line.clear()
        forEachMember(project, () => undefined)
      }
    },
  }
}
