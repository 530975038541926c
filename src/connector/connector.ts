import type { Model } from '../model/model.js'
import type { ConnectorCapabilities } from './capabilities.js'
import type { Migrator } from './migrator.js'
import type { ProjectData } from './project-data.js'
import type { ProjectStore } from './project-store.js'
import type { ServerRegistry, ServerRow } from './server-registry.js'

/** A connected database as everything above sees it. Its calls reject with `DatabaseError`. */
export interface Connector {
  /** `PostgreSQL 16.4` */
  readonly product: string
  readonly capabilities: ConnectorCapabilities
  /** Between service name and stage in a project's id: `$`, `@`, `_` (storage.md section 1). */
  readonly projectIdSeparator: string
  /** Equal for ids that the database does not tell apart, in its tables or in their names: `shop@dev` and `Shop@dev`. */
  projectIdKey(id: string): string
  /** The data of a project with that model, over its tables as they are. */
  openProject(project: ProjectOptions): Promise<ProjectData>
  readonly store: ProjectStore
  /** The store of a server whose management data are elsewhere; its reads reject where there is none. */
  storeIn(managementNamespace: string): ProjectStore
  readonly migrator: Migrator
  /** Makes what is missing of the server's own data; drops nothing. */
  openManagement(): Promise<void>
  /** Whether the server's own data are in a namespace. */
  holdsManagement(namespace: string): boolean
  createNamespace(namespace: string): Promise<void>
  /** Deletes a stored project, and with it all that its namespace holds where one is given: both or neither. */
  deleteProject(id: string, namespace: string | undefined): Promise<void>
  registerServer(own: ServerRow): ServerRegistry
  /** A lock by name that only one process holds; undefined when another one does. */
  tryLock(name: string): Promise<LockRelease | undefined>
  /** Keeps an original from starting until it is released; undefined when something else has the lock, or nothing needs it. */
  tryOriginalLock(): Promise<LockRelease | undefined>
  /** Rejects when the database does not answer. */
  ping(): Promise<void>
  /** Its connections now. */
  connections(): ConnectionCounts
  /** Whether a write failed for want of space, and none has succeeded since; after a while it may be tried again. */
  isDiskFull(): boolean
  /** Closes all connections after running statements ended. */
  close(): Promise<void>
}

export interface ProjectOptions {
  /** Its id in the management tables. */
  readonly id: string
  readonly model: Model
  readonly namespace: string
  /** Whether changes by many-writes, nested deletes and cascades are events too (mutations.md section 18). */
  readonly reportsAllChanges: boolean
}

export type LockRelease = () => Promise<void>

export interface ConnectionCounts {
  /** At most this many are opened. */
  readonly limit: number
  readonly open: number
  readonly idle: number
  /** Statements or transactions that wait for a free one. */
  readonly waiting: number
}
