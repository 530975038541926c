import type { Diagnostic } from '../errors/diagnostic.js'
import { anyValues, type HeldValues } from '../model/held-value.js'
import type { Model } from '../model/model.js'
import { atOnce, type Slices } from '../util/slices.js'
import type { DatamodelDocument } from './document.js'
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
import { unheldDefaults } from './rules/unheld-defaults.js'

export interface CheckOptions {
  readonly syntax: Model['syntax']
  /** The database has a type of its own for UUIDs. */
  readonly uuidIds: boolean
  /** The greatest number of digits that its decimals have. */
  readonly decimalDigits: number
  /** Absent: no database is known. */
  readonly held?: HeldValues
}

/** All that is wrong with a document, and what needs `force`. */
export interface CheckedDatamodel {
  readonly problems: readonly Diagnostic[]
  readonly warnings: readonly Diagnostic[]
}

/** Checks a parsed datamodel by the rules of its syntax, in the order of datamodel.md sections 11 and 14; equal findings are reported once. */
export const checkDatamodel = (document: DatamodelDocument, options: CheckOptions): CheckedDatamodel =>
  atOnce(checkInSlices(document, options))

/** The same, rule by rule: thousands of fields take long. */
export function* checkInSlices(
  document: DatamodelDocument,
  { syntax, uuidIds, decimalDigits, held = anyValues }: CheckOptions,
): Slices<CheckedDatamodel> {
  const context: RuleContext = { document, uuidIds, decimalDigits, held }
  if (syntax === 'v1.0') return { problems: yield* findAll(oldRules(context)), warnings: [] }
  const problems = yield* findAll(declarationRules(context))
  return {
    problems: problems.length > 0 ? problems : yield* findAll(relationRules(context)),
    warnings: linkTableWarnings(document),
  }
}

/** What the rules find; each is asked in a slice of its own. */
function* findAll(rules: Iterable<readonly Diagnostic[]>): Slices<readonly Diagnostic[]> {
  const found: Diagnostic[] = []
  for (const diagnostics of rules) {
    found.push(...diagnostics)
    yield
  }
  return distinct(found)
}

/** Of v1.1: what each declaration does wrong. */
function* declarationRules(context: RuleContext): Generator<readonly Diagnostic[]> {
  const { document } = context
  const { types } = document
  yield duplicateTypes(document)
  let ofRelations = () => relationNameProblems(document)
  for (const type of types) {
    yield unknownFieldTypes(type, document)
    if (isLinkTable(type)) continue
    yield [...idDiagnostics(type), ...ambiguousRelations(type, document)]
    // the original looked at the relations of the whole document again for each type, and told equal findings once
    yield ofRelations()
    ofRelations = () => []
    yield [...duplicateFields(type), ...reservedTypeName(type, 'v1.1')]
  }
  for (const type of types) yield type.fields.flatMap((field) => fieldDirectiveDiagnostics(type, field, context))
  yield types.flatMap((type) => unheldDefaults(type, context, 'v1.1'))
  yield enumDiagnostics(document)
  yield reservedEnumNames(document)
  yield types.flatMap(typeDirectiveDiagnostics)
  yield crossingRenames(document)
  yield fieldAdditionDiagnostics(context)
  yield softDeleteDiagnostics(document)
  yield typeIndexDiagnostics(document)
}

const relationNameProblems = (document: DatamodelDocument): readonly Diagnostic[] => [
  ...mismatchedRelations(document),
  ...oneSidedNames(document, 'v1.1'),
  ...invalidRelationNames(document),
]

/** Of v1.1: what relations and lists lack, asked only of a document that is right otherwise. */
function* relationRules({ document }: RuleContext): Generator<readonly Diagnostic[]> {
  yield linkDiagnostics(document)
  yield listsWithoutStrategy(document)
  yield linkTableDiagnostics(document)
}

function* oldRules(context: RuleContext): Generator<readonly Diagnostic[]> {
  const { document } = context
  const { types } = document
  yield types.flatMap((type) => reservedFields(type, context))
  yield types.flatMap((type) => duplicateFields(type).filter(isFirstSpelling))
  yield types.flatMap((type) => reservedTypeName(type, 'v1.0'))
  yield duplicateTypes(document)
  yield types.flatMap((type) => unknownFieldTypes(type, document))
  yield types.flatMap((type) => ambiguousRelations(type, document))
  yield mismatchedRelations(document)
  yield oneSidedNames(document, 'v1.0')
  yield types.flatMap((type) => type.fields.flatMap((field) => oldFieldDiagnostics(type, field, context)))
  yield types.flatMap((type) => unheldDefaults(type, context, 'v1.0'))
  yield enumDiagnostics(document)
  yield reservedEnumNames(document)
  yield crossingRenames(document)
  yield fieldAdditionDiagnostics(context)
  yield softDeleteDiagnostics(document)
  yield typeIndexDiagnostics(document)
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
