import {
  getNamedType,
  isEnumType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isScalarType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
} from 'graphql'
import type { Member, Parameter } from './layout.js'
import type { Syntax } from './syntax.js'

export type Field = GraphQLField<unknown, unknown>

/** Scalars with a name each for what goes in and what comes out; `Date` alone would hide JavaScript's. */
const hasTwoForms: ReadonlySet<string> = new Set(['DateTime', 'BigInt', 'Decimal', 'Date'])

/** A datamodel may name a type of its own `Date`. */
const isInTwoForms = (named: GraphQLNamedType): boolean => isScalarType(named) && hasTwoForms.has(named.name)

/** Name of a type where values come out. */
export function outputName(type: GraphQLOutputType | GraphQLInputType): string {
  const named = getNamedType(type)
  if (named.name === 'ID') return 'ID_Output'
  return isInTwoForms(named) ? `${named.name}Output` : named.name
}

/** Name of a type where values go in. */
function inputName(type: GraphQLInputType): string {
  const named = getNamedType(type)
  if (named.name === 'ID') return 'ID_Input'
  return isInTwoForms(named) ? `${named.name}Input` : named.name
}

export const isList = (type: GraphQLOutputType | GraphQLInputType): boolean =>
  isListType(type) || (isNonNullType(type) && isListType(type.ofType))

/** Type of an input field: `T`, or a list of them. */
export const inputType = (type: GraphQLInputType, syntax: Syntax): string =>
  isList(type) ? syntax.inputList(inputName(type)) : inputName(type)

/**
 * Parameters of a method for a field (client.md section 4.2): creations take their data, deletions and root fields with
 * one argument, `deleted` aside, their filter by itself; what else such a field takes comes in a second object. All other fields take an
 * object of arguments.
 */
export function parametersOf(
  field: Field,
  root: 'query' | 'mutation' | 'subscription' | undefined,
  syntax: Syntax,
): readonly Parameter[] {
  const [first, ...others] = field.args
  if (first === undefined) return []
  const own = ownParameter(field, root)
  if (own === undefined) return [objectParameter('args', field.args, syntax)]
  const value: Parameter = { name: own, isOptional: !isRequiredArgument(first), type: argumentType(first, syntax) }
  return others.length === 0 ? [value] : [value, objectParameter('others', others, syntax)]
}

/** Name of the parameter that stands for the first argument by itself. */
function ownParameter(field: Field, root: 'query' | 'mutation' | 'subscription' | undefined): string | undefined {
  if (root === 'mutation') {
    if (field.name.startsWith('create')) return 'data'
    return field.name.startsWith('delete') ? 'where' : undefined
  }
  // `node` leads to an interface, and takes an object of arguments
  return root !== undefined &&
    field.args.every(({ name }, index) => index === 0 || name === 'deleted') &&
    'getInterfaces' in getNamedType(field.type) &&
    outputName(field.type) !== 'Node'
    ? 'where'
    : undefined
}

function objectParameter(name: string, args: readonly GraphQLArgument[], syntax: Syntax): Parameter {
  const members: readonly Member[] = args.map((argument) => ({
    name: argument.name,
    isOptional: !isRequiredArgument(argument),
    type: argumentType(argument, syntax),
  }))
  return { name, isOptional: members.every(({ isOptional }) => isOptional), members }
}

/** Arguments are typed as the original typed them: an id is `ID_Output`. */
function argumentType({ type }: GraphQLArgument, syntax: Syntax): string {
  const named = getNamedType(type)
  const name = named.name === 'ID' ? 'ID_Output' : inputName(type)
  return isList(type) && !isEnumType(named) ? syntax.inputList(name) : isList(type) ? `${name}[]` : name
}
