import type { GraphQLObjectType } from 'graphql'
import type { ClientSchema } from '../client-schema.js'
import { isList, type Field } from '../typescript/type-names.js'
import {
  exported,
  isConnection,
  isFilteredList,
  listArguments,
  listCall,
  objectOf,
  parameterStruct,
  scalarNames,
  typeNameOf,
  whereParameters,
} from './go-fields.js'
import { goComment } from './go-types.js'
import { goField, goTexts, goType, goTypeName } from './go-names.js'

/** The methods of the client: queries and mutations that the library knows how to send (client.md section 9). */
export function goRoots(client: ClientSchema): string {
  const { schema } = client
  const methods = [
    ...Object.values(schema.getQueryType()?.getFields() ?? {}).map((field) => queryMethod(field, client)),
    ...Object.values(schema.getMutationType()?.getFields() ?? {}).map((field) => mutationMethod(field, client)),
  ]
  return methods.filter((method) => method !== undefined).join('\n\n')
}

function queryMethod(field: Field, client: ClientSchema): string | undefined {
  const type = objectOf(field)
  if (type === undefined) return undefined
  const name = exported(field)
  const comment = goComment(client.describe(type.name))
  if (isFilteredList(field))
    return listMethod(field, name, comment, {
      result: `${goTypeName(type.name)}ExecArray`,
      fields: scalarNames(type),
      node: type.name,
    })
  if (isConnection(type) && listArguments.every((argument) => typeNameOf(field, argument) !== ''))
    return listMethod(field, name, comment, {
      result: `${goTypeName(type.name)}Exec`,
      fields: ['edges', 'pageInfo'],
      node: type.name.slice(0, -'Connection'.length),
    })
  const args = field.args.filter(({ name }) => name !== 'deleted')
  if (isList(field.type) || args.length !== 1) return undefined
  return oneMethod('GetOne', field, name, comment, type)
}

interface ListResult {
  readonly result: string
  readonly fields: readonly string[]
  readonly node: string
}

function listMethod(field: Field, name: string, comment: string, { result, fields, node }: ListResult): string {
  return `${parameterStruct(`${name}Params`, field)}

${comment}func (client *Client) ${name}(params *${name}Params) *${result} {
${whereParameters}
${listCall('nil', field, fields, node)}
	return &${result}{ret}
}`
}

/** A query or deletion by a unique key, or a creation. */
function oneMethod(
  call: 'GetOne' | 'Create' | 'Delete',
  field: Field,
  name: string,
  comment: string,
  type: GraphQLObjectType,
): string {
  const argument = field.args[0]?.type
  const given = String(argument ?? '')
  const parameters = argument === undefined ? '' : `params ${goType(argument)}`
  const result = `${goTypeName(type.name)}Exec`
  return `${comment}func (client *Client) ${name}(${parameters}) *${result} {
	ret := client.Client.${call}(
		${call === 'GetOne' ? 'nil,\n\t\t' : ''}${given === '' ? 'nil' : 'params'},
		[2]string{"${given}", "${type.name}"},
		"${field.name}",
		${goTexts(scalarNames(type))})

	return &${result}{ret}
}`
}

function mutationMethod(field: Field, client: ClientSchema): string | undefined {
  const type = objectOf(field)
  if (type === undefined) return undefined
  const name = exported(field)
  const comment = goComment(client.describe(type.name))
  const own = field.args.filter((argument) => ['data', 'where', 'create', 'update'].includes(argument.name))
  const kind = own.map((argument) => argument.name).join(' ')
  if (type.name === 'BatchPayload') return manyMethod(field, name, kind)
  if (field.name.startsWith('create') && !isList(field.type))
    return kind === 'data' || kind === '' ? oneMethod('Create', field, name, comment, type) : undefined
  if (field.name.startsWith('delete'))
    return kind === 'where' ? oneMethod('Delete', field, name, comment, type) : undefined
  const result = `${goTypeName(type.name)}Exec`
  const fields = goTexts(scalarNames(type))
  const struct = `${goTypeName(type.name)}${field.name.startsWith('upsert') ? 'Upsert' : 'Update'}Params`
  const declaration = `type ${struct} struct {\n${own.map((argument) => goField(argument.name, argument.type)).join('\n')}\n}`
  const types = (names: readonly string[]): string =>
    `[${String(names.length + 1)}]string{${[...names.map((argument) => `"${typeNameOf(field, argument)}"`), `"${type.name}"`].join(', ')}}`
  const call =
    kind === 'data where'
      ? `Update(
		prisma.UpdateParams{
			Data:  params.Data,
			Where: params.Where,
		},
		${types(['data', 'where'])},`
      : kind === 'where create update'
        ? `Upsert(
		&prisma.UpsertParams{
			Where:  params.Where,
			Create: params.Create,
			Update: params.Update,
		},
		${types(['where', 'create', 'update'])},`
        : undefined
  if (call === undefined) return undefined
  return `${declaration}

${comment}func (client *Client) ${name}(params ${struct}) *${result} {
	ret := client.Client.${call}
		"${field.name}",
		${fields})

	return &${result}{ret}
}`
}

function manyMethod(field: Field, name: string, kind: string): string | undefined {
  const where = typeNameOf(field, 'where')
  if (kind === 'where')
    return `func (client *Client) ${name}(params *${goTypeName(where)}) *BatchPayloadExec {
	exec := client.Client.DeleteMany(params, "${where}", "${field.name}")
	return &BatchPayloadExec{exec}
}`
  if (kind !== 'data where') return undefined
  const own = field.args.filter((argument) => argument.name === 'data' || argument.name === 'where')
  const struct = `${goTypeName(where.replace(/WhereInput$/, ''))}UpdateManyParams`
  return `type ${struct} struct {
${own.map((argument) => goField(argument.name, argument.type)).join('\n')}
}

func (client *Client) ${name}(params ${struct}) *BatchPayloadExec {
	exec := client.Client.UpdateMany(
		prisma.UpdateParams{
			Data:  params.Data,
			Where: params.Where,
		},
		[2]string{"${typeNameOf(field, 'data')}", "${where}"},
		"${field.name}")
	return &BatchPayloadExec{exec}
}`
}
