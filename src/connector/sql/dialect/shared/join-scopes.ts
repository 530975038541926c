/** Counts the semi-joins beside each other whose tables the planner joins (`Style.maxSemiJoins`), scope by scope. */
export function createJoinScopes(limit = Infinity) {
  let joined = 0
  return {
    /** Counts one more semi-join of this scope; false when the planner would have too many. */
    takesOne(): boolean {
      if (joined >= limit) return false
      joined += 1
      return true
    },
    /** Tables of what `render` gives are not joined with those around it. */
    own(render: () => string): string {
      const around = joined
      joined = 0
      const text = render()
      joined = around
      return text
    },
  }
}
