/** A batch found that its items depend on each other: the plan in exact order is to be run (`WritePlan.isReordered`). */
export class OrderMattersError extends Error {
  override readonly name = 'OrderMattersError'
}
