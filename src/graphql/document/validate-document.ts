import type { DocumentNode, FragmentDefinitionNode, GraphQLSchema } from 'graphql'
import type { Slices } from '../../util/slices.js'
import { createLocationTexts, type SourceLocation } from '../../util/source-location.js'
import type { DocumentError, LocatedNode } from './document-error.js'
import { maxErrors, tooManyErrors } from './error-limit.js'
import { measureDocument } from './measure-document.js'
import { createTypeInfo } from './meta-fields.js'
import type { QueryLimits } from './query-limits.js'
import type { Rule, RuleContext } from './rule.js'
import { argumentValues, knownArguments, requiredArguments, uniqueArguments } from './rules/arguments.js'
import { directives } from './rules/directives.js'
import { fieldConflicts } from './rules/field-conflicts.js'
import { knownFields, subSelections } from './rules/fields.js'
import { checkFragmentCycles, fragmentTypes, knownFragments, knownTypes } from './rules/fragments.js'
import { operations } from './rules/operations.js'
import { checkVariableUses, variableDeclarations } from './rules/variables.js'
import { visitorOfRules } from './visitor-of-rules.js'
import { walkDocument } from './walk-document.js'

const rules: readonly Rule[] = [
  operations,
  knownTypes,
  knownFragments,
  fragmentTypes,
  knownFields,
  subSelections,
  knownArguments,
  requiredArguments,
  uniqueArguments,
  argumentValues,
  directives,
  variableDeclarations,
]

/** Places that one error names. */
const maxLocations = 10

/** Ends the walk through a document that has too many errors. */
class EnoughErrors extends Error {
  override readonly name = 'EnoughErrors'
}

/** The first faults of a document against a GraphQL schema, with the original's texts (errors.md section 4). */
export function* validateDocument(
  source: string,
  document: DocumentNode,
  graphqlSchema: GraphQLSchema,
  limits: QueryLimits,
): Slices<readonly DocumentError[]> {
  const errors: DocumentError[] = []
  try {
    const exceeded = yield* findErrors({ source, document, graphqlSchema, limits }, (error) => {
      if (errors.length === maxErrors) throw new EnoughErrors()
      errors.push(error)
    })
    return exceeded ?? errors
  } catch (error) {
    if (error instanceof EnoughErrors) return [...errors, tooManyErrors]
    throw error
  }
}

interface Validation {
  readonly source: string
  readonly document: DocumentNode
  readonly graphqlSchema: GraphQLSchema
  readonly limits: QueryLimits
}

/** Gives what the document asks too much of; then nothing else is looked at. */
function* findErrors(
  { source, document, graphqlSchema, limits }: Validation,
  add: (error: DocumentError) => void,
): Slices<readonly DocumentError[] | undefined> {
  const typeInfo = createTypeInfo(graphqlSchema)
  const locationText = createLocationTexts(source)
  let hasErrors = false
  const context: RuleContext = {
    graphqlSchema,
    document,
    typeInfo,
    fragments: fragmentsOf(document),
    report(message, nodes) {
      hasErrors = true
      const locations = nodes.slice(0, maxLocations).flatMap((node) => locationOf(node))
      add({ message: message + locationText(locations), locations })
    },
  }
  // cycles first: everything else walks through fragments
  yield* checkFragmentCycles(context)
  if (hasErrors as boolean) return undefined
  const { exceeded, mayConflict } = yield* measureDocument(document, context.fragments, graphqlSchema, limits)
  if (exceeded.length > 0) return exceeded
  const chosen = mayConflict ? [...rules, fieldConflicts] : rules
  yield* walkDocument(
    document,
    visitorOfRules(
      typeInfo,
      chosen.map((rule) => rule(context)),
    ),
  )
  yield* checkVariableUses(context)
  return undefined
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((node) => node.kind === 'FragmentDefinition')
  return new Map(fragments.map((node) => [node.name.value, node]))
}

const locationOf = ({ loc }: LocatedNode): readonly SourceLocation[] =>
  loc === undefined ? [] : [{ line: loc.startToken.line, column: loc.startToken.column }]
