import { fieldsOfCondition, type FieldTest } from '../../../../model/index-condition.js'
import { keepsValues, type ScalarValue } from '../../../../model/scalar.js'
import { isHeld } from '../../../../model/held-value.js'
import type { IndexColumn } from '../../storage/storage.js'
import { column, isNull } from '../../tree/build.js'
import type { CatalogTable } from '../../tree/catalog.js'
import { conditionOn } from '../../tree/row-condition.js'
import { fillValue } from '../changes/fill-value.js'
import { pairIndexes, type PairedIndex } from '../changes/paired-indexes.js'
import { diagnosticTexts, refuse, type ChangeDiagnostic } from './change-diagnostic.js'
import type { CheckContext } from './check-context.js'
import { holdsFor, withKnown } from './known-condition.js'
import type { AmongRows, RepeatedColumn } from './repeated-groups.js'
import { asBefore, becomesFilled, becoming, isFilled } from './values-before.js'

/** Unique indexes that rows which are there keep from being made. */
export async function repeatedRows(context: CheckContext): Promise<readonly ChangeDiagnostic[]> {
  const found: ChangeDiagnostic[] = []
  for (const one of pairIndexes(context, context.names))
    if (one.index.index.isUnique && (!one.same || isFilledAnew(one)))
      found.push(...(await repeatedRowsOf(one, context)))
  return found
}

async function repeatedRowsOf(one: PairedIndex, context: CheckContext): Promise<readonly ChangeDiagnostic[]> {
  const { index, type } = one
  const { ofField } = index
  const among = one.oldType ? one.oldAmong : index.among?.name
  const { questions, catalog } = context
  const { table } = one.oldType ?? type
  const present = (await catalog()).tables.get(table.name)
  if (!present) return []
  const known = index.columns.map((column, place) => {
    const old = one.oldValues[place] ?? (one.oldType ? undefined : column)
    const there = old !== undefined && present.columns.has(old.name) ? old : undefined
    const change = there && becoming(there, column, context.after.model)
    // of a field that becomes both at once another error tells
    const filled = ofField === undefined ? change : { isCutToDay: change?.isCutToDay === true }
    return { field: column.field, present: there && { ...there, ...filled } }
  })
  // what is new and not filled is null, and equals nothing
  if (known.some((column) => column.present === undefined && !isFilled(column))) return []
  const asked = known.flatMap((column) => (column.present === undefined ? [] : [column.present]))
  const rows = coveredRows(one, present, context)
  if (rows === undefined) return []
  const { groups, example } = await questions.repeatedGroups(table, asked, {
    ignoresCase: index.index.ignoresCase === true,
    where: (alias) =>
      among !== undefined && present.columns.has(among) ? isNull(column(alias, among, 'DateTime')) : undefined,
    ...rows,
  })
  if (groups === 0) return []
  if (ofField !== undefined)
    return [refuse(type.type.name, ofField, diagnosticTexts.wouldNotBeUnique(type.type.name, ofField))]
  const values = known.map((column) => {
    const value =
      column.present !== undefined
        ? example[asked.indexOf(column.present)]
        : column.field.kind === 'scalar'
          ? fillValue(column.field, context.after.model)
          : null
    return `${column.field.name} ${JSON.stringify(value)}`
  })
  const [counted, have] = groups === 1 ? ['1 group', 'has'] : [`${String(groups)} groups`, 'have']
  return [
    refuse(
      type.type.name,
      null,
      `The unique index '${index.index.name}' on ${type.type.name} can not be made: ${counted} of rows ${have} equal values, e.g. ${values.join(', ')}.`,
    ),
  ]
}

/** Whether rows that have nothing in one of its columns get a value under an index that stays. */
const isFilledAnew = ({ index, oldValues, oldTestedValues }: PairedIndex): boolean =>
  index.ofField === undefined &&
  (index.columns.some((next, place) => becomesFilled(oldValues[place], next)) ||
    index.tested.some((next, place) => becomesFilled(oldTestedValues[place], next)))

/** The rows that the index will be over, as far as they can be told from what is there; undefined: none, or not known. */
function coveredRows(
  { index, oldType, oldTestedValues }: PairedIndex,
  present: CatalogTable,
  { after }: CheckContext,
): Pick<AmongRows, 'tested' | 'covers'> | undefined {
  const { condition } = index.index
  if (condition === undefined) return { tested: [], covers: () => undefined }
  const fields = fieldsOfCondition(condition)
  const places = index.tested.map((next, place): (RepeatedColumn & IndexColumn) | undefined => {
    const old = oldTestedValues[place] ?? (oldType ? undefined : next)
    return old && present.columns.has(old.name) ? { ...old, ...becoming(old, next, after.model) } : undefined
  })
  const unknown: FieldTest[] = []
  const known = withKnown(condition, (test, isNegated) => {
    const place = fields.indexOf(test.field)
    const [old, next] = [places[place], index.tested[place]]
    const looked = next && (old ? asksBefore(test, old, next) : holdsFor(newValue(next, after.model), test, isNegated))
    if (looked === undefined) unknown.push(test)
    return looked ?? isNegated
  })
  if (unknown.length > 0 || known === false) return undefined
  const tested = places.filter((one) => one !== undefined)
  return {
    tested,
    covers: (columns) =>
      known === true
        ? undefined
        : conditionOn(known, (field) => {
            const at = tested.findIndex((one) => one === places[fields.indexOf(field)])
            return columns[at] ?? column('r', '', 'String')
          }),
  }
}

/** What all rows have in a column that is new. */
const newValue = (next: IndexColumn, model: CheckContext['after']['model']): ScalarValue | null =>
  next.field.kind === 'scalar' && isFilled(next) ? fillValue(next.field, model) : null

/** The same test of a column with its former type; undefined where that has no such value. */
function asksBefore(test: FieldTest, old: IndexColumn, next: IndexColumn): FieldTest | undefined {
  if (test.kind === 'null' || old.field.kind !== 'scalar' || next.field.kind !== 'scalar') return test
  if (!keepsValues(old.field, next.field)) return test
  const value = asBefore(test.value, next.scalar, old.scalar)
  return typeof value === 'string' && !isHeld(value, old.field, 'compared') ? undefined : { ...test, value }
}
