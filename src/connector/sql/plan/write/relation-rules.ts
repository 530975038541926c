import type { Value } from '../../../../model/value.js'
import type { RowLock } from '../../tree/tree.js'
import type { Link } from '../../storage/storage.js'
import { childrenOf, parentsOf } from './relation-rows.js'
import { requiredRelation } from './problems.js'
import type { WriteContext } from './write-context.js'
import type { Step } from './write-plan.js'

/**
 * The guards of mutations.md section 12. They depend on the cardinality of the two fields alone: `field` is the one
 * being written on the parent, `opposite` leads back from the child.
 */
const isToOne = (link: Link): boolean => !link.field.isList
const isRequiredByChild = (link: Link): boolean => link.opposite.isRequired
const childHasOneParent = (link: Link): boolean => !link.opposite.isList

/** Before a parent that exists gets another child: both sides required, or a child that would lose its parent. */
export function guardNewChild(link: Link, parent: Value, context: WriteContext): readonly Step[] {
  if (!isToOne(link) || !isRequiredByChild(link)) return []
  if (link.field.isRequired) return [{ kind: 'fail', problem: requiredRelation(link) }]
  return [{ kind: 'assert-none', select: childrenOf(link, parent, context), problem: requiredRelation(link) }]
}

/** Before children that exist are taken: their present parents may require them. */
export function guardConnectedChildren(link: Link, children: Value, context: WriteContext): readonly Step[] {
  if (!link.field.isRequired || !childHasOneParent(link)) return []
  return [{ kind: 'assert-none', select: parentsOf(link, children, context), problem: requiredRelation(link) }]
}

/** Where both sides require each other nothing can be connected, whatever is found. */
export function guardConnect(link: Link): readonly Step[] {
  return link.field.isRequired && isRequiredByChild(link) ? [{ kind: 'fail', problem: requiredRelation(link) }] : []
}

/** Children that require their parent are never let go. */
export function guardDisconnect(link: Link): readonly Step[] {
  return isRequiredByChild(link) ? [{ kind: 'fail', problem: requiredRelation(link) }] : []
}

/**
 * What keeps two clients from connecting one child at a time: where it may have one parent only, or where its parent
 * must not lose it. A pair in the child's own column is one value and needs no lock.
 */
export const lockOfChild = (link: Link): RowLock | undefined =>
  childHasOneParent(link) && (link.location.kind !== 'key-on-other-side' || link.field.isRequired)
    ? 'change'
    : undefined
