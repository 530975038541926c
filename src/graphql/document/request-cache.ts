import {
  Kind,
  OperationTypeNode,
  type ASTNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import { beginWork } from '../../util/breather.js'
import { createLeastUsed, type LeastUsed } from '../../util/least-used.js'
import { inSlices, type Slices } from '../../util/slices.js'
import { bytesOfDocument } from './document-bytes.js'
import { chooseOperation } from './choose-operation.js'
import { variableReaders, type VariableReader } from './coerce-variables.js'
import type { DocumentError } from './document-error.js'
import { createDocumentBudget, type DocumentBudget } from './document-budget.js'
import { parseDocument } from './parse-document.js'
import { defaultQueryLimits, type QueryLimits } from './query-limits.js'
import { variablesInShape } from './variables-in-shape.js'
import { validateDocument } from './validate-document.js'

/** A document that was parsed and validated once for all requests that send it. */
export interface KnownDocument<Plan extends object> {
  readonly source: string
  readonly document: DocumentNode
  readonly errors: readonly DocumentError[]
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** About what it costs with its plans of now; nothing where it is not kept. */
  bytes(): number
  /** About how long an answer to it is; undefined: there was none. */
  responseBytes: number | undefined
  /** The operation of that name, or why there is none. */
  operation(name: string | undefined): KnownOperation<Plan> | string
}

export interface KnownOperation<Plan extends object> {
  readonly node: OperationDefinitionNode
  readonly variables: readonly VariableReader[]
  /** Plans by the shape of variables that they serve. */
  readonly plans: LeastUsed<Plan>
}

export type ReadDocument<Plan extends object> = KnownDocument<Plan> | { readonly syntaxError: string }

export interface RequestCache<Plan extends object> {
  /** A plan was added to a document's operation. */
  grown(document: KnownDocument<Plan>): void
  /** About how long an answer to a document is, by earlier ones; undefined: there were none. */
  responseBytes(document: KnownDocument<Plan>): number | undefined
  answered(document: KnownDocument<Plan>, bytes: number): void
  /** The document of a text, or the message of its syntax error; at once when it is kept. */
  read(source: string): ReadDocument<Plan> | Promise<ReadDocument<Plan>>
}

const maxPlansPerOperation = 64

/** A field has about as many nodes: itself, its name, its alias. */
const nodesOfField = 3

export interface RequestCacheOptions {
  readonly limits?: QueryLimits
  /** Shared by the caches of all services; absent: this cache has one for itself. */
  readonly budget?: DocumentBudget
}

/** How much of the longest answer counts with the next one. */
const responseMemory = 0.9

const ownBudgetBytes = 4_000_000

/** Documents against one GraphQL schema, kept from the second time that they come as far as the budget goes. */
export function createRequestCache<Plan extends object>(
  graphqlSchema: GraphQLSchema,
  { limits = defaultQueryLimits, budget = createDocumentBudget(ownBudgetBytes) }: RequestCacheOptions = {},
): RequestCache<Plan> {
  const documents = new Map<string, KnownDocument<Plan>>()
  const owner = budget.newOwner()

  function keep(source: string, document: KnownDocument<Plan>): void {
    if (documents.has(source)) return
    documents.set(source, document)
    budget.keep(document, document.bytes(), () => {
      if (documents.get(source) === document) documents.delete(source)
    })
  }

  /** The one that is kept of documents with one text, which came at the same time. */
  const keptOf = (document: KnownDocument<Plan>): KnownDocument<Plan> => documents.get(document.source) ?? document

  async function readAnew(source: string): Promise<ReadDocument<Plan>> {
    const breather = beginWork()
    const parsed = parseDocument(source, limits)
    if (parsed.kind === 'syntax-error') return { syntaxError: parsed.message }
    if (parsed.kind === 'too-large') return refusedDocument(source, parsed.error)
    await breather.breathe()
    const isKept = budget.isKnown(owner, source)
    const reading = knownDocument<Plan>(source, parsed.document, graphqlSchema, { limits, isKept })
    const document = await inSlices(reading, breather)
    if (isKept) keep(source, document)
    return document
  }

  return {
    responseBytes: (document) => keptOf(document).responseBytes,
    answered(document, bytes) {
      const kept = keptOf(document)
      // long answers are forgotten slowly: the next one may be long again
      kept.responseBytes = Math.max(bytes, (kept.responseBytes ?? 0) * responseMemory)
    },
    grown: (document) => {
      budget.use(document, document.bytes())
    },
    read(source) {
      const known = documents.get(source)
      if (known === undefined) return readAnew(source)
      budget.use(known)
      return known
    },
  }
}

/** Lets go of the parser's tokens, half of what a document costs: nodes keep the line and the column where they begin. */
function leavePlaceOnly(node: ASTNode): void {
  const { loc } = node
  if (loc === undefined) return
  const place = { startToken: { line: loc.startToken.line, column: loc.startToken.column } }
  ;(node as { loc?: unknown }).loc = place
}

/** What stands for a text that is not read. */
const refusedDocument = <Plan extends object>(source: string, error: DocumentError): KnownDocument<Plan> => ({
  source,
  document: { kind: Kind.DOCUMENT, definitions: [] },
  errors: [error],
  bytes: () => 0,
  responseBytes: 0,
  fragments: new Map(),
  operation: () => error.message,
})

/** Mutations answer with the few nodes that they wrote. */
const writesOnly = ({ definitions }: DocumentNode): boolean =>
  definitions.every((node) => node.kind !== Kind.OPERATION_DEFINITION || node.operation === OperationTypeNode.MUTATION)

/** Validates a document, and makes what its operations need; what is not kept need not be small either. */
export function* knownDocument<Plan extends object>(
  source: string,
  document: DocumentNode,
  graphqlSchema: GraphQLSchema,
  { limits = defaultQueryLimits, isKept = true }: { readonly limits?: QueryLimits; readonly isKept?: boolean } = {},
): Slices<KnownDocument<Plan>> {
  const errors = yield* validateDocument(source, document, graphqlSchema, limits)
  const bytes = isKept
    ? yield* bytesOfDocument(source, document, nodesOfField * limits.fields, leavePlaceOnly)
    : undefined
  const operations = new Map<OperationDefinitionNode, KnownOperation<Plan>>()
  const fragments = document.definitions.filter((node) => node.kind === 'FragmentDefinition')
  return {
    source,
    document,
    errors,
    bytes: () =>
      bytes === undefined
        ? 0
        : [...operations.values()].reduce(
            (sum, { node, plans }) => sum + plans.size * bytes.plan(node),
            bytes.document,
          ),
    responseBytes: errors.length > 0 || writesOnly(document) ? 0 : undefined,
    fragments: new Map(fragments.map((node) => [node.name.value, node])),
    operation(name) {
      const node = chooseOperation(document, name)
      if (typeof node === 'string') return node
      const known = operations.get(node) ?? {
        node,
        variables: variableReaders(node, graphqlSchema, variablesInShape(node, fragments, graphqlSchema)),
        plans: createLeastUsed<Plan>(maxPlansPerOperation),
      }
      operations.set(node, known)
      return known
    },
  }
}
