import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
  type ValueNode,
} from 'graphql'
import { InternalError, invariant } from '../../errors/internal-error.js'
import { Problem } from '../../errors/problem.js'
import type { ScalarValue } from '../../model/scalar.js'
import { constant, type Value } from '../../model/value.js'
import { shapePartOf } from '../schema/part-of-shape.js'
import { readLiteral } from '../schema/scalar-types.js'
import type { RequestScope } from './request-scope.js'

/**
 * An argument's value, from literals and variables alike, with absent variables told from null (queries.md section 4).
 * Leaves carry a `Value` that is read again for each request, and the value of this request for what shapes the plan.
 */
export type Input =
  | { readonly kind: 'absent' }
  | { readonly kind: 'null' }
  | { readonly kind: 'leaf'; readonly value: Value; readonly now: unknown }
  | InputList
  | InputObject

export interface InputList {
  readonly kind: 'list'
  readonly length: number
  readonly items: readonly Input[]
  readonly value: Value
}

export interface InputObject {
  readonly kind: 'object'
  readonly type: GraphQLInputObjectType
  /** In the order of the request; absent ones are left out. */
  readonly fields: readonly { readonly name: string; readonly input: Input }[]
}

const absent: Input = { kind: 'absent' }
const nothing: Input = { kind: 'null' }

/**
 * Reads an argument's value. `place` is the argument's name, with the names of input fields below it: a null that a
 * nullable variable with a default brings where a value must be is reported with it (errors.md section 5), as a `Problem`.
 */
export function readInput(
  node: ValueNode | undefined,
  givenType: GraphQLInputType,
  place: string,
  scope: RequestScope,
): Input {
  if (node === undefined) return absent
  const type = getNullableType(givenType)
  if (node.kind === 'Variable') {
    const value = scope.variables[node.name.value]
    if (value === null && isNonNullType(givenType))
      throw new Problem(`Null value was provided for the NotNull Type '${String(givenType)}' at path '${place}'.`)
    return readVariable(value, type, [node.name.value])
  }
  if (node.kind === 'NullValue') return nothing
  if (isListType(type)) {
    const nodes = node.kind === 'ListValue' ? node.values : [node]
    const items = nodes
      .map((item) => readInput(item, type.ofType, place, scope))
      .filter(({ kind }) => kind !== 'absent')
    return listOf(items, listValue(items))
  }
  if (isInputObjectType(type)) {
    invariant(node.kind === 'ObjectValue', 'a validated object is an object')
    return objectOf(
      type,
      (name) => {
        const field = node.fields.find((one) => one.name.value === name)
        return field && ((fieldType) => readInput(field.value, fieldType, `${place}.${name}`, scope))
      },
      node.fields.map((field) => field.name.value),
    )
  }
  return leaf(type, readLiteral(type, node), undefined)
}

type Path = readonly (string | number)[]

function readVariable(value: unknown, givenType: GraphQLInputType, path: Path): Input {
  const type = getNullableType(givenType)
  if (value === undefined) return absent
  if (value === null) return nothing
  if (isListType(type)) return listOfVariable(Array.isArray(value) ? value : [value], type.ofType, path)
  if (isInputObjectType(type)) {
    const known = type.getFields()
    const fields: { readonly name: string; readonly input: Input }[] = []
    for (const [name, one] of Object.entries(value)) {
      const field = known[name]
      if (field !== undefined && one !== undefined)
        fields.push({ name, input: readVariable(one, field.type, [...path, name]) })
    }
    return { kind: 'object', type, fields }
  }
  return leaf(type, value, path)
}

/** Of a list of plain values most readers need only the list: its items are made for those that look at them. */
function listOfVariable(values: readonly unknown[], givenType: GraphQLInputType, path: Path): InputList {
  const type = getNullableType(givenType)
  const value: Value = { kind: 'variable', path }
  const read = (): readonly Input[] => values.map((item, index) => readVariable(item, type, [...path, index]))
  if (isLeafType(type) && !values.some((item) => item === null || isNullText(type, item))) {
    let items: readonly Input[] | undefined
    return {
      kind: 'list',
      length: values.length,
      get items() {
        return (items ??= read())
      },
      value,
    }
  }
  const items = read()
  // a null among them is none that the database sees in the variable
  return listOf(items, items.some(({ kind }) => kind === 'null') ? listValue(items) : value)
}

const listOf = (items: readonly Input[], value: Value): InputList => ({
  kind: 'list',
  length: items.length,
  items,
  value,
})

function objectOf(
  type: GraphQLInputObjectType,
  reader: (name: string) => ((type: GraphQLInputType) => Input) | undefined,
  names: readonly string[],
): InputObject {
  const known = type.getFields()
  const fields = names.flatMap((name) => {
    const field = known[name]
    const read = reader(name)
    if (field === undefined || read === undefined) return []
    const input = read(field.type)
    return input.kind === 'absent' ? [] : [{ name, input }]
  })
  return { kind: 'object', type, fields }
}

const isNullText = (type: GraphQLLeafType, value: unknown): boolean => type.name === 'ID' && value === 'null'

/** The text `null` given as an id stands for null (queries.md section 7). */
function leaf(type: GraphQLLeafType, now: unknown, path: Path | undefined): Input {
  invariant(isLeafType(type), 'only leaves have plain values')
  if (isNullText(type, now)) return nothing
  // a variable that is an enum belongs to the plan's shape with its value, for orders depend on it (`variable-shape.ts`)
  const isPartOfShape = path !== undefined && isEnumType(type) && (path.length === 1 || shapePartOf(type) !== undefined)
  const value: Value = path === undefined || isPartOfShape ? constant(now as ScalarValue) : { kind: 'variable', path }
  return { kind: 'leaf', value, now }
}

function listValue(items: readonly Input[]): Value {
  const values = items.map((item) => (item.kind === 'leaf' || item.kind === 'list' ? item.value : constant(null)))
  if (values.every((value) => value.kind === 'constant'))
    return constant(values.map(({ value }) => value as ScalarValue))
  return { kind: 'list', items: values }
}

/** Items of a list, or the value itself as the only one; null gives none. */
export const itemsOf = (input: Input): readonly Input[] =>
  input.kind === 'list' ? input.items : input.kind === 'null' || input.kind === 'absent' ? [] : [input]

export function asObject(input: Input): InputObject {
  if (input.kind !== 'object') throw new InternalError(`expected an input object, found ${input.kind}`)
  return input
}

/** The field of that name, absent if not given. */
export const fieldOf = (object: InputObject, name: string): Input =>
  object.fields.find((field) => field.name === name)?.input ?? absent
