import type { Diagnostic } from '../../errors/diagnostic.js'
import type { HeldValues } from '../../model/held-value.js'
import type { DatamodelDocument, FieldDeclaration, TypeDeclaration } from '../document.js'

/** What a rule may look at beside its place. */
export interface RuleContext {
  readonly document: DatamodelDocument
  /** The database has a type of its own for UUIDs, so that they can be ids. */
  readonly uuidIds: boolean
  /** The greatest number of digits that a Decimal may have on the database. */
  readonly decimalDigits: number
  /** What columns of the database hold. */
  readonly held: HeldValues
}

export const ofNoType = (description: string): Diagnostic => ({ type: 'Global', field: null, description })

export const ofType = (type: { readonly name: string }, description: string): Diagnostic => ({
  type: type.name,
  field: null,
  description,
})

export const ofField = (type: TypeDeclaration, field: FieldDeclaration, description: string): Diagnostic => ({
  type: type.name,
  field: field.name,
  description,
})

/** Names of a list that occur more than once. */
export function repeated(names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  return new Set(names.filter((name) => seen.has(name) || !seen.add(name)))
}
