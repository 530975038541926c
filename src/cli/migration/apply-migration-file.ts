import { Problem } from '../../errors/problem.js'
import { differenceOf, statementsText, warningText, type MigrationFile } from './migration-file.js'
import type { ReviewedDeploys } from './reviewed-deploy.js'

/**
 * Makes a reviewed migration and tells its end. Throws a problem when the service is another one, when the server would
 * run other statements or warns of what the review has not seen, or when the migration fails.
 */
export async function applyMigrationFile(
  { service, warnings, statements, datamodel }: MigrationFile,
  author: string | undefined,
  deploys: ReviewedDeploys,
): Promise<string> {
  if (service !== deploys.service)
    throw new Problem(`The file is a migration of ${service}, the endpoint is that of ${deploys.service}.`)
  const input = { types: datamodel, force: warnings.length > 0, ...(author === undefined ? {} : { author }) }
  const planned = await deploys.deploy({ ...input, dryRun: true })
  if (planned.errors.length > 0) throw new Problem(planned.errors.map(warningText).join('\n'))
  if (planned.steps.length === 0 && planned.sql.length === 0) return `${service} has this datamodel already.`
  const unseen = planned.warnings.map(warningText).filter((text) => !warnings.includes(text))
  if (unseen.length > 0)
    throw new Problem(`The server warns of what the file does not tell; export it again:\n${unseen.join('\n')}`)
  const difference = differenceOf(statements, statementsText(planned.sql))
  if (difference)
    throw new Problem(
      `The server would not run the reviewed statements; export them again. Line ${String(difference.line)} of them differs:\n  reviewed: ${difference.reviewed}\n  server:   ${difference.planned}`,
    )
  const { errors, migration } = await deploys.deploy({ ...input, reviewedSql: planned.sql })
  if (errors.length > 0) throw new Problem(errors.map(warningText).join('\n'))
  if (migration === null) return `${service} has this datamodel already.`
  await deploys.endOf(migration)
  return `Migration ${String(migration.revision)} of ${service} is applied.`
}
