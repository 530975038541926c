import type { Runtime } from '../util/runtime.js'
import type { SchemaPhase } from '../subscription/event-bus.js'
import type { ManagementAccess } from '../auth/management-access.js'
import type { Connector } from '../connector/connector.js'
import type { MigrationRunner } from '../project/migration-runner.js'
import type { Projects } from '../project/projects.js'
import type { AllowedFeatures } from '../datamodel/rules/features.js'
import type { ServerStatus } from './server-status.js'

/** What the management API's fields work with. */
export interface Management {
  readonly access: ManagementAccess
  readonly connector: Connector
  readonly runtime: Runtime
  readonly projects: Projects
  readonly migrations: MigrationRunner
  readonly server: ServerInfo
  /** What the server does now, for operators. */
  status(): Promise<ServerStatus>
  /** Whether deploys leave the tables alone unless they say otherwise (configuration.md section 4). */
  readonly isPassive: boolean
  /** What datamodels may ask for with `@refract`. */
  readonly allowedFeatures: AllowedFeatures
  /** Tells all servers that a deploy of the project began, or that it is gone. */
  invalidated(projectId: string, phase: SchemaPhase): void
  /** Hears of directives in a deployed datamodel that do not count. */
  ignored(projectId: string, directives: readonly string[]): void
  /** Schema, database or prefix of a project's tables. */
  namespaceOf(projectId: string): string
  /** Whether all projects share the configured schema or database, which is never dropped. */
  readonly sharesNamespace: boolean
}

export interface ServerInfo {
  /** What clients of the original take it for. */
  readonly version: string
  /** The product's own. */
  readonly refractVersion: string
  readonly commit: string
  readonly primaryConnector: string
}

/** Who asks. */
export interface ManagementContext {
  readonly requestId: string
  /** Header `Authorization`. */
  readonly authorization: string | undefined
}
