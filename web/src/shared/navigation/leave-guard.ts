/** Says what would be lost by leaving what is shown; undefined: nothing. */
type Objection = () => string | undefined

const objections = new Set<Objection>()

/** Has people asked before another place is shown; the result takes it back. */
export function guardLeaving(objection: Objection): () => void {
  objections.add(objection)
  return () => {
    objections.delete(objection)
  }
}

/** Whether another place may be shown: nothing would be lost, or it is agreed to. */
export function mayLeave(agrees: (question: string) => boolean = (question) => window.confirm(question)): boolean {
  const lost = [...objections].flatMap((objection) => objection() ?? [])
  if (lost.length > 0 && !agrees(`${lost.join(' ')} Leave anyway?`)) return false
  return true
}
