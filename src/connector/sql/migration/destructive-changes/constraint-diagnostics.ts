import { brokenRule, ruleText, type ConstraintRule } from '../../../../model/constraint.js'
import { isCounted } from '../../../../model/lookup.js'
import type { ScalarField } from '../../../../model/model.js'
import { haveSameColumn, keepsValues } from '../../../../model/scalar.js'
import type { TableCheck, TypeStorage } from '../../storage/storage.js'
import { fillValue, shownFillValue } from '../changes/fill-value.js'
import { backticked } from './backticked.js'
import type { ValuePlace } from './broken-values.js'
import { refuse, type ChangeDiagnostic } from './change-diagnostic.js'
import type { CheckContext } from './check-context.js'

/** Values that are there and break a constraint of the next model, and those that rows would be filled with (beyond.md section 10.4). */
export async function constraintDiagnostics(context: CheckContext): Promise<readonly ChangeDiagnostic[]> {
  const found: ChangeDiagnostic[] = []
  for (const type of context.after.types.values())
    for (const check of type.checks) found.push(...(await diagnosticsOf(type, check, context)))
  return found
}

async function diagnosticsOf(
  type: TypeStorage,
  check: TableCheck,
  context: CheckContext,
): Promise<readonly ChangeDiagnostic[]> {
  const { field, constraint } = check
  const oldType = context.oldType(type.type.name)
  const old = oldType && oldField(oldType, type, field, context)
  if (isCounted(field) && !old && oldType) {
    const broken = brokenNumber(await context.questions.countRows(oldType), constraint)
    return broken === undefined
      ? []
      : [
          refuse(
            type.type.name,
            field.name,
            `Nodes that are there would get the number ${backticked(String(broken.number))} for the field ${backticked(field.name)}, but it must ${ruleText(broken.rule)}.`,
          ),
        ]
  }
  const isFilled = !isCounted(field) && (await fillsRows(type, field, { oldType, old }, context))
  const filled = isFilled ? brokenRule(fillValue(field, context.after.model), constraint) : undefined
  if (filled)
    return [
      refuse(
        type.type.name,
        field.name,
        `Nodes that are there would be pre-filled with the value ${backticked(shownFillValue(field, context.after.model))} for the field ${backticked(field.name)}, but it must ${ruleText(filled)}. Please give it another default.`,
      ),
    ]
  if (oldType && JSON.stringify(old?.constraint) === JSON.stringify(constraint)) return []
  const place = await placeOf(type, check, { oldType, old }, context)
  const broken = place && (await context.questions.brokenNode(place, constraint))
  if (!broken) return []
  return [
    refuse(
      type.type.name,
      field.name,
      `The values of the field ${backticked(field.name)} must ${ruleText(broken.rule)}. But the value of the node with the id ${backticked(broken.id)} does not fit.`,
    ),
  ]
}

/** The first or last of the numbers of rows, where it breaks a constraint. */
function brokenNumber(
  rows: number,
  constraint: TableCheck['constraint'],
): { readonly number: number; readonly rule: ConstraintRule } | undefined {
  for (const number of rows === 0 ? [] : [1, rows]) {
    const rule = brokenRule(number, constraint)
    if (rule) return { number, rule }
  }
  return undefined
}

interface Predecessor {
  readonly oldType: TypeStorage | undefined
  /** Whose values stay. */
  readonly old: ScalarField | undefined
}

function oldField(
  oldType: TypeStorage,
  { type }: TypeStorage,
  field: ScalarField,
  { names }: CheckContext,
): ScalarField | undefined {
  const name = names.oldField(type.name, field.name)
  const old = oldType.type.fields.find((one) => one.name === name)
  if (old?.kind !== 'scalar' || old.isList !== field.isList) return undefined
  return haveSameColumn(old, field) || (keepsValues(old, field) && !field.isList) ? old : undefined
}

/** Whether rows get the value that is filled in. */
async function fillsRows(
  type: TypeStorage,
  field: ScalarField,
  { oldType, old }: Predecessor,
  { questions, hasRows }: CheckContext,
): Promise<boolean> {
  if (!field.isRequired || field.isList) return false
  if (oldType && old) return !old.isRequired && (await questions.hasNull(oldType, old))
  return hasRows(oldType ?? type)
}

/** Where values are that stay; a new field may be over a column that is there. */
async function placeOf(
  type: TypeStorage,
  { field, table, column, idColumn }: TableCheck,
  { oldType, old }: Predecessor,
  { catalog }: CheckContext,
): Promise<ValuePlace | undefined> {
  const place: ValuePlace =
    oldType && old
      ? {
          table: oldType.lists.get(old.name)?.table ?? oldType.table,
          column: { ...old, name: old.isList ? column : (old.dbName ?? old.name) },
          id: { name: old.isList ? idColumn : oldType.id.name, scalar: oldType.id.field.scalar },
          isList: old.isList,
        }
      : {
          table: field.isList ? table : (oldType?.table ?? table),
          column: { ...field, name: column },
          id: { name: field.isList ? idColumn : (oldType ?? type).id.name, scalar: (oldType ?? type).id.field.scalar },
          isList: field.isList,
        }
  const present = (await catalog()).tables.get(place.table.name)
  const found = present?.columns.get(place.column.name)
  // what cannot take the field over is dropped
  const stays = found !== undefined && (old !== undefined || found.carries.includes(field.scalar))
  return stays && present?.columns.has(place.id.name) === true ? place : undefined
}
