import type { SchemaPhase } from '../subscription/event-bus.js'
import type { ManagementAccess } from '../auth/management-access.js'
import type { Database } from '../connector/sql/database/database.js'
import type { MigrationRunner } from '../project/migration-runner.js'
import type { ProjectStore } from '../project/project-store.js'
import type { Projects } from '../project/projects.js'
import type { AllowedFeatures } from '../datamodel/rules/features.js'
import type { ServerStatus } from './server-status.js'
import type { StorageOptions } from '../connector/sql/storage/storage-of-model.js'

/** What the management API's fields work with. */
export interface Management {
  readonly access: ManagementAccess
  readonly database: Database
  readonly store: ProjectStore
  readonly projects: Projects
  readonly migrations: MigrationRunner
  readonly storage: Omit<StorageOptions, 'namespace'>
  readonly server: ServerInfo
  /** What the server does now, for operators. */
  status(): Promise<ServerStatus>
  /** Whether deploys leave the tables alone unless they say otherwise (configuration.md section 4). */
  readonly isPassive: boolean
  /** What datamodels may ask for with `@refract`. */
  readonly allowedFeatures: AllowedFeatures
  /** Tells all servers that a deploy of the project began, or that it is gone. */
  invalidated(projectId: string, phase: SchemaPhase): void
  /** Schema, database or prefix of a project's tables. */
  namespaceOf(projectId: string): string
  /** Tables of the server itself in a namespace. */
  reservedTables(namespace: string): readonly string[]
  /** Whether all projects share the configured schema or database, which is never dropped. */
  readonly sharesNamespace: boolean
  newCuid(): string
  nowSeconds(): number
  /** The time as a DateTime value. */
  now(): string
  pause(ms: number): Promise<void>
}

export interface ServerInfo {
  readonly version: string
  readonly commit: string
  readonly primaryConnector: string
}

/** Who asks. */
export interface ManagementContext {
  readonly requestId: string
  /** Header `Authorization`. */
  readonly authorization: string | undefined
}
