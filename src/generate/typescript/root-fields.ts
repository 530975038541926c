import { getNamedType, isNonNullType, isObjectType, isRequiredArgument, type GraphQLObjectType } from 'graphql'
import { lowerFirst } from '../../model/names.js'
import { isLeaf, type ClientSchema } from '../client-schema.js'
import { docComment, methodLine } from './layout.js'
import type { Syntax } from './syntax.js'
import { inputType, isList, outputName, parametersOf, type Field } from './type-names.js'

type Root = 'query' | 'mutation' | 'subscription'

const fieldsOf = (type: GraphQLObjectType | null | undefined): readonly Field[] =>
  type ? Object.values(type.getFields()) : []

/** The methods of a client for one root type, in the schema's order; `executeRaw` is called at run time only. */
export function rootMethods(root: Root, client: ClientSchema, syntax: Syntax): string {
  const { schema } = client
  const type = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  }[root]
  return fieldsOf(type)
    .filter(({ name }) => !(root === 'mutation' && name === 'executeRaw'))
    .map((field) => {
      const parameters = parametersOf(field, root, syntax)
      const description = root === 'subscription' ? undefined : client.describe(getNamedType(field.type).name)
      return (
        docComment(description, '  ') +
        methodLine('  ', `${field.name}: `, parameters, resultOf(field, root, client, syntax), syntax.separator)
      )
    })
    .join('\n')
}

function resultOf(field: Field, root: Root, client: ClientSchema, syntax: Syntax): string {
  const name = outputName(field.type)
  if (isLeaf(field.type)) return `Promise<${name}${isList(field.type) ? '[]' : ''}>`
  if (root === 'subscription') return `${name}Subscription`
  if (isList(field.type)) return listResult(name, syntax)
  if (name === 'Node') return 'Node'
  const isNullable = root === 'query' && !isNonNullType(field.type) && client.isModel(name)
  return `${name}${isNullable ? 'Nullable' : ''}Promise`
}

/** Promise of a list. */
export const listResult = (name: string, syntax: Syntax): string =>
  syntax.kind === 'flow' ? `FragmentableArray<${name}>` : `FragmentableArray<${name}, "${name}">`

/** The methods of `$exists`: one for each query of many; groups need to be told by what. */
export function existsMethods(client: ClientSchema, syntax: Syntax): string {
  return fieldsOf(client.schema.getQueryType())
    .filter(
      ({ type, args }) =>
        isList(type) &&
        isObjectType(getNamedType(type)) &&
        args.some(({ name }) => name === 'where') &&
        !args.some(isRequiredArgument),
    )
    .map((field) => {
      const where = field.args.find(({ name }) => name === 'where')
      const name = lowerFirst(getNamedType(field.type).name)
      const type = where === undefined ? '{}' : inputType(where.type, syntax)
      return syntax.kind === 'flow'
        ? `  ${name}(where?: ${type}): Promise<boolean>;`
        : `  ${name}: (where?: ${type}) => Promise<boolean>;`
    })
    .join('\n')
}
