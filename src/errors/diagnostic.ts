/** What is wrong with a datamodel or a deploy, and where in the datamodel. */
export interface Diagnostic {
  /** Name of a type or enum; `Global` where none is concerned. */
  readonly type: string
  readonly field: string | null
  /** The text shown to the user. */
  readonly description: string
}

/** Errors cannot be forced, warnings can. */
export interface Diagnostics {
  readonly errors: readonly Diagnostic[]
  readonly warnings: readonly Diagnostic[]
}

/** `Post.title: The field …` */
export const diagnosticText = ({ type, field, description }: Diagnostic): string =>
  `${type}${field === null ? '' : `.${field}`}: ${description}`
