import { isNonNullType, isRequiredInputField, type GraphQLInputField, type GraphQLInputObjectType } from 'graphql'
import type { ClientSchema } from '../client-schema.js'
import { docComment } from './layout.js'
import type { Syntax } from './syntax.js'
import { inputType } from './type-names.js'

/** An input object (client.md sections 7.3, 8). */
export function inputObject(type: GraphQLInputObjectType, client: ClientSchema, syntax: Syntax): string {
  const fields = Object.values(type.getFields())
  const comment = docComment(client.describe(type.name))
  if (syntax.kind === 'flow') {
    const lines = fields.map((field) => `  ${fieldLine(type, field, client, syntax)}`)
    return `${comment}export type ${type.name} = {\n${lines.join(',\n')}\n};`
  }
  if (type.name.endsWith('WhereUniqueInput')) {
    const lines = fields.map((field, place) => {
      const line = fieldLine(type, field, client, syntax)
      // at least one key must be given; the first is spelled as required, as the original did
      return `  ${place === 0 ? line.replace('?:', ':') : line};\n`
    })
    return `${comment}export type ${type.name} = AtLeastOne<{\n${lines.join('')}}>;`
  }
  const lines = fields.map((field) => `  ${fieldLine(type, field, client, syntax)};\n`)
  return `${comment}export interface ${type.name} {\n${lines.join('')}}`
}

function fieldLine(
  type: GraphQLInputObjectType,
  field: GraphQLInputField,
  client: ClientSchema,
  syntax: Syntax,
): string {
  const value = inputType(field.type, syntax)
  const comment = docComment(describeInput(type, field, client), '  ').trimStart()
  const indented = comment === '' ? '' : `${comment}  `
  if (isRequiredInputField(field)) return `${indented}${field.name}: ${value}`
  return `${indented}${field.name}?: ${isNonNullType(field.type) ? value : syntax.maybe(value)}`
}

/** Inputs have the descriptions of the model's fields that they stand for: `BoatCreateInput.name` that of `Boat.name`. */
function describeInput(
  type: GraphQLInputObjectType,
  field: GraphQLInputField,
  client: ClientSchema,
): string | undefined {
  const own = client.describe(type.name, field.name)
  if (own !== undefined) return own
  const model = client.models
    .filter(
      ({ name }) =>
        type.name.startsWith(name) && /^(Create|Update|Where|ScalarWhere)/.test(type.name.slice(name.length)),
    )
    .reduce((longest, { name }) => (name.length > longest.length ? name : longest), '')
  return model === '' ? undefined : client.describe(model, field.name)
}
