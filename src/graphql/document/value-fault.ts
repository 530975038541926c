import { isExactNumber } from '../../util/exact-json.js'
import {
  getNullableType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
  type ObjectValueNode,
  type ValueNode,
} from 'graphql'
import type { LocatedNode } from './document-error.js'
import { maxErrors } from './error-limit.js'
import { limitText, type InputLimits } from './query-limits.js'
import { readLiteral, readVariableValue, ValueReasonError } from '../schema/scalar-types.js'

/** Why a value does not fit its type. */
export interface ValueFault {
  /** Keys and `[n]` from the argument or variable down to the fault. */
  readonly path: readonly string[]
  readonly reason: string
  /** Places in the document, outermost first (errors.md section 4). */
  readonly nodes: readonly LocatedNode[]
}

/** Values of variables that are more than this server takes. */
export class TooLargeInput extends Error {
  override readonly name = 'TooLargeInput'
}

/** What the values of all variables of one request hold so far, and may hold. */
export interface InputBudget {
  objects: number
  readonly limits: InputLimits
}

/** Where a value is being looked at, and what was found so far; both paths grow and shrink on the way. */
interface Search<Found> {
  readonly path: string[]
  /** Names of input fields and lists on the way to a literal's part. */
  readonly steps: LocatedNode[]
  readonly found: Found[]
  readonly most: number
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

/** The first faults of a literal, where variables count as right (their own rule looks at them). */
export function literalFaults(node: ValueNode, type: GraphQLInputType, most = maxErrors + 1): readonly ValueFault[] {
  const search: Search<ValueFault> = { path: [], steps: [], found: [], most }
  findPartFaults(node, type, { ...search, root: node })
  return search.found
}

type LiteralSearch = Search<ValueFault> & { readonly root: ValueNode }

function addLiteralFault(search: LiteralSearch, reason: string, key?: string, step?: LocatedNode): void {
  const steps = step === undefined ? [...search.steps] : [...search.steps, step]
  search.found.push({
    path: key === undefined ? [...search.path] : [...search.path, key],
    reason,
    nodes: [...new Set([search.root, ...steps])],
  })
}

const isFull = ({ found, most }: Search<unknown>): boolean => found.length >= most

function findPartFaults(node: ValueNode, type: GraphQLInputType, search: LiteralSearch): void {
  if (node.kind === 'Variable') return
  if (isNonNullType(type)) {
    const inner = type.ofType
    if (node.kind === 'NullValue') addLiteralFault(search, nullReason(inner, node))
    else findPartFaults(node, inner, search)
    return
  }
  if (node.kind === 'NullValue') return
  if (isListType(type)) {
    findListFaults(node, type.ofType, search)
    return
  }
  if (isInputObjectType(type)) {
    if (node.kind === 'ObjectValue') findObjectFaults(node, type, search)
    else addLiteralFault(search, notAnObject(type))
    return
  }
  const reason = reasonOf(() => readLiteral(type, node))
  if (reason !== undefined) addLiteralFault(search, reason)
}

const notAnObject = (type: GraphQLInputObjectType): string => `Expected '${type.name}', found not an object.`
const notDefined = (name: string, type: GraphQLInputObjectType): string =>
  `Field '${name}' is not defined in the input type '${type.name}'.`
const mustBe = 'Expected non-null value, found null.'

function reasonOf(read: () => unknown): string | undefined {
  try {
    read()
    return undefined
  } catch (error) {
    if (error instanceof ValueReasonError) return error.message
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

function findListFaults(node: ValueNode, itemType: GraphQLInputType, search: LiteralSearch): void {
  search.steps.push(node)
  // a single value counts as a list of one
  const items = node.kind === 'ListValue' ? node.values : [node]
  for (const [index, item] of items.entries()) {
    if (isFull(search)) break
    search.path.push(`[${String(index)}]`)
    findPartFaults(item, itemType, search)
    search.path.pop()
  }
  search.steps.pop()
}

/** Unknown fields, then what is wrong with the others, in the order of the type. */
function findObjectFaults(node: ObjectValueNode, type: GraphQLInputObjectType, search: LiteralSearch): void {
  const fields = type.getFields()
  for (const { name } of node.fields) {
    if (Object.hasOwn(fields, name.value)) continue
    if (isFull(search)) return
    addLiteralFault(search, notDefined(name.value, type), name.value, name)
  }
  const given = new Map(node.fields.toReversed().map((one) => [one.name.value, one]))
  for (const field of fieldsToCheck(type, given)) {
    if (isFull(search)) return
    const one = given.get(field.name)
    if (one === undefined) {
      const reason = `Not-null field '${field.name}' of type '${String(field.type)}' defined in the '${type.name}' input type is missing.`
      addLiteralFault(search, reason, field.name, node)
      continue
    }
    search.path.push(field.name)
    search.steps.push(one.name)
    findPartFaults(one.value, field.type, search)
    search.path.pop()
    search.steps.pop()
  }
}

interface FieldOrder {
  readonly places: ReadonlyMap<string, number>
  readonly required: readonly GraphQLInputField[]
}

const fieldOrders = new WeakMap<GraphQLInputObjectType, FieldOrder>()

function fieldOrderOf(type: GraphQLInputObjectType): FieldOrder {
  const known = fieldOrders.get(type)
  if (known !== undefined) return known
  const fields = Object.values(type.getFields())
  const order = {
    places: new Map(fields.map(({ name }, index) => [name, index])),
    required: fields.filter((field) => isNonNullType(field.type) && field.defaultValue === undefined),
  }
  fieldOrders.set(type, order)
  return order
}

/** Fields that are given or must be, in the order of the type: few of the hundreds that a filter has. */
function fieldsToCheck(
  type: GraphQLInputObjectType,
  given: { readonly size: number; has(name: string): boolean; keys(): Iterable<string> },
): readonly GraphQLInputField[] {
  const { places, required } = fieldOrderOf(type)
  const fields = type.getFields()
  const found: GraphQLInputField[] = required.filter(({ name }) => !given.has(name))
  for (const name of given.keys()) if (fields[name]) found.push(fields[name])
  if (found.length < 2) return found
  return found.sort((one, other) => (places.get(one.name) ?? 0) - (places.get(other.name) ?? 0))
}

/** The first faults of a variable's JSON value. */
export function variableFaults(
  value: unknown,
  type: GraphQLInputType,
  { most, budget }: { readonly most: number; readonly budget: InputBudget },
): readonly VariableFault[] {
  const search: VariableSearch = { path: [], steps: [], found: [], most, budget }
  findVariableFaults(value, type, search)
  return search.found
}

type VariableSearch = Search<VariableFault> & { readonly budget: InputBudget }

/** Throws `TooLargeInput`. */
function countObject({ budget, path }: VariableSearch): void {
  const { inputObjects, nesting } = budget.limits
  budget.objects += 1
  if (budget.objects > inputObjects)
    throw new TooLargeInput(
      limitText(`The variables hold more than ${String(inputObjects)} input objects`, inputObjects),
    )
  if (path.length > nesting)
    throw new TooLargeInput(limitText(`A variable is more than ${String(nesting)} levels deep`, nesting))
}

function addVariableFault({ found, path }: VariableSearch, reason: string, key?: string): void {
  found.push({ path: key === undefined ? [...path] : [...path, key], reason })
}

function findVariableFaults(value: unknown, type: GraphQLInputType, search: VariableSearch): void {
  if (isNonNullType(type)) {
    const inner = type.ofType
    if (value === undefined) addVariableFault(search, mustBe)
    else if (value === null) addVariableFault(search, nullValueReason(inner))
    else findVariableFaults(value, inner, search)
    return
  }
  if (value === undefined || value === null) return
  if (isListType(type)) {
    findVariableListFaults(value, type.ofType, search)
    return
  }
  if (isInputObjectType(type)) {
    findVariableObjectFaults(value, type, search)
    return
  }
  findLeafFault(value, type, search)
}

function findLeafFault(value: unknown, type: GraphQLLeafType, search: VariableSearch): void {
  const reason = reasonOf(() => readVariableValue(type, value))
  if (reason !== undefined) addVariableFault(search, reason)
}

function nullValueReason(type: GraphQLInputType): string {
  if (isInputObjectType(type)) return notAnObject(type)
  return isListType(type) ? mustBe : (reasonOf(() => readVariableValue(type, null)) ?? mustBe)
}

/** The original numbers the elements of a variable's list with 0 all of them. */
function findVariableListFaults(value: unknown, itemType: GraphQLInputType, search: VariableSearch): void {
  search.path.push('[0]')
  const items = (Array.isArray(value) ? value : [value]) as readonly unknown[]
  const inner = getNullableType(itemType)
  // asked once, not for each of thousands of items
  const leaf = isLeafType(inner) ? inner : undefined
  for (const item of items) {
    if (isFull(search)) break
    if (leaf !== undefined && item !== null && item !== undefined) findLeafFault(item, leaf, search)
    else findVariableFaults(item, itemType, search)
  }
  search.path.pop()
}

function findVariableObjectFaults(value: unknown, type: GraphQLInputObjectType, search: VariableSearch): void {
  if (typeof value !== 'object' || Array.isArray(value) || isExactNumber(value)) {
    addVariableFault(search, notAnObject(type))
    return
  }
  countObject(search)
  const object = value as Record<string, unknown>
  const fields = type.getFields()
  const given = new Set(Object.keys(object))
  for (const name of given) {
    if (Object.hasOwn(fields, name)) continue
    if (isFull(search)) return
    addVariableFault(search, notDefined(name, type), name)
  }
  for (const field of fieldsToCheck(type, given)) {
    if (isFull(search)) return
    search.path.push(field.name)
    findVariableFaults(given.has(field.name) ? object[field.name] : undefined, field.type, search)
    search.path.pop()
  }
}
