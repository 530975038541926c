import type { TypeNode } from 'graphql'

/** A type as GraphQL writes it: `[Int!]!`. */
export const typeText = (type: TypeNode): string =>
  type.kind === 'NamedType'
    ? type.name.value
    : type.kind === 'ListType'
      ? `[${typeText(type.type)}]`
      : `${typeText(type.type)}!`
