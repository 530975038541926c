/** Prepared statements that one connection keeps; the least recently used goes first. */
const maxPreparedStatements = 500

/** The names prepared on one connection. */
export interface PreparedNames {
  /** Notes the use of a name; gives the name that must be deallocated for it, if any. */
  use(name: string): string | undefined
  has(name: string): boolean
}

export function createPreparedNames(limit = maxPreparedStatements): PreparedNames {
  const names = new Set<string>()
  let newest: string | undefined
  return {
    has: (name) => names.has(name),
    use(name) {
      if (name === newest) return undefined
      newest = name
      const isKnown = names.delete(name)
      names.add(name)
      if (isKnown || names.size <= limit) return undefined
      const [oldest] = names
      if (oldest !== undefined) names.delete(oldest)
      return oldest
    },
  }
}
