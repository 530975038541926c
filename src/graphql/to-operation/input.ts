import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
  type ValueNode,
} from 'graphql'
import { InternalError, invariant } from '../../errors/internal-error.js'
import type { ScalarValue } from '../../model/scalar.js'
import { constant, type Value } from '../../model/value.js'
import { readLiteral } from '../schema/scalar-types.js'
import type { RequestScope } from './request-scope.js'

/**
 * An argument's value, from literals and variables alike, with absent variables told from null (queries.md section 4).
 * Leaves carry a `Value` that is read anew for each request, and the value of this request for what shapes the plan.
 */
export type Input =
  | { readonly kind: 'absent' }
  | { readonly kind: 'null' }
  | { readonly kind: 'leaf'; readonly value: Value; readonly now: unknown }
  | { readonly kind: 'list'; readonly items: readonly Input[]; readonly value: Value }
  | InputObject

export interface InputObject {
  readonly kind: 'object'
  readonly type: GraphQLInputObjectType
  /** In the order of the request; absent ones are left out. */
  readonly fields: readonly { readonly name: string; readonly input: Input }[]
}

const absent: Input = { kind: 'absent' }
const nothing: Input = { kind: 'null' }

export function readInput(node: ValueNode | undefined, givenType: GraphQLInputType, scope: RequestScope): Input {
  if (node === undefined) return absent
  const type = getNullableType(givenType)
  if (node.kind === 'Variable') return readVariable(scope.variables[node.name.value], type, [node.name.value])
  if (node.kind === 'NullValue') return nothing
  if (isListType(type)) {
    const nodes = node.kind === 'ListValue' ? node.values : [node]
    const items = nodes.map((item) => readInput(item, type.ofType, scope)).filter(({ kind }) => kind !== 'absent')
    return { kind: 'list', items, value: listValue(items) }
  }
  if (isInputObjectType(type)) {
    invariant(node.kind === 'ObjectValue', 'a validated object is an object')
    return objectOf(
      type,
      (name) => {
        const field = node.fields.find((one) => one.name.value === name)
        return field && ((fieldType) => readInput(field.value, fieldType, scope))
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
  if (isListType(type)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value]
    const items = values.map((item, index) => readVariable(item, type.ofType, [...path, index]))
    return { kind: 'list', items, value: { kind: 'variable', path } }
  }
  if (isInputObjectType(type)) {
    const object = value as Record<string, unknown>
    return objectOf(
      type,
      (name) => (fieldType) => readVariable(object[name], fieldType, [...path, name]),
      Object.keys(object),
    )
  }
  return leaf(type, value, path)
}

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

/** The text `null` given as an id stands for null (queries.md section 7). */
function leaf(type: GraphQLLeafType, now: unknown, path: Path | undefined): Input {
  invariant(isLeafType(type), 'only leaves have plain values')
  if (type.name === 'ID' && now === 'null') return nothing
  // a variable that is an enum belongs to the plan's shape with its value, for orders depend on it (`variable-shape.ts`)
  const isPartOfShape = path !== undefined && path.length === 1 && isEnumType(type)
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
