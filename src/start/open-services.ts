import { setTimeout as pause } from 'node:timers/promises'
import { openManagementAccess, type ManagementAccess } from '../auth/management-access.js'
import type { Configuration } from '../config/configuration.js'
import type { Database } from '../connector/sql/database/database.js'
import { openProject } from '../connector/sql/open-project.js'
import { createEngine } from '../engine/create-engine.js'
import type { Engine, EngineObserver } from '../engine/engine.js'
import type { ProjectDefinition } from '../model/project-definition.js'
import { DatabaseError } from '../errors/database-error.js'
import { createDocumentBudget } from '../graphql/document/document-budget.js'
import type { QueryLimits } from '../graphql/document/query-limits.js'
import type { PlainApi, PlainRequest } from '../graphql/plain-api/create-plain-api.js'
import { createManagementApi } from '../management/create-management-api.js'
import type { ManagementContext, ServerInfo } from '../management/management.js'
import type { ServerStatus } from '../management/server-status.js'
import { managementTableNames, openManagement } from '../project/management-place.js'
import { createMigrationRunner, type MigrationObserver, type MigrationRunner } from '../project/migration-runner.js'
import { exposingServices } from '../project/exposing-services.js'
import { createProjectStore } from '../project/project-store.js'
import { newerEngine } from '../project/newer-engine.js'
import { createProjects, type Projects } from '../project/projects.js'
import type { Subscriptions } from '../subscription/create-subscriptions.js'
import type { ChangesMessage, EventBus, SchemaMessage, SchemaPhase } from '../subscription/event-bus.js'
import type { Services } from '../server/services.js'
import type { WriteEnvironment } from '../connector/sql/execute/write-environment.js'

export interface ServiceSettings {
  readonly database: Database
  readonly managementNamespace: string
  /** All projects share it, when configured. */
  readonly namespace: string | undefined
  readonly rawDatabases: readonly string[]
  readonly lowercaseTableNames: boolean
  readonly isPassive: boolean
  readonly server: ServerInfo
  readonly access: ManagementAccess
  readonly writing: Omit<WriteEnvironment, 'database' | 'storage' | 'deletionRules' | 'tellsAllChanges'>
  /** Whether all changes are told, of all services or of those named, `SERVICE/STAGE`. */
  readonly batchEvents: Configuration['batchEvents']
  readonly allowedFeatures: Configuration['allowedFeatures']
  nowSeconds(): number
  readonly observer: EngineObserver
  readonly queryLimits: QueryLimits
  /** For documents and plans of all services together. */
  readonly documentBytes: number
  readonly migrationObserver: MigrationObserver
  /** Tells other servers of deploys, and this one of theirs. */
  readonly bus: EventBus
  readonly subscriptions: Subscriptions
  /** Figures of the server, without the version and the services. */
  status(): Omit<ServerStatus, 'isHealthy' | 'reason'>
  managementFailed(cause: unknown, request: PlainRequest, context: ManagementContext): void
}

/** How long the state of the database may be asked for: whoever asks waits for 3 s. */
const answerMs = 2500

/** All that serves requests on one open database. */
export interface OpenServices extends Omit<Services, 'transfer'> {
  readonly projects: Projects
  readonly migrations: MigrationRunner
  /** The management API for the server itself, which needs no token. */
  readonly ownManagement: PlainApi<ManagementContext>
  /** Number of services. */
  countServices(): Promise<number>
  /** Number of services in the management tables of another place; 0 when there are none. */
  countServicesIn(namespace: string): Promise<number>
  /** Services, `NAME/STAGE`, of which a type is kept in a table of the server itself. */
  exposingServices(): Promise<readonly string[]>
  /** Makes the management tables anew when somebody took them away. */
  restoreManagement(): Promise<void>
}

const tellsAllChanges = ({ name, stage }: ProjectDefinition, batchEvents: ServiceSettings['batchEvents']): boolean =>
  typeof batchEvents === 'boolean' ? batchEvents : batchEvents.includes(`${name}/${stage}`)

