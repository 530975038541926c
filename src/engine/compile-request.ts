import type { GraphQLSchema, OperationDefinitionNode } from 'graphql'
import type { ProjectData } from '../connector/project-data.js'
import { Problem } from '../errors/problem.js'
import type { KnownDocument } from '../graphql/document/request-cache.js'
import { toRootFields, type RootField } from '../graphql/to-operation/to-operation.js'
import type { relatedTypesOf } from '../model/lookup.js'
import type { Slices } from '../util/slices.js'
import type { CompiledRequest } from './handle-request.js'
import type { CompiledField } from './handle-transaction.js'

export interface CompileRequestOptions {
  readonly graphqlSchema: GraphQLSchema
  readonly relatedModel: ReturnType<typeof relatedTypesOf>
  readonly data: ProjectData
  /** Most values of one batch. */
  readonly batchLimit: number
}

/** Plans the root fields of an operation for one shape of variables; a field that cannot be planned keeps its problem. */
export function* compileRequest(
  document: KnownDocument<CompiledRequest>,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  { data, ...scope }: CompileRequestOptions,
): Slices<CompiledRequest> {
  const fields: CompiledField[] = []
  for (const field of yield* toRootFields(operation, { ...scope, fragments: document.fragments, variables })) {
    yield
    fields.push(yield* compileField(field, data))
  }
  return { fields, isMutation: operation.operation === 'mutation' }
}

function* compileField(field: RootField, data: ProjectData): Slices<CompiledField> {
  if (field.kind !== 'operation') return { field, run: undefined }
  try {
    return { field, run: yield* data.compile(field.operation, field.payload) }
  } catch (error) {
    if (error instanceof Problem) return { field, run: undefined, problem: error }
    throw error
  }
}
