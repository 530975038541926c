import { openManagementAccess, type ManagementAccess } from '../auth/management-access.js'
import type { Configuration } from '../config/configuration.js'
import type { Connector } from '../connector/connector.js'
import { createEngine } from '../engine/create-engine.js'
import type { EngineObserver } from '../engine/engine.js'
import { createDocumentBudget } from '../graphql/document/document-budget.js'
import type { QueryLimits } from '../graphql/document/query-limits.js'
import type { ResolverApi, ResolverRequest } from '../graphql/resolver-api/create-resolver-api.js'
import { createManagementApi } from '../management/create-management-api.js'
import type { Management, ManagementContext, ServerInfo } from '../management/management.js'
import type { ServerStatus } from '../management/server-status.js'
import type { ProjectDefinition } from '../model/project-definition.js'
import { exposingServices } from '../project/exposing-services.js'
import { createMigrationRunner, type MigrationObserver, type MigrationRunner } from '../project/migration-runner.js'
import { newerEngine } from '../project/newer-engine.js'
import { createProjects, type Projects } from '../project/projects.js'
import type { Services } from '../server/services.js'
import { inSlices } from '../util/slices.js'
import type { Runtime } from '../util/runtime.js'
import { databaseState } from './database-state.js'

export interface ServiceSettings {
  readonly connector: Connector
  readonly runtime: Runtime
  /** All projects share it, when configured. */
  readonly namespace: string | undefined
  readonly rawDatabases: readonly string[]
  readonly isPassive: boolean
  readonly server: ServerInfo
  readonly access: ManagementAccess
  /** Whether all changes are told, of all services or of those named, `SERVICE/STAGE`. */
  readonly batchEvents: Configuration['batchEvents']
  readonly allowedFeatures: Configuration['allowedFeatures']
  readonly queryLimits: QueryLimits
  /** Bytes after which no further root field of a request is run. */
  readonly responseBytes: number
  /** For documents and plans of all services together. */
  readonly documentBytes: number
  readonly observer: EngineObserver
  readonly migrationObserver: MigrationObserver
  readonly invalidated: Management['invalidated']
  /** Figures of the server, without the version and the services. */
  status(): Omit<ServerStatus, 'isHealthy' | 'reason'>
  managementFailed(cause: unknown, request: ResolverRequest, context: ManagementContext): void
}

/** All that serves requests on one open database. */
export interface OpenServices extends Omit<Services, 'transfer' | 'subscriptions'> {
  readonly projects: Projects
  readonly migrations: MigrationRunner
  /** The management API for the server itself, which needs no token. */
  readonly ownManagement: ResolverApi<ManagementContext>
  /** Number of services. */
  countServices(): Promise<number>
  /** Number of services in the management tables of another place; 0 when there are none. */
  countServicesIn(namespace: string): Promise<number>
  /** Services, `NAME/STAGE`, of which a type is kept in a table of the server itself. */
  exposingServices(): Promise<readonly string[]>
  /** Creates the management tables again when somebody dropped them. */
  restoreManagement(): Promise<void>
}

const reportsAllChanges = ({ name, stage }: ProjectDefinition, batchEvents: ServiceSettings['batchEvents']): boolean =>
  typeof batchEvents === 'boolean' ? batchEvents : batchEvents.includes(`${name}/${stage}`)

/** Puts engines, migrations and management API together; the management tables are ready. */
export function openServices(settings: ServiceSettings): OpenServices {
  const { connector, runtime } = settings
  const { store } = connector
  const namespaceOf = (projectId: string): string => settings.namespace ?? projectId
  const documents = createDocumentBudget(settings.documentBytes)
  const projects = createProjects({
    store,
    separator: connector.projectIdSeparator,
    namespaceOf,
    async openEngine(definition) {
      const data = await connector.openProject({
        id: definition.id,
        model: definition.model,
        namespace: definition.namespace,
        reportsAllChanges: reportsAllChanges(definition, settings.batchEvents),
      })
      const options = {
        definition,
        data,
        rawDatabases: settings.rawDatabases,
        observer: settings.observer,
        newer: () => newerEngine(definition, { projects, store, runtime }),
        queryLimits: settings.queryLimits,
        responseBytes: settings.responseBytes,
        documents,
      }
      return inSlices(createEngine(options))
    },
  })
  const migrations = createMigrationRunner({
    connector,
    runtime,
    namespaceOf,
    projects,
    observer: settings.migrationObserver,
  })
  const managementFor = (access: ManagementAccess): ResolverApi<ManagementContext> =>
    createManagementApi(
      {
        access,
        connector,
        runtime,
        projects,
        migrations,
        server: settings.server,
        isPassive: settings.isPassive,
        allowedFeatures: settings.allowedFeatures,
        invalidated: settings.invalidated,
        ignored: (projectId, directives) => {
          settings.migrationObserver.ignored(projectId, directives)
        },
        namespaceOf,
        sharesNamespace: settings.namespace !== undefined,
        async status() {
          const reason = await databaseState(connector)
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
    findEngine: (id) => projects.find(id),
    async findCurrentEngine(id) {
      await projects.refreshIfOutdated(id)
      return projects.find(id)
    },
    countServices: async () => (await store.projects()).length,
    async countServicesIn(namespace) {
      try {
        return (await connector.storeIn(namespace).projects()).length
      } catch {
        return 0
      }
    },
    exposingServices: () => exposingServices(connector, namespaceOf),
    restoreManagement: () => connector.openManagement(),
    databaseState: () => databaseState(connector),
  }
}
