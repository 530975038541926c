/** Longer chains are halved: SQLite refuses expressions that are more than 1000 levels deep. */
const maxChain = 100

/** `(a op b op c)`, as a tree of little depth whatever the number of operands; the operator must be associative. */
export function balanced(operands: readonly string[], operator: string): string {
  if (operands.length <= maxChain) return `(${operands.join(operator)})`
  const middle = Math.ceil(operands.length / 2)
  return `(${balanced(operands.slice(0, middle), operator)}${operator}${balanced(operands.slice(middle), operator)})`
}
