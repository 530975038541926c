import type { Value } from '../../../../model/value.js'
import type { NestedWrite } from '../../../../operation/nested-write.js'
import type { WriteData } from '../../../../operation/write.js'
import type { Expression } from '../../tree/tree.js'
import type { Link, TypeStorage } from '../../storage/storage.js'
import { planBatch, planBatchOfChildren } from './create-batch.js'
import { planExactChild, planExactCreate } from './create-exact.js'
import { requiredRelation } from './problems.js'
import type { WriteContext } from './write-context.js'
import type { Step } from './write-plan.js'

/** A node to create, and columns of its row that point to a parent which exists by then. */
export interface NewNode {
  readonly data: WriteData
  readonly columns: ReadonlyMap<string, Expression>
}

export interface PlannedCreates {
  readonly steps: readonly Step[]
  /** Ids of the new nodes, in order. */
  readonly ids: readonly Value[]
}

/** A node to create under a parent that exists by then. */
export interface NewChild {
  readonly parent: Value
  readonly data: WriteData
}

/** Creates a node that no parent's column points to yet, with all that is nested in it. */
export const planCreate = (type: TypeStorage, data: WriteData, context: WriteContext): PlannedCreates =>
  context.order === 'exact'
    ? planExactCreate(type, { data, columns: new Map() }, context)
    : planBatch(type, [{ data, columns: new Map() }], context)

/** Creates nodes and connects them to their parents; not for relations that the parents' own columns hold. */
export const planNewChildren = (link: Link, children: readonly NewChild[], context: WriteContext): readonly Step[] =>
  context.order === 'exact'
    ? children.flatMap((child) => planExactChild(link, child, context))
    : planBatchOfChildren(link, children, context)

export const actionsOn = <V extends 'create' | 'connect'>(
  data: WriteData,
  link: Link,
  verb: V,
): readonly Extract<NestedWrite, { verb: V }>[] =>
  data.nested.filter(
    (action): action is Extract<NestedWrite, { verb: V }> => action.field === link.field.name && action.verb === verb,
  )

/**
 * Refuses a to-one field of a new node that creates and connects, where the child requires its parent: the one that is
 * created would be without (mutations.md section 12).
 */
export const guardLoose = (data: WriteData, link: Link): readonly Step[] =>
  isLoose(data, link) && link.opposite.isRequired && actionsOn(data, link, 'create').length > 0
    ? [{ kind: 'fail', problem: requiredRelation(link) }]
    : []

/** A to-one field of a new node keeps what it connects to: what it creates besides stays without it (mutations.md section 11.3). */
export const isLoose = (data: WriteData, link: Link): boolean =>
  !link.field.isList && actionsOn(data, link, 'connect').length > 0
