import type { Database } from '../database/database.js'
import type { TableReference } from '../tree/tree.js'

/** Where the management tables are: a schema, database or prefix. */
export interface ManagementLocation {
  readonly database: Database
  readonly namespace: string
}

/** Tables that the server keeps for itself, those of the original among them that it does not use. */
export const managementTableNames = [
  'Project',
  'Migration',
  'InternalMigration',
  'TelemetryInfo',
  'CloudSecret',
  '_refract_Deploy',
  '_refract_Statements',
  '_refract_Server',
  '_refract_Link',
  '_refract_Message',
  '_refract_Idempotency',
] as const

export const managementTable = (
  { namespace }: ManagementLocation,
  name: (typeof managementTableNames)[number],
): TableReference => ({ namespace, name })

/** Makes the management tables that are missing and adds what older servers did not have; drops nothing. */
export async function openManagement(location: ManagementLocation): Promise<void> {
  const { database, namespace } = location
  const { managementTables } = database.dialect
  for (const statement of managementTables.create(namespace)) await database.runText(statement)
  const { text, values } = managementTables.hasDatamodelColumn(namespace)
  const { rows } = await database.runText(text, values)
  if (rows.length === 0) await database.runText(managementTables.addDatamodelColumn(namespace))
}
