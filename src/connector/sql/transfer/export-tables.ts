import type { Database, Row } from '../database/database.js'
import type { ScalarType, ScalarValue } from '../../../model/scalar.js'
import { scalarJson } from '../../../model/scalar-json.js'
import { column, isNotNull } from '../tree/build.js'
import { linkOfSideA, rowsOfRelation } from '../storage/rows-of-relation.js'
import {
  listColumns,
  type ListTable,
  type RelationStorage,
  type Storage,
  type TypeStorage,
} from '../storage/storage.js'
import type { DocumentKind, ExportTable } from '../../data-transfer.js'
import { countRows, readInOrder } from './read-in-order.js'

/** Tables of each kind of document in the order that cursors count in (import-export.md section 7). */
export const exportTables: Readonly<
  Record<DocumentKind, (storage: Storage, database: Database) => readonly ExportTable[]>
> = {
  nodes: (storage, database) => [...storage.types.values()].map((type) => nodeTable(type, database)),
  lists: (storage, database) =>
    [...storage.types.values()].flatMap((type) =>
      [...type.lists.values()].map((list) => listTable(type, list, database)),
    ),
  relations: (storage, database) =>
    [...storage.relations.values()].map((relation) => relationTable(relation, storage, database)),
}

const valueJson = (value: unknown, scalar: ScalarType): string => scalarJson(value as ScalarValue, scalar)

function nodeTable(type: TypeStorage, database: Database): ExportTable {
  const scalars = [type.id, ...[...type.columns.values()].filter(({ field }) => field !== type.id.field)]
  const columns = scalars.map(({ name, field }) => column('t', name, field))
  const start = `{"_typeName":${JSON.stringify(type.type.name)},"id":`
  return {
    name: type.type.name,
    count: () => countRows({ table: type.table }, database),
    async *elements(from) {
      for await (const row of readInOrder({ table: type.table, columns, keys: 1 }, from, database)) {
        const fields = scalars.flatMap(({ field }, index) => {
          const value = row[index]
          if (value === null || field.name === 'id') return []
          return [`,${JSON.stringify(field.name)}:${valueJson(value, field.scalar)}`]
        })
        yield { json: `${start}${valueJson(row[0], type.id.field.scalar)}${fields.join('')}}`, rows: 1, last: row }
      }
    },
  }
}

/** One element a node; a list that does not fit into the rest of a page is split. A row is one value. */
function listTable(type: TypeStorage, { field, table }: ListTable, database: Database): ExportTable {
  const columns = [
    column('t', listColumns.nodeId, type.id.field.scalar),
    column('t', listColumns.position, 'Int'),
    column('t', listColumns.value, field),
  ]
  const start = (id: unknown): string =>
    `{"_typeName":${JSON.stringify(type.type.name)},"id":${valueJson(id, type.id.field.scalar)},${JSON.stringify(field.name)}:[`
  return {
    name: `${type.type.name}.${field.name}`,
    count: () => countRows({ table }, database),
    async *elements(from, room) {
      let current: { readonly id: unknown; readonly values: string[]; length: number; last: Row } | undefined
      const element = ({ id, values, last }: NonNullable<typeof current>) => ({
        json: `${start(id)}${values.join(',')}]}`,
        rows: values.length,
        last,
      })
      for await (const row of readInOrder({ table, columns, keys: 2 }, from, database)) {
        const [id, , value] = row
        const text = valueJson(value, field.scalar)
        if (current && (current.id !== id || current.length + text.length + 1 > room())) {
          yield element(current)
          current = undefined
        }
        current ??= { id, values: [], length: start(id).length + 2, last: row }
        current.values.push(text)
        current.length += text.length + 1
        current.last = row
      }
      if (current) yield element(current)
    },
  }
}

/** Pairs (B, A), ordered by A and then B. */
function relationTable(relation: RelationStorage, storage: Storage, database: Database): ExportTable {
  const { table, a, b, ownerSide } = rowsOfRelation(relation, storage)
  const { field, opposite, from, to } = linkOfSideA(relation, storage)
  const [columnA, columnB] = [column('t', a.column, a.scalar), column('t', b.column, b.scalar)]
  const where = ownerSide === undefined ? {} : { where: isNotNull(ownerSide === 'A' ? columnB : columnA) }
  // A row of an inline relation has one pair. Where its id comes first, a second key would make MariaDB sort the table for
  // each page; where the column comes first, PostgreSQL and SQLite have no index for it.
  const order = { keys: ownerSide === 'A' ? 1 : 2, isSorted: ownerSide === 'B' }
  const end = (
    type: TypeStorage,
    { name, isHidden }: { readonly name: string; readonly isHidden: boolean },
    id: unknown,
  ): string => {
    const fieldName = isHidden ? '' : `,"fieldName":${JSON.stringify(name)}`
    return `{"_typeName":${JSON.stringify(type.type.name)},"id":${valueJson(id, type.id.field.scalar)}${fieldName}}`
  }
  return {
    name: relation.relation.name,
    count: () => countRows({ table, ...where }, database),
    async *elements(start) {
      for await (const row of readInOrder(
        { table, columns: [columnA, columnB], ...order, ...where },
        start,
        database,
      )) {
        const [idA, idB] = row
        yield { json: `[${end(to, opposite, idB)},${end(from, field, idA)}]`, rows: 1, last: row }
      }
    },
  }
}
