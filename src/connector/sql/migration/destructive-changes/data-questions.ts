import type { Database } from '../../database/database.js'
import {
  allOf,
  column,
  compare,
  constantParam,
  equals,
  isNotNull,
  isNull,
  literal,
  tableSource,
} from '../../tree/build.js'
import type { Expression, Select, Source, TableReference } from '../../tree/tree.js'
import type { Catalog } from '../../tree/catalog.js'
import {
  listColumns,
  type IndexColumn,
  type RelationStorage,
  type ScalarColumn,
  type TypeStorage,
} from '../../storage/storage.js'
import { textOf } from '../../../../util/text-of.js'
import type { ScalarField } from '../../../../model/model.js'

/** What tables and columns hold, whether or not a model knows them. */
export interface StoredData {
  hasRows(table: string): Promise<boolean>
  hasValues(table: string, column: string): Promise<boolean>
  hasNulls(table: string, column: string): Promise<boolean>
  hasRepeated(table: string, column: string): Promise<boolean>
}

/** Questions about existing data on which a deploy's warnings and errors depend (migrations.md section 7). */
export interface DataQuestions {
  readonly data: StoredData
  hasRows(type: TypeStorage): Promise<boolean>
  /** How many groups of rows have equal values in all columns, and the values of the first such group. */
  repeatedGroups(
    table: TableReference,
    columns: readonly Pick<IndexColumn, 'name' | 'scalar' | 'field'>[],
    among: { readonly ignoresCase: boolean; where(alias: string): Expression | undefined },
  ): Promise<{ readonly groups: number; readonly example: readonly unknown[] }>
  hasLinks(relation: RelationStorage): Promise<boolean>
  /** In how many rows the column is not null. */
  countValues(type: TypeStorage, column: ScalarColumn): Promise<number>
  hasNull(type: TypeStorage, field: ScalarField): Promise<boolean>
  hasDuplicates(type: TypeStorage, field: ScalarField): Promise<boolean>
  /** The id of a node whose value does not fit the field's next type, which keeps its values. */
  unheldNode(type: TypeStorage, from: ScalarField, to: ScalarField): Promise<string | undefined>
  /** Whether nodes have different times of one day. */
  hasSharedDays(type: TypeStorage, field: ScalarField): Promise<boolean>
  isEnumValueUsed(type: TypeStorage, field: ScalarField, value: string): Promise<boolean>
  /** Whether some node of the side has no partner, or more than one. */
  hasUnconnected(relation: RelationStorage, side: 'A' | 'B', type: TypeStorage): Promise<boolean>
  hasSeveralPartners(relation: RelationStorage, side: 'A' | 'B', type: TypeStorage): Promise<boolean>
}

/**
 * Asks the database; what does not exist there has no data. The catalogue is read when the first question comes.
 *
 * `SELECT 1 FROM User AS t WHERE t.email IS NULL LIMIT 1`
 */
