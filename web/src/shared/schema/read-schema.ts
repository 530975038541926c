import {
  isListType,
  isRequiredType,
  namedType,
  type IntrospectedField,
  type IntrospectedInput,
  type IntrospectedType,
  type Introspection,
} from './introspection.js'
import type { Field, Model, Operator, ServiceSchema } from './service-schema.js'

interface Source {
  readonly types: ReadonlyMap<string, IntrospectedType>
  readonly queries: readonly IntrospectedField[]
  readonly mutations: readonly IntrospectedField[]
}

/**
 * Reads models and what can be done with them from the generated schema. Names of root fields are found by their types,
 * never built: plurals are irregular.
 */
export function readSchema({ __schema }: Introspection): ServiceSchema {
  const types = new Map(__schema.types.map((type) => [type.name, type]))
  const fieldsOf = (name: string | undefined): readonly IntrospectedField[] =>
    (name === undefined ? undefined : types.get(name)?.fields) ?? []
  const source: Source = {
    types,
    queries: fieldsOf(__schema.queryType.name),
    mutations: fieldsOf(__schema.mutationType?.name),
  }
  const models = source.queries.flatMap((query) => {
    const { kind, name } = namedType(query.type)
    const isList = kind === 'OBJECT' && isListType(query.type) && types.has(`${name}WhereInput`)
    return isList ? [readModel(name, query.name, source)] : []
  })
  return { models, hasSubscriptions: __schema.subscriptionType !== null }
}

function readModel(name: string, listField: string, source: Source): Model {
  const inputs = (type: string): readonly IntrospectedInput[] => source.types.get(type)?.inputFields ?? []
  const uniqueFields = inputs(`${name}WhereUniqueInput`).map((input) => input.name)
  const mutation = (found: string): string | undefined => source.mutations.find((field) => field.name === found)?.name
  const batch = (verb: 'updateMany' | 'deleteMany'): string | undefined =>
    source.mutations.find((field) => field.name.startsWith(verb) && takesWhere(field, name))?.name
  const single = source.queries.find((field) => !isListType(field.type) && namedType(field.type).name === name)
  const connection = source.queries.find((field) => namedType(field.type).name === `${name}Connection`)
  const operators = readOperators(name, source)
  return {
    name,
    fields: (source.types.get(name)?.fields ?? []).flatMap((field) =>
      readField(field, { name, source, uniqueFields, operators }),
    ),
    listField,
    connectionField: connection?.name ?? `${listField}Connection`,
    singleField: uniqueFields.length > 0 ? single?.name : undefined,
    createField: mutation(`create${name}`),
    updateField: mutation(`update${name}`),
    deleteField: mutation(`delete${name}`),
    updateManyField: batch('updateMany'),
    deleteManyField: batch('deleteMany'),
    uniqueFields,
    orders: new Set((source.types.get(`${name}OrderByInput`)?.enumValues ?? []).map((value) => value.name)),
  }
}

const takesWhere = (field: IntrospectedField, model: string): boolean =>
  field.args.some((argument) => argument.name === 'where' && namedType(argument.type).name === `${model}WhereInput`)

interface ModelContext {
  readonly name: string
  readonly source: Source
  readonly uniqueFields: readonly string[]
  readonly operators: ReadonlyMap<string, readonly Operator[]>
}

/** Fields of kinds that are no part of a datamodel (aggregates of relations) are left to the playground. */
function readField(field: IntrospectedField, context: ModelContext): readonly Field[] {
  const { name, source } = context
  const type = namedType(field.type)
  const input = (of: string): IntrospectedInput | undefined =>
    source.types.get(of)?.inputFields?.find((one) => one.name === field.name)
  const create = input(`${name}CreateInput`)
  const update = input(`${name}UpdateInput`)
  const base = {
    name: field.name,
    isList: isListType(field.type),
    isRequired: isRequiredType(field.type) && !isListType(field.type),
    inCreate: create !== undefined,
    mustCreate: create !== undefined && isRequiredType(create.type),
    inUpdate: update !== undefined,
    inUpdateMany: input(`${name}UpdateManyMutationInput`) !== undefined,
  }
  if (type.kind === 'OBJECT') {
    if (!source.types.has(`${type.name}WhereInput`)) return []
    const verbs = (of: IntrospectedInput | undefined): ReadonlySet<string> =>
      new Set(of ? source.types.get(namedType(of.type).name)?.inputFields?.map((one) => one.name) : [])
    return [
      {
        ...base,
        kind: 'relation',
        type: type.name,
        backField: backFieldOf(type.name, create ?? update, source),
        createVerbs: verbs(create),
        updateVerbs: verbs(update),
      },
    ]
  }
  if (type.kind !== 'SCALAR' && type.kind !== 'ENUM') return []
  return [
    {
      ...base,
      kind: type.kind === 'ENUM' ? 'enum' : 'scalar',
      type: type.name,
      enumValues: (source.types.get(type.name)?.enumValues ?? []).map((value) => value.name),
      isUnique: context.uniqueFields.includes(field.name),
      operators: context.operators.get(field.name) ?? [],
    },
  ]
}

/** Nested inputs name the field of the other side: `PostCreateManyWithoutAuthorInput`. */
function backFieldOf(target: string, input: IntrospectedInput | undefined, { types }: Source): string | undefined {
  const typeName = input ? namedType(input.type).name : ''
  return types
    .get(target)
    ?.fields?.find(({ name }) => typeName.endsWith(`Without${name.charAt(0).toUpperCase()}${name.slice(1)}Input`))?.name
}

/** Filters of each field, in the order of the schema: a filter belongs to the field whose name it continues, the longest one. */
function readOperators(model: string, { types }: Source): ReadonlyMap<string, readonly Operator[]> {
  const names = new Set((types.get(model)?.fields ?? []).map((field) => field.name))
  const operators = new Map<string, Operator[]>()
  for (const { name, type } of types.get(`${model}WhereInput`)?.inputFields ?? []) {
    const target = namedType(type)
    if (target.kind === 'INPUT_OBJECT') continue
    const field = names.has(name) ? name : longestPrefix(name, names)
    if (field === undefined) continue
    const known = operators.get(field) ?? []
    known.push({ suffix: name.slice(field.length), type: target.name, isList: isListType(type) })
    operators.set(field, known)
  }
  return operators
}

function longestPrefix(name: string, candidates: ReadonlySet<string>): string | undefined {
  for (let end = name.lastIndexOf('_'); end > 0; end = name.lastIndexOf('_', end - 1))
    if (candidates.has(name.slice(0, end))) return name.slice(0, end)
  return undefined
}
