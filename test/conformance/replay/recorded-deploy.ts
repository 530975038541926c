import { setTimeout as pause } from 'node:timers/promises'
import type { DeploySettings } from './recorded-case.js'

/** A stage of a service, and the server that has it. */
export interface ServiceStage {
  readonly server: string
  readonly name: string
  readonly stage: string
}

interface Payload {
  readonly errors: readonly unknown[]
  readonly warnings: readonly unknown[]
  readonly steps: readonly Readonly<Record<string, unknown>>[]
  readonly migration: { readonly revision: number; readonly steps: readonly { readonly type: string }[] } | null
}

/** What a deploy step records: the payload, or the errors with which the whole mutation failed. */
export type DeployResponse =
  | { readonly refused: readonly unknown[] }
  | (Omit<Payload, 'migration'> & {
      readonly migration: {
        readonly revision: number
        readonly status: string
        readonly steps: readonly string[]
      } | null
    })

const storage = '{ type ... on Inline { model column } ... on LinkTable { table modelAColumn modelBColumn idColumn } }'
// fields of one name have different types in the different steps: prefixes keep them apart
const deployMutation = `mutation ($input: DeployInput!) { deploy(input: $input) {
  errors { type field description }
  warnings { type field description }
  migration { revision steps { type } }
  steps {
    type
    ... on CreateModel { name }
    ... on DeleteModel { name }
    ... on UpdateModel { name model_newName: newName }
    ... on CreateEnum { name enum_values: values }
    ... on DeleteEnum { name }
    ... on UpdateEnum { name newName values }
    ... on CreateField {
      model name field_typeName: typeName field_isRequired: isRequired field_isList: isList field_unique: unique
      field_enum: enum field_default: default field_relation: relation
    }
    ... on UpdateField { model name newName typeName isRequired isList unique enum default relation }
    ... on DeleteField { model name }
    ... on CreateRelation { name leftModel rightModel relation_after: after ${storage} }
    ... on UpdateRelation { name newName before ${storage} after ${storage} }
    ... on DeleteRelation { name }
  }
} }`

export async function addProject(service: ServiceStage): Promise<void> {
  await manage(
    service,
    'mutation ($name: String!, $stage: String!)',
    'addProject(input: {name: $name, stage: $stage}) { project { name } }',
  )
}

export async function deleteProject(service: ServiceStage): Promise<void> {
  await manage(
    service,
    'mutation ($name: String!, $stage: String!)',
    'deleteProject(input: {name: $name, stage: $stage}) { project { name } }',
  )
}

/** Deploys and waits for the end of the migration. */
export async function deployRecorded(
  service: ServiceStage,
  types: string,
  settings: DeploySettings,
): Promise<DeployResponse> {
  const { server, ...stage } = service
  const body = await post(server, { query: deployMutation, variables: { input: { ...stage, types, ...settings } } })
  const payload = body.data?.['deploy'] as Payload | null | undefined
  if (payload === undefined || payload === null)
    return { refused: (body.errors ?? []).map(({ code, message }) => ({ code, message })) }
  const { errors, warnings, steps, migration } = payload
  return {
    errors,
    warnings,
    steps: steps.map(plainStep),
    migration: migration && {
      revision: migration.revision,
      status: await outcome(service, migration.revision),
      steps: migration.steps.map(({ type }) => type),
    },
  }
}

/** A step in the field names of the management API; nulls and the default `None` are left out of recordings. */
function plainStep(step: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(step)
      .filter(([key, value]) => value !== null && !(key === 'field_default' && value === 'None'))
      .map(([key, value]) => [
        key.replace(/^[a-z]+_/, ''),
        typeof value === 'object' && !Array.isArray(value)
          ? plainStep(value as Readonly<Record<string, unknown>>)
          : value,
      ]),
  )
}

interface MigrationState {
  readonly revision: number
  readonly status: string
}

async function outcome(service: ServiceStage, revision: number): Promise<string> {
  const ask = (field: string): Promise<unknown> =>
    manage(
      service,
      'query ($name: String!, $stage: String!)',
      `${field}(name: $name, stage: $stage) { revision status }`,
    )
  for (let wait = 5; ; wait = Math.min(wait * 1.5, 200)) {
    const last = (await ask('migrationStatus')) as MigrationState
    if (last.revision === revision && /SUCCESS|FAILURE/.test(last.status)) return last.status
    if (last.revision < revision) {
      // a failed migration is no longer the status
      const all = (await ask('listMigrations')) as readonly MigrationState[]
      return all.find((one) => one.revision === revision)?.status ?? 'missing'
    }
    await pause(wait)
  }
}

async function manage({ server, name, stage }: ServiceStage, head: string, field: string): Promise<unknown> {
  const body = await post(server, { query: `${head} { result: ${field} }`, variables: { name, stage } })
  if (body.errors !== undefined) throw new Error(body.errors.map(({ message }) => message).join('; '))
  return body.data?.['result']
}

interface ManagementResponse {
  readonly data?: Readonly<Record<string, unknown>> | null
  readonly errors?: readonly { readonly code?: number; readonly message: string }[]
}

async function post(server: string, request: unknown): Promise<ManagementResponse> {
  const response = await fetch(`${server}/management`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  })
  return (await response.json()) as ManagementResponse
}
