import type { Diagnostic } from '../../errors/diagnostic.js'
import { directiveOf, type DatamodelDocument, type TypeDeclaration } from '../document.js'
import { isLinkTable, isRelation, relationFields, relationName } from '../relations.js'
import { ofField, ofType } from './rule.js'

const idWarning =
  'Id fields on link tables are deprecated and will soon loose support. Please remove it from your datamodel to remove the underlying column.'

/** T1-T5: what a type marked `@relationTable` may hold (datamodel.md section 8). */
export const linkTableDiagnostics = (document: DatamodelDocument): readonly Diagnostic[] =>
  document.types
    .filter(isLinkTable)
    .flatMap((table) => [...referenceDiagnostics(table, document), ...fieldDiagnostics(table, document)])

function referenceDiagnostics(table: TypeDeclaration, document: DatamodelDocument): readonly Diagnostic[] {
  const naming = document.types
    .filter((type) => !isLinkTable(type))
    .flatMap((type) => relationFields(type, document).map((field) => ({ type, field })))
    .find(({ field }) => relationName(field) === table.name)
  if (naming === undefined)
    return [ofType(table, `The link table \`${table.name}\` is not referenced in any relation field.`)]
  const ends = [naming.type.name, naming.field.typeName]
  const referenced = relationFields(table, document).map(({ typeName }) => typeName)
  const fits = ends.every((end) => referenced.includes(end)) && referenced.every((one) => ends.includes(one))
  return fits ? [] : [ofType(table, `The link table \`${table.name}\` is not referencing the right types.`)]
}

function fieldDiagnostics(table: TypeDeclaration, document: DatamodelDocument): readonly Diagnostic[] {
  const tooFew =
    relationFields(table, document).length === 2
      ? []
      : [ofType(table, 'A link table must specify exactly two relation fields.')]
  const scalars = table.fields.filter((field) => !isRelation(field, document))
  const additional = scalars
    .filter((field) => directiveOf(field, 'id') === undefined)
    .map((field) => ofField(table, field, 'A link table must not specify any additional scalar fields.'))
  const ids = scalars
    .filter((field) => directiveOf(field, 'id') !== undefined && (field.typeName !== 'ID' || !field.isRequired))
    .map((field) => ofField(table, field, 'The id field of a link table must be of type `ID!`.'))
  return [...tooFew, ...additional, ...ids]
}

/** W1. */
export const linkTableWarnings = (document: DatamodelDocument): readonly Diagnostic[] =>
  document.types
    .filter(isLinkTable)
    .flatMap((table) =>
      table.fields.filter((field) => directiveOf(field, 'id')).map((field) => ofField(table, field, idWarning)),
    )
