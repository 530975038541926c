/** A migration as the management API tells it. */
export interface Migration {
  readonly revision: number
  readonly status: string
  readonly applied: number
  readonly rolledBack: number
  readonly errors: readonly string[]
  readonly startedAt: string | null
  readonly finishedAt: string | null
  readonly deployedBy: string | null
  readonly deployedAt: string | null
  readonly datamodel: string
  readonly steps: readonly Step[]
}

/** A step with the details of its kind. */
export type Step = Readonly<Record<string, unknown>> & { readonly type: string }

export interface DryRun {
  readonly errors: readonly Finding[]
  readonly warnings: readonly Finding[]
  readonly steps: readonly Step[]
  readonly sql: readonly string[]
}

export interface Finding {
  readonly type: string
  readonly field: string | null
  readonly description: string
}

/** Fields of one name have one type in all steps but these, which get another name. */
const stepFields = `type
  ... on CreateModel { name } ... on DeleteModel { name } ... on UpdateModel { name newName }
  ... on CreateEnum { name createdValues: values } ... on DeleteEnum { name } ... on UpdateEnum { name changedName: newName changedValues: values }
  ... on CreateField { model name newType: typeName newIsRequired: isRequired newIsList: isList newUnique: unique newEnum: enum }
  ... on UpdateField { model name changedName: newName typeName isRequired isList unique }
  ... on DeleteField { model name }
  ... on CreateRelation { name leftModel rightModel } ... on UpdateRelation { name changedName: newName } ... on DeleteRelation { name }
  ... on UpdateSecrets { message }`

export const migrationsQuery = `query ($name: String!, $stage: String!) { listMigrations(name: $name, stage: $stage) {
  revision status applied rolledBack errors startedAt finishedAt deployedBy deployedAt datamodel steps { ${stepFields} }
} }`

/** Null where it was not kept: for migrations of other servers, and where the tables stayed as they were. */
export const migrationSqlQuery = `query ($name: String!, $stage: String!, $revision: Int!) {
  migrationSql(name: $name, stage: $stage, revision: $revision)
}`

/** Changes nothing: secrets and webhooks, which a deploy would replace, do not matter to a dry run. */
export const dryRunMutation = `mutation ($name: String!, $stage: String!, $types: String!) {
  deploy(input: { name: $name, stage: $stage, types: $types, dryRun: true }) {
    errors { type field description } warnings { type field description } steps { ${stepFields} } sql
  }
}`
