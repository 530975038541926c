import type { Expression } from '../../tree/tree.js'

/** Conditions that are known to hold for all rows of a place. */
export interface Conjuncts {
  /** The condition, and those that it joins by AND. */
  add(condition: Expression | undefined): void
  has(condition: Expression): boolean
}

export function createConjuncts(): Conjuncts {
  const found = new Set<Expression>()
  const add: Conjuncts['add'] = (condition) => {
    if (condition === undefined) return
    found.add(condition)
    if (condition.kind === 'and') condition.operands.forEach(add)
  }
  return { add, has: (condition) => found.has(condition) }
}
