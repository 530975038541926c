/** A filter as it is clicked together; it becomes the `where` of a request. */
export interface FilterGroup {
  readonly kind: 'group'
  /** Whether all, at least one or none of the items hold. */
  readonly match: Match
  readonly items: readonly FilterItem[]
}

export type Match = 'all' | 'any' | 'none'

/** A filter of a value field: `name_contains` with the text that was entered; lists have a text for each line. */
export interface ValueFilter {
  readonly kind: 'value'
  readonly field: string
  /** What follows the field's name in the schema, `''` for equality. */
  readonly suffix: string
  readonly text: string
}

/** Whether a field or relation that may be null is. */
export interface NullFilter {
  readonly kind: 'null'
  readonly field: string
  readonly isNull: boolean
}

/** A filter of related nodes. */
export interface RelationFilter {
  readonly kind: 'relation'
  readonly field: string
  /** `''` for a relation to one node. */
  readonly quantifier: Quantifier
  readonly where: FilterGroup
}

export type Quantifier = '' | '_some' | '_every' | '_none'

export type FilterItem = FilterGroup | ValueFilter | NullFilter | RelationFilter

export const emptyFilter: FilterGroup = { kind: 'group', match: 'all', items: [] }

/** Conditions in all, those of related nodes included. */
export const countConditions = (group: FilterGroup): number =>
  group.items.reduce((sum, item) => {
    if (item.kind === 'group') return sum + countConditions(item)
    return sum + (item.kind === 'relation' ? Math.max(1, countConditions(item.where)) : 1)
  }, 0)
