import type { Constraint } from '../../../../model/constraint.js'
import type { ScalarField } from '../../../../model/model.js'
import { textOf } from '../../../../util/text-of.js'
import type { Database } from '../../database/database.js'
import { listColumns, type ScalarColumn, type TypeStorage } from '../../storage/storage.js'
import { column, constantParam, equals, isNotNull, isNull, tableSource } from '../../tree/build.js'
import type { Catalog } from '../../tree/catalog.js'
import type { Expression, Source, TableReference } from '../../tree/tree.js'
import { brokenNode, type BrokenNode, type ValuePlace } from './broken-values.js'
import { createAsked } from './asked.js'
import { relationQuestions, type RelationQuestions } from './relation-questions.js'
import { repeatedGroups, type AmongRows, type RepeatedColumn, type RepeatedGroups } from './repeated-groups.js'

/** What tables and columns hold, whether or not a model knows them. */
export interface StoredData {
  hasRows(table: string): Promise<boolean>
  hasValues(table: string, column: string): Promise<boolean>
  hasNulls(table: string, column: string): Promise<boolean>
  hasRepeated(table: string, column: string): Promise<boolean>
}

/** Questions about existing data on which a deploy's warnings and errors depend (migrations.md section 7). */
export interface DataQuestions extends RelationQuestions {
  readonly data: StoredData
  hasRows(type: TypeStorage): Promise<boolean>
  countRows(type: TypeStorage): Promise<number>
  /** How many groups of rows have equal values in all columns, and the values of the first such group. */
  repeatedGroups(table: TableReference, columns: readonly RepeatedColumn[], among: AmongRows): Promise<RepeatedGroups>
  /** In how many rows the column is not null. */
  countValues(type: TypeStorage, column: ScalarColumn): Promise<number>
  hasNull(type: TypeStorage, field: ScalarField): Promise<boolean>
  hasDuplicates(type: TypeStorage, field: ScalarField): Promise<boolean>
  /** The id of a node whose value does not fit the field's next type, which keeps its values. */
  unheldNode(type: TypeStorage, from: ScalarField, to: ScalarField): Promise<string | undefined>
  /** Whether nodes have different times of one day. */
  hasSharedDays(type: TypeStorage, field: ScalarField): Promise<boolean>
  /** A node whose value breaks a constraint. */
  brokenNode(place: ValuePlace, constraint: Constraint): Promise<BrokenNode | undefined>
  isEnumValueUsed(type: TypeStorage, field: ScalarField, value: string): Promise<boolean>
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
  const asked = createAsked(database, catalog)
  const { hasTable, hasColumn, exists, countRows, isRepeated } = asked
  const whole = (name: string): Source => tableSource({ namespace, name }, 't')
  const key = (name: string): Expression => column('t', name, 'String')
  return {
    ...relationQuestions(asked),
    data: {
      hasRows: async (table) => (await hasTable(table)) && exists(whole(table)),
      hasValues: async (table, name) => (await hasColumn(table, name)) && exists(whole(table), isNotNull(key(name))),
      hasNulls: async (table, name) => (await hasColumn(table, name)) && exists(whole(table), isNull(key(name))),
      hasRepeated: async (table, name) => (await hasColumn(table, name)) && isRepeated(whole(table), key(name)),
    },
    hasRows: async (type) => (await hasTable(type.table.name)) && exists(tableSource(type.table, 't')),
    countRows: async (type) => ((await hasTable(type.table.name)) ? countRows(tableSource(type.table, 't')) : 0),
    repeatedGroups: (table, columns, among) => repeatedGroups(table, columns, among, { database, countRows }),
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
    brokenNode: (place, constraint) => brokenNode(place, constraint, database),
    async isEnumValueUsed(type, field, value) {
      const list = type.lists.get(field.name)
      const [table, name] = list ? [list.table, listColumns.value] : [type.table, fieldColumn(field)]
      return (
        (await hasColumn(table.name, name)) &&
        exists(tableSource(table, 't'), equals(column('t', name, 'Enum'), constantParam(value, 'Enum')))
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
