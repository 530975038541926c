import { GraphQLError, parse } from 'graphql'
import { problem, type Problem } from '../errors/problem.js'
import { withScalarKinds } from './scalar-kinds.js'
import { syntaxReason } from '../util/syntax-reason.js'
import { readEnum, readRefract, readType, type DatamodelDocument } from './document.js'

/** Reads datamodel text; a text that is no GraphQL gives problem 3017 with the place (datamodel.md section 1). */
export function parseDatamodel(text: string): DatamodelDocument | Problem {
  try {
    const { definitions } = parse(text, { noLocation: true })
    return withScalarKinds({
      types: definitions.flatMap((node) => (node.kind === 'ObjectTypeDefinition' ? [readType(node)] : [])),
      enums: definitions.flatMap((node) => (node.kind === 'EnumTypeDefinition' ? [readEnum(node)] : [])),
      refract: definitions.flatMap((node) =>
        node.kind === 'SchemaDefinition' || node.kind === 'SchemaExtension' ? readRefract(node) : [],
      ),
    })
  } catch (error) {
    if (error instanceof GraphQLError) return problem('datamodelSyntax', { reason: syntaxReason(text, error) })
    throw error
  }
}
