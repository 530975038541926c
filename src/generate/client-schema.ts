import {
  buildSchema,
  getNamedType,
  isEnumType,
  isScalarType,
  isSpecifiedScalarType,
  printType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql'
import { Problem } from '../errors/problem.js'
import type { GeneratorInput } from './generator.js'
import { readLocalDatamodel } from './local-schema/datamodel.js'

/** The schema and what the datamodel adds to it. */
export interface ClientSchema {
  readonly schema: GraphQLSchema
  /** Schema text for the run-time library: types by name, no built-in scalars. */
  readonly typeDefs: string
  /** All types but the root types and those of introspection, by name. */
  readonly types: readonly GraphQLNamedType[]
  /** Types and enums of the datamodel, in file order. */
  readonly models: readonly ModelEntry[]
  isModel(name: string): boolean
  isEmbedded(name: string): boolean
  /** Description of a type, or of a field of it, from the datamodel or else the schema. */
  describe(type: string, field?: string): string | undefined
}

export interface ModelEntry {
  readonly name: string
  readonly embedded: boolean
}

export function readClientSchema({ schema: text, datamodel }: GeneratorInput): ClientSchema {
  const schema = buildSchema(text, { assumeValid: true, assumeValidSDL: true })
  const local = readLocalDatamodel(datamodel, false)
  const embedded = new Set(local.types.flatMap(({ name, isEmbedded }) => (isEmbedded ? [name] : [])))
  const models = local.names.map((name) => ({ name, embedded: embedded.has(name) }))
  const modelNames = new Set(local.names)
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()])
  const all = Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .toSorted((a, b) => byName.compare(a.name, b.name))
  const reserved = all.find(({ name }) => name === 'then' || name === 'catch')
  if (reserved !== undefined) throw new Problem(`Cannot use ${reserved.name} as a type name as it is reserved.`)
  const descriptions = new Map<string, string>()
  const describe = (key: string, text: string | undefined | null): void => {
    if (text !== undefined && text !== null && text.trim() !== '') descriptions.set(key, text)
  }
  for (const type of local.types) {
    describe(type.name, type.description)
    for (const field of type.fields) describe(`${type.name}.${field.name}`, field.description)
  }
  for (const type of local.enums) describe(type.name, type.description)
  return {
    schema,
    typeDefs:
      all
        .filter((type) => !isSpecifiedScalarType(type))
        .map(printType)
        .join('\n\n') + '\n',
    types: all.filter((type) => !roots.has(type as GraphQLObjectType)),
    models,
    isModel: (name) => modelNames.has(name),
    isEmbedded: (name) => embedded.has(name),
    describe: (type, field) =>
      descriptions.get(field === undefined ? type : `${type}.${field}`) ?? schemaDescription(schema, type, field),
  }
}

const byName = new Intl.Collator('en')

function schemaDescription(schema: GraphQLSchema, name: string, field: string | undefined): string | undefined {
  const type = schema.getType(name)
  // every client knows the scalars
  if (type === undefined || isScalarType(type)) return undefined
  const text =
    field === undefined ? type.description : 'getFields' in type ? type.getFields()[field]?.description : undefined
  return text === null || text === undefined || text.trim() === '' ? undefined : text
}

/** Scalars and enums, and lists of them. */
export const isLeaf = (type: GraphQLOutputType): boolean => {
  const named = getNamedType(type)
  return isScalarType(named) || isEnumType(named)
}
