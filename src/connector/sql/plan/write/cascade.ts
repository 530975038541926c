import { cascades } from '../../../../model/lookup.js'
import { bound } from '../../../../model/value.js'
import { invariant } from '../../../../errors/internal-error.js'
import { column, inList, listParam, param } from '../../tree/build.js'
import type { Delete, Expression, Select, Update } from '../../tree/tree.js'
import { listColumns, type Link, type Storage, type TypeStorage } from '../../storage/storage.js'
import { idColumn } from '../read/columns.js'
import { createReadContext } from '../read/read-context.js'
import { deletedAtColumn, everyRowIsNode, typeRows } from '../read/type-rows.js'
import { parentsOf } from './relation-rows.js'
import { planPreviousByIds, type PreviousValues } from './previous-values.js'
import { requiredRelation } from './problems.js'
import { updateOf } from './row-changes.js'
import { nextVersion } from './scalar-values.js'
import { nowBinding, type ProblemTemplate } from './write-plan.js'

/** The list of ids that the statements of a deletion are about is bound under this name. */
export const deletedIdsBinding = 'deleted'

/** What deleting nodes of one type takes (mutations.md section 15); the same for all mutations of a project. */
export interface DeletionRule {
  readonly type: TypeStorage
  /** Nodes that go too. */
  readonly cascades: readonly { readonly type: string; readonly select: Select }[]
  /** Locks nodes that go because others do; absent where nobody may come to require them. */
  readonly lock: Select | undefined
  /** Nodes of `owner` that require one of the deleted ones; those that the nodes cascade to are left out, as they go first. */
  readonly guards: readonly { readonly owner: string; readonly select: Select; readonly problem: ProblemTemplate }[]
  /**
   * List rows first, then the nodes; pairs go by the database's foreign keys. Nodes of a soft-deleted type are marked,
   * and keep their lists and pairs.
   */
  readonly statements: readonly (Delete | Update)[]
  /** What the nodes hold before; those that are deleted already are not told again. */
  readonly previous: PreviousValues
}

/** Each rule is made when it is first asked for. */
export type DeletionRules = Pick<ReadonlyMap<string, DeletionRule>, 'get'>

/** What deletions of a project do, and those that purge (beyond.md section 12). */
export interface DeletionWays {
  readonly ordinary: DeletionRules
  readonly purging: DeletionRules
}

export function deletionRules(storage: Storage): DeletionWays {
  const types = [...storage.types.values()]
  const rules = (purges: boolean): DeletionRules => {
    const made = new Map<string, DeletionRule>()
    return {
      get(name) {
        const type = storage.types.get(name)
        const rule = made.get(name) ?? (type && ruleOf(type, storage, purges))
        if (rule) made.set(name, rule)
        return rule
      },
    }
  }
  const ordinary = rules(false)
  return { ordinary, purging: types.every(everyRowIsNode) ? ordinary : rules(true) }
}

function ruleOf(type: TypeStorage, storage: Storage, purges: boolean): DeletionRule {
  const marking = purges ? undefined : markingOf(type)
  const ids = bound(deletedIdsBinding)
  const context = { read: () => createReadContext(storage) }
  const cascading = [...type.links.values()].filter((link) => cascades(link.relation, link.field))
  const guarding = [...storage.types.values()]
    .flatMap((owner) => [...owner.links.values()])
    .filter(({ to, field }) => to === type && field.isRequired && !field.isList)
    .filter(
      (link) => !cascading.some(({ relation, opposite }) => relation === link.relation && opposite === link.field),
    )
  return {
    type,
    cascades: cascading.map((link) => ({
      type: link.to.type.name,
      select: parentsOf(backOf(link), ids, context, purges ? { deleted: 'with' } : {}),
    })),
    lock: guarding.length === 0 ? undefined : lockOf(type),
    guards: guarding.map((link) => ({
      owner: link.from.type.name,
      select: parentsOf(link, ids, context),
      problem: requiredRelation(link),
    })),
    statements: marking ? [marking] : [...listDeletions(type), deletionOf(type)],
    previous: planPreviousByIds(type, ids, 'many'),
  }
}

/**
 * Locks the rows that are to be deleted, in the order of their ids.
 *
 * `SELECT w.id FROM Post AS w WHERE w.id = ANY(?) ORDER BY w.id ASC FOR UPDATE OF w`
 */
function lockOf(type: TypeStorage): Select {
  const key = idColumn(type, alias)
  return {
    kind: 'select',
    columns: [{ expression: key }],
    from: typeRows(type, alias, 'with'),
    where: inList(key, listParam(bound(deletedIdsBinding), key.scalar)),
    orderBy: [{ expression: key, direction: 'asc' }],
    lock: 'removal',
  }
}

/** The same relation seen from the other side. */
export function backOf(link: Link): Link {
  const back = link.to.links.get(link.opposite.name)
  invariant(back, `relation ${link.relation.name} has two fields`)
  return back
}

const alias = 'w'

/** `DELETE FROM Post_tags AS w WHERE w.nodeId = ANY(?)` */
function listDeletions(type: TypeStorage): readonly Delete[] {
  const key = column(alias, listColumns.nodeId, type.id.field.scalar)
  return [...type.lists.values()].map(({ table }) => ({
    kind: 'delete',
    table,
    alias,
    where: inList(key, listParam(bound(deletedIdsBinding), key.scalar)),
  }))
}

/** `DELETE FROM User AS w WHERE w.id = ANY(?)` */
function deletionOf(type: TypeStorage): Delete {
  const key = idColumn(type, alias)
  return {
    kind: 'delete',
    table: type.table,
    alias,
    where: inList(key, listParam(bound(deletedIdsBinding), key.scalar)),
  }
}

/**
 * The time of the mutation goes into the rows, so what was deleted together is told by it.
 *
 * `UPDATE User AS w SET leftAt = ? WHERE (w.id = ANY(?) AND w.leftAt IS NULL)`
 */
function markingOf(type: TypeStorage): Update | undefined {
  const deletedAt = deletedAtColumn(type, alias)
  if (deletedAt === undefined) return undefined
  const key = idColumn(type, alias)
  const version = nextVersion(type, alias)
  const values = new Map<string, Expression>([
    [deletedAt.name, param(bound(nowBinding), deletedAt.scalar)],
    ...(version ? [[version.column, version.value] as const] : []),
  ])
  return updateOf(type, values, alias, inList(key, listParam(bound(deletedIdsBinding), key.scalar)))
}
