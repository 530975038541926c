import {
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type GraphQLNamedType,
} from 'graphql'
import type { Slices } from '../../util/slices.js'

/** All types that some lead to, each behind the one that led to it first: the order in which `GraphQLSchema` has them. */
export function* collectTypes(roots: readonly GraphQLNamedType[]): Slices<readonly GraphQLNamedType[]> {
  const found = new Set<GraphQLNamedType>()
  const waiting = [roots.values()]
  for (let types = waiting.at(-1); types; types = waiting.at(-1)) {
    const next = types.next()
    if (next.done === true) waiting.pop()
    else if (!found.has(next.value)) {
      found.add(next.value)
      waiting.push(typesIn(next.value).values())
      yield
    }
  }
  return [...found]
}

function typesIn(type: GraphQLNamedType): readonly GraphQLNamedType[] {
  if (isUnionType(type)) return type.getTypes()
  if (isInputObjectType(type)) return Object.values(type.getFields()).map((field) => getNamedType(field.type))
  if (!isObjectType(type) && !isInterfaceType(type)) return []
  const ofFields = Object.values(type.getFields()).flatMap((field) => [
    getNamedType(field.type),
    ...field.args.map((argument) => getNamedType(argument.type)),
  ])
  return [...type.getInterfaces(), ...ofFields]
}

/**
 * Collected types for the constructor of `GraphQLSchema`. It reads the list twice: it takes what is there as known, then
 * walks through the fields of each, which for thousands of types takes long and is done here already.
 */
export function asKnownTypes(types: readonly GraphQLNamedType[]): GraphQLNamedType[] {
  const known = [...types]
  let isRead = false
  known[Symbol.iterator] = () => {
    const left = isRead ? [] : types
    isRead = true
    return left.values()
  }
  return known
}
