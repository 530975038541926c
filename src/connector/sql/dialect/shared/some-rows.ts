import type { IndexDefinition } from '../../tree/ddl.js'
import type { Param } from '../../tree/tree.js'
import { renderInlineCondition } from './render-inline.js'
import type { Style } from './style.js'

/** Which rows an index is over, where it is not over all: ` WHERE "deletedAt" IS NULL AND "active" = true`. */
export function someRows(
  { among, where }: Pick<IndexDefinition, 'among' | 'where'>,
  style: Style,
  encode: (value: unknown, param: Param) => unknown,
): string {
  const conditions = [
    ...(among === undefined ? [] : [`${style.quote(among)} IS NULL`]),
    ...(where ? [renderInlineCondition(where, style, encode)] : []),
  ]
  return conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`
}
