import { bound } from '../../../../model/value.js'
import type { WriteOperation } from '../../../../operation/write.js'
import type { TypeStorage } from '../../storage/storage.js'
import { idColumn } from '../read/columns.js'
import { isNodeOf } from '../read/unique-node.js'
import { deletedAtColumn, typeRows } from '../read/type-rows.js'
import type { Select } from '../../tree/tree.js'
import { literal } from '../../tree/build.js'
import { invariant } from '../../../../errors/internal-error.js'
import { nodeNotFound } from './problems.js'
import { finish, nodeBinding, type RootPlan } from './root-plan.js'
import type { WriteContext } from './write-context.js'

/**
 * `restoreX`: of several rows with the unique value the one that was deleted last (beyond.md section 12).
 *
 * `SELECT t1.id FROM User AS t1 WHERE t1.id = ? ORDER BY t1.leftAt DESC`
 */
export function planRestore(
  type: TypeStorage,
  { where }: Extract<WriteOperation, { kind: 'restore' }>,
  context: WriteContext,
): RootPlan {
  const alias = context.read().freshAlias()
  const deletedAt = deletedAtColumn(type, alias)
  invariant(deletedAt, `${type.type.name} is not soft-deleted`)
  const select: Select = {
    kind: 'select',
    columns: [{ expression: idColumn(type, alias) }],
    from: typeRows(type, alias, 'with'),
    where: isNodeOf(where, type, alias),
    orderBy: [
      { expression: deletedAt, direction: 'desc', nulls: 'last' },
      { expression: idColumn(type, alias), isPresent: true, direction: 'asc' },
    ],
    limit: literal(1),
    lock: 'change',
  }
  return finish(
    [
      { kind: 'read', select, into: nodeBinding, take: 'first' },
      { kind: 'assert-present', value: bound(nodeBinding), problem: nodeNotFound(type, where) },
      { kind: 'restore-node', id: bound(nodeBinding), type: type.type.name },
    ],
    context,
    { result: bound(nodeBinding) },
  )
}