/** Puts store, engines, migrations and management API together; the management tables are ready. */
export function openServices(settings: ServiceSettings): OpenServices {
  const { database, writing, subscriptions } = settings
  const place = { database, namespace: settings.managementNamespace }
  const storage = { lowercaseTableNames: settings.lowercaseTableNames }
  const namespaceOf = (projectId: string): string => settings.namespace ?? projectId
  const store = createProjectStore(place)
  const documents = createDocumentBudget(settings.documentBytes)
  const projects = createProjects({
    store,
    separator: database.dialect.projectIdSeparator,
    namespaceOf,
    createEngine: (definition): Engine =>
      createEngine({
        definition,
        data: openProject(
          {
            model: definition.model,
            namespace: definition.namespace,
            tellsAllChanges: tellsAllChanges(definition, settings.batchEvents),
          },
          { database, storage, writing },
        ),
        rawDatabases: settings.rawDatabases,
        observer: settings.observer,
        newer: () => newerEngine(definition, { projects, store, pause: writing.pause }),
        queryLimits: settings.queryLimits,
        documents,
      }),
  })
  const invalidated = (projectId: string, phase: SchemaPhase): void => {
    settings.bus.publish('schema', JSON.stringify({ projectId, phase } satisfies SchemaMessage))
  }
  settings.bus.subscribe((channel, message) => {
    if (channel !== 'schema') return
    const { projectId, phase } = JSON.parse(message) as SchemaMessage
    projects
      .refreshIfOutdated(projectId)
      // what fails here is seen a moment later, when all projects are looked at
      .catch(() => undefined)
      .then(() => {
        if (phase !== 'ended') subscriptions.end(projectId)
      })
      .catch(() => undefined)
  })
  settings.bus.subscribe((channel, message) => {
    if (channel === 'changes' && subscriptions.count > 0) subscriptions.changed(JSON.parse(message) as ChangesMessage)
  })
  projects.onChange((id, engine) => {
    subscriptions.end(id, engine)
  })
  const reservedTables = (namespace: string): readonly string[] =>
    namespace === settings.managementNamespace ? managementTableNames : []
  const migrations = createMigrationRunner({
    database,
    reservedTables,
    store,
    storage,
    namespaceOf,
    now: writing.now,
    pause: writing.pause,
    projects,
    observer: {
      ...settings.migrationObserver,
      applied(projectId, revision) {
        settings.migrationObserver.applied(projectId, revision)
        invalidated(projectId, 'ended')
      },
    },
  })
  async function databaseState(): Promise<string | undefined> {
    if (database.isDiskFull()) return "the database's disk is full"
    try {
      const answer = database.runText('SELECT 1')
      answer.catch(() => undefined)
      const late = new AbortController()
      const hasAnswered = await Promise.race([
        answer.then(() => true),
        pause(answerMs, false, { signal: late.signal }).catch(() => false),
      ])
      late.abort()
      return hasAnswered ? undefined : 'the database does not answer'
    } catch (error) {
      return error instanceof DatabaseError ? 'the database does not answer' : String(error)
    }
  }

  const managementFor = (access: ManagementAccess): PlainApi<ManagementContext> =>
    createManagementApi(
      {
        access,
        database,
        store,
        projects,
        migrations,
        storage,
        server: settings.server,
        isPassive: settings.isPassive,
        allowedFeatures: settings.allowedFeatures,
        invalidated,
        namespaceOf,
        reservedTables,
        sharesNamespace: settings.namespace !== undefined,
        newCuid: writing.newCuid,
        nowSeconds: settings.nowSeconds,
        now: writing.now,
        pause: writing.pause,
        async status() {
          const reason = await databaseState()
          return { ...settings.status(), isHealthy: reason === undefined, reason: reason ?? null }
        },
      },
      settings.managementFailed,
    )
  return {
    projects,
    migrations,
    management: managementFor(settings.access),
    ownManagement: managementFor(openManagementAccess),
    subscriptions,
    findEngine: (id) => projects.find(id),
    countServices: async () => (await store.projects()).length,
    async countServicesIn(namespace) {
      try {
        return (await createProjectStore({ database, namespace }).projects()).length
      } catch {
        return 0
      }
    },
    exposingServices: () => exposingServices({ store, namespaceOf, place, storage, database }),
    restoreManagement: () => openManagement(place),
    databaseState,
  }
}
