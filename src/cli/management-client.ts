import { Problem } from '../errors/problem.js'
import { setTimeout as pause } from 'node:timers/promises'
import { signManagementToken } from '../auth/management-token.js'
import type { ServiceAddress } from './service-address.js'

/** What a deploy answers, as far as commands ask. */
export interface DeployAnswer {
  readonly errors: readonly Finding[]
  readonly warnings: readonly Finding[]
  readonly sql: readonly string[]
  readonly steps: readonly StepNames[]
  readonly migration: { readonly revision: number } | null
}

export interface Finding {
  readonly type: string
  readonly field: string | null
  readonly description: string
}

/** A step by its names. */
export interface StepNames {
  readonly type: string
  readonly name?: string
  readonly newName?: string | null
  readonly model?: string
}

export interface EndedMigration {
  readonly revision: number
  readonly status: string
  readonly errors: readonly string[]
}

/** The management API of a server, for one of its services. Its failures are problems. */
export interface ManagementClient {
  deploy(input: Readonly<Record<string, unknown>>): Promise<DeployAnswer>
  /** Waits until the migration is over. */
  endOf(revision: number): Promise<EndedMigration>
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
const statusQuery = `query ($name: String!, $stage: String!) {
  migrationStatus(name: $name, stage: $stage) { revision status errors }
}`
const finalStatuses = ['SUCCESS', 'ROLLBACK_SUCCESS', 'ROLLBACK_FAILURE']
const pollMs = 200

/** `secret` signs the tokens, where the server asks for them. */
export function createManagementClient(
  { name, stage, management }: ServiceAddress,
  secret: string | undefined,
): ManagementClient {
  async function ask(query: string, variables: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
    const token = secret && (await signManagementToken(secret, `${name}/${stage}`, Math.floor(Date.now() / 1000)))
    const answer = await fetch(management, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ query, variables }),
    }).catch((error: unknown) => {
      throw new Problem(`No server answers at ${management}: ${causeOf(error)}`)
    })
    const text = await answer.text()
    const { data, errors } = readAnswer(text, management)
    if (errors?.[0]) throw new Problem(`The server at ${management} refuses: ${errors[0].message}`)
    return data ?? {}
  }

  return {
    async deploy(input) {
      const { deploy } = await ask(deployMutation, { input: { name, stage, ...input } })
      return deploy as DeployAnswer
    },
    async endOf(revision) {
      for (;;) {
        const { migrationStatus } = await ask(statusQuery, { name, stage })
        const found = migrationStatus as EndedMigration
        if (found.revision >= revision && finalStatuses.includes(found.status)) return found
        await pause(pollMs)
      }
    },
  }
}

interface GraphqlAnswer {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly { readonly message: string }[]
}

function readAnswer(text: string, management: string): GraphqlAnswer {
  try {
    return JSON.parse(text) as GraphqlAnswer
  } catch {
    throw new Problem(`${management} is no management API: ${text.slice(0, 200)}`)
  }
}

/** `fetch` hides what went wrong behind "fetch failed". */
const causeOf = (error: unknown): string => {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  return cause instanceof Error ? cause.message || cause.name : String(cause)
}
