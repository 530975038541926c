import type { Finding } from '../deploy/deploy-mutation.js'
import { endOfMigration } from '../deploy/end-of-migration.js'
import type { Endpoint } from '../project/endpoint.js'
import type { ManagementApi } from '../server/management-api.js'

/** What a deploy answers, as far as reviews ask. */
export interface ReviewResponse {
  readonly errors: readonly Finding[]
  readonly warnings: readonly Finding[]
  readonly sql: readonly string[]
  readonly steps: readonly StepNames[]
  readonly migration: { readonly revision: number; readonly steps: readonly never[] } | null
}

/** A step by its names. */
export interface StepNames {
  readonly type: string
  readonly name?: string
  readonly newName?: string | null
  readonly model?: string
}

/** Deploys of one service with what only Refract's servers know: statements, reviews, authors. */
export interface ReviewedDeploys {
  /** `service/stage` */
  readonly service: string
  deploy(input: Readonly<Record<string, unknown>>): Promise<ReviewResponse>
  /** Waits until a migration is over; throws a problem where it failed. */
  endOf(migration: NonNullable<ReviewResponse['migration']>): Promise<void>
}

const deployMutation = `mutation ($input: DeployInput!) { deploy(input: $input) {
  errors { type field description } warnings { type field description } sql migration { revision }
  steps {
    type ... on CreateModel { name } ... on DeleteModel { name } ... on UpdateModel { name newName }
    ... on CreateEnum { name } ... on DeleteEnum { name } ... on UpdateEnum { name newEnumName: newName }
    ... on CreateField { model name } ... on DeleteField { model name } ... on UpdateField { model name newFieldName: newName }
    ... on CreateRelation { name } ... on DeleteRelation { name } ... on UpdateRelation { name newRelationName: newName }
  }
} }`

export function reviewedDeploys(
  { service, stage }: Pick<Endpoint, 'service' | 'stage'>,
  management: ManagementApi,
): ReviewedDeploys {
  return {
    service: `${service}/${stage}`,
    async deploy(input) {
      const data = await management.ask(deployMutation, { input: { name: service, stage, ...input } })
      return data['deploy'] as ReviewResponse
    },
    endOf: (migration) => endOfMigration({ ...migration, steps: [] }, { service, stage }, management, () => undefined),
  }
}
