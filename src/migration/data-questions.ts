import type { Database } from '../database/database.js'
import { column, constantParam, equals, isNotNull, isNull, literal, tableSource, allOf } from '../sql/build.js'
import type { Expression, Select, Source } from '../sql/tree.js'
import type { Catalog } from '../sql/catalog.js'
import { listColumns, type RelationStorage, type TypeStorage } from '../storage/storage.js'
import type { ScalarField } from '../model/model.js'

/** Questions about existing data on which a deploy's warnings and errors depend (migrations.md section 7). */
export interface DataQuestions {
  hasRows(type: TypeStorage): Promise<boolean>
  hasLinks(relation: RelationStorage): Promise<boolean>
  hasNull(type: TypeStorage, field: ScalarField): Promise<boolean>
  hasDuplicates(type: TypeStorage, field: ScalarField): Promise<boolean>
  isEnumValueUsed(type: TypeStorage, field: ScalarField, value: string): Promise<boolean>
  /** Whether some node of the side has no partner, or more than one. */
  hasUnconnected(relation: RelationStorage, side: 'A' | 'B', type: TypeStorage): Promise<boolean>
  hasSeveralPartners(relation: RelationStorage, side: 'A' | 'B', type: TypeStorage): Promise<boolean>
}

/** Asks the database; what does not exist there has no data. */
export function createDataQuestions(database: Database, catalog: Catalog): DataQuestions {
  const hasTable = (name: string): boolean => catalog.tables.has(name)
  const hasColumn = (table: string, name: string): boolean => catalog.tables.get(table)?.columns.has(name) === true
  const exists = async (from: Source, where?: Expression): Promise<boolean> => {
    const select: Select = {
      kind: 'select',
      columns: [{ expression: literal(1) }],
      from,
      ...(where ? { where } : {}),
      limit: literal(1),
    }
    return (await database.runStatement(select)).rows.length > 0
  }
  const fieldColumn = (field: ScalarField): string => field.dbName ?? field.name

  async function hasRepeated(from: Source, key: Expression): Promise<boolean> {
    const other: Source = from.kind === 'table' ? { ...from, alias: 'o' } : from
    const otherKey = key.kind === 'column' ? { ...key, table: 'o' } : key
    const count: Select = {
      kind: 'select',
      columns: [{ expression: { kind: 'count-all' } }],
      from: other,
      where: equals(otherKey, key),
    }
    const repeated: Expression = {
      kind: 'compare',
      operator: '>',
      left: { kind: 'subquery', select: count },
      right: literal(1),
    }
    return exists(from, allOf([isNotNull(key), repeated]))
  }

  return {
    hasRows: async (type) => hasTable(type.table.name) && exists(tableSource(type.table, 't')),
    async hasLinks({ place }) {
      if (place.kind === 'table') return hasTable(place.table.name) && exists(tableSource(place.table, 't'))
      return (
        hasColumn(place.table.name, place.column) &&
        exists(tableSource(place.table, 't'), isNotNull(column('t', place.column, 'String')))
      )
    },
    async hasNull(type, field) {
      const name = fieldColumn(field)
      return (
        hasColumn(type.table.name, name) &&
        exists(tableSource(type.table, 't'), isNull(column('t', name, field.scalar)))
      )
    },
    async hasDuplicates(type, field) {
      const name = fieldColumn(field)
      return (
        hasColumn(type.table.name, name) && hasRepeated(tableSource(type.table, 't'), column('t', name, field.scalar))
      )
    },
    async isEnumValueUsed(type, field, value) {
      const list = type.lists.get(field.name)
      const [table, name] = list ? [list.table, listColumns.value] : [type.table, fieldColumn(field)]
      return (
        hasColumn(table.name, name) &&
        exists(tableSource(table, 't'), equals(column('t', name, 'Enum'), constantParam(value, 'Enum')))
      )
    },
    async hasUnconnected(relation, side, type) {
      const partners = partnersOf(relation, side, type)
      if (partners.table !== undefined && !hasColumn(partners.table, partners.column))
        return exists(tableSource(type.table, 't'))
      return exists(tableSource(type.table, 't'), partners.none)
    },
    async hasSeveralPartners(relation, side) {
      const { place } = relation
      if (place.kind === 'table') {
        const name = side === 'A' ? place.columnA : place.columnB
        return (
          hasColumn(place.table.name, name) && hasRepeated(tableSource(place.table, 't'), column('t', name, 'String'))
        )
      }
      // a node that has the column has one partner at most
      if (relation.relation.modelA !== relation.relation.modelB && ownsColumn(relation, side)) return false
      return (
        hasColumn(place.table.name, place.column) &&
        hasRepeated(tableSource(place.table, 't'), column('t', place.column, 'String'))
      )
    },
  }
}

const ownsColumn = ({ relation }: RelationStorage, side: 'A' | 'B'): boolean =>
  relation.link?.kind === 'inline' && relation.link.inTypeName === (side === 'A' ? relation.modelA : relation.modelB)

function partnersOf(
  relation: RelationStorage,
  side: 'A' | 'B',
  type: TypeStorage,
): { readonly table: string | undefined; readonly column: string; readonly none: Expression } {
  const { place } = relation
  const id = column('t', type.id.name, type.id.field.scalar)
  if (place.kind === 'inline' && ownsColumn(relation, side)) {
    const key = column('t', place.column, 'String')
    return { table: place.table.name, column: place.column, none: isNull(key) }
  }
  const name = place.kind === 'inline' ? place.column : side === 'A' ? place.columnA : place.columnB
  const select: Select = {
    kind: 'select',
    columns: [{ expression: literal(1) }],
    from: tableSource(place.table, 'p'),
    where: equals(column('p', name, type.id.field.scalar), id),
  }
  return { table: place.table.name, column: name, none: { kind: 'exists', select, negated: true } }
}
