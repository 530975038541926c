import {
  isInputObjectType,
  isListType,
  isNonNullType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql'
import { readLiteral } from '../schema/scalar-types.js'
import { invariant } from '../../errors/internal-error.js'
import { shorten } from '../../util/shorten.js'
import { createLocationTexts } from '../../util/source-location.js'
import type { ShapePart } from '../schema/part-of-shape.js'
import type { DocumentError } from './document-error.js'
import { longestShownValue, maxErrors, tooManyErrors } from './error-limit.js'
import { printJson } from './print-value.js'
import { defaultQueryLimits, inputLimitsOf, type InputLimits } from './query-limits.js'
import { readFitting, unfit } from './read-fitting.js'
import { faultText, TooLargeInput, variableFaults, type InputBudget } from './value-fault.js'

/** Variables of one request, ready for plans; or what is wrong with them. */
export type CoercedVariables =
  | { readonly kind: 'variables'; readonly values: Readonly<Record<string, unknown>> }
  | { readonly kind: 'errors'; readonly errors: readonly DocumentError[] }

/** One variable of an operation, made ready once per document. */
export interface VariableReader {
  readonly name: string
  readonly type: GraphQLInputType
  readonly typeText: string
  readonly default: { readonly value: unknown } | undefined
  /** What of it belongs to the shape because of where it stands. */
  readonly part: ShapePart | undefined
  readonly location: { readonly line: number; readonly column: number }
}

/** The variables that an operation declares (its document is valid). */
export function variableReaders(
  operation: OperationDefinitionNode,
  graphqlSchema: GraphQLSchema,
  parts: ReadonlyMap<string, ShapePart> = new Map(),
): readonly VariableReader[] {
  return (operation.variableDefinitions ?? []).map((node) => {
    const type = typeFromAST(graphqlSchema, node.type as never) as GraphQLInputType
    return {
      name: node.variable.name.value,
      type,
      typeText: String(type),
      default: node.defaultValue === undefined ? undefined : { value: literalValue(node.defaultValue, type) },
      part: parts.get(node.variable.name.value),
      location: startOf(node),
    }
  })
}

const startOf = (node: VariableDefinitionNode) => ({
  line: node.loc?.startToken.line ?? 1,
  column: node.loc?.startToken.column ?? 1,
})

const usualLimits = inputLimitsOf(defaultQueryLimits, { hasBatches: false })

/** Coerces what a request sends: absent stays absent, defaults fill in, null stays null (queries.md section 4). */
export function coerceVariables(
  readers: readonly VariableReader[],
  given: Readonly<Record<string, unknown>>,
  source: string,
  limits: InputLimits = usualLimits,
): CoercedVariables {
  try {
    return coerceWithin(readers, given, source, { objects: 0, limits })
  } catch (error) {
    if (error instanceof TooLargeInput) return { kind: 'errors', errors: [{ message: error.message }] }
    throw error
  }
}

function coerceWithin(
  readers: readonly VariableReader[],
  given: Readonly<Record<string, unknown>>,
  source: string,
  budget: InputBudget,
): CoercedVariables {
  // a variable may have the name of what objects inherit, and then not be given
  const values = Object.create(null) as Record<string, unknown>
  const errors: DocumentError[] = []
  const locationText = createLocationTexts(source)
  for (const reader of readers) {
    const value = Object.hasOwn(given, reader.name) ? given[reader.name] : undefined
    if (value === undefined && reader.default !== undefined) {
      values[reader.name] = reader.default.value
      continue
    }
    const read = readFitting(value, reader.type, budget)
    if (read !== unfit) {
      if (read !== undefined) values[reader.name] = read
      continue
    }
    const faults = variableFaults(value, reader.type, { most: maxErrors + 1 - errors.length, budget })
    invariant(faults[0], `a reason why the value of $${reader.name} does not fit`)
    const shown = value === undefined ? 'value is undefined' : `got: ${shorten(printJson(value), longestShownValue)}`
    for (const fault of faults) {
      if (errors.length === maxErrors) return { kind: 'errors', errors: [...errors, tooManyErrors] }
      const message = `Variable '$${reader.name}' expected value of type '${reader.typeText}' but ${shown}. Reason: ${faultText(fault)}`
      errors.push({ message: message + locationText([reader.location]), locations: [reader.location] })
    }
  }
  return errors.length > 0 ? { kind: 'errors', errors } : { kind: 'variables', values }
}

/** A default value's literal in memory form. */
function literalValue(node: ValueNode, givenType: GraphQLInputType): unknown {
  const type = isNonNullType(givenType) ? givenType.ofType : givenType
  if (node.kind === 'NullValue' || node.kind === 'Variable') return null
  if (isListType(type)) {
    const nodes = node.kind === 'ListValue' ? node.values : [node]
    return nodes.map((item) => literalValue(item, type.ofType))
  }
  if (!isInputObjectType(type)) return readLiteral(type, node)
  const fields = type.getFields()
  const entries = node.kind === 'ObjectValue' ? node.fields : []
  return Object.fromEntries(
    entries.flatMap((entry) => {
      const field = fields[entry.name.value]
      return field === undefined ? [] : [[field.name, literalValue(entry.value, field.type)]]
    }),
  )
}
