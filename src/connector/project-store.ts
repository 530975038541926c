import type { MigrationRecord } from './migration-record.js'

/** A stored project. */
export interface ProjectRow {
  readonly id: string
  readonly secrets: readonly string[]
}

/** The stored projects and their migrations (management-api.md section 13). */
export interface ProjectStore extends MigrationStore {
  projects(): Promise<readonly ProjectRow[]>
  project(id: string): Promise<ProjectRow | undefined>
  insertProject(project: ProjectRow): Promise<void>
  setSecrets(id: string, secrets: readonly string[]): Promise<void>
  setCloudSecret(secret: string | null): Promise<void>
  /** Runs `work` on a store of which everything is stored when it resolves, and nothing when it throws. */
  transaction<T>(work: (store: ProjectStore) => Promise<T>): Promise<T>
}

export interface MigrationStore {
  /** Newest first. */
  migrations(projectId: string): Promise<readonly MigrationRecord[]>
  /** The SUCCESS migration with the highest revision. */
  current(projectId: string): Promise<MigrationRecord | undefined>
  /** Migrations of one or all projects that are not over, oldest first. */
  openMigrations(projectId?: string): Promise<readonly MigrationRecord[]>
  /** The migration with the highest revision. */
  newest(projectId: string): Promise<MigrationRecord | undefined>
  /** The SUCCESS migration that one started from. */
  predecessor(of: Pick<MigrationRecord, 'projectId' | 'revision'>): Promise<MigrationRecord | undefined>
  /** Highest revision that succeeded, by project. */
  currentRevisions(): Promise<ReadonlyMap<string, number>>
  insertMigration(migration: MigrationRecord): Promise<void>
  /** Keeps what a migration runs, for its history. */
  keepStatements(key: MigrationKey, statements: readonly string[]): Promise<void>
  /** What a migration ran; undefined where that was not kept. */
  statements(key: MigrationKey): Promise<readonly string[] | undefined>
  /** Changes a migration that is not over; says whether it was so. */
  updateMigration(key: MigrationKey, change: MigrationChange): Promise<boolean>
}

export type MigrationKey = Pick<MigrationRecord, 'projectId' | 'revision'>

export type MigrationChange = Partial<
  Pick<MigrationRecord, 'status' | 'applied' | 'rolledBack' | 'errors' | 'startedAt' | 'finishedAt'>
>