export function createDataQuestions(
  database: Database,
  namespace: string,
  catalog: () => Promise<Catalog>,
): DataQuestions {
  const hasTable = async (name: string): Promise<boolean> => (await catalog()).tables.has(name)
  const hasColumn = async (table: string, name: string): Promise<boolean> =>
    (await catalog()).tables.get(table)?.columns.has(name) === true
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
  const countRows = async (from: Source, where: Expression): Promise<number> => {
    const columns = [{ expression: { kind: 'count-all' } }] as const
    const { rows } = await database.runStatement({ kind: 'select', columns, from, where })
    return Number(rows[0]?.[0] ?? 0)
  }

  /** Whether a value stands in several rows. Grouped, for there may be no index. */
  const isRepeated = (from: Source, key: Expression): Promise<boolean> => {
    const groups: Select = {
      kind: 'select',
      columns: [{ expression: { kind: 'count-all' }, as: 'n' }],
      from,
      where: isNotNull(key),
      groupBy: [key],
    }
    return exists({ kind: 'derived', select: groups, alias: 'g' }, compare(column('g', 'n', 'Int'), '>', literal(1)))
  }

  const whole = (name: string): Source => tableSource({ namespace, name }, 't')
  const key = (name: string): Expression => column('t', name, 'String')
  return {
    data: {
      hasRows: async (table) => (await hasTable(table)) && exists(whole(table)),
      hasValues: async (table, name) => (await hasColumn(table, name)) && exists(whole(table), isNotNull(key(name))),
      hasNulls: async (table, name) => (await hasColumn(table, name)) && exists(whole(table), isNull(key(name))),
      hasRepeated: async (table, name) => (await hasColumn(table, name)) && isRepeated(whole(table), key(name)),
    },
    hasRows: async (type) => (await hasTable(type.table.name)) && exists(tableSource(type.table, 't')),
    async repeatedGroups(table, columns, among) {
      const sized = ({ field, scalar }: (typeof columns)[number]) => (field.kind === 'scalar' ? field : scalar)
      const keys = columns.map(({ scalar, ...one }): Expression => {
        const operand = column('t', one.name, sized({ scalar, ...one }))
        return among.ignoresCase && scalar === 'String' ? { kind: 'without-case', operand } : operand
      })
      const where = allOf([...keys.map(isNotNull), among.where('t')])
      const select: Select = {
        kind: 'select',
        columns: [
          { expression: { kind: 'count-all' }, as: 'n' },
          ...keys.map((expression, place) => ({ expression, as: `k${String(place)}` })),
        ],
        from: tableSource(table, 't'),
        ...(where ? { where } : {}),
        groupBy: keys,
      }
      const repeated = { kind: 'derived', select, alias: 'g' } as const
      const isRepeatedGroup = compare(column('g', 'n', 'Int'), '>', literal(1))
      const shown = columns.map((one, place) => column('g', `k${String(place)}`, sized(one)))
      const [groups, [example]] = await Promise.all([
        countRows(repeated, isRepeatedGroup),
        database
          .runStatement({
            kind: 'select',
            columns: [{ expression: column('g', 'n', 'Int') }, ...shown.map((expression) => ({ expression }))],
            from: repeated,
            where: isRepeatedGroup,
            orderBy: shown.map((expression) => ({ expression, direction: 'asc' })),
            limit: literal(1),
          })
          .then(({ rows }) => rows),
      ])
      return { groups, example: example?.slice(1) ?? [] }
    },
    async hasLinks({ location }) {
      if (location.kind === 'table')
        return (await hasTable(location.table.name)) && exists(tableSource(location.table, 't'))
      return (
        (await hasColumn(location.table.name, location.column)) &&
        exists(tableSource(location.table, 't'), isNotNull(column('t', location.column, 'String')))
      )
    },
    async countValues(type, { name, field }) {
      const where = isNotNull(column('t', name, field.scalar))
      return (await hasColumn(type.table.name, name)) ? countRows(tableSource(type.table, 't'), where) : 0
    },
    async hasNull(type, field) {
      const name = fieldColumn(field)
      return (
        (await hasColumn(type.table.name, name)) &&
        exists(tableSource(type.table, 't'), isNull(column('t', name, field.scalar)))
      )
    },
    async hasDuplicates(type, field) {
      const name = fieldColumn(field)
      return (
        (await hasColumn(type.table.name, name)) &&
        isRepeated(tableSource(type.table, 't'), column('t', name, field.scalar))
      )
    },
    unheldNode: async (type, from, to) =>
      (await hasColumn(type.table.name, fieldColumn(from))) ? unheldNode(type, { from, to }, database) : undefined,
    async hasSharedDays(type, field) {
      const name = fieldColumn(field)
      const day: Expression = { kind: 'truncate', unit: 'day', operand: column('t', name, field) }
      return (await hasColumn(type.table.name, name)) && isRepeated(tableSource(type.table, 't'), day)
    },
    async isEnumValueUsed(type, field, value) {
      const list = type.lists.get(field.name)
      const [table, name] = list ? [list.table, listColumns.value] : [type.table, fieldColumn(field)]
      return (
        (await hasColumn(table.name, name)) &&
        exists(tableSource(table, 't'), equals(column('t', name, 'Enum'), constantParam(value, 'Enum')))
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
  }
}

const fieldColumn = (field: ScalarField): string => field.dbName ?? field.name

async function unheldNode(
  { table, id }: TypeStorage,
  { from, to }: { readonly from: ScalarField; readonly to: ScalarField },
  database: Database,
): Promise<string | undefined> {
  const text = database.dialect.unheldRow({ table, id: id.name, column: fieldColumn(from), from, to })
  const [row] = text === undefined ? [] : (await database.runText(text)).rows
  return row && textOf(row['id'])
}

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
