import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
  type GraphQLNamedType,
} from 'graphql'
import type { ClientSchema } from '../client-schema.js'
import { inputObject } from './input-types.js'
import { docComment, unionType } from './layout.js'
import { interfaceType, objectInterfaces } from './object-types.js'
import { scalarAlias } from './scalar-types.js'
import type { Syntax } from './syntax.js'

/** All types of the schema: enums, inputs, objects, interfaces, scalars. */
export function clientTypes(client: ClientSchema, syntax: Syntax): string {
  const kinds = [isEnumType, isInputObjectType, isObjectType, isUnionType, isInterfaceType, isScalarType]
  return kinds
    .flatMap((isKind) => client.types.filter((type) => isKind(type)))
    .flatMap((type) => {
      const text = clientType(type, client, syntax)
      return text === undefined ? [] : [text]
    })
    .join('\n\n')
}

function clientType(type: GraphQLNamedType, client: ClientSchema, syntax: Syntax): string | undefined {
  if (isEnumType(type)) {
    if (type.name === 'PrismaDatabase') return undefined
    const values = type.getValues().map(({ name }) => `"${name}"`)
    return docComment(client.describe(type.name)) + unionType(type.name, values)
  }
  if (isInputObjectType(type)) return inputObject(type, client, syntax)
  if (isObjectType(type)) return objectInterfaces(type, client, syntax)
  if (isInterfaceType(type)) return interfaceType(type, client)
  if (isUnionType(type))
    return unionType(
      type.name,
      type.getTypes().map(({ name }) => name),
    )
  return scalarAlias(type, syntax)
}

/** `[{ name: "Boat", embedded: false }, …]`, on lines of their own. */
export function modelList(client: ClientSchema): string {
  const entries = client.models.map(
    ({ name, embedded }) => `  {\n    name: ${JSON.stringify(name)},\n    embedded: ${String(embedded)}\n  }`,
  )
  return `[\n${entries.join(',\n')}\n]`
}
