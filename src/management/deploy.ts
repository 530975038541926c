import type { WebhookDefinition } from '../model/project-definition.js'
import { functionsToJson } from '../connector/functions-json.js'
import { isDeadlock } from '../errors/database-error.js'
import { Problem, problem } from '../errors/problem.js'
import type { Diagnostic } from '../errors/diagnostic.js'
import { isOpen, type MigrationRecord } from '../connector/migration-record.js'
import { planDeploy, type PlannedDeploy } from '../project/plan-deploy.js'
import { renamesOfSteps } from '../migration/renames-of-steps.js'
import { scheduleMigration } from '../project/schedule-migration.js'
import { additionsToJson } from '../connector/model-additions.js'
import { modelToJson } from '../connector/stored-model.js'
import type { MigrationStep } from '../migration/step.js'
import { describeStep } from './describe-step.js'
import type { Management, ManagementContext } from './management.js'
import { requireProject, shownMigration, type CurrentProject } from './project-fields.js'

/** `DeployInput` after coercion. */
export interface DeployInput {
  readonly name: string
  readonly stage: string
  readonly types: string
  readonly dryRun?: boolean | null
  readonly secrets?: readonly string[] | null
  readonly subscriptions?: readonly FunctionInput[] | null
  readonly force?: boolean | null
  readonly noMigration?: boolean | null
  /** Who deploys, as the caller says. */
  readonly author?: string | null
  /** The statements that a review has seen; others are not made. Secrets and webhooks that are absent then stay. */
  readonly reviewedSql?: readonly string[] | null
}

interface FunctionInput {
  readonly name: string
  readonly query: string
  readonly url: string
  readonly headers: readonly { readonly name: string; readonly value: string }[]
}

/** How often a deploy is planned again because others come into force meanwhile. */
const planTries = 10

/** Plans, asks for force where data is in danger, stores the migration and starts it (management-api.md section 8). */
export async function deploy(input: DeployInput, context: ManagementContext, management: Management): Promise<unknown> {
  for (let tried = 0; tried < planTries; tried += 1) {
    const response = await tryDeploy(input, context, management)
    if (response !== 'outdated') return response
  }
  throw problem('deploymentInProgress')
}

async function tryDeploy(
  input: DeployInput,
  context: ManagementContext,
  management: Management,
): Promise<Record<string, unknown> | 'outdated'> {
  const project = await requireProject(input, management)
  const { row, current, name } = project
  await management.access.check(context.authorization, name.name, name.stage)
  const { secrets, functions } = settingsOf(input, project)
  const before = await management.connector.store.newest(row.id)
  const planned = await unlessOutdated(
    planDeploy(
      {
        types: input.types,
        previous: current.model,
        functions,
        noMigration: input.noMigration ?? management.isPassive,
        force: input.force ?? false,
        allowedFeatures: management.allowedFeatures,
        namespace: management.namespaceOf(row.id),
      },
      { connector: management.connector, newId: management.runtime.newCuid },
    ),
    before,
    project,
    management,
  )
  if (planned === 'outdated') return planned
  if (planned.kind === 'refused') return refused(planned.errors)
  const { model, warnings } = planned
  const isOnlyApi = planned.steps.length === 0 && additionsToJson(model) !== additionsToJson(current.model)
  // Prisma 1 can read and repeat it; both official command lines take an empty list for nothing to do
  const steps: readonly MigrationStep[] = isOnlyApi ? [{ type: 'UpdateSecrets', secrets }] : planned.steps
  const hasReview = input.reviewedSql !== undefined && input.reviewedSql !== null
  const sql = hasReview || input.dryRun === true ? await plannedSql(planned, project, management) : []
  const unreviewed = hasReview ? differenceOf(input.reviewedSql, sql) : undefined
  if (unreviewed) return refused([unreviewed])
  const payload = {
    errors: [],
    warnings,
    steps: steps.map((step) => describeStep(step, current.model, model)),
    migration: null,
    sql,
  }
  const isHeld = warnings.length > 0 && input.force !== true
  if (input.dryRun === true || isHeld) return payload
  const hasNewSecrets = JSON.stringify(secrets) !== JSON.stringify(row.secrets)
  const hasFunctions = functions.length > 0 || functionsToJson(functions) !== functionsToJson(current.functions)
  if (steps.length === 0 && !hasNewSecrets && !hasFunctions && modelToJson(model) === modelToJson(current.model))
    return payload
  const scheduled = await scheduleMigration(
    {
      projectId: row.id,
      model,
      functions,
      steps: hasNewSecrets && !isOnlyApi ? [...steps, { type: 'UpdateSecrets', secrets }] : steps,
      datamodel: input.types,
      deployed: { by: input.author ?? null, at: management.runtime.now() },
    },
    hasNewSecrets ? secrets : undefined,
    current,
    management,
  )
  if (scheduled === undefined) return 'outdated'
  if (planned.ignored.length > 0) management.ignored(row.id, planned.ignored)
  try {
    if (hasNewSecrets) await management.projects.refresh(row.id)
    management.invalidated(row.id, 'began')
  } finally {
    void management.migrations.run(row.id, scheduled.release)
  }
  return { ...payload, migration: shownMigration(scheduled.migration, current.model) }
}

