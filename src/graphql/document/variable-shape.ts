import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  type GraphQLInputType,
  type GraphQLNamedType,
} from 'graphql'
import { shapePartOf, type ShapePart } from '../schema/part-of-shape.js'
import { jsonValueType } from '../schema/scalar-types.js'
import type { VariableReader } from './coerce-variables.js'

/**
 * A text that is equal for two requests which can share a plan: which variables are there, null or negative, how lists
 * and objects are built; Booleans and enum values as they are, for directives and orders depend on them; and what an
 * input says is part of the shape (`schema/part-of-shape.ts`).
 */
export function shapeOfVariables(
  readers: readonly VariableReader[],
  values: Readonly<Record<string, unknown>>,
): string {
  let shape = ''
  for (const reader of readers) {
    const value = values[reader.name]
    const kind = kindOf(reader.type)
    if (kind === 'enum' && typeof value === 'string') shape += `=${value};`
    else if (reader.part !== undefined && value !== undefined && value !== null)
      shape += `${shapeOfPart(value, reader.part)};`
    else shape += `${kind === 'plain' ? shapeOf(value) : shapeOfTyped(value, reader.type)};`
  }
  return shape
}

/** What of a variable's type matters to its shape. */
type ShapeKind = 'enum' | 'with-parts' | 'plain'

/** Asked of the type once: for each request that takes as long as all else about a few variables. */
const knownKinds = new WeakMap<GraphQLInputType, ShapeKind>()

function kindOf(type: GraphQLInputType): ShapeKind {
  const known = knownKinds.get(type)
  if (known !== undefined) return known
  const named = getNamedType(type)
  const kind = isEnumType(named) ? 'enum' : holdsParts(named) ? 'with-parts' : 'plain'
  knownKinds.set(type, kind)
  return kind
}

const knownParts = new WeakMap<GraphQLNamedType, boolean>()

/** Whether values of the type, or what stands in them, are part of the shape. */
function holdsParts(type: GraphQLNamedType, seen = new Set<GraphQLNamedType>()): boolean {
  const known = knownParts.get(type)
  if (known !== undefined) return known
  if (seen.has(type)) return false
  seen.add(type)
  const holds =
    type === jsonValueType ||
    (isEnumType(type) && shapePartOf(type) !== undefined) ||
    (isInputObjectType(type) &&
      Object.values(type.getFields()).some(
        (field) => shapePartOf(field) !== undefined || holdsParts(getNamedType(field.type), seen),
      ))
  // what was seen on the way may belong to a type that is not decided yet
  if (holds || seen.values().next().value === type) knownParts.set(type, holds)
  return holds
}

function shapeOfTyped(value: unknown, givenType: GraphQLInputType): string {
  const type = getNullableType(givenType)
  if (value === undefined || value === null || !holdsParts(getNamedType(type))) return shapeOf(value)
  if (isListType(type)) {
    const itemType = type.ofType
    return Array.isArray(value) ? shapeOfItems(value, (item) => shapeOfTyped(item, itemType)) : shapeOf(value)
  }
  if (isInputObjectType(type)) {
    const fields = type.getFields()
    let shape = '{'
    for (const [name, item] of Object.entries(value)) {
      const field = fields[name]
      const part = field && shapePartOf(field)
      shape += `${name}:`
      if (part !== undefined && item !== null) shape += shapeOfPart(item, part)
      else shape += field === undefined ? shapeOf(item) : shapeOfTyped(item, field.type)
      shape += ','
    }
    return `${shape}}`
  }
  if (typeof value !== 'string') return shapeOf(value)
  if (isEnumType(type)) return `=${value}`
  // a JSON text: what kind of value it is
  return `j${/^[[{"tfn]/.exec(value)?.[0] ?? '0'}`
}

function shapeOfPart(value: unknown, part: ShapePart): string {
  if (part === 'value') return JSON.stringify(value)
  return `#${String(Array.isArray(value) ? value.length : 1)}`
}

function shapeOf(value: unknown): string {
  if (value === undefined) return 'u'
  if (value === null) return 'n'
  switch (typeof value) {
    case 'boolean':
      return value ? 't' : 'f'
    case 'number':
      return value < 0 ? 'g' : 'v'
    case 'string':
      // as an id this text stands for null
      return value === 'null' ? 'N' : 'v'
    case 'object':
      return Array.isArray(value) ? shapeOfList(value) : shapeOfObject(value as Record<string, unknown>)
    default:
      return 'v'
  }
}

/** Lists of scalars are one parameter whatever their length, unless they are empty or may hold a null. */
function shapeOfList(items: readonly unknown[]): string {
  if (items.length === 0) return '[]'
  if (items.some((item) => item === 'null' || (item !== null && typeof item === 'object')))
    return shapeOfItems(items, shapeOf)
  return '[v]'
}

/** Items that follow each other and are built alike are counted: `[{code:v,hull:v,}*1000,]`. */
function shapeOfItems(items: readonly unknown[], shapeOfItem: (item: unknown) => string): string {
  let shape = '['
  let last: string | undefined
  let count = 0
  const end = (): void => {
    if (last !== undefined) shape += count === 1 ? `${last},` : `${last}*${String(count)},`
  }
  const isPlain = shapeOfItem === shapeOf
  for (const [index, item] of items.entries()) {
    if (isPlain && count > 0 && isBuiltAlike(item, items[index - 1])) {
      count += 1
      continue
    }
    const own = shapeOfItem(item)
    if (own === last) count += 1
    else {
      end()
      last = own
      count = 1
    }
  }
  end()
  return `${shape}]`
}

/** Whether two objects have the same shape, which takes a fraction of writing it; false where that has to be found out. */
function isBuiltAlike(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return false
  const keys = Object.keys(one)
  const others = Object.keys(other)
  return (
    keys.length === others.length &&
    keys.every((key, index) => key === others[index] && isPlainAlike(one[key], other[key]))
  )
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function isPlainAlike(one: unknown, other: unknown): boolean {
  if (typeof one === 'string' && typeof other === 'string') return one !== 'null' && other !== 'null'
  if (typeof one === 'number' && typeof other === 'number') return one < 0 === other < 0
  return one === other || isBuiltAlike(one, other)
}

function shapeOfObject(object: Readonly<Record<string, unknown>>): string {
  let shape = '{'
  for (const key of Object.keys(object)) shape += `${key}:${shapeOf(object[key])},`
  return `${shape}}`
}
