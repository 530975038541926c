import { Problem } from '../../errors/problem.js'
import type { CliContext } from '../cli-context.js'
import { duration } from '../output/output.js'
import type { Endpoint } from '../project/endpoint.js'
import type { Project } from '../project/project.js'
import { dataOf } from '../server/graphql-request.js'
import type { ManagementApi } from '../server/management-api.js'
import { askedFeatures } from './deploy-features.js'
import { deployMutation, type DeployResponse } from './deploy-mutation.js'
import { endOfMigration } from './end-of-migration.js'

export interface DeployOptions {
  readonly dryRun: boolean
  readonly force: boolean
  readonly noMigrate: boolean
}

export interface Deployed {
  readonly response: DeployResponse
  /** Whether this deploy made the stage. */
  readonly isFirst: boolean
  /** Why it may not go on; undefined where it may. */
  readonly rejection: 'errors' | 'warnings' | undefined
}

const sentVariables = (project: Project, { service, stage }: Endpoint): Readonly<Record<string, unknown>> => ({
  name: service,
  stage,
  types: project.datamodel?.text ?? '',
  secrets: project.secrets.length === 0 ? null : project.secrets,
  subscriptions: project.subscriptions,
})

/** Makes the stage where it is missing and sends the datamodel; a migration that began is not waited for (cli.md section 6.1). */
export async function sendDeploy(
  project: Project,
  endpoint: Endpoint,
  management: ManagementApi,
  { dryRun, force, noMigrate }: DeployOptions,
  { output }: Pick<CliContext, 'output'>,
): Promise<Deployed> {
  const { service, stage, serverName } = endpoint
  const isFirst = !(await hasStage(endpoint, management))
  const addStage = async (): Promise<void> => {
    const adding = output.start(`Creating stage ${stage} for service ${service}`)
    await management.ask(
      `mutation addProject($name: String! $stage: String! $secrets: [String!]) {
  addProject(input: { name: $name, stage: $stage secrets: $secrets }) { project { name } } }`,
      { name: service, stage, secrets: project.secrets.length === 0 ? null : project.secrets },
    )
    adding.end()
  }
  const removeStage = async (): Promise<void> => {
    await management.ask(
      'mutation ($input: DeleteProjectInput!) { deleteProject(input: $input) { clientMutationId } }',
      {
        input: { name: service, stage },
      },
    )
  }
  if (isFirst) await addStage()
  try {
    const features = await askedFeatures(management, dryRun)
    if (noMigrate && !features.noMigration)
      throw new Problem(
        "You provided the --no-migrate option, but the Prisma server doesn't support it yet. It's supported in Prisma 1.26 and above.",
      )
    const text = `service \`${service}\` to stage \`${stage}\` to server \`${serverName}\``
    const action = output.start(dryRun ? `Performing dry run for ${text}` : `Deploying ${text}`)
    const begun = performance.now()
    try {
      const response = await management.request(deployMutation(features, noMigrate), {
        ...sentVariables(project, endpoint),
        ...(dryRun ? { dryRun } : {}),
        ...(force ? { force } : {}),
      })
      const deployed = dataOf(response)['deploy'] as Omit<DeployResponse, 'warnings'> & Partial<DeployResponse>
      action.end(duration(performance.now() - begun))
      const found = { ...deployed, warnings: deployed.warnings ?? [] }
      return { response: found, isFirst, rejection: rejectionOf(found, force) }
    } catch (error) {
      action.end('!')
      throw error
    }
  } finally {
    // a dry run leaves no trace
    if (isFirst && dryRun) await removeStage()
  }
}

function rejectionOf({ errors, warnings }: DeployResponse, force: boolean): Deployed['rejection'] {
  if (errors.length > 0) return 'errors'
  return warnings.length > 0 && !force ? 'warnings' : undefined
}

/** Any error counts as "no". */
async function hasStage({ service, stage }: Endpoint, management: ManagementApi): Promise<boolean> {
  const { errors } = await management.request(
    'query($name: String! $stage: String!) { project(name: $name stage: $stage) { name stage } }',
    { name: service, stage },
  )
  return errors.length === 0
}

/** Waits for the migration that a deploy began; throws a problem where it failed. */
export async function awaitMigration(
  { migration }: DeployResponse,
  endpoint: Endpoint,
  management: ManagementApi,
  { output }: Pick<CliContext, 'output'>,
): Promise<void> {
  if (migration === null || migration.revision <= 0) return
  const count = String(migration.steps.length)
  const action = output.start('Applying changes', `(0/${count})`)
  const begun = performance.now()
  try {
    await endOfMigration(migration, endpoint, management, (applied) => {
      action.status(`(${String(applied)}/${count})`)
    })
    action.end(duration(performance.now() - begun))
  } catch (error) {
    action.end(duration(performance.now() - begun))
    throw error
  }
}
