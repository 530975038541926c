import type { Value } from '../../../../model/value.js'
import { createWriteContext, type WriteContext } from './write-context.js'
import type { RestPlan, Step } from './write-plan.js'

/**
 * Steps that depend on what was found: planned when it is known, from the values of `given`. The context is one of their
 * own, whose names no other has.
 */
export const planRest = (
  given: readonly Value[],
  context: WriteContext,
  plan: (values: readonly unknown[], context: WriteContext) => readonly Step[],
): Step => planRestOf(given, context, { choose: (values) => values, plan, isUsual: () => false })

interface RestOf<T> {
  readonly choose: (values: readonly unknown[]) => T
  readonly plan: (choice: T, context: WriteContext) => readonly Step[]
  /** Whether it is the choice of most runs, whose plan is kept as long as there is memory to spare. */
  readonly isUsual: (choice: T) => boolean
}

/** The same where the steps depend on what is chosen by the values, and on nothing else. */
export function planRestOf<T>(
  given: readonly Value[],
  context: WriteContext,
  { choose, plan, isUsual }: RestOf<T>,
): Step {
  const prefix = `${context.freshName('rest')}.`
  let usual: WeakRef<RestPlan> | undefined
  const planned = (choice: T): RestPlan => {
    const own = createWriteContext(context.storage, context.capabilities, context.order, prefix)
    const steps = plan(choice, own)
    return { newIds: own.newIds, steps }
  }
  return {
    kind: 'plan-rest',
    given: { kind: 'list', items: given },
    planFor: (values): RestPlan => {
      const choice = choose(values)
      if (!isUsual(choice)) return planned(choice)
      const kept = usual?.deref() ?? { ...planned(choice), isKept: true }
      if (usual?.deref() !== kept) usual = new WeakRef(kept)
      return kept
    },
  }
}
