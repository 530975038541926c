import type { DatamodelDocument, FieldDeclaration, TypeDeclaration } from '../document.js'

/** What a rule found wrong, attached to a type (`Global`: to none), an enum or a field (datamodel.md section 11). */
export interface Finding {
  readonly type: string
  readonly field: string | null
  /** The text shown to the user. */
  readonly description: string
}

/** What a rule may look at beside its place. */
export interface RuleContext {
  readonly document: DatamodelDocument
  /** The database has a type of its own for UUIDs, so that they can be ids. */
  readonly uuidIds: boolean
}

export const ofType = (type: { readonly name: string }, description: string): Finding => ({
  type: type.name,
  field: null,
  description,
})

export const ofField = (type: TypeDeclaration, field: FieldDeclaration, description: string): Finding => ({
  type: type.name,
  field: field.name,
  description,
})

/** Names of a list that occur more than once. */
export function repeated(names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  return new Set(names.filter((name) => seen.has(name) || !seen.add(name)))
}
