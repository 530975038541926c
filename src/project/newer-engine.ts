import type { Runtime } from '../util/runtime.js'
import type { Engine } from '../engine/engine.js'
import type { ProjectDefinition } from '../model/project-definition.js'
import type { Projects } from './projects.js'
import type { ProjectStore } from '../connector/project-store.js'

const pauseMs = 50

/**
 * The engine that replaced one whose tables are not there any more as it knows them: another server has deployed, and
 * its migration is awaited where it is not over. Undefined when there is none, so that something else took the tables.
 */
export async function newerEngine(
  { id, revision }: Pick<ProjectDefinition, 'id' | 'revision'>,
  {
    projects,
    store,
    runtime,
  }: { readonly projects: Projects; readonly store: ProjectStore; readonly runtime: Pick<Runtime, 'pause'> },
): Promise<Engine | undefined> {
  for (;;) {
    // read first: one that ends meanwhile is seen by what follows
    const isOpen = (await store.openMigrations(id)).length > 0
    await projects.refreshIfOutdated(id)
    const engine = projects.peek(id)
    if (engine === undefined || engine.definition.revision !== revision) return engine
    if (!isOpen) return undefined
    await runtime.pause(pauseMs)
  }
}
