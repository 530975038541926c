import type { Value } from '../../../model/value.js'
import type { WriteData } from '../../../operation/write.js'
import type { Link } from '../../../storage/storage.js'
import { connectPairs } from '../pairs.js'
import { planCreates } from '../plan-create.js'
import type { WriteContext } from '../write-context.js'
import type { Step } from '../write-plan.js'

/** Creates a child that the parent's own column points to; overwriting the column lets go of the old one. */
export function planOwnChild(link: Link, parent: Value, data: WriteData, context: WriteContext): readonly Step[] {
  const { steps, ids } = planCreates(link.to, [{ data, columns: new Map() }], link.opposite.name, context)
  return [
    ...steps,
    ...connectPairs(
      link,
      ids.map((child) => ({ parent, child })),
      context,
    ),
  ]
}
