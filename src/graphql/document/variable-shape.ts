import { isEnumType, getNamedType } from 'graphql'
import type { VariableReader } from './coerce-variables.js'

/**
 * A text that is equal for two requests which can share a plan: which variables are there, null or negative, how lists
 * and objects are built; Booleans and enum values as they are, for directives and orders depend on them.
 */
export function shapeOfVariables(
  readers: readonly VariableReader[],
  values: Readonly<Record<string, unknown>>,
): string {
  let shape = ''
  for (const reader of readers) {
    const value = values[reader.name]
    shape += typeof value === 'string' && isEnumType(getNamedType(reader.type)) ? `=${value};` : `${shapeOf(value)};`
  }
  return shape
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
    return `[${items.map(shapeOf).join(',')}]`
  return '[v]'
}

function shapeOfObject(object: Readonly<Record<string, unknown>>): string {
  let shape = '{'
  for (const key of Object.keys(object)) shape += `${key}:${shapeOf(object[key])},`
  return `${shape}}`
}
