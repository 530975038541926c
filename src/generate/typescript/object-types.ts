import { getNamedType, isNonNullType, isObjectType, type GraphQLInterfaceType, type GraphQLObjectType } from 'graphql'
import { isLeaf, type ClientSchema } from '../client-schema.js'
import { docComment, interfaceHead, methodLine } from './layout.js'
import { listResult } from './root-fields.js'
import type { Syntax } from './syntax.js'
import { isList, outputName, parametersOf, type Field } from './type-names.js'

/** The interfaces of an object type (client.md section 7.2): plain data, promise, subscription and nullable promise. */
export function objectInterfaces(type: GraphQLObjectType, client: ClientSchema, syntax: Syntax): string {
  const { name } = type
  const selectable = (result: string): readonly string[] =>
    syntax.kind === 'flow' ? [] : [`  $select<S extends Selections["${name}"]>(selection: S): Promise<${result}>;`]
  const selected = `Selected<Shapes, "${name}", S>`
  const methods = Object.values(type.getFields()).map((field) => chainMethod(type, field, client, syntax, 'promise'))
  const events = Object.values(type.getFields()).map((field) => chainMethod(type, field, client, syntax, 'events'))
  const write = (head: string, bases: readonly string[], members: readonly string[]): string =>
    `${docComment(client.describe(name))}${interfaceHead(head, bases)}\n${members.map((line) => `${line}\n`).join('')}}`
  return [
    write(name, [], plainMembers(type, client, syntax)),
    write(`${name}Promise`, [`Promise<${name}>`, 'Fragmentable'], [...methods, ...selectable(selected)]),
    write(`${name}Subscription`, [`Promise<${eventsOf(name, syntax)}>`, 'Fragmentable'], events),
    ...(client.isModel(name)
      ? [
          write(
            `${name}NullablePromise`,
            [`Promise<${name} | null>`, 'Fragmentable'],
            [...methods, ...selectable(`${selected} | null`)],
          ),
        ]
      : []),
  ].join('\n\n')
}

/** An interface is shown by its fields alone, as `NodeNode` besides the plain `Node`. */
export function interfaceType(type: GraphQLInterfaceType, client: ClientSchema): string {
  const name = type.name === 'Node' ? 'NodeNode' : type.name
  const lines = Object.values(type.getFields()).map((field) => plainLine(type.name, field, client))
  return `${docComment(client.describe(type.name))}export interface ${name} {\n${lines.join('\n')}\n}`
}

/** What `await` gives: scalars; of connections, edges and payloads also the objects that the library asks for. */
function plainMembers(type: GraphQLObjectType, client: ClientSchema, syntax: Syntax): readonly string[] {
  const fields = Object.values(type.getFields())
  if (type.name.length > 'Connection'.length && type.name.endsWith('Connection') && 'edges' in type.getFields()) {
    if (!hasScalarNodes(type)) return []
    return fields.filter(({ name }) => name === 'pageInfo' || name === 'edges').map((field) => wholeLine(field))
  }
  if (type.name.endsWith('SubscriptionPayload')) return fields.map((field) => wholeLine(field))
  return fields.flatMap((field) => {
    if (isLeaf(field.type)) return [plainLine(type.name, field, client)]
    const name = outputName(field.type)
    if (type.name.endsWith('Edge') && field.name === 'node') return [wholeLine(field)]
    if (!client.isEmbedded(name)) return []
    const optional = isNonNullType(field.type) ? '' : '?'
    const value = isList(field.type)
      ? `${syntax.generic(listResult(name, syntax))}() => T`
      : `${name}${optional === '' ? '' : ' | null'}`
    return [`${docComment(client.describe(type.name, field.name), '  ')}  ${field.name}${optional}: ${value};`]
  })
}

function hasScalarNodes(connection: GraphQLObjectType): boolean {
  const edge = objectOf(connection.getFields()['edges'])
  const node = objectOf(edge?.getFields()['node'])
  return node !== undefined && Object.values(node.getFields()).some(({ type }) => isLeaf(type))
}

function objectOf(field: Field | undefined): GraphQLObjectType | undefined {
  const type = field && getNamedType(field.type)
  return isObjectType(type) ? type : undefined
}

const wholeLine = (field: Field): string =>
  `  ${field.name}: ${outputName(field.type)}${isList(field.type) ? '[]' : ''};`

function plainLine(typeName: string, field: Field, client: ClientSchema): string {
  const optional = isNonNullType(field.type) ? '' : '?'
  const value = `${outputName(field.type)}${isList(field.type) ? '[]' : ''}`
  return `${docComment(client.describe(typeName, field.name), '  ')}  ${field.name}${optional}: ${value};`
}

/** What a subscription gives. */
const eventsOf = (type: string, syntax: Syntax): string =>
  syntax.kind === 'flow' ? `AsyncIterator<${type}>` : `EventIterator<${type}>`

/** One field as a method to chain on. */
function chainMethod(
  type: GraphQLObjectType,
  field: Field,
  client: ClientSchema,
  syntax: Syntax,
  form: 'promise' | 'events',
): string {
  const comment = docComment(client.describe(type.name, field.name), '  ')
  const parameters = parametersOf(field, undefined, syntax)
  const name = outputName(field.type)
  const method = (generic: string, result: string): string =>
    comment + methodLine('  ', `${field.name}: ${generic}`, parameters, result, syntax.separator)
  if (isLeaf(field.type)) {
    const value = `${name}${isList(field.type) ? '[]' : ''}`
    return method('', `Promise<${form === 'events' ? eventsOf(value, syntax) : value}>`)
  }
  if (form === 'promise')
    return method(syntax.generic(isList(field.type) ? listResult(name, syntax) : `${name}Promise`), 'T')
  const result = isList(field.type) ? `Promise<${eventsOf(`${name}Subscription`, syntax)}>` : `${name}Subscription`
  return method(syntax.generic(result), 'T')
}
