import type { Connector } from '../connector/connector.js'
import { projectNameOf } from './projects.js'

/** Services, `NAME/STAGE`, of which a type is kept in a table of the server itself; asks only about those beside its own. */
export async function exposingServices(
  { store, migrator, holdsManagement, projectIdSeparator }: Connector,
  namespaceOf: (projectId: string) => string,
): Promise<readonly string[]> {
  const beside = (await store.projects()).filter(({ id }) => holdsManagement(namespaceOf(id)))
  const exposing: string[] = []
  for (const { id } of beside) {
    const migration = await store.current(id)
    if (migration === undefined || !migrator.meetsServerData(migration.model, namespaceOf(id))) continue
    const { name, stage } = projectNameOf(id, projectIdSeparator)
    exposing.push(`${name}/${stage}`)
  }
  return exposing
}
