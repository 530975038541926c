import {
  DirectiveLocation,
  getDirectiveValues,
  GraphQLDirective,
  GraphQLEnumType,
  GraphQLNonNull,
  Kind,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import type { Features } from '../../model/features.js'
import { intType, stringType } from './scalar-types.js'

const isolationEnum = new GraphQLEnumType({
  name: 'Isolation',
  description: 'How much of what others write at the same time a transaction sees.',
  values: { READ_COMMITTED: {}, REPEATABLE_READ: {}, SERIALIZABLE: {} },
})

const defaultTimeoutMs = 5000

const transactionDirective = new GraphQLDirective({
  name: 'transaction',
  description: 'Runs all root fields in one database transaction.',
  locations: [DirectiveLocation.MUTATION, DirectiveLocation.QUERY],
  args: {
    isolation: { type: isolationEnum, defaultValue: 'READ_COMMITTED' },
    timeout: { type: intType, defaultValue: defaultTimeoutMs, description: 'In milliseconds.' },
  },
})

const idempotentDirective = new GraphQLDirective({
  name: 'idempotent',
  description: 'Runs the mutation once for this key; a repeated request gets the answer of the first.',
  locations: [DirectiveLocation.MUTATION],
  args: { key: { type: new GraphQLNonNull(stringType) } },
})

/** Directives of operations that features add to the standard ones (beyond.md section 9). */
export const directivesOf = (features: Features): readonly GraphQLDirective[] =>
  features.has('TRANSACTION') ? [transactionDirective, idempotentDirective] : []

export interface AskedTransaction {
  readonly isolation: 'READ_COMMITTED' | 'REPEATABLE_READ' | 'SERIALIZABLE'
  readonly timeoutMs: number
}

/** What an operation asks with `@transaction`; null arguments are as if they were not there. */
export function transactionOf(
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  graphqlSchema: GraphQLSchema,
): AskedTransaction | undefined {
  const values = valuesOf(transactionDirective, operation, variables, graphqlSchema)
  if (values === undefined) return undefined
  const { isolation, timeout } = values
  return {
    isolation: (isolation ?? 'READ_COMMITTED') as AskedTransaction['isolation'],
    timeoutMs: typeof timeout === 'number' ? timeout : defaultTimeoutMs,
  }
}

/** The key of `@idempotent`; null where a nullable variable with a default brings one. */
export function idempotencyKeyOf(
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  graphqlSchema: GraphQLSchema,
): string | null | undefined {
  const given = operation.directives?.find(({ name }) => name.value === idempotentDirective.name)?.arguments?.[0]?.value
  if (given?.kind === Kind.VARIABLE && variables[given.name.value] === null) return null
  const values = valuesOf(idempotentDirective, operation, variables, graphqlSchema)
  return values === undefined ? undefined : String(values['key'])
}

function valuesOf(
  { name }: GraphQLDirective,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  graphqlSchema: GraphQLSchema,
): Readonly<Record<string, unknown>> | undefined {
  if (operation.directives === undefined || operation.directives.length === 0) return undefined
  const directive = graphqlSchema.getDirective(name)
  return directive ? getDirectiveValues(directive, operation, variables) : undefined
}
