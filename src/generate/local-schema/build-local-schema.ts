import { featuresOfText } from '../../datamodel/read-features.js'
import { localNames } from './local-names.js'
import { createInput } from './create-inputs.js'
import { createDefinitions, type FieldLine } from './definitions.js'
import { readLocalDatamodel, type LocalType } from './datamodel.js'
import { whereInput, whereUniqueInput, subscriptionWhereInput } from './filter-inputs.js'
import { connectionType, listArguments, objectType, subscriptionPayload } from './object-types.js'
import { isRootType, localContext, type LocalContext } from './local-context.js'
import { schemaOfServer } from './schema-of-server.js'
import { updateInput, updateManyInput } from './update-inputs.js'

export interface LocalSchemaOptions {
  /** `databaseType: document` of prisma.yml: embedded types, the filters of the Mongo connector. */
  readonly isDocumentDatabase: boolean
}

/**
 * The schema text that `generate` computes from a datamodel without asking a server (api-schema.md section 16); with
 * `@refract` the server's own.
 * Raises graphql-js' syntax error for a text that is no GraphQL.
 */
export function buildLocalSchema(datamodel: string, options: LocalSchemaOptions): string {
  if (featuresOfText(datamodel).size > 0) return schemaOfServer(datamodel)
  const context = localContext(
    readLocalDatamodel(datamodel, options.isDocumentDatabase),
    createDefinitions(),
    options.isDocumentDatabase,
  )
  const { definitions } = context
  const types = context.datamodel.types
    .filter((type) => isRootType(type, context))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  definitions.add('Node', () => ({ kind: 'interface', name: 'Node', fields: [{ name: 'id', type: 'ID!' }] }))
  const root = (name: string, fields: readonly FieldLine[]): void => {
    if (fields.length > 0) definitions.add(name, () => ({ kind: 'type', name, fields }))
  }
  root('Query', [
    ...types.flatMap((type) => queryFields(type, context)),
    { name: 'node', arguments: [{ name: 'id', type: 'ID!' }], type: 'Node' },
  ])
  root(
    'Mutation',
    types.flatMap((type) => mutationFields(type, context)),
  )
  // a type of this name hides the root type
  if (!types.some(({ name }) => name === 'Subscription'))
    root(
      'Subscription',
      types.map((type) => subscriptionField(type, context)),
    )
  return definitions.text()
}

function queryFields(type: LocalType, context: LocalContext): readonly FieldLine[] {
  const names = localNames(type.name)
  const where = whereUniqueInput(type, context)
  const list = listArguments(type, context)
  return [
    ...(where === undefined
      ? []
      : [{ name: names.single, arguments: [{ name: 'where', type: `${where}!` }], type: objectType(type, context) }]),
    { name: names.list, arguments: list, type: `[${objectType(type, context)}]!` },
    { name: `${names.list}Connection`, arguments: list, type: `${connectionType(type, context)}!` },
  ]
}

function mutationFields(type: LocalType, context: LocalContext): readonly FieldLine[] {
  const { name } = type
  const { plural } = localNames(name)
  const result = objectType(type, context)
  const unique = whereUniqueInput(type, context)
  const create = createInput(type, undefined, context)
  const update = unique && updateInput(type, context)
  const updateMany = updateManyInput(type, 'Mutation', context)
  const filter = { name: 'where', type: whereInput(type, context) }
  const many = (): string => context.batchPayload()
  const where = { name: 'where', type: `${unique ?? ''}!` }
  return [
    {
      name: `create${name}`,
      arguments: create === undefined ? [] : [{ name: 'data', type: `${create}!` }],
      type: `${result}!`,
    },
    ...(unique && update
      ? [{ name: `update${name}`, arguments: [{ name: 'data', type: `${update}!` }, where], type: result }]
      : []),
    ...(updateMany
      ? [
          {
            name: `updateMany${plural}`,
            arguments: [{ name: 'data', type: `${updateMany}!` }, filter],
            type: `${many()}!`,
          },
        ]
      : []),
    ...(unique && update && create
      ? [
          {
            name: `upsert${name}`,
            arguments: [where, { name: 'create', type: `${create}!` }, { name: 'update', type: `${update}!` }],
            type: `${result}!`,
          },
        ]
      : []),
    ...(unique ? [{ name: `delete${name}`, arguments: [where], type: result }] : []),
    { name: `deleteMany${plural}`, arguments: [filter], type: `${many()}!` },
  ]
}

const subscriptionField = (type: LocalType, context: LocalContext): FieldLine => ({
  name: localNames(type.name).single,
  arguments: [{ name: 'where', type: subscriptionWhereInput(type, context) }],
  type: subscriptionPayload(type, context),
})