/**
 * Planning asks the tables as the active model describes them. Where it fails because a migration, perhaps of another
 * server, changes them meanwhile, that is reported instead: problem 4008 while it runs, `outdated` once it has ended,
 * whether it is active or was rolled back. `before`: the newest migration when planning began.
 */
async function unlessOutdated<Planned>(
  planning: Promise<Planned>,
  before: MigrationRecord | undefined,
  { row, current }: CurrentProject,
  { connector: { store } }: Management,
): Promise<Planned | 'outdated'> {
  try {
    return await planning
  } catch (error) {
    if (error instanceof Problem) throw error
    const newest = await store.newest(row.id)
    if (newest && isOpen(newest)) throw problem('deploymentInProgress')
    const hasEnded = newest?.revision !== before?.revision || (before !== undefined && isOpen(before))
    if (hasEnded || isDeadlock(error)) return 'outdated'
    if ((await store.current(row.id))?.revision !== current.revision) return 'outdated'
    throw error
  }
}

const refused = (errors: readonly Diagnostic[]): Record<string, unknown> => ({
  errors,
  warnings: [],
  steps: [],
  migration: null,
  sql: [],
})

/** Both lists replace the stored ones; omitted entries are removed. A reviewed migration alone leaves them as they are. */
function settingsOf(
  { secrets, subscriptions, reviewedSql }: DeployInput,
  { row, current }: CurrentProject,
): { readonly secrets: readonly string[]; readonly functions: readonly WebhookDefinition[] } {
  const isReviewed = reviewedSql !== undefined && reviewedSql !== null
  return {
    secrets: secrets ?? (isReviewed ? row.secrets : []),
    functions: subscriptions?.map(functionOf) ?? (isReviewed ? current.functions : []),
  }
}

/** The statements that the deploy would run. */
async function plannedSql(
  { model, steps }: Extract<PlannedDeploy, { kind: 'planned' }>,
  { row, current }: CurrentProject,
  { connector, namespaceOf }: Management,
): Promise<readonly string[]> {
  const planned = await connector.migrator.plan({
    namespace: namespaceOf(row.id),
    previous: current.model,
    next: model,
    steps,
    renames: renamesOfSteps(steps, model),
  })
  return planned.statements()
}

function differenceOf(reviewed: readonly string[], planned: readonly string[]): Diagnostic | undefined {
  const index = Array.from({ length: Math.max(reviewed.length, planned.length) }).findIndex(
    (_, position) => reviewed[position] !== planned[position],
  )
  if (index < 0) return undefined
  const [expected, found] = [reviewed, planned].map((list) => list[index] ?? 'no statement')
  return {
    type: 'Global',
    field: null,
    description: `This deploy is not the reviewed one: its statement ${String(index + 1)} is ${found ?? ''}, reviewed was ${expected ?? ''}.`,
  }
}

const functionOf = ({ name, query, url, headers }: FunctionInput): WebhookDefinition => ({
  name,
  isActive: true,
  query,
  url,
  headers: headers.map((header) => [header.name, header.value] as const),
})
