import type { Diagnostic } from '../../errors/diagnostic.js'
import { directiveOf, wordArgument, type DatamodelDocument, type FieldDeclaration } from '../document.js'
import {
  isLinkTable,
  isRelation,
  oppositeOf,
  relationFields,
  relationName,
  type FieldReference,
  generatedName,
} from '../relations.js'
import { ofField } from './rule.js'

const linkModeOf = (field: FieldDeclaration): string | undefined => wordArgument(directiveOf(field, 'relation'), 'link')

/** Where v1.1 may keep a relation: R8, R9, R11, each over the whole document (datamodel.md sections 6.4, 11). */
export function linkDiagnostics(document: DatamodelDocument): readonly Diagnostic[] {
  const places = document.types
    .filter((type) => !isLinkTable(type))
    .flatMap((type) =>
      relationFields(type, document).map((field): LinkPlace => ({
        type,
        field,
        opposite: oppositeOf({ type, field }, document),
      })),
    )
  return [missingLink, doubleLink, inlineList].flatMap((rule) => places.flatMap((place) => rule(place, document)))
}

interface LinkPlace extends FieldReference {
  readonly opposite: FieldReference | undefined
}

function missingLink({ type, field, opposite }: LinkPlace, document: DatamodelDocument): readonly Diagnostic[] {
  if (opposite === undefined || field.isList || opposite.field.isList) return []
  if (linkModeOf(field) !== undefined || linkModeOf(opposite.field) !== undefined) return []
  const name = relationName(field) ?? relationName(opposite.field) ?? generatedName(type.name, field.typeName)
  if (document.types.some((one) => isLinkTable(one) && one.name === name)) return []
  return [
    ofField(
      type,
      field,
      `The field \`${field.name}\` must provide a relation link mode. Either specify it on this field or the opposite field. Valid values are: \`@relation(link: TABLE)\`,\`@relation(link: INLINE)\``,
    ),
  ]
}

function doubleLink({ type, field, opposite }: LinkPlace): readonly Diagnostic[] {
  if (opposite === undefined || linkModeOf(field) === undefined || linkModeOf(opposite.field) === undefined) return []
  return [
    ofField(
      type,
      field,
      `The \`link\` argument must be specified only on one side of a relation. The field \`${field.name}\` provides a link mode and the opposite field \`${opposite.field.name}\` as well.}`,
    ),
  ]
}

function inlineList({ type, field, opposite }: LinkPlace): readonly Diagnostic[] {
  if (!field.isList || linkModeOf(field) !== 'INLINE') return []
  const advice =
    opposite === undefined || opposite.field.isList
      ? 'You could fix this by using the strategy `TABLE` instead.'
      : `You could fix this by putting \`link: INLINE\` on the opposite field \`${opposite.field.name}\` in the model \`${opposite.type.name}\`.`
  return [
    ofField(type, field, `This connector does not support the \`INLINE\` strategy for list relation fields. ${advice}`),
  ]
}

const scalarListStrategies = 'Valid values for the strategy argument of `@scalarList` are: RELATION.'

/** L1 for lists that say nothing: the databases here know no other form than a table. */
export const listsWithoutStrategy = (document: DatamodelDocument): readonly Diagnostic[] =>
  document.types
    .filter((type) => !isLinkTable(type))
    .flatMap((type) =>
      type.fields
        .filter(
          (field) => field.isList && !isRelation(field, document) && directiveOf(field, 'scalarList') === undefined,
        )
        .map((field) => ofField(type, field, scalarListStrategies)),
    )
