import type { Diagnostic } from '../errors/diagnostic.js'
import type { Model } from '../model/model.js'
import type { DatamodelDocument, TypeDeclaration } from './document.js'
import { isLinkTable } from './relations.js'
import { typeDirectiveDiagnostics } from './rules/directive-arguments.js'
import { enumDiagnostics } from './rules/enums.js'
import { fieldAdditionDiagnostics } from './rules/field-additions.js'
import { fieldDirectiveDiagnostics } from './rules/field-directives.js'
import { idDiagnostics } from './rules/ids.js'
import { linkTableDiagnostics, linkTableWarnings } from './rules/link-tables.js'
import {
  crossingRenames,
  duplicateFields,
  duplicateTypes,
  reservedEnumNames,
  reservedTypeName,
  unknownFieldTypes,
} from './rules/names.js'
import { oldFieldDiagnostics, reservedFields } from './rules/old-fields.js'
import { linkDiagnostics, listsWithoutStrategy } from './rules/relation-links.js'
import { ambiguousRelations, invalidRelationNames, mismatchedRelations, oneSidedNames } from './rules/relation-names.js'
import type { RuleContext } from './rules/rule.js'
import { softDeleteDiagnostics } from './rules/soft-delete.js'
import { typeIndexDiagnostics } from './rules/type-indexes.js'

export interface CheckOptions {
  readonly syntax: Model['syntax']
  /** The database has a type of its own for UUIDs. */
  readonly uuidIds: boolean
  /** The greatest number of digits that its decimals have. */
  readonly decimalDigits: number
}

/** All that is wrong with a document, and what needs `force`. */
export interface CheckedDatamodel {
  readonly problems: readonly Diagnostic[]
  readonly warnings: readonly Diagnostic[]
}

/** Checks a parsed datamodel by the rules of its syntax, in the order of datamodel.md sections 11 and 14; equal findings are reported once. */
export function checkDatamodel(
  document: DatamodelDocument,
  { syntax, uuidIds, decimalDigits }: CheckOptions,
): CheckedDatamodel {
  const context: RuleContext = { document, uuidIds, decimalDigits }
  if (syntax === 'v1.0') return { problems: distinct(oldProblems(context)), warnings: [] }
  const problems = distinct(declarationProblems(context))
  return {
    problems: problems.length > 0 ? problems : distinct(relationProblems(context)),
    warnings: linkTableWarnings(document),
  }
}

/** Of v1.1: what each declaration does wrong. */
function declarationProblems(context: RuleContext): readonly Diagnostic[] {
  const { document } = context
  const { types } = document
  const ofRelations = [
    ...mismatchedRelations(document),
    ...oneSidedNames(document, 'v1.1'),
    ...invalidRelationNames(document),
  ]
  return [
    ...duplicateTypes(document),
    ...types.flatMap((type) =>
      isLinkTable(type) ? unknownFieldTypes(type, document) : typeProblems(type, ofRelations, context),
    ),
    ...types.flatMap((type) => type.fields.flatMap((field) => fieldDirectiveDiagnostics(type, field, context))),
    ...enumDiagnostics(document),
    ...reservedEnumNames(document),
    ...types.flatMap(typeDirectiveDiagnostics),
    ...crossingRenames(document),
    ...fieldAdditionDiagnostics(context),
    ...softDeleteDiagnostics(document),
    ...typeIndexDiagnostics(document),
  ]
}

/** The original looked at the relations of the whole document again for each type, so they are reported at the first one. */
function typeProblems(
  type: TypeDeclaration,
  ofRelations: readonly Diagnostic[],
  { document }: RuleContext,
): readonly Diagnostic[] {
  return [
    ...unknownFieldTypes(type, document),
    ...idDiagnostics(type),
    ...ambiguousRelations(type, document),
    ...ofRelations,
    ...duplicateFields(type),
    ...reservedTypeName(type, 'v1.1'),
  ]
}

/** Of v1.1: what relations and lists lack, asked only of a document that is right otherwise. */
function relationProblems({ document }: RuleContext): readonly Diagnostic[] {
  return [...linkDiagnostics(document), ...listsWithoutStrategy(document), ...linkTableDiagnostics(document)]
}

function oldProblems(context: RuleContext): readonly Diagnostic[] {
  const { document } = context
  const { types } = document
  return [
    ...types.flatMap((type) => reservedFields(type, context)),
    ...types.flatMap((type) => duplicateFields(type).filter(isFirstSpelling)),
    ...types.flatMap((type) => reservedTypeName(type, 'v1.0')),
    ...duplicateTypes(document),
    ...types.flatMap((type) => unknownFieldTypes(type, document)),
    ...types.flatMap((type) => ambiguousRelations(type, document)),
    ...mismatchedRelations(document),
    ...oneSidedNames(document, 'v1.0'),
    ...types.flatMap((type) => type.fields.flatMap((field) => oldFieldDiagnostics(type, field, context))),
    ...enumDiagnostics(document),
    ...reservedEnumNames(document),
    ...crossingRenames(document),
    ...fieldAdditionDiagnostics(context),
    ...softDeleteDiagnostics(document),
    ...typeIndexDiagnostics(document),
  ]
}

/** v1.0 told a repeated name once, at the field that has it first. */
const isFirstSpelling = ({ field }: Diagnostic, index: number, all: readonly Diagnostic[]): boolean =>
  all.findIndex((other) => other.field?.toLowerCase() === field?.toLowerCase()) === index

function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const byText = new Map(
    diagnostics.map((diagnostic) => [
      JSON.stringify([diagnostic.type, diagnostic.field, diagnostic.description]),
      diagnostic,
    ]),
  )
  return [...byText.values()]
}
