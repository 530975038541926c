import { epochSeconds } from '../util/runtime.js'
import { signServiceToken } from '../auth/service-access.js'
import { problem } from '../errors/problem.js'
import type { MigrationRecord } from '../connector/migration-record.js'
import type { ProjectRow, ProjectStore } from '../connector/project-store.js'
import { retryDeadlocks } from '../project/retry-deadlocks.js'
import { projectId, projectNameOf, type ProjectName } from '../project/projects.js'
import { emptyModel, type Model } from '../model/model.js'
import { describeStep } from './describe-step.js'
import type { Management } from './management.js'
import { checkServiceName } from './service-names.js'

/** A project with its active migration. */
export interface CurrentProject {
  readonly row: ProjectRow
  readonly current: MigrationRecord
  readonly name: ProjectName
}

const separatorOf = ({ connector }: Management): string => connector.projectIdSeparator

/** The project of that name; throws problem 4000. */
export async function requireProject({ name, stage }: ProjectName, management: Management): Promise<CurrentProject> {
  const id = projectId({ name, stage }, separatorOf(management))
  const [row, current] = await Promise.all([
    management.connector.store.project(id),
    management.connector.store.current(id),
  ])
  const found = projectNameOf(id, separatorOf(management))
  if (!row || !current) throw problem('serviceNotFound', { ...found })
  return { row, current, name: found }
}

export const shownProject = ({ name, current }: CurrentProject): Record<string, unknown> => ({
  ...name,
  datamodel: current.datamodel,
})

export async function listProjects(management: Management): Promise<unknown> {
  const rows = await management.connector.store.projects()
  const current = await Promise.all(rows.map(({ id }) => management.connector.store.current(id)))
  return rows.flatMap(({ id }, index) => {
    const migration = current[index]
    return migration ? [{ ...projectNameOf(id, separatorOf(management)), datamodel: migration.datamodel }] : []
  })
}

/** Migrations with the models that they started from, for the details of their steps. */
function shownMigrations(migrations: readonly MigrationRecord[]): readonly Record<string, unknown>[] {
  return migrations.map((migration) => {
    const before = migrations.find(({ revision, status }) => revision < migration.revision && status === 'SUCCESS')
    return shownMigration(migration, before?.model ?? emptyModel)
  })
}

export const shownMigration = (migration: MigrationRecord, before: Model): Record<string, unknown> => ({
  ...migration,
  deployedBy: migration.deployed?.by ?? null,
  deployedAt: migration.deployed?.at ?? null,
  // only for those who ask for them
  get steps() {
    return migration.steps.map((step) => describeStep(step, before, migration.model))
  },
})

/** The open migration, else the newest one that ended, however it did; throws problem 4000. */
export async function migrationStatus(of: ProjectName, management: Management): Promise<unknown> {
  const id = projectId(of, separatorOf(management))
  const { projects } = management
  const { store } = management.connector
  const [open, newest] = await Promise.all([store.openMigrations(id), store.newest(id)])
  const found = open[0] ?? newest
  if (!found) throw problem('serviceNotFound', { ...projectNameOf(id, separatorOf(management)) })
  // whoever hears of a success finds the new schema here, whichever server made it
  if (found.status === 'SUCCESS') await projects.refreshOlder(id, found.revision)
  return shownMigration(found, (await store.predecessor(found))?.model ?? emptyModel)
}

export const listMigrations = async (of: ProjectName, management: Management): Promise<unknown> =>
  shownMigrations(await management.connector.store.migrations(projectId(of, separatorOf(management))))

/** What a migration ran; null where that was not kept: by other servers, or where nothing was to be done. */
export const migrationSql = async (of: ProjectName, revision: number, management: Management): Promise<unknown> =>
  (await management.connector.store.statements({ projectId: projectId(of, separatorOf(management)), revision })) ?? null

export async function generateProjectToken(of: ProjectName, management: Management): Promise<string> {
  const { row } = await requireProject(of, management)
  const [secret] = row.secrets
  return secret === undefined ? '' : signServiceToken(secret, epochSeconds(management.runtime))
}

/** Makes a service without models and its schema or database, or nothing. Throws problems 4001-4007. */
export async function addProject(
  of: ProjectName,
  secrets: readonly string[],
  management: Management,
): Promise<unknown> {
  const { connector, projects, namespaceOf } = management
  const id = projectId(of, separatorOf(management))
  checkServiceName(of, id)
  await refuseTaken(id, connector)
  await connector.createNamespace(namespaceOf(id))
  const insert = async (store: Pick<ProjectStore, 'insertProject' | 'insertMigration'>): Promise<void> => {
    await store.insertProject({ id, secrets })
    await store.insertMigration(firstMigration(id, management.runtime.now()))
  }
  await retryDeadlocks(() => connector.store.transaction(insert), management.runtime)
  await projects.refresh(id)
  return { ...of, datamodel: '' }
}

/** Throws problem 4005, with the name as it is spelled, when there is a service that the database takes for the same. */
async function refuseTaken(
  id: string,
  { store, projectIdKey, projectIdSeparator }: Management['connector'],
): Promise<void> {
  const taken = (await store.projects()).find((one) => projectIdKey(one.id) === projectIdKey(id))
  if (taken) throw problem('serviceExists', { ...projectNameOf(taken.id, projectIdSeparator) })
}

const firstMigration = (id: string, now: string): MigrationRecord => ({
  projectId: id,
  revision: 1,
  model: emptyModel,
  functions: [],
  status: 'SUCCESS',
  applied: 0,
  rolledBack: 0,
  steps: [],
  errors: [],
  startedAt: null,
  finishedAt: null,
  datamodel: '',
  deployed: { by: null, at: now },
})

/** Deletes a service with its data; a schema that others share stays. Throws problem 4000. */
export async function deleteProject(of: ProjectName, management: Management): Promise<unknown> {
  const { connector, projects, namespaceOf, sharesNamespace, invalidated } = management
  const found = await requireProject(of, management)
  const { id } = found.row
  const namespace = namespaceOf(id)
  const isOwn = !sharesNamespace && !connector.holdsManagement(namespace)
  await connector.deleteProject(id, isOwn ? namespace : undefined)
  await projects.refresh(id)
  invalidated(id, 'ended')
  return shownProject(found)
}
