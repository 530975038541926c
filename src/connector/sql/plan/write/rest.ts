import type { Value } from '../../../../model/value.js'
import { createWriteContext, type WriteContext } from './write-context.js'
import type { RestPlan, Step } from './write-plan.js'

/**
 * Steps that depend on what was found: planned when it is known, from the values of `given`. The context is one of their
 * own, whose names no other has.
 */
export function planRest(
  given: readonly Value[],
  context: WriteContext,
  plan: (values: readonly unknown[], context: WriteContext) => readonly Step[],
): Step {
  const prefix = `${context.freshName('rest')}.`
  return {
    kind: 'plan-rest',
    given: { kind: 'list', items: given },
    planFor: (values): RestPlan => {
      const own = createWriteContext(context.storage, context.capabilities, context.order, prefix)
      const steps = plan(values, own)
      return { newIds: own.newIds, steps }
    },
  }
}
