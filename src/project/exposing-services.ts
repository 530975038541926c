import type { Database } from '../connector/sql/database/database.js'
import { meetingNames } from '../connector/sql/migration/hazards/meeting-names.js'
import { storageOfModel, type StorageOptions } from '../connector/sql/storage/storage-of-model.js'
import { managementTableNames, type ManagementPlace } from './management-place.js'
import type { ProjectStore } from './project-store.js'
import { projectNameOf } from './projects.js'

interface Where {
  readonly store: ProjectStore
  readonly database: Database
  readonly place: ManagementPlace
  readonly storage: Omit<StorageOptions, 'namespace'>
  namespaceOf(projectId: string): string
}

/** Services, `NAME/STAGE`, of which a type is kept in a table of the server itself; asks only about those in its place. */
export async function exposingServices({
  store,
  database,
  place,
  storage,
  namespaceOf,
}: Where): Promise<readonly string[]> {
  const { identifiers, projectIdSeparator } = database.dialect
  const beside = (await store.projects()).filter(({ id }) => namespaceOf(id) === place.namespace)
  const exposing: string[] = []
  for (const { id } of beside) {
    const migration = await store.current(id)
    if (migration === undefined) continue
    const laidOut = storageOfModel(migration.model, { ...storage, namespace: place.namespace })
    const own = meetingNames(laidOut, identifiers, []).length
    if (meetingNames(laidOut, identifiers, managementTableNames).length === own) continue
    const { name, stage } = projectNameOf(id, projectIdSeparator)
    exposing.push(`${name}/${stage}`)
  }
  return exposing
}
