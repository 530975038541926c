import type {
  ConstDirectiveNode,
  ConstValueNode,
  EnumTypeDefinitionNode,
  FieldDefinitionNode,
  ObjectTypeDefinitionNode,
  SchemaDefinitionNode,
  SchemaExtensionNode,
  TypeNode,
} from 'graphql'
import { typeText } from '../util/type-text.js'

/** What a datamodel says, before anything is known to be right: only types and enums count (datamodel.md section 1). */
export interface DatamodelDocument {
  readonly types: readonly TypeDeclaration[]
  readonly enums: readonly EnumDeclaration[]
  /** `@refract` of the schema, as often as it is written (beyond.md section 1.2). */
  readonly refract: readonly Directive[]
}

export interface TypeDeclaration {
  readonly name: string
  readonly directives: readonly Directive[]
  readonly fields: readonly FieldDeclaration[]
}

export interface FieldDeclaration {
  readonly name: string
  /** Name of the innermost type. */
  readonly typeName: string
  /** The type as written: `[Foo!]!`. */
  readonly typeText: string
  readonly isList: boolean
  /** Exactly `T!`. */
  readonly isRequired: boolean
  readonly directives: readonly Directive[]
}

export interface EnumDeclaration {
  readonly name: string
  readonly values: readonly string[]
  readonly directives: readonly Directive[]
}

export interface Directive {
  readonly name: string
  /** Of equal names the first counts. */
  readonly arguments: ReadonlyMap<string, ConstValueNode>
  /** Name of the first argument, whatever it is called. */
  readonly firstArgument: string | undefined
}

export function readType(node: ObjectTypeDefinitionNode): TypeDeclaration {
  return {
    name: node.name.value,
    directives: readDirectives(node.directives),
    fields: (node.fields ?? []).map(readField),
  }
}

export function readEnum(node: EnumTypeDefinitionNode): EnumDeclaration {
  return {
    name: node.name.value,
    values: (node.values ?? []).map((value) => value.name.value),
    directives: readDirectives(node.directives),
  }
}

/** What a schema says of the service as a whole; its content is not looked at. */
export const readRefract = (node: SchemaDefinitionNode | SchemaExtensionNode): readonly Directive[] =>
  readDirectives(node.directives).filter(({ name }) => name === 'refract')

function readField(node: FieldDefinitionNode): FieldDeclaration {
  let inner: TypeNode = node.type
  let isList = false
  while (inner.kind !== 'NamedType') {
    if (inner.kind === 'ListType') isList = true
    inner = inner.type
  }
  return {
    name: node.name.value,
    typeName: inner.name.value,
    typeText: typeText(node.type),
    isList,
    isRequired: !isList && node.type.kind === 'NonNullType',
    directives: readDirectives(node.directives),
  }
}

function readDirectives(nodes: readonly ConstDirectiveNode[] | undefined): readonly Directive[] {
  return (nodes ?? []).map((node) => {
    const given = new Map<string, ConstValueNode>()
    for (const argument of node.arguments ?? [])
      if (!given.has(argument.name.value)) given.set(argument.name.value, argument.value)
    return { name: node.name.value, arguments: given, firstArgument: node.arguments?.[0]?.name.value }
  })
}

export const directiveOf = (
  place: { readonly directives: readonly Directive[] },
  name: string,
): Directive | undefined => place.directives.find((directive) => directive.name === name)

/** A string argument; undefined when it is absent or of another kind. */
export function textArgument(directive: Directive | undefined, name: string): string | undefined {
  const value = directive?.arguments.get(name)
  return value?.kind === 'StringValue' ? value.value : undefined
}

/** An argument that may be written as enum value or as string (datamodel.md section 5). */
export function wordArgument(directive: Directive | undefined, name: string): string | undefined {
  const value = directive?.arguments.get(name)
  return value?.kind === 'StringValue' || value?.kind === 'EnumValue' ? value.value : undefined
}

export const intArgument = (directive: Directive | undefined, name: string): number | undefined => {
  const value = directive?.arguments.get(name)
  return value?.kind === 'IntValue' ? Number(value.value) : undefined
}
