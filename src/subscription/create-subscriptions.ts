import type { Runtime } from '../util/runtime.js'
import type { Connector } from '../connector/connector.js'
import type { Engine, EngineObserver } from '../engine/engine.js'
import type { CheckedSubscription } from '../engine/start-subscription.js'
import { createDelivery } from './deliver-events.js'
import type { ChangesMessage } from './event-bus.js'
import { eventOf } from './event.js'
import type { Subscriber } from './group.js'
import { createProjectSubscriptions, type ProjectSubscriptions } from './project-subscriptions.js'

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

export function createSubscriptions(options: SubscriptionsOptions): Subscriptions {
  const projects = new Map<string, ProjectSubscriptions>()
  const deliver = createDelivery(options.failed)
  let lastNumber = 0
  let count = 0

  function open(engine: Engine): ProjectSubscriptions {
    const { id: projectId } = engine.definition
    const project = createProjectSubscriptions({
      engine,
      capabilities: options.connector.capabilities,
      runtime: options.runtime,
      delayMs: options.delayMs ?? defaultDelayMs,
      deliver: (events, types) => deliver(events, { projectId, types }),
      left(isEmpty) {
        count -= 1
        if (isEmpty && projects.get(projectId) === project) projects.delete(projectId)
      },
    })
    projects.set(projectId, project)
    return project
  }

  function end(projectId: string, current?: Engine): void {
    const project = projects.get(projectId)
    if (project === undefined || project.engine === current) return
    project.leaveAll((subscriber) => subscriber.ended(schemaChanged))
  }

  return {
    start(engine, checked, subscriber) {
      const { id } = engine.definition
      // what ran on an engine that was replaced is over
      end(id, engine)
      const project = projects.get(id) ?? open(engine)
      const { type, leave } = project.join(checked, subscriber, lastNumber)
      count += 1
      return { type, stop: leave }
    },
    has: (projectId) => projects.has(projectId),
    get count() {
      return count
    },
    counts: () =>
      [...projects].flatMap(([projectId, project]) => {
        const byType = new Map<string, number>()
        for (const { subscription, members } of project.groups())
          byType.set(subscription.type, (byType.get(subscription.type) ?? 0) + members.size)
        return [...byType].map(([type, running]) => ({ projectId, type, count: running }))
      }),
    changed({ projectId, changes }) {
      const project = projects.get(projectId)
      if (project === undefined) return
      for (const change of changes) {
        lastNumber += 1
        if (project.types.has(change.type)) project.queue.add({ ...eventOf(change), number: lastNumber })
      }
      if (project.queue.length <= maxWaiting) return
      project.queue.clear()
      project.leaveAll((subscriber) => subscriber.overrun())
    },
    end,
    close() {
      for (const project of [...projects.values()]) {
        project.queue.clear()
        project.leaveAll(() => undefined)
      }
    },
  }
}
