import type { Database } from '../connector/sql/database/database.js'
import type { TableReference } from '../connector/sql/tree/tree.js'

/** Where the management tables are: a schema, database or prefix. */
export interface ManagementPlace {
  readonly database: Database
  readonly namespace: string
}

export const managementTable = (
  { namespace }: ManagementPlace,
  name: 'Project' | 'Migration' | 'CloudSecret' | '_refract_Deploy' | '_refract_Server',
): TableReference => ({ namespace, name })

/** Makes the management tables that are missing and adds what older servers did not have; drops nothing. */
export async function openManagement(place: ManagementPlace): Promise<void> {
  const { database, namespace } = place
  const { managementTables } = database.dialect
  for (const statement of managementTables.create(namespace)) await database.runText(statement)
  const { text, values } = managementTables.hasDatamodelColumn(namespace)
  const { rows } = await database.runText(text, values)
  if (rows.length === 0) await database.runText(managementTables.addDatamodelColumn(namespace))
}
