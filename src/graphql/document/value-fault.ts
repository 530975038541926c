import {
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type ObjectValueNode,
  type ValueNode,
} from 'graphql'
import type { LocatedNode } from './document-error.js'
import { readLiteral, readVariableValue, ValueReason } from '../schema/scalar-types.js'

/** Why a value does not fit its type. */
export interface ValueFault {
  /** Keys and `[n]` from the argument or variable down to the fault. */
  readonly path: readonly string[]
  readonly reason: string
  /** Places in the document, outermost first (errors.md section 4); literals only. */
  readonly nodes: readonly LocatedNode[]
}

/** Text of a reason with its path: `'beds.create[0].code' String value expected`. */
export function faultText({ path, reason }: Omit<ValueFault, 'nodes'>): string {
  if (path.length === 0) return reason
  const text = path.reduce((joined, step) => (step.startsWith('[') || joined === '' ? joined + step : `${joined}.${step}`), '')
  return `'${text}' ${reason}`
}

/** The first fault of a literal, where variables count as right (their own rule looks at them). */
export function literalFault(node: ValueNode, type: GraphQLInputType): ValueFault | undefined {
  if (node.kind === 'Variable') return undefined
  if (isNonNullType(type)) return node.kind === 'NullValue' ? nullFault(node, type.ofType as GraphQLInputType) : literalFault(node, type.ofType as GraphQLInputType)
  if (node.kind === 'NullValue') return undefined
  if (isListType(type)) return listFault(node, type.ofType as GraphQLInputType)
  if (isInputObjectType(type)) {
    if (node.kind !== 'ObjectValue') return { path: [], reason: `Expected '${type.name}', found not an object.`, nodes: [node] }
    return objectFault(node, type)
  }
  const reason = reasonOf(() => readLiteral(type, node))
  return reason === undefined ? undefined : { path: [], reason, nodes: [node] }
}

function reasonOf(read: () => unknown): string | undefined {
  try {
    read()
    return undefined
  } catch (error) {
    if (error instanceof ValueReason) return error.message
    throw error
  }
}

/** Null where something must be: told as a wrong value of the type. */
function nullFault(node: ValueNode, type: GraphQLInputType): ValueFault {
  if (isInputObjectType(type)) return { path: [], reason: `Expected '${type.name}', found not an object.`, nodes: [node] }
  const inner = isListType(type) ? getNullableType(type.ofType as GraphQLInputType) : type
  if (isInputObjectType(inner)) return { path: [], reason: `Expected '${inner.name}', found not an object.`, nodes: [node] }
  const reason = isListType(inner) ? 'Expected non-null value, found null.' : (reasonOf(() => readLiteral(inner as never, node)) ?? 'Expected non-null value, found null.')
  return { path: [], reason, nodes: [node] }
}

function listFault(node: ValueNode, itemType: GraphQLInputType): ValueFault | undefined {
  if (node.kind !== 'ListValue') return literalFault(node, itemType)
  for (const [index, item] of node.values.entries()) {
    const fault = literalFault(item, itemType)
    if (fault) return { ...fault, path: [`[${String(index)}]`, ...fault.path], nodes: [node, ...fault.nodes] }
  }
  return undefined
}

function objectFault(node: ObjectValueNode, type: GraphQLInputObjectType): ValueFault | undefined {
  const fields = type.getFields()
  for (const given of node.fields) {
    const name = given.name.value
    const field = fields[name]
    if (field === undefined)
      return { path: [name], reason: `Field '${name}' is not defined in the input type '${type.name}'.`, nodes: [node, given.name] }
  }
  for (const field of Object.values(fields)) {
    const given = node.fields.find((one) => one.name.value === field.name)
    if (given === undefined) {
      if (isNonNullType(field.type) && field.defaultValue === undefined) return missingFieldFault(node, type, field)
      continue
    }
    const fault = literalFault(given.value, field.type)
    if (fault) return { ...fault, path: [field.name, ...fault.path], nodes: [node, given.name, ...fault.nodes.slice(dropped(fault, given.value))] }
  }
  return undefined
}

/** Below an input field its name stands for the value's own place, but not for what lies inside the value. */
const dropped = (fault: ValueFault, value: ValueNode): number => (fault.nodes[0] === value && value.kind !== 'ListValue' ? 1 : fault.path.length === 0 ? 1 : 0)

function missingFieldFault(node: ObjectValueNode, type: GraphQLInputObjectType, field: { readonly name: string; readonly type: unknown }): ValueFault {
  return {
    path: [field.name],
    reason: `Not-null field '${field.name}' of type '${String(field.type)}' defined in the '${type.name}' input type is missing.`,
    nodes: [node, node],
  }
}

/** The first fault of a variable's JSON value. */
export function variableFault(value: unknown, type: GraphQLInputType): Omit<ValueFault, 'nodes'> | undefined {
  if (isNonNullType(type)) {
    if (value === undefined) return { path: [], reason: 'Expected non-null value, found null.' }
    if (value !== null) return variableFault(value, type.ofType as GraphQLInputType)
    return { path: [], reason: nullReason(type.ofType as GraphQLInputType) }
  }
  if (value === undefined || value === null) return undefined
  if (isListType(type)) return variableListFault(value, type.ofType as GraphQLInputType)
  if (isInputObjectType(type)) return variableObjectFault(value, type)
  const reason = reasonOf(() => readVariableValue(type, value))
  return reason === undefined ? undefined : { path: [], reason }
}

function nullReason(type: GraphQLInputType): string {
  if (isInputObjectType(type) || isListType(type)) return 'Expected non-null value, found null.'
  return reasonOf(() => readVariableValue(type as never, null)) ?? 'Expected non-null value, found null.'
}

function variableListFault(value: unknown, itemType: GraphQLInputType): Omit<ValueFault, 'nodes'> | undefined {
  if (!Array.isArray(value)) return variableFault(value, itemType)
  for (const [index, item] of value.entries()) {
    const fault = variableFault(item, itemType)
    if (fault) return { ...fault, path: [`[${String(index)}]`, ...fault.path] }
  }
  return undefined
}

function variableObjectFault(value: unknown, type: GraphQLInputObjectType): Omit<ValueFault, 'nodes'> | undefined {
  if (typeof value !== 'object' || Array.isArray(value)) return { path: [], reason: `Expected '${type.name}', found not an object.` }
  const object = value as Record<string, unknown>
  const fields = type.getFields()
  const unknown = Object.keys(object).find((name) => !Object.hasOwn(fields, name))
  if (unknown !== undefined) return { path: [unknown], reason: `Field '${unknown}' is not defined in the input type '${type.name}'.` }
  for (const field of Object.values(fields)) {
    const fault = variableFault(Object.hasOwn(object, field.name) ? object[field.name] : undefined, field.type)
    if (fault) return { ...fault, path: [field.name, ...fault.path] }
  }
  return undefined
}
