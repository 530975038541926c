import { parse, type ConstDirectiveNode, type FieldDefinitionNode, type TypeNode } from 'graphql'

/** A datamodel as `generate` reads it: from the text alone, no rule of the server is applied (api-schema.md section 16.2). */
export interface LocalDatamodel {
  /** Object types, in file order. */
  readonly types: readonly LocalType[]
  readonly enums: readonly LocalEnum[]
  /** Names of types and enums as they follow each other in the file. */
  readonly names: readonly string[]
}

export interface LocalType {
  readonly name: string
  readonly isEmbedded: boolean
  readonly description: string | undefined
  readonly fields: readonly LocalField[]
}

export interface LocalEnum {
  readonly name: string
  readonly description: string | undefined
  readonly values: readonly string[]
}

export interface LocalField {
  readonly name: string
  readonly description: string | undefined
  readonly typeName: string
  readonly isList: boolean
  readonly isRequired: boolean
  readonly isId: boolean
  /** The id may be given when a node is created. */
  readonly idInput: 'absent' | 'optional' | 'required'
  readonly isUnique: boolean
  /** Written by the server: a time of creation or of change. */
  readonly isTimestamp: boolean
  readonly hasDefault: boolean
  readonly relationName: string | undefined
}

/**
 * Reads a datamodel; raises graphql-js' syntax error. For relational databases the names `id`, `createdAt` and
 * `updatedAt` say what a field is, as directives do; for document databases only directives count.
 */
export function readLocalDatamodel(text: string, isDocumentDatabase: boolean): LocalDatamodel {
  const { definitions } = parse(text)
  const types = definitions.flatMap((node) =>
    node.kind === 'ObjectTypeDefinition'
      ? [
          {
            name: node.name.value,
            isEmbedded: hasDirective(node.directives, 'embedded'),
            description: node.description?.value,
            fields: (node.fields ?? []).map((field) => readField(field, !isDocumentDatabase)),
          },
        ]
      : [],
  )
  const enums = definitions.flatMap((node) =>
    node.kind === 'EnumTypeDefinition'
      ? [
          {
            name: node.name.value,
            description: node.description?.value,
            values: [...new Set((node.values ?? []).map(({ name }) => name.value))],
          },
        ]
      : [],
  )
  return { types, enums, names: [...types, ...enums].map(({ name }) => name) }
}

function readField(node: FieldDefinitionNode, namesCount: boolean): LocalField {
  const name = node.name.value
  const id = directive(node.directives, 'id')
  const relation = directive(node.directives, 'relation')
  const isList = containsList(node.type)
  return {
    name,
    description: node.description?.value,
    typeName: namedType(node.type),
    isList,
    isRequired: !isList && node.type.kind === 'NonNullType',
    isId: id !== undefined || (namesCount && name === 'id'),
    idInput: id === undefined ? 'absent' : argument(id, 'strategy') === 'NONE' ? 'required' : 'optional',
    isUnique: hasDirective(node.directives, 'unique'),
    isTimestamp:
      (namesCount && (name === 'createdAt' || name === 'updatedAt')) ||
      hasDirective(node.directives, 'createdAt') ||
      hasDirective(node.directives, 'updatedAt'),
    hasDefault: hasDirective(node.directives, 'default'),
    relationName: relation && argument(relation, 'name'),
  }
}

/** Name of the innermost type. */
function namedType(type: TypeNode): string {
  return type.kind === 'NamedType' ? type.name.value : namedType(type.type)
}

function containsList(type: TypeNode): boolean {
  return type.kind === 'ListType' || (type.kind === 'NonNullType' && containsList(type.type))
}

const directive = (nodes: readonly ConstDirectiveNode[] | undefined, name: string): ConstDirectiveNode | undefined =>
  nodes?.find((node) => node.name.value === name)

const hasDirective = (nodes: readonly ConstDirectiveNode[] | undefined, name: string): boolean =>
  directive(nodes, name) !== undefined

/** Text of an argument that is a string or an enum value. */
function argument(node: ConstDirectiveNode, name: string): string | undefined {
  const value = node.arguments?.find((candidate) => candidate.name.value === name)?.value
  return value?.kind === 'StringValue' || value?.kind === 'EnumValue' ? value.value : undefined
}
