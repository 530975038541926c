import type { ScalarValue } from './scalar.js'

/** Which rows of a table an index covers (`where` of `@indexes`, beyond.md section 10.1); fields are scalars of its type. */
export type IndexCondition =
  | { readonly kind: 'all' | 'any'; readonly of: readonly IndexCondition[] }
  | { readonly kind: 'not'; readonly of: IndexCondition }
  | { readonly kind: 'null'; readonly field: string; readonly negated: boolean }
  | {
      readonly kind: 'compare'
      readonly field: string
      readonly operator: '=' | '<>' | '<' | '<=' | '>' | '>='
      /** Never null. */
      readonly value: ScalarValue
    }

/** A part of a condition that asks for one field. */
export type FieldTest = Extract<IndexCondition, { readonly field: string }>

function testsOf(condition: IndexCondition): readonly FieldTest[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap(testsOf)
    case 'not':
      return testsOf(condition.of)
    case 'null':
    case 'compare':
      return [condition]
  }
}

/** Names of the fields that a condition asks for, each once. */
export const fieldsOfCondition = (condition: IndexCondition): readonly string[] => [
  ...new Set(testsOf(condition).map(({ field }) => field)),
]

/** The same condition over other names. */
export function renamedCondition(condition: IndexCondition, nameOf: (field: string) => string): IndexCondition {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { ...condition, of: condition.of.map((one) => renamedCondition(one, nameOf)) }
    case 'not':
      return { ...condition, of: renamedCondition(condition.of, nameOf) }
    case 'null':
    case 'compare':
      return { ...condition, field: nameOf(condition.field) }
  }
}
