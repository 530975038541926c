import { createHash } from 'node:crypto'
import { valueAt } from '../../../../util/value-at.js'
import { fieldsOfCondition, renamedCondition } from '../../../../model/index-condition.js'
import { sizedScalar } from '../../../../model/scalar.js'
import type { ScalarColumn, TableIndex } from '../../storage/storage.js'
import { column, isNull } from '../../tree/build.js'
import type { IndexDefinition } from '../../tree/ddl.js'
import type { IndexSupport } from '../../tree/index-support.js'
import { conditionMarkPrefix, isRowMark, liveMark, type RowMark } from '../../tree/row-mark.js'
import type { TableReference } from '../../tree/tree.js'
import { presentTable, type ChangePlan } from './change-plan.js'
import type { PairedIndex } from './paired-indexes.js'

/** Index in a database that tells rows by columns; `tested`: names of the columns that its condition asks for. */
interface MarkedIndex {
  readonly index: TableIndex
  readonly tested: readonly string[]
  readonly where: IndexDefinition['where']
}

/** The columns by which an index is over some rows alone, where that takes columns; equal conditions share one. */
export const rowMarksOf = (marked: MarkedIndex, { someRows }: IndexSupport): readonly RowMark[] =>
  someRows === 'mark' ? [...liveMarkOf(marked.index.among), ...conditionMarkOf(marked)] : []

const liveMarkOf = (among: ScalarColumn | undefined): readonly RowMark[] =>
  among ? [{ name: liveMark, condition: isNull(column(undefined, among.name, 'DateTime')) }] : []

/** Its name tells what it is made of, so that one of another condition is not taken for it. */
function conditionMarkOf({ index, tested, where }: MarkedIndex): readonly RowMark[] {
  const { condition } = index.index
  if (condition === undefined || where === undefined) return []
  const fields = fieldsOfCondition(condition)
  const over = renamedCondition(condition, (field) => tested[fields.indexOf(field)] ?? '')
  const scalars = index.tested.map(({ field, scalar }) => (field.kind === 'scalar' ? sizedScalar(field) : scalar))
  const hash = createHash('sha256')
    .update(JSON.stringify([over, scalars]))
    .digest('hex')
    .slice(0, 16)
  return [{ name: conditionMarkPrefix + hash, condition: where }]
}

/** Whether what tells the rows of an index may be made before the steps: what it is made of is there, and stays what it is. */
export function keepsRows(
  { index: { among, tested }, oldType, oldAmong, oldTested }: PairedIndex,
  { someRows }: IndexSupport,
): boolean {
  const knowsNodes =
    among === undefined ||
    (oldAmong === among.name &&
      [...(oldType?.columns.values() ?? [])].some(
        ({ name, field }) => name === oldAmong && field.scalar === 'DateTime',
      ))
  if (someRows !== 'mark') return knowsNodes
  const staysInPlace = tested.every(({ name }, place) => oldTested[place]?.name === name)
  return knowsNodes && staysInPlace
}

/**
 * Columns that tell rows for indexes which are no more, or are made of what changes, go in front of all steps: columns that
 * others are made of can be neither renamed nor dropped. So do the indexes over them, which would hold all rows without them.
 */
export function releaseMarks(
  paired: readonly PairedIndex[],
  {
    plan,
    support,
    marksOf,
    dropIndex,
  }: {
    readonly plan: ChangePlan
    readonly support: IndexSupport
    /** Those of an index of the next model. */
    marksOf(one: PairedIndex): readonly RowMark[]
    dropIndex(table: TableReference, keptName: string): void
  },
): void {
  if (support.someRows !== 'mark') return
  for (const oldType of plan.before.types.values()) {
    // they go with the table
    if (valueAt(plan.after.types, plan.names.newType(oldType.type.name)) === undefined) continue
    const table = presentTable(oldType.table, plan)
    const own = paired.filter((one) => one.oldType === oldType && keepsRows(one, support))
    // the column of this name may be made of another field
    const isLive = (name: string): boolean => name === liveMark
    const isSameField = own.some(
      ({ index }) => index.among !== undefined && index.among.name === oldType.softDelete?.name,
    )
    const kept = new Set(
      own
        .flatMap(marksOf)
        .map(({ name }) => name)
        .filter((name) => !isLive(name) || isSameField),
    )
    const present = plan.catalogState.table(table.name)
    for (const mark of [...(present?.columns.keys() ?? [])].filter((name) => isRowMark(name) && !kept.has(name))) {
      for (const [name, { marks }] of present?.indexes ?? []) if (marks?.includes(mark)) dropIndex(table, name)
      plan.ddl({ kind: 'drop-row-mark', table, name: mark })
    }
  }
}

/** Makes what an index needs and is not there. */
export function bindMarks(table: TableReference, { marks = [] }: IndexDefinition, plan: ChangePlan): void {
  for (const mark of marks)
    if (plan.catalogState.table(table.name)?.columns.has(mark.name) === false)
      plan.ddl({ kind: 'add-row-mark', table, mark })
}
