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
  /** Places in the document, outermost first (errors.md section 4). */
  readonly nodes: readonly LocatedNode[]
}

/** Why a literal's part does not fit, with the places on the way to it: names of input fields, lists. */
interface PartFault {
  readonly path: readonly string[]
  readonly reason: string
  readonly steps: readonly LocatedNode[]
}

/** Why a variable's value does not fit. */
export type VariableFault = Omit<ValueFault, 'nodes'>

/** Text of a reason with its path: `'beds.create[0].code' String value expected`. */
export function faultText({ path, reason }: Omit<ValueFault, 'nodes'>): string {
  if (path.length === 0) return reason
  const text = path.reduce(
    (joined, step) => (step.startsWith('[') || joined === '' ? joined + step : `${joined}.${step}`),
    '',
  )
  return `'${text}' ${reason}`
}

/** All faults of a literal, where variables count as right (their own rule looks at them). */
export function literalFaults(node: ValueNode, type: GraphQLInputType): readonly ValueFault[] {
  return partFaults(node, type).map(({ path, reason, steps }) => ({
    path,
    reason,
    nodes: steps[0] === node ? steps : [node, ...steps],
  }))
}

function partFaults(node: ValueNode, type: GraphQLInputType): readonly PartFault[] {
  if (node.kind === 'Variable') return []
  if (isNonNullType(type)) {
    const inner = type.ofType
    return node.kind === 'NullValue' ? [here(nullReason(inner, node))] : partFaults(node, inner)
  }
  if (node.kind === 'NullValue') return []
  if (isListType(type)) return listFaults(node, type.ofType)
  if (isInputObjectType(type)) return node.kind === 'ObjectValue' ? objectFaults(node, type) : [here(notAnObject(type))]
  const reason = reasonOf(() => readLiteral(type, node))
  return reason === undefined ? [] : [here(reason)]
}

const here = (reason: string): PartFault => ({ path: [], reason, steps: [] })
const notAnObject = (type: GraphQLInputObjectType): string => `Expected '${type.name}', found not an object.`
const notDefined = (name: string, type: GraphQLInputObjectType): string =>
  `Field '${name}' is not defined in the input type '${type.name}'.`
const mustBe = 'Expected non-null value, found null.'

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
function nullReason(type: GraphQLInputType, node: ValueNode): string {
  if (isInputObjectType(type)) return notAnObject(type)
  const inner = isListType(type) ? getNullableType(type.ofType) : type
  if (isInputObjectType(inner)) return notAnObject(inner)
  return isListType(inner) ? mustBe : (reasonOf(() => readLiteral(inner, node)) ?? mustBe)
}

function listFaults(node: ValueNode, itemType: GraphQLInputType): readonly PartFault[] {
  if (node.kind !== 'ListValue') return partFaults(node, itemType)
  return node.values.flatMap((item, index) =>
    partFaults(item, itemType).map((fault) => ({
      ...fault,
      path: [`[${String(index)}]`, ...fault.path],
      steps: [node, ...fault.steps],
    })),
  )
}

/** Unknown fields alone, if there are any; else what is wrong with the fields. */
function objectFaults(node: ObjectValueNode, type: GraphQLInputObjectType): readonly PartFault[] {
  const fields = type.getFields()
  const unknown = node.fields.filter(({ name }) => fields[name.value] === undefined)
  if (unknown.length > 0)
    return unknown.map(({ name }) => ({ path: [name.value], reason: notDefined(name.value, type), steps: [name] }))
  return Object.values(fields).flatMap((field): readonly PartFault[] => {
    const given = node.fields.find((one) => one.name.value === field.name)
    if (given)
      return partFaults(given.value, field.type).map((fault) => ({
        ...fault,
        path: [field.name, ...fault.path],
        steps: [given.name, ...fault.steps],
      }))
    if (!isNonNullType(field.type) || field.defaultValue !== undefined) return []
    const reason = `Not-null field '${field.name}' of type '${String(field.type)}' defined in the '${type.name}' input type is missing.`
    return [{ path: [field.name], reason, steps: [node] }]
  })
}

/** All faults of a variable's JSON value. */
export function variableFaults(value: unknown, type: GraphQLInputType): readonly VariableFault[] {
  if (isNonNullType(type)) {
    const inner = type.ofType
    if (value === undefined) return [{ path: [], reason: mustBe }]
    return value === null ? [{ path: [], reason: nullValueReason(inner) }] : variableFaults(value, inner)
  }
  if (value === undefined || value === null) return []
  if (isListType(type)) return variableListFaults(value, type.ofType)
  if (isInputObjectType(type)) return variableObjectFaults(value, type)
  const reason = reasonOf(() => readVariableValue(type, value))
  return reason === undefined ? [] : [{ path: [], reason }]
}

function nullValueReason(type: GraphQLInputType): string {
  if (isInputObjectType(type)) return notAnObject(type)
  return isListType(type) ? mustBe : (reasonOf(() => readVariableValue(type, null)) ?? mustBe)
}

/** The original numbers the elements of a variable's list with 0 all of them. */
function variableListFaults(value: unknown, itemType: GraphQLInputType): readonly VariableFault[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value]
  const faults = items.flatMap((item) => variableFaults(item, itemType))
  return Array.isArray(value) ? faults.map((fault) => ({ ...fault, path: ['[0]', ...fault.path] })) : faults
}

function variableObjectFaults(value: unknown, type: GraphQLInputObjectType): readonly VariableFault[] {
  if (typeof value !== 'object' || Array.isArray(value)) return [{ path: [], reason: notAnObject(type) }]
  const object = value as Record<string, unknown>
  const fields = type.getFields()
  const unknown = Object.keys(object).filter((name) => !Object.hasOwn(fields, name))
  if (unknown.length > 0) return unknown.map((name) => ({ path: [name], reason: notDefined(name, type) }))
  return Object.values(fields).flatMap((field) =>
    variableFaults(Object.hasOwn(object, field.name) ? object[field.name] : undefined, field.type).map((fault) => ({
      ...fault,
      path: [field.name, ...fault.path],
    })),
  )
}
