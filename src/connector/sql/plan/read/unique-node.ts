import { invariant } from '../../../../errors/internal-error.js'
import type { Value } from '../../../../model/value.js'
import type { UniqueSelector } from '../../../../operation/write.js'
import type { Link, TypeStorage } from '../../storage/storage.js'
import { column, equals } from '../../tree/build.js'
import type { Column, Expression, Param, Select } from '../../tree/tree.js'
import { fieldColumn, idColumn, linkOf, scalarColumnOf, searched } from './columns.js'
import { typeRows } from './type-rows.js'

/**
 * The condition that only the node of a unique selector satisfies; of an index it holds for all fields, related nodes by
 * `(SELECT t1u0.id FROM Port AS t1u0 WHERE t1u0.code = ?)`.
 */
export function isNodeOf({ field, value, members }: UniqueSelector, type: TypeStorage, alias: string): Expression {
  const has = (name: string, of: Value): Expression => equals(fieldColumn(type, name, alias), searched(of, type, name))
  if (members === undefined) return has(field, value)
  const ignoresCase = type.indexes.some(({ index }) => index.name === field && index.ignoresCase === true)
  const operands = members.map((member, place) =>
    'related' in member
      ? isRelatedTo(linkOf(type, member.field), member.related, { alias, inner: `${alias}u${String(place)}` })
      : ignoresCase && scalarColumnOf(type, member.field).field.scalar === 'String'
        ? equals(
            withoutCase(fieldColumn(type, member.field, alias)),
            withoutCase(searched(member.value, type, member.field)),
          )
        : has(member.field, member.value),
  )
  return { kind: 'and', operands }
}

/** As the index has it, or the collation that the index goes by. */
const withoutCase = (operand: Column | Param): Expression => ({ kind: 'without-case', operand, isIndexed: true })

/**
 * The column of a link holds the id of a node.
 *
 * `SELECT t1u0.id FROM Port AS t1u0 WHERE t1u0.code = ?`
 */
function isRelatedTo(
  { location, to }: Link,
  related: UniqueSelector,
  { alias, inner }: { readonly alias: string; readonly inner: string },
): Expression {
  invariant(location.kind === 'key-on-this-side', 'an index is over columns of its table')
  const key = column(alias, location.column, to.id.field.scalar)
  if (related.field === to.id.field.name) return equals(key, searched(related.value, to, related.field))
  const select: Select = {
    kind: 'select',
    columns: [{ expression: idColumn(to, inner) }],
    from: typeRows(to, inner),
    where: isNodeOf(related, to, inner),
  }
  return equals(key, { kind: 'subquery', select })
}
