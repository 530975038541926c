import { Problem } from '../../errors/problem.js'
import { warningText, writeMigrationFile } from './migration-file.js'
import type { ReviewedDeploys } from './reviewed-deploy.js'

/** The migration file of a datamodel; undefined when it would change nothing. Throws a problem with what stops the deploy. */
export async function exportMigration(datamodel: string, deploys: ReviewedDeploys): Promise<string | undefined> {
  const plan = (force: boolean) => deploys.deploy({ types: datamodel, dryRun: true, force })
  const unforced = await plan(false)
  // a forced deploy takes left-over renames literally, so its statements may be others
  const planned = unforced.warnings.length > 0 ? await plan(true) : unforced
  if (planned.errors.length > 0) throw new Problem(planned.errors.map(warningText).join('\n'))
  if (planned.steps.length === 0 && planned.sql.length === 0) return undefined
  return writeMigrationFile(deploys.service, planned, datamodel)
}
