/** A step as the management API describes it; which keys it has depends on its type (cli.md section 4.5). */
export interface Step {
  readonly type: string
  readonly __typename: string
  readonly name?: string
  readonly newName?: string | null
  readonly model?: string
  readonly ce_values?: readonly string[]
  readonly cf_typeName?: string
  readonly cf_isRequired?: boolean
  readonly cf_isList?: boolean
  readonly cf_enum?: string | null
  readonly isRequired?: boolean | null
  readonly isList?: boolean | null
  readonly isUnique?: boolean | null
  readonly enum?: string | null
  readonly leftModel?: string
  readonly rightModel?: string
  readonly after?: Manifestation
  readonly before?: Manifestation
  readonly ur_name?: string
  readonly ur_newName?: string | null
  readonly ur_after?: Manifestation
}

/** How a relation is stored: in a column, or in a table of its own. */
export interface Manifestation {
  readonly model?: string
  readonly column?: string
  readonly table?: string
  readonly idColumn?: string | null
}

export interface Finding {
  readonly type: string
  readonly field: string | null
  readonly description: string
}

export interface DeployResponse {
  readonly errors: readonly Finding[]
  readonly warnings: readonly Finding[]
  readonly steps?: readonly Step[] | null
  readonly migration: { readonly revision: number; readonly steps: readonly Step[] } | null
  /** The statements of a dry run; only Refract's servers have them. */
  readonly sql?: readonly string[]
}

const manifestation =
  '... on Inline { model column } ... on LinkTable { table modelAColumn modelBColumn idColumn type }'

const step = (hasManifestations: boolean): string => {
  const m = hasManifestations ? manifestation : ''
  return `type __typename
  ... on CreateEnum { name ce_values: values }
  ... on CreateField { model name cf_typeName: typeName cf_isRequired: isRequired cf_isList: isList cf_isUnique: unique cf_relation: relation cf_defaultValue: default cf_enum: enum }
  ... on CreateModel { name } ... on DeleteEnum { name } ... on DeleteModel { name } ... on DeleteRelation { name }
  ... on CreateRelation { name leftModel rightModel ${m && `after { ${m} }`} }
  ${m && `... on UpdateRelation { ur_name: name ur_newName: newName before { ${m} } ur_after: after { ${m} } }`}
  ... on DeleteField { model name }
  ... on UpdateEnum { name newName values }
  ... on UpdateField { model name newName typeName isRequired isList isUnique: unique relation default enum }
  ... on UpdateModel { name um_newName: newName }`
}

/** What a server can be asked for; older ones lack some of it. */
export interface DeployFeatures {
  readonly steps: boolean
  readonly manifestations: boolean
  readonly force: boolean
  readonly noMigration: boolean
  /** `sql` of Refract, which introspection does not show. */
  readonly sql: boolean
}

/** The mutation for a server with these features. */
export const deployMutation = (features: DeployFeatures, noMigrate: boolean): string => {
  const steps = step(features.manifestations)
  return `mutation($name: String!, $stage: String! $types: String! $dryRun: Boolean $secrets: [String!], $subscriptions: [FunctionInput!]${features.force ? ', $force: Boolean' : ''}) {
  deploy(input: { name: $name stage: $stage types: $types dryRun: $dryRun secrets: $secrets
                  subscriptions: $subscriptions${features.force ? ' force: $force' : ''}${noMigrate ? ' noMigration: true' : ''} }) {
    errors { type field description }
    ${features.force ? 'warnings { type field description }' : ''}
    migration { ...MigrationFragment }
    ${features.steps ? `steps { ${steps} }` : ''}
    ${features.sql ? 'sql' : ''}
  } }
fragment MigrationFragment on Migration { revision steps { ${steps} } }`
}
