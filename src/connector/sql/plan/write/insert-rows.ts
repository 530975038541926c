import { bound, constant, type Value } from '../../../../model/value.js'
import { chunksOf } from '../../../../util/chunks-of.js'
import type { Slices } from '../../../../util/slices.js'
import { param, returnedColumns } from '../../tree/build.js'
import type { Capabilities } from '../../tree/capabilities.js'
import type { Expression } from '../../tree/tree.js'
import type { TypeStorage } from '../../storage/storage.js'
import { brokenNumbers } from './broken-results.js'
import type { PlannedCreates } from './new-node.js'
import type { NewRow } from './new-row.js'
import type { WriteContext } from './write-context.js'
import type { Step } from './write-plan.js'

export interface PlannedRow {
  readonly row: NewRow
  /** Columns of relations. */
  readonly columns: ReadonlyMap<string, Expression>
}

/** More of them cost the process much at once and save the database little. */
const maxRowsPerInsert = 2000

/** How many rows with so many columns one INSERT takes. */
export const rowsPerInsert = (columns: number, { maxParameters }: Pick<Capabilities, 'maxParameters'>): number =>
  Math.max(1, Math.min(maxRowsPerInsert, Math.floor(maxParameters / Math.max(1, columns))))

/**
 * Writes new rows of one type: one insert unless there are very many.
 *
 * `INSERT INTO Post (id, title, author) VALUES (?, ?, ?), (?, ?, ?)`
 */
export function* insertRows(
  type: TypeStorage,
  rows: readonly PlannedRow[],
  context: WriteContext,
): Slices<PlannedCreates> {
  const names = namesOf(rows)
  const steps: Step[] = []
  const ids: Value[] = []
  const checks = rows.flatMap(({ row }) => row.checks)
  const missing = param(constant(null), 'String')
  if (checks.length > 0) steps.push({ kind: 'check', checks })
  for (const written of chunksOf(rows, rowsPerInsert(names.length, context.capabilities))) {
    const isMadeByDatabase = written.some(({ row }) => row.id === undefined)
    const into = isMadeByDatabase ? context.freshName('made') : undefined
    const returning =
      isMadeByDatabase && context.capabilities.returning !== 'nothing'
        ? { returning: returnedColumns([{ name: type.id.name, scalar: type.id.field.scalar }]) }
        : {}
    const expressions = written.map(({ row, columns }) =>
      names.map((name) => columns.get(name) ?? row.values.get(name) ?? missing),
    )
    steps.push({
      kind: 'run',
      type: type.type.name,
      statement: { kind: 'insert', table: type.table, columns: names, rows: expressions, ...returning },
      ...(into === undefined ? {} : { into }),
    })
    ids.push(...written.map(({ row }, index) => row.id ?? bound(into ?? '', index)))
    yield
  }
  if (type.counters.length === 0) return { steps, ids }
  const numbered = rows.map(({ row }, place) => ({
    id: ids[place] ?? constant(null),
    values: row.values,
  }))
  return { steps: [...steps, ...brokenNumbers(type, numbered, context.capabilities)], ids }
}

/** The columns that some of the rows have. */
function namesOf(rows: readonly PlannedRow[]): readonly string[] {
  const names = new Set<string>()
  for (const { row, columns } of rows) {
    for (const name of row.values.keys()) names.add(name)
    for (const name of columns.keys()) names.add(name)
  }
  return [...names]
}

/** Tells listeners of a new node; of none when another one was `found` in its place. */
export const createdNote = (type: TypeStorage, id: Value, found?: Value): Step => ({
  kind: 'emit-change',
  change: { kind: 'created', type: type.type.name, id, origin: 'direct', ...(found ? { unless: found } : {}) },
})
