import type { Database } from '../connector/sql/database/database.js'
import { isCreatedAtField, isUpdatedAtField } from '../model/lookup.js'
import type { ScalarValue } from '../model/scalar.js'
import { constantParam } from '../connector/sql/tree/build.js'
import type { Storage, TypeStorage } from '../connector/sql/storage/storage.js'
import { readNodeItem, type NodeItem } from './import-document.js'
import { requireId, requireType } from './imported-type.js'
import { importedValue } from './imported-value.js'
import { insertRows } from './insert-rows.js'

export interface ImportTarget {
  readonly storage: Storage
  readonly database: Database
  newCuid(): string
  now(): string
}

/** A node ready for its table, values by field name. */
interface NodeRow {
  readonly type: TypeStorage
  readonly id: ScalarValue
  readonly values: ReadonlyMap<string, ScalarValue>
}

/** Inserts nodes, type by type (import-export.md section 4): texts of what was refused, the database's first. */
export async function importNodes(values: readonly unknown[], target: ImportTarget): Promise<readonly string[]> {
  const { storage } = target
  const items = values.map(readNodeItem).map((item) => {
    const type = requireType(item.typeName, storage)
    return { item, type, id: requireId(item.id, type, storage) }
  })
  const faults: string[] = []
  const rows = items.flatMap(({ item, type, id }): readonly NodeRow[] => {
    const read = readValues(item, type, id, target)
    if (typeof read !== 'string') return [{ type, id, values: read }]
    faults.push(read)
    return []
  })
  const refused: string[] = []
  for (const type of new Set(rows.map((row) => row.type)))
    refused.push(
      ...(await insertNodes(
        type,
        rows.filter((row) => row.type === type),
        target,
      )),
    )
  return [...refused, ...faults]
}

/** Values by field, or what is wrong with the first wrong one. */
function readValues(
  item: NodeItem,
  type: TypeStorage,
  id: ScalarValue,
  { storage, now }: ImportTarget,
): ReadonlyMap<string, ScalarValue> | string {
  const values = new Map<string, ScalarValue>([[type.id.field.name, id]])
  const named = `The model ${type.type.name} with id ${String(item.id)}`
  for (const [key, value] of item.rest) {
    const field = type.type.fields.find(({ name }) => name === key)
    if (field === undefined) {
      if (isIgnoredTimestamp(key, type)) continue
      return `${named} has an unknown field '${key}' in field list.`
    }
    const read = field.kind === 'scalar' && !field.isList ? importedValue(value, field, storage.model) : undefined
    if (read === undefined || (field === type.id.field && read !== id))
      return `${named} has an invalid value for field' ${key}'.`
    values.set(key, read)
  }
  for (const { field } of type.columns.values())
    if (!values.has(field.name) && (isCreatedAtField(field) || isUpdatedAtField(field))) values.set(field.name, now())
  return values
}

/** Older exports give every node both times. */
function isIgnoredTimestamp(key: string, { type }: TypeStorage): boolean {
  if (key === 'createdAt') return !type.fields.some(isCreatedAtField)
  return key === 'updatedAt' && !type.fields.some(isUpdatedAtField)
}

async function insertNodes(
  type: TypeStorage,
  rows: readonly NodeRow[],
  { database }: ImportTarget,
): Promise<readonly string[]> {
  const columns = [...type.columns.values()]
  const refused = await insertRows(
    {
      table: type.table,
      columns: columns.map(({ name }) => name),
      items: rows,
      row: ({ values }) => columns.map(({ field }) => constantParam(values.get(field.name) ?? null, field.scalar)),
    },
    database,
  )
  await advanceIds(type, database)
  return refused.map(
    ({ item, cause }) => `Failure inserting ${type.table.name} with Id: ${String(item.id)}. Cause: ${cause}`,
  )
}

async function advanceIds({ table, id }: TypeStorage, database: Database): Promise<void> {
  const { behaviour, scalar } = id.field
  if (behaviour?.type !== 'id' || behaviour.sequence === null) return
  for (const text of database.dialect.renderDdl({
    kind: 'advance-ids',
    table,
    id: { name: id.name, scalar, sequence: behaviour.sequence },
  }))
    await database.runText(text)
}
