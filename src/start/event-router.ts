import type { Change } from '../connector/change.js'
import type { Projects } from '../project/projects.js'
import type { Subscriptions } from '../subscription/create-subscriptions.js'
import { changesText, readChanges } from '../subscription/changes-text.js'
import type { EventBus, SchemaMessage, SchemaPhase } from '../subscription/event-bus.js'
import type { Webhooks } from '../webhook/create-webhooks.js'

/** Brings what this server commits to its webhooks, to its subscribers and to other servers, and theirs to it. */
export interface EventRouter {
  /** Whether anybody wants to hear of changes of the project. */
  hasListeners(projectId: string): boolean
  /** Publishes committed changes. The answer ends when webhooks have read what they need; it never rejects. */
  publishChanges(projectId: string, changes: readonly Change[]): Promise<void> | undefined
  /** Publishes that a deploy of the project began or ended, or that it is gone. */
  publishSchema(projectId: string, phase: SchemaPhase): void
}

export interface EventRouterDependencies {
  readonly bus: EventBus
  readonly projects: Projects
  readonly subscriptions: Subscriptions
  readonly webhooks: Webhooks
}

export function createEventRouter({ bus, projects, subscriptions, webhooks }: EventRouterDependencies): EventRouter {
  const hasSubscribers = (projectId: string): boolean => bus.reachesOthers || subscriptions.has(projectId)

  function receive(channel: string, message: string): void {
    if (channel === 'changes') receiveChanges(message)
    if (channel === 'schema') void receiveSchema(JSON.parse(message) as SchemaMessage)
  }

  function receiveChanges(message: string): void {
    if (subscriptions.count > 0) subscriptions.changed(readChanges(message))
  }

  async function receiveSchema({ projectId, phase }: SchemaMessage): Promise<void> {
    // what fails here is seen a moment later, when all projects are looked at
    await projects.refreshIfOutdated(projectId).catch(() => undefined)
    if (phase !== 'ended') subscriptions.end(projectId)
  }

  bus.subscribe(receive)
  projects.onChange((id, engine) => {
    subscriptions.end(id, engine)
  })
  return {
    hasListeners(projectId) {
      const engine = projects.peek(projectId)
      return hasSubscribers(projectId) || (engine !== undefined && webhooks.areIn(engine))
    },
    publishChanges(projectId, changes) {
      if (hasSubscribers(projectId)) bus.publish('changes', changesText({ projectId, changes }))
      const engine = projects.peek(projectId)
      return engine && webhooks.changed(engine, changes)
    },
    publishSchema(projectId, phase) {
      bus.publish('schema', JSON.stringify({ projectId, phase } satisfies SchemaMessage))
    },
  }
}
