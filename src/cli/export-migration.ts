import { Problem } from '../errors/problem.js'
import type { ManagementClient } from './management-client.js'
import { warningText, writeMigrationFile } from './migration-file.js'
import type { ServiceAddress } from './service-address.js'

/** The migration file of a datamodel; undefined when it would change nothing. Throws a problem with what stops the deploy. */
export async function exportMigration(
  address: ServiceAddress,
  datamodel: string,
  client: ManagementClient,
): Promise<string | undefined> {
  const plan = (force: boolean) => client.deploy({ types: datamodel, dryRun: true, force })
  const unforced = await plan(false)
  // a forced deploy takes left-over renames literally, so its statements may be others
  const planned = unforced.warnings.length > 0 ? await plan(true) : unforced
  if (planned.errors.length > 0) throw new Problem(planned.errors.map(warningText).join('\n'))
  if (planned.steps.length === 0 && planned.sql.length === 0) return undefined
  return writeMigrationFile(address, planned, datamodel)
}
