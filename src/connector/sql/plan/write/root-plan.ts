import { bound } from '../../../../model/value.js'
import type { DeletedRows } from '../../../../operation/deleted-rows.js'
import type { Filter } from '../../../../operation/filter.js'
import type { UniqueSelector } from '../../../../operation/write.js'
import { allOf, equals, param } from '../../tree/build.js'
import type { Select } from '../../tree/tree.js'
import type { TypeStorage } from '../../storage/storage.js'
import { idColumn } from '../read/columns.js'
import { typeRows } from '../read/type-rows.js'
import { planFilter } from '../read/filter.js'
import { idBy } from './lookup.js'
import { conditionFailed } from './problems.js'
import type { WriteContext } from './write-context.js'
import type { Step, WritePlan } from './write-plan.js'

/** The id of the node that the mutation is about. */
export const nodeBinding = 'node'
/** The answer that a write's statement gives. */
export const responseBinding = 'response'

/** A plan without what is checked before it. */
export type RootPlan = Omit<WritePlan, 'checks'>

export type Outcome = Partial<Pick<WritePlan, 'result' | 'counted' | 'read' | 'response' | 'isSilent'>>

/** The plan of all steps of a write. */
export function finish(steps: readonly Step[], context: WriteContext, outcome: Outcome): RootPlan {
  const statements = steps.filter(
    ({ kind }) => !['emit-change', 'bind', 'capture-previous', 'check', 'assert-present'].includes(kind),
  )
  return {
    newIds: context.newIds,
    steps,
    isAtomic: statements.length === 1 && statements[0]?.kind === 'run',
    retriesDuplicates: context.traits.hasUpsert,
    isReordered: context.order === 'batched' && context.traits.isReordered,
    isSilent: false,
    ...outcome,
  }
}

/** Finds the node of a unique selector; null when there is none. */
export function findNode(
  type: TypeStorage,
  where: UniqueSelector,
  context: WriteContext,
  options: Parameters<typeof idBy>[3],
): Extract<Step, { kind: 'read' }> {
  const select = idBy(type, where, context.read().freshAlias(), options)
  return { kind: 'read', select, into: nodeBinding, take: 'first' }
}

/**
 * The node, which is locked, satisfies the condition of its write (beyond.md section 9.2).
 *
 * `SELECT t1.id FROM User AS t1 WHERE (t1.id = ? AND t1.age = ?::int8)`
 */
export function requireCondition(
  type: TypeStorage,
  { condition, where }: { readonly condition?: Filter; readonly where: UniqueSelector },
  context: WriteContext,
  deleted?: DeletedRows,
): readonly Step[] {
  if (condition === undefined) return []
  const read = context.read()
  const alias = read.freshAlias()
  const key = idColumn(type, alias)
  const isNode = equals(key, param(bound(nodeBinding), key.scalar))
  const name = context.freshName('condition')
  const select: Select = {
    kind: 'select',
    columns: [{ expression: key }],
    from: typeRows(type, alias, deleted),
    where: allOf([isNode, planFilter(condition, type, alias, read)]) ?? isNode,
  }
  return [
    { kind: 'read', select, into: name, take: 'first' },
    { kind: 'assert-present', value: bound(name), problem: conditionFailed(type, where) },
  ]
}
