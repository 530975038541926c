import { column, equals, isNotNull, isNull, literal, tableSource } from '../../tree/build.js'
import type { RelationStorage, TypeStorage } from '../../storage/storage.js'
import type { Expression, Select } from '../../tree/tree.js'
import type { Asked } from './asked.js'

/** Questions about the links of relations. */
export interface RelationQuestions {
  hasLinks(relation: RelationStorage): Promise<boolean>
  /** Whether some node of the side has no partner, or more than one. */
  hasUnconnected(relation: RelationStorage, side: 'A' | 'B', type: TypeStorage): Promise<boolean>
  hasSeveralPartners(relation: RelationStorage, side: 'A' | 'B', type: TypeStorage): Promise<boolean>
}

export const relationQuestions = ({ hasTable, hasColumn, exists, isRepeated }: Asked): RelationQuestions => ({
  async hasLinks({ location }) {
    if (location.kind === 'table')
      return (await hasTable(location.table.name)) && exists(tableSource(location.table, 't'))
    return (
      (await hasColumn(location.table.name, location.column)) &&
      exists(tableSource(location.table, 't'), isNotNull(column('t', location.column, 'String')))
    )
  },
  async hasUnconnected(relation, side, type) {
    const partners = partnersOf(relation, side, type)
    if (!(await hasColumn(partners.table, partners.column))) return exists(tableSource(type.table, 't'))
    return exists(tableSource(type.table, 't'), partners.none)
  },
  async hasSeveralPartners(relation, side) {
    const { location } = relation
    if (location.kind === 'table') {
      const name = side === 'A' ? location.columnA : location.columnB
      return (
        (await hasColumn(location.table.name, name)) &&
        isRepeated(tableSource(location.table, 't'), column('t', name, 'String'))
      )
    }
    // a node that has the column has one partner at most
    if (relation.relation.modelA !== relation.relation.modelB && ownsColumn(relation, side)) return false
    return (
      (await hasColumn(location.table.name, location.column)) &&
      isRepeated(tableSource(location.table, 't'), column('t', location.column, 'String'))
    )
  },
})

const ownsColumn = ({ relation }: RelationStorage, side: 'A' | 'B'): boolean =>
  relation.link?.kind === 'inline' && relation.link.inTypeName === (side === 'A' ? relation.modelA : relation.modelB)

/**
 * Where the partners of a node are, and the condition that it has none.
 *
 * `SELECT 1 FROM Post AS p WHERE p.author = t.id`
 */
function partnersOf(
  relation: RelationStorage,
  side: 'A' | 'B',
  type: TypeStorage,
): { readonly table: string; readonly column: string; readonly none: Expression } {
  const { location } = relation
  const id = column('t', type.id.name, type.id.field.scalar)
  if (location.kind === 'inline' && ownsColumn(relation, side)) {
    const key = column('t', location.column, 'String')
    return { table: location.table.name, column: location.column, none: isNull(key) }
  }
  const name = location.kind === 'inline' ? location.column : side === 'A' ? location.columnA : location.columnB
  const select: Select = {
    kind: 'select',
    columns: [{ expression: literal(1) }],
    from: tableSource(location.table, 'p'),
    where: equals(column('p', name, type.id.field.scalar), id),
  }
  return { table: location.table.name, column: name, none: { kind: 'exists', select, negated: true } }
}
