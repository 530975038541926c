import type { Value } from '../../../../model/value.js'
import type { NestedWrite } from '../../../../operation/nested-write.js'
import type { WriteData } from '../../../../operation/write.js'
import type { Expression } from '../../tree/tree.js'
import type { Link } from '../../storage/storage.js'
import { actionsByPlace } from './actions-by-place.js'
import { requiredRelation } from './problems.js'
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

/** Of a row with the node that it will be connected to. */
export const childOf = (row: { readonly data: WriteData; readonly parent: { readonly id: Value } }): NewChild => ({
  parent: row.parent.id,
  data: row.data,
})

export const actionsOn = <V extends 'create' | 'connect' | 'connect-or-create'>(
  data: WriteData,
  link: Link,
  verb: V,
): readonly Extract<NestedWrite, { verb: V }>[] => actionsByPlace(data.nested, link.field.name, verb)

/**
 * Refuses a to-one field of a new node that creates and connects, where the child requires its parent: the one that is
 * created would be without (mutations.md section 12).
 */
export const guardUnattached = (data: WriteData, link: Link): readonly Step[] =>
  isUnattached(data, link) && link.opposite.isRequired && actionsOn(data, link, 'create').length > 0
    ? [{ kind: 'fail', problem: requiredRelation(link) }]
    : []

/** A to-one field of a new node keeps what it connects to: what it creates besides stays without it (mutations.md section 11.3). */
export const isUnattached = (data: WriteData, link: Link): boolean =>
  !link.field.isList && actionsOn(data, link, 'connect').length > 0
