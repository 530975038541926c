import { isWholeNumber } from '../../model/scalar.js'
import { scalarIn } from '../scalar-kinds.js'
import type { Diagnostic } from '../../errors/diagnostic.js'
import { named } from '../../util/named.js'
import { print } from 'graphql'
import { readDefault } from '../default-value.js'
import {
  directiveOf,
  wordArgument,
  type DatamodelDocument,
  type Directive,
  type FieldDeclaration,
  type TypeDeclaration,
} from '../document.js'
import { isRelation } from '../relations.js'
import { argumentDiagnostics, directiveArguments, repeatedDirectives } from './directive-arguments.js'
import { ofField, type RuleContext } from './rule.js'

/** A directive where it stands; the complaints of its rule follow. */
interface DirectivePosition extends RuleContext {
  readonly type: TypeDeclaration
  readonly field: FieldDeclaration
  readonly directive: Directive
}

type DirectiveRule = (place: DirectivePosition) => readonly (string | false)[]

/** Type names of ids that the database counts. */
const counted = (typeName: string, document: DatamodelDocument): boolean => {
  const scalar = scalarIn(typeName, document)
  return scalar !== undefined && isWholeNumber(scalar)
}

const sequencePlace =
  'The directive `@sequence` must only be specified for fields that are marked as id, are of type `Int` and use the sequence strategy. E.g. `id: Int! @id(strategy: SEQUENCE)`.'

const isPlainDateTime = ({ isList, typeName }: FieldDeclaration): boolean => !isList && typeName === 'DateTime'

/** The rule of each directive of v1.1 (datamodel.md sections 5, 12), beside those of its arguments. */
const directiveRules: Readonly<Record<string, DirectiveRule>> = {
  id: ({ field, directive, document, uuidIds }) => {
    const types = uuidIds ? ['ID', 'UUID', 'Int'] : ['ID', 'Int']
    const isSequence = wordArgument(directive, 'strategy') === 'SEQUENCE'
    return [
      !field.isRequired && 'Fields that are marked as id must be required.',
      !types.includes(field.typeName) &&
        !counted(field.typeName, document) &&
        `The field \`${field.name}\` is marked as id must have one of the following types: ${types.map((name) => `\`${name}!\``).join(',')}.`,
      isSequence &&
        (!counted(field.typeName, document) || directiveOf(field, 'sequence') === undefined) &&
        sequencePlace,
    ]
  },
  sequence: ({ field, document }) => [
    (!counted(field.typeName, document) || wordArgument(directiveOf(field, 'id'), 'strategy') !== 'SEQUENCE') &&
      sequencePlace,
  ],
  createdAt: ({ field }) => [
    !isPlainDateTime(field) && 'Fields that are marked as `@createdAt` must be of type `DateTime!` or `DateTime`.',
    directiveOf(field, 'updatedAt') !== undefined &&
      'Fields cannot be marked simultaneously with `@createdAt` and `@updatedAt`.',
  ],
  updatedAt: ({ field }) => [
    !isPlainDateTime(field) && 'Fields that are marked as @updatedAt must be of type `DateTime!` or `DateTime`.',
  ],
  default: (place) => [defaultComplaint(place)],
  unique: ({ type, field }) => [
    directiveOf(type, 'embedded') !== undefined &&
      `The field \`${field.name}\` is marked as unique but its type \`${type.name}\` is embedded. This is disallowed.`,
  ],
  relation: ({ field, document }) => [
    scalarIn(field.typeName, document) !== undefined &&
      !isRelation(field, document) &&
      `The field \`${field.name}\` is a scalar field and cannot specify the \`@relation\` directive.`,
  ],
  db: ({ field, document }) => [
    isRelation(field, document) &&
      field.isList &&
      wordArgument(directiveOf(field, 'relation'), 'link') !== 'INLINE' &&
      `The field \`${field.name}\` specifies the \`@db\` directive. Relation fields must not specify this directive.`,
  ],
  scalarList: ({ field }) => [
    !field.isList && `Fields that are marked as \`@scalarList\` must be lists, e.g. \`[${field.typeName}]\`.`,
  ],
}

function defaultComplaint({ field, directive, document }: DirectivePosition): string | false {
  const value = directive.arguments.get('value')
  const enumType = named(document.enums, field.typeName)
  // the original let lists of enums have one, which has no effect
  if ((field.isList && !enumType) || isRelation(field, document))
    return 'The `@default` directive must only be placed on scalar fields that are not lists.'
  const scalar = enumType ? 'Enum' : scalarIn(field.typeName, document)
  if (value === undefined || scalar === undefined) return false
  if (readDefault(value, scalar, enumType?.values ?? []) !== undefined) return false
  if (enumType && value.kind === 'EnumValue')
    return `The default value is invalid for this enum. Valid values are: ${enumType.values.join(', ')}.`
  return `The value ${print(value)} is not a valid default for fields of type ${scalar === 'ID' ? 'GraphQLID' : scalar}.`
}

/** Everything the directives of a field do wrong, directive by directive as written. */
export function fieldDirectiveDiagnostics(
  type: TypeDeclaration,
  field: FieldDeclaration,
  context: RuleContext,
): readonly Diagnostic[] {
  const twice = repeatedDirectives(type, field)
  return [
    ...twice,
    ...field.directives.flatMap((directive) =>
      isKnown(directive) ? directiveDiagnostics({ ...context, type, field, directive }) : [],
    ),
  ]
}

const isKnown = ({ name }: Directive): boolean =>
  Object.hasOwn(directiveRules, name) || Object.hasOwn(directiveArguments, name)

function directiveDiagnostics(place: DirectivePosition): readonly Diagnostic[] {
  const { type, field, directive } = place
  const own = Object.hasOwn(directiveRules, directive.name) ? (directiveRules[directive.name]?.(place) ?? []) : []
  return [
    ...argumentDiagnostics(type, field, directive, directiveArguments),
    ...own.flatMap((complaint) => (complaint === false ? [] : [ofField(type, field, complaint)])),
  ]
}
