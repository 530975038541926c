/** Longer chains are halved: SQLite refuses expressions that are more than 1000 levels deep. */
const maxChain = 100

/** `(a op b op c)`, as a tree of little depth whatever the number of operands; the operator must be associative. */
export function balanced(operands: readonly string[], operator: string): string {
  if (operands.length <= maxChain) return `(${operands.join(operator)})`
  const middle = Math.ceil(operands.length / 2)
  return `(${balanced(operands.slice(0, middle), operator)}${operator}${balanced(operands.slice(middle), operator)})`
}

/** Conditions that all hold, or of which one does; of none, all hold. */
export const logicalText = (kind: 'and' | 'or', operands: readonly string[]): string =>
  operands.length === 0 ? (kind === 'and' ? '1 = 1' : '1 = 0') : balanced(operands, kind === 'and' ? ' AND ' : ' OR ')
