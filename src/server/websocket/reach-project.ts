import type { Engine } from '../../engine/engine.js'
import { problem } from '../../errors/problem.js'
import type { Subscriptions } from '../../subscription/create-subscriptions.js'
import type { Services } from '../services.js'

type SocketServices = Pick<Services, 'findEngine' | 'subscriptions'>
type FoundServices = SocketServices | { readonly unavailable: string }

export interface ReachDependencies {
  /** What serves projects, or why nothing does now. */
  waitForServices(): FoundServices | Promise<FoundServices>
}

/** What serves a project. */
export interface Reached {
  readonly engine: Engine
  readonly subscriptions: Subscriptions
}

/** The engine of the project as it is now, or why there is none. */
export async function reachProject(
  projectId: string,
  { waitForServices }: ReachDependencies,
): Promise<Reached | { readonly rejection: string }> {
  const services = await waitForServices()
  if ('unavailable' in services) return { rejection: services.unavailable }
  const engine = await services.findEngine(projectId)
  if (engine === undefined) return { rejection: problem('projectNotFound', { id: projectId }).message }
  return { engine, subscriptions: services.subscriptions }
}
