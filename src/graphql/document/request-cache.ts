import { LRUCache } from 'lru-cache'
import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import { createBreather } from '../../util/breather.js'
import { chooseOperation } from './choose-operation.js'
import { variableReaders, type VariableReader } from './coerce-variables.js'
import type { DocumentError } from './document-error.js'
import { parseDocument } from './parse-document.js'
import { defaultQueryLimits, type QueryLimits } from './query-limits.js'
import { validateDocument } from './validate-document.js'

/** A document that was parsed and validated once for all requests that send it. */
export interface KnownDocument<Plan extends object> {
  readonly source: string
  readonly document: DocumentNode
  readonly errors: readonly DocumentError[]
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** The operation of that name, or why there is none. */
  operation(name: string | undefined): KnownOperation<Plan> | string
}

export interface KnownOperation<Plan extends object> {
  readonly node: OperationDefinitionNode
  readonly variables: readonly VariableReader[]
  /** Plans by the shape of variables that they serve. */
  readonly plans: LRUCache<string, Plan>
}

export interface RequestCache<Plan extends object> {
  /** The document of a text, or the message of its syntax error. */
  read(source: string): Promise<KnownDocument<Plan> | { readonly syntaxError: string }>
}

const maxDocuments = 1000
/** All texts together, in UTF-16 units. */
const maxTextLength = 8_000_000
const maxPlansPerOperation = 64

/** Documents against one GraphQL schema, bounded by number and by length. */
export function createRequestCache<Plan extends object>(
  graphqlSchema: GraphQLSchema,
  limits: QueryLimits = defaultQueryLimits,
): RequestCache<Plan> {
  const documents = new LRUCache<string, KnownDocument<Plan>>({
    max: maxDocuments,
    maxSize: maxTextLength,
    sizeCalculation: (_, source) => source.length + 1,
  })
  return {
    async read(source) {
      const known = documents.get(source)
      if (known) return known
      const { breathe } = createBreather()
      const parsed = parseDocument(source, limits)
      if (parsed.kind === 'syntax-error') return { syntaxError: parsed.message }
      if (parsed.kind === 'too-large') return refusedDocument(source, parsed.error)
      await breathe()
      const document = knownDocument<Plan>(source, parsed.document, graphqlSchema, limits)
      documents.set(source, document)
      return document
    },
  }
}

/** What stands for a text that is not read. */
const refusedDocument = <Plan extends object>(source: string, error: DocumentError): KnownDocument<Plan> => ({
  source,
  document: { kind: Kind.DOCUMENT, definitions: [] },
  errors: [error],
  fragments: new Map(),
  operation: () => error.message,
})

/** Validates a document, and keeps what its operations need. */
export function knownDocument<Plan extends object>(
  source: string,
  document: DocumentNode,
  graphqlSchema: GraphQLSchema,
  limits: QueryLimits = defaultQueryLimits,
): KnownDocument<Plan> {
  const operations = new Map<OperationDefinitionNode, KnownOperation<Plan>>()
  const fragments = document.definitions.filter((node) => node.kind === 'FragmentDefinition')
  return {
    source,
    document,
    errors: validateDocument(source, document, graphqlSchema, limits),
    fragments: new Map(fragments.map((node) => [node.name.value, node])),
    operation(name) {
      const node = chooseOperation(document, name)
      if (typeof node === 'string') return node
      const known = operations.get(node) ?? {
        node,
        variables: variableReaders(node, graphqlSchema),
        plans: new LRUCache<string, Plan>({ max: maxPlansPerOperation }),
      }
      operations.set(node, known)
      return known
    },
  }
}
