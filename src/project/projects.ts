import type { Engine } from '../engine/engine.js'
import type { ProjectDefinition } from '../model/project-definition.js'
import type { MigrationRecord } from '../connector/migration-record.js'
import type { ProjectRow, ProjectStore } from '../connector/project-store.js'

/** Service and stage of a project's id; missing parts are `default` (storage.md section 1). */
export interface ProjectName {
  readonly name: string
  readonly stage: string
}

export const projectId = ({ name, stage }: ProjectName, separator: string): string =>
  [name === '' ? 'default' : name, stage === '' ? 'default' : stage].join(separator)

export function projectNameOf(id: string, separator: string): ProjectName {
  const [name = 'default', stage = 'default'] = id.split(separator)
  return { name, stage }
}

/** The deployed projects and their engines. */
export interface Projects {
  /** The engine of a project, loaded on first use; undefined when there is no such project. */
  find(id: string): Engine | undefined | Promise<Engine | undefined>
  /** The engine of a project, if it is loaded. */
  peek(id: string): Engine | undefined
  /** Engines that are loaded. */
  loaded(): readonly Engine[]
  /** Replaces a project's engine by what the tables say now. */
  refresh(id: string): Promise<void>
  /** The same after `work`, which makes a migration current; requests that come meanwhile wait for the new engine. */
  refreshAfter(id: string, work: () => Promise<void>): Promise<void>
  /** Replaces the engine of a project if it serves an older revision. */
  refreshOlder(id: string, revision: number): Promise<void>
  /** Looks for deploys of other servers; gives the number of projects that are deployed. */
  refreshOutdated(): Promise<number>
  /** Looks whether another server deployed this project. */
  refreshIfOutdated(id: string): Promise<void>
  onChange(listener: (id: string, engine: Engine | undefined) => void): void
}

export interface ProjectsOptions {
  readonly store: ProjectStore
  readonly separator: string
  /** Schema, database or prefix of a project's tables. */
  namespaceOf(id: string): string
  openEngine(definition: ProjectDefinition): Promise<Engine>
}

export function createProjects({ store, separator, namespaceOf, openEngine }: ProjectsOptions): Projects {
  const engines = new Map<string, Engine>()
  const loading = new Map<string, Promise<Engine | undefined>>()
  const listeners: ((id: string, engine: Engine | undefined) => void)[] = []

  async function load(id: string): Promise<Engine | undefined> {
    const [project, migration] = await Promise.all([store.project(id), store.current(id)])
    if (!project || !migration) {
      replace(id, undefined)
      return undefined
    }
    const engine = await openEngine(definitionOf(project, migration, separator, namespaceOf(id)))
    replace(id, engine)
    return engine
  }

  function replace(id: string, engine: Engine | undefined): void {
    const before = engines.get(id)
    if (engine) engines.set(id, engine)
    else engines.delete(id)
    if (before !== engine) for (const listener of listeners) listener(id, engine)
  }

  /** Requests that come while a project is loaded wait for the same load. */
  function loadOnce(id: string): Promise<Engine | undefined> {
    const running = loading.get(id)
    if (running) return running
    const started = load(id).finally(() => loading.delete(id))
    loading.set(id, started)
    return started
  }

  async function refreshAfter(id: string, work: () => Promise<void>): Promise<void> {
    await loading.get(id)?.catch(() => undefined)
    const started = work()
      .then(() => load(id))
      .finally(() => loading.delete(id))
    loading.set(id, started)
    await started
  }

  return {
    find(id) {
      const running = loading.get(id)
      // a failed refresh concerns who asked for it; others go on with what there is
      if (running) return running.catch(() => undefined).then(() => engines.get(id) ?? loadOnce(id))
      return engines.get(id) ?? loadOnce(id)
    },
    peek: (id) => engines.get(id),
    loaded: () => [...engines.values()],
    refresh: (id) => refreshAfter(id, () => Promise.resolve()),
    refreshAfter,
    async refreshOlder(id, revision) {
      await loading.get(id)?.catch(() => undefined)
      const engine = engines.get(id)
      if (engine && engine.definition.revision < revision) await loadOnce(id)
    },
    async refreshOutdated() {
      const revisions = await store.currentRevisions()
      for (const [id, engine] of engines)
        if (!loading.has(id) && revisions.get(id) !== engine.definition.revision) await load(id)
      return revisions.size
    },
    async refreshIfOutdated(id) {
      await loading.get(id)?.catch(() => undefined)
      const engine = engines.get(id)
      if (engine === undefined) return
      const [project, revisions] = await Promise.all([store.project(id), store.currentRevisions()])
      const { revision, secrets } = engine.definition
      const isCurrent = revisions.get(id) === revision && JSON.stringify(project?.secrets) === JSON.stringify(secrets)
      if (!isCurrent && engines.get(id) === engine) await refreshAfter(id, () => Promise.resolve())
    },
    onChange: (listener) => void listeners.push(listener),
  }
}

const definitionOf = (
  project: ProjectRow,
  migration: MigrationRecord,
  separator: string,
  namespace: string,
): ProjectDefinition => ({
  id: project.id,
  ...projectNameOf(project.id, separator),
  secrets: project.secrets,
  model: migration.model,
  functions: migration.functions,
  datamodel: migration.datamodel,
  revision: migration.revision,
  namespace,
})
