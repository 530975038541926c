import {
  visit,
  visitInParallel,
  visitWithTypeInfo,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
} from 'graphql'
import { locationText, type SourceLocation } from '../../util/source-location.js'
import type { DocumentError, LocatedNode } from './document-error.js'
import { createTypeInfo } from './meta-fields.js'
import type { Rule, RuleContext } from './rule.js'
import { argumentValues, knownArguments, requiredArguments, uniqueArguments } from './rules/arguments.js'
import { directives } from './rules/directives.js'
import { fieldConflicts } from './rules/field-conflicts.js'
import { knownFields, subSelections } from './rules/fields.js'
import { fragmentCycles, fragmentTypes, knownFragments, knownTypes } from './rules/fragments.js'
import { operations } from './rules/operations.js'
import { variableDeclarations, variableUses } from './rules/variables.js'

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
  fieldConflicts,
  variableDeclarations,
]

/** All faults of a document against a GraphQL schema, with the original's texts (errors.md section 4). */
export function validateDocument(
  source: string,
  document: DocumentNode,
  graphqlSchema: GraphQLSchema,
): readonly DocumentError[] {
  const typeInfo = createTypeInfo(graphqlSchema)
  const errors: DocumentError[] = []
  const context: RuleContext = {
    graphqlSchema,
    document,
    typeInfo,
    fragments: fragmentsOf(document),
    report(message, nodes) {
      const locations = nodes.flatMap((node) => locationOf(node))
      errors.push({ message: message + locationText(source, locations), locations })
    },
  }
  // cycles first: the other rules walk through fragments
  visit(document, fragmentCycles(context))
  if (errors.length > 0) return errors
  visit(document, visitWithTypeInfo(typeInfo, visitInParallel(rules.map((rule) => rule(context)))))
  visit(document, variableUses(context))
  return errors
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((node) => node.kind === 'FragmentDefinition')
  return new Map(fragments.map((node) => [node.name.value, node]))
}

const locationOf = ({ loc }: LocatedNode): readonly SourceLocation[] =>
  loc === undefined ? [] : [{ line: loc.startToken.line, column: loc.startToken.column }]
