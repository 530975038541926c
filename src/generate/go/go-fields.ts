import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql'
import { isLeaf } from '../client-schema.js'
import { isList, type Field } from '../typescript/type-names.js'
import { goName, goTexts, goTypeName } from './go-names.js'

/** The arguments of lists, in the words of the library. */
export const listArguments: readonly string[] = ['where', 'orderBy', 'skip', 'after', 'before', 'first', 'last']

/** Fields that the library asks for by itself. */
export const scalarNames = (type: GraphQLObjectType): readonly string[] =>
  Object.values(type.getFields()).flatMap((field) => (isLeaf(field.type) ? [field.name] : []))

export function objectOf(field: Field): GraphQLObjectType | undefined {
  const type = getNamedType(field.type)
  return isObjectType(type) ? type : undefined
}

export const isConnection = (type: GraphQLObjectType): boolean =>
  type.name.endsWith('Connection') && 'edges' in type.getFields()

/** A list takes all arguments of lists. */
export const isFilteredList = (field: Field): boolean =>
  isList(field.type) && listArguments.every((name) => field.args.some((argument) => argument.name === name))

/** Statements that turn the parameters of a list into those of the library. */
export const whereParameters = `\tvar wparams *prisma.WhereParams
	if params != nil {
		wparams = &prisma.WhereParams{
			Where:   params.Where,
			OrderBy: (*string)(params.OrderBy),
			Skip:    params.Skip,
			After:   params.After,
			Before:  params.Before,
			First:   params.First,
			Last:    params.Last,
		}
	}
`

export const typeNameOf = (field: Field, argument: string): string => {
  const type = field.args.find(({ name }) => name === argument)?.type
  return type === undefined ? '' : String(type)
}

/** The struct of a list's parameters. */
export function parameterStruct(name: string, field: Field): string {
  const input = (argument: string): string => goTypeName(getNamedType(fieldType(field, argument)).name)
  return `type ${name} struct {
	Where *${input('where')} \`json:"where,omitempty"\`
	OrderBy *${input('orderBy')} \`json:"orderBy,omitempty"\`
	Skip *int32 \`json:"skip,omitempty"\`
	After *string \`json:"after,omitempty"\`
	Before *string \`json:"before,omitempty"\`
	First *int32 \`json:"first,omitempty"\`
	Last *int32 \`json:"last,omitempty"\`
}`
}

function fieldType(field: Field, argument: string): Field['args'][number]['type'] {
  const found = field.args.find(({ name }) => name === argument) ?? field.args[0]
  // isFilteredList has looked for all of them
  return (found as Field['args'][number]).type
}

/** The call of the library for a list; `base` is what it is chained on. */
export function listCall(base: string, field: Field, fields: readonly string[], node: string): string {
  const client = base === 'nil' ? 'client.Client' : `${base}.Client`
  return `\tret := ${client}.GetMany(
		${base},
		wparams,
		[3]string{"${typeNameOf(field, 'where')}", "${typeNameOf(field, 'orderBy')}", "${node}"},
		"${field.name}",
		${goTexts(fields)})
`
}

export const exported = (field: Field): string => goName(field.name.charAt(0).toUpperCase() + field.name.slice(1))
