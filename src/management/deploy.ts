import type { WebhookDefinition } from '../engine/project-definition.js'
import { functionsToJson } from '../project/functions-json.js'
import { showChange } from '../migration/show-change.js'
import type { Model } from '../model/model.js'
import { planMigration } from '../project/apply-migration.js'
import { planDeploy, type PlannedDeploy } from '../project/plan-deploy.js'
import { renamesOfSteps } from '../project/renames-of-steps.js'
import { scheduleMigration } from '../project/schedule-migration.js'
import { modelToJson } from '../project/stored-model.js'
import { describeStep } from './describe-step.js'
import type { Management, ManagementContext } from './management.js'
import { requireProject, shownMigration } from './project-fields.js'

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
}

interface FunctionInput {
  readonly name: string
  readonly query: string
  readonly url: string
  readonly headers: readonly { readonly name: string; readonly value: string }[]
}

/** Plans, asks for force where data is in danger, stores the migration and starts it (management-api.md section 8). */
export async function deploy(input: DeployInput, context: ManagementContext, management: Management): Promise<unknown> {
  const { row, current, name } = await requireProject(input, management)
  await management.access.check(context.authorization, name.name, name.stage)
  const functions = (input.subscriptions ?? []).map(functionOf)
  const planned = await planDeploy(
    {
      types: input.types,
      previous: current.model,
      functions,
      noMigration: input.noMigration ?? management.isPassive,
      force: input.force ?? false,
      namespace: management.namespaceOf(row.id),
    },
    { database: management.database, storage: management.storage, newId: management.newCuid },
  )
  if (planned.kind === 'refused') return { errors: planned.errors, warnings: [], steps: [], migration: null, sql: [] }
  const { model, steps, warnings } = planned
  const payload = {
    errors: [],
    warnings,
    steps: steps.map((step) => describeStep(step, current.model, model)),
    migration: null,
    sql: [],
  }
  if (input.dryRun === true) return { ...payload, sql: await plannedSql(planned, current.model, row.id, management) }
  const isHeld = warnings.length > 0 && input.force !== true
  if (isHeld) return payload
  const secrets = input.secrets ?? []
  const hasNewSecrets = JSON.stringify(secrets) !== JSON.stringify(row.secrets)
  const hasFunctions = functions.length > 0 || functionsToJson(functions) !== functionsToJson(current.functions)
  if (steps.length === 0 && !hasNewSecrets && !hasFunctions && modelToJson(model) === modelToJson(current.model))
    return payload
  const allSteps = hasNewSecrets ? [...steps, { type: 'UpdateSecrets', secrets } as const] : steps
  const { migration, release } = await scheduleMigration(
    {
      projectId: row.id,
      model,
      functions,
      steps: allSteps,
      datamodel: input.types,
      deployed: { by: input.author ?? null, at: management.now() },
    },
    hasNewSecrets ? secrets : undefined,
    management,
  )
  try {
    if (hasNewSecrets) await management.projects.refresh(row.id)
    management.invalidated(row.id, 'began')
  } finally {
    void management.migrations.run(row.id, release)
  }
  return { ...payload, migration: shownMigration(migration, current.model) }
}

/** The statements that the deploy would run; a dry run alone tells them. */
async function plannedSql(
  { model, steps }: Extract<PlannedDeploy, { kind: 'planned' }>,
  previous: Model,
  projectId: string,
  { database, storage, namespaceOf }: Management,
): Promise<readonly string[]> {
  const change = {
    namespace: namespaceOf(projectId),
    previous,
    next: model,
    steps,
    renames: renamesOfSteps(steps, model),
  }
  const { before, steps: changes, after } = await planMigration(change, database, storage)
  return [...before, ...changes.flat(), ...after].flatMap((one) => showChange(one, database.dialect))
}

const functionOf = ({ name, query, url, headers }: FunctionInput): WebhookDefinition => ({
  name,
  isActive: true,
  query,
  url,
  headers: headers.map((header) => [header.name, header.value] as const),
})
