import type { ScalarType, ScalarValue } from '../../../model/scalar.js'
import { constant } from '../../../model/value.js'
import type { ImportedList, ImportOptions, Rejection } from '../../data-transfer.js'
import { isOutdated } from '../../../errors/database-error.js'
import { groupBy } from '../../../util/group-by.js'
import type { Database } from '../database/database.js'
import { listColumns, listPositionStep, type ListTable, type TypeStorage } from '../storage/storage.js'
import { column, constantParam, inList, itemParam, listParam, tableSource } from '../tree/build.js'
import { brokenText } from './broken-text.js'
import { insertRows } from './insert-rows.js'

interface ListRow {
  readonly place: number
  readonly id: ScalarValue
  readonly position: number
  readonly value: ScalarValue
}

/** A list field and its table. */
export interface ListPlace {
  readonly type: TypeStorage
  readonly list: ListTable
}

/** Appends values to a list of nodes; texts of what the database refused. */
export async function appendValues(
  { type, list }: ListPlace,
  given: readonly ImportedList[],
  database: Database,
  options?: ImportOptions,
): Promise<readonly Rejection[]> {
  try {
    return await append({ type, list }, given, database, options)
  } catch (error) {
    // what is there is asked for before anything is written
    if (!isOutdated(error)) throw error
    const cause = error instanceof Error ? error.message : ''
    return given.map(({ place, id, values }) => ({
      place,
      text: appendFailure(list, id, values.join(', '), cause),
      isOutdated: true,
    }))
  }
}

const appendFailure = ({ table }: ListTable, id: ScalarValue, values: string, cause: string): string =>
  `Failure inserting into listTable ${table.name} for the id ${String(id)} for value ${values}. Cause: ${cause}`

async function append(
  { type, list }: ListPlace,
  given: readonly ImportedList[],
  database: Database,
  options?: ImportOptions,
): Promise<readonly Rejection[]> {
  const idScalar = type.id.field.scalar
  const items = options?.isRepeated === true ? await withoutAppended(list, given, { idScalar, database }) : given
  const rejectionOf = (
    { place, id }: Pick<ImportedList, 'place' | 'id'>,
    value: ScalarValue,
    cause: string,
  ): Rejection => ({
    place,
    text: appendFailure(list, id, String(value), cause),
  })
  const positions = await greatestPositions(list, items, { idScalar, database })
  const broken: Rejection[] = []
  const rows = items.flatMap(({ id, place, values }) =>
    values.flatMap((value): readonly ListRow[] => {
      const { constraint } = list.field
      const cause = constraint && brokenText(value, list.field, { type, constraint })
      if (cause !== undefined) {
        broken.push(rejectionOf({ place, id }, value, cause))
        return []
      }
      const position = (positions.get(String(id)) ?? 0) + listPositionStep
      positions.set(String(id), position)
      return [{ place, id, position, value }]
    }),
  )
  const refused = await insertRows(
    {
      table: list.table,
      columns: [listColumns.nodeId, listColumns.position, listColumns.value],
      items: rows,
      row: ({ id, position, value }) => [
        constantParam(id, idScalar),
        constantParam(position, 'Int'),
        itemParam(constant(value), list.field),
      ],
    },
    database,
  )
  return [...broken, ...refused.map(({ item, cause }) => rejectionOf(item, item.value, cause))]
}

interface ListContext {
  readonly idScalar: ScalarType
  readonly database: Database
}

/** The values that an earlier try did not append, which were cut off from the end. */
async function withoutAppended(
  list: ListTable,
  items: readonly ImportedList[],
  context: ListContext,
): Promise<readonly ImportedList[]> {
  const present = await presentValues(list, items, context)
  const left = new Map(
    [...groupBy(items, ({ id }) => String(id))].map(([id, own]) => {
      const values = own.flatMap((item) => item.values)
      return [id, appendedCount(present.get(id) ?? [], values, own[0]?.before)]
    }),
  )
  return items.map((item) => {
    const done = Math.min(item.values.length, left.get(String(item.id)) ?? 0)
    left.set(String(item.id), (left.get(String(item.id)) ?? 0) - done)
    return { ...item, values: item.values.slice(done) }
  })
}

/**
 * How many of the values stand at the end of the list. What was there before tells it; where more was there than the
 * sender knows, the longest beginning of the values that the list ends with.
 */
function appendedCount(
  present: readonly ScalarValue[],
  values: readonly ScalarValue[],
  before: number | undefined,
): number {
  const count = before === undefined ? -1 : present.length - before
  if (count >= 0 && count <= values.length && endsWith(present, values.slice(0, count))) return count
  for (let length = Math.min(present.length, values.length); length > 0; length -= 1)
    if (endsWith(present, values.slice(0, length))) return length
  return 0
}

const endsWith = (list: readonly ScalarValue[], end: readonly ScalarValue[]): boolean =>
  end.every((value, index) => list[list.length - end.length + index] === value)

/**
 * The items that the lists have, in order.
 *
 * `SELECT l.nodeId, l.value FROM Post_tags AS l WHERE l.nodeId = ANY(?) ORDER BY l.nodeId ASC, l.position ASC`
 */
async function presentValues(
  list: ListTable,
  items: readonly ImportedList[],
  { idScalar, database }: ListContext,
): Promise<ReadonlyMap<string, ScalarValue[]>> {
  const ids = [...new Set(items.map(({ id }) => id))]
  const node = column('l', listColumns.nodeId, idScalar)
  const found = new Map<string, ScalarValue[]>()
  for (let start = 0; start < ids.length; start += nodesPerQuestion) {
    const { rows } = await database.runStatement({
      kind: 'select',
      columns: [{ expression: node }, { expression: column('l', listColumns.value, list.field) }],
      from: tableSource(list.table, 'l'),
      where: inList(node, listParam(constant(ids.slice(start, start + nodesPerQuestion)), idScalar)),
      orderBy: [node, column('l', listColumns.position, 'Int')].map((expression) => ({ expression, direction: 'asc' })),
    })
    for (const [id, own] of groupBy(rows, ([node]) => String(node)))
      found.set(
        id,
        own.map(([, value]) => value as ScalarValue),
      )
  }
  return found
}

const nodesPerQuestion = 1000

/**
 * Greatest position by node id, of the nodes that have values.
 *
 * `SELECT l.nodeId, max(l.position) FROM Post_tags AS l WHERE l.nodeId = ANY(?) GROUP BY l.nodeId`
 */
async function greatestPositions(
  list: ListTable,
  items: readonly ImportedList[],
  { idScalar, database }: ListContext,
): Promise<Map<string, number>> {
  const ids = [...new Set(items.map(({ id }) => id))]
  const node = column('l', listColumns.nodeId, idScalar)
  const found = new Map<string, number>()
  for (let start = 0; start < ids.length; start += nodesPerQuestion) {
    const { rows } = await database.runStatement({
      kind: 'select',
      columns: [
        { expression: node },
        { expression: { kind: 'max', operand: column('l', listColumns.position, 'Int') } },
      ],
      from: tableSource(list.table, 'l'),
      where: inList(node, listParam(constant(ids.slice(start, start + nodesPerQuestion)), idScalar)),
      groupBy: [node],
    })
    for (const [id, position] of rows) found.set(String(id), Number(position))
  }
  return found
}
