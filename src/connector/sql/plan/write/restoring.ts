import { cascades } from '../../../../model/lookup.js'
import { bound, constant } from '../../../../model/value.js'
import type { WriteData } from '../../../../operation/write.js'
import { allOf, equals, inList, listParam, param } from '../../tree/build.js'
import type { Select, Update } from '../../tree/tree.js'
import type { Storage, TypeStorage } from '../../storage/storage.js'
import { idColumn } from '../read/columns.js'
import { planFilter } from '../read/filter.js'
import { createReadContext } from '../read/read-context.js'
import { deletedAtColumn, typeRows } from '../read/type-rows.js'
import { backOf } from './cascade.js'
import { planPreviousByIds, type PreviousValues } from './previous-values.js'
import { requiredRelation } from './problems.js'
import { parentsOf } from './relation-rows.js'
import { updateOf } from './row-changes.js'
import { changedValues, updatedFields } from './scalar-values.js'
import type { ProblemTemplate } from './write-plan.js'

/** The list of ids that the statements of a restoration are about is bound under this name. */
export const restoredIdsBinding = 'restored'
/** When these nodes were deleted. */
export const instantBinding = 'instant'

/** What restoring nodes of one soft-deleted type takes (beyond.md section 12). */
export interface RestorationRule {
  /** When the nodes were deleted; null for those that are not. */
  readonly instant: Select
  /** Nodes that were deleted because these were: at the same time, over a cascade. */
  readonly cascades: readonly { readonly type: string; readonly select: Select }[]
  /** What the nodes hold before. */
  readonly previous: PreviousValues
  readonly update: Update
  readonly updatedFields: readonly string[]
  /** Restored nodes that miss a node which they require. */
  readonly guards: readonly { readonly select: Select; readonly problem: ProblemTemplate }[]
}

export type RestorationRules = ReadonlyMap<string, RestorationRule>

export const restorationRules = (storage: Storage): RestorationRules =>
  new Map(
    [...storage.types.values()].flatMap((type) => {
      const rule = ruleOf(type, storage)
      return rule === undefined ? [] : [[type.type.name, rule] as const]
    }),
  )

const alias = 'w'

/**
 * What is read and written, e.g. `SELECT w.leftAt FROM User AS w WHERE w.id = ANY(?)` and
 * `UPDATE User AS w SET leftAt = ? WHERE (w.id = ANY(?) AND w.leftAt IS NOT NULL)`.
 */
function ruleOf(type: TypeStorage, storage: Storage): RestorationRule | undefined {
  const deletedAt = deletedAtColumn(type, alias)
  if (deletedAt === undefined || type.softDelete === undefined) return undefined
  const context = { read: () => createReadContext(storage) }
  const ids = bound(restoredIdsBinding)
  const links = [...type.links.values()]
  const data: WriteData = {
    scalars: new Map([[type.softDelete.field.name, constant(null)]]),
    lists: new Map(),
    nested: [],
    numbers: new Map(),
    items: new Map(),
  }
  const key = idColumn(type, alias)
  const isOneOf = inList(key, listParam(ids, key.scalar))
  return {
    instant: {
      kind: 'select',
      columns: [{ expression: deletedAt }],
      from: typeRows(type, alias, 'with'),
      where: isOneOf,
    },
    cascades: links
      .filter((link) => link.to.softDelete && cascades(link.relation, link.field))
      .map((link) => ({
        type: link.to.type.name,
        select: parentsOf(backOf(link), ids, context, {
          deleted: 'only',
          where: (child) => {
            const at = deletedAtColumn(link.to, child)
            return at && equals(at, param(bound(instantBinding), at.scalar))
          },
        }),
      })),
    previous: planPreviousByIds(type, ids, 'many', 'only'),
    update: updateOf(type, changedValues(type, data, alias), alias, isOneOf, 'only'),
    updatedFields: updatedFields(type, data),
    guards: links
      .filter(({ field }) => field.isRequired && !field.isList)
      .map((link) => {
        const misses = planFilter(
          { kind: 'relation-null', field: link.field.name },
          type,
          alias,
          createReadContext(storage),
        )
        return {
          select: {
            kind: 'select',
            columns: [{ expression: key }],
            from: typeRows(type, alias),
            where: allOf([isOneOf, misses]) ?? isOneOf,
          },
          problem: requiredRelation(link),
        }
      }),
  }
}
