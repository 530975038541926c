import { isIdField, isUniqueField } from '../../../../model/lookup.js'
import type { ScalarField } from '../../../../model/model.js'
import type { TypeStorage } from '../../storage/storage.js'
import type { Effect } from '../changes/effect.js'
import { shownFillValue } from '../changes/fill-value.js'
import type { MigrationStep } from '../../../../migration/step.js'
import { backticked } from './backticked.js'
import { carries, checkColumn, checkList } from './check-tables.js'
import type { StoredData } from './data-questions.js'
import { diagnosticTexts, refuse, warn, type ChangeDiagnostic } from './change-diagnostic.js'
import type { CheckContext } from './check-context.js'

/** What is known when the effects of a step are looked at. */
export interface EffectContext extends Pick<CheckContext, 'after' | 'catalog'> {
  readonly data: StoredData
  /** What the step has been found to do so far. */
  readonly known: readonly ChangeDiagnostic[]
}

/**
 * What a step's changes do to data beyond what the rules of its kind know of, which ask the active model: tables and
 * columns that were there before the model knew them. No change that loses values is left without a finding.
 */
export async function effectDiagnostics(
  step: MigrationStep,
  effects: readonly Effect[],
  context: EffectContext,
): Promise<readonly ChangeDiagnostic[]> {
  const found: ChangeDiagnostic[] = []
  for (const effect of effects)
    found.push(...(await diagnosticsOf(step, effect, { ...context, known: [...context.known, ...found] })))
  return found
}

async function diagnosticsOf(
  step: MigrationStep,
  effect: Effect,
  context: EffectContext,
): Promise<readonly ChangeDiagnostic[]> {
  switch (effect.kind) {
    case 'drops':
      return lossDiagnostics(step, effect, context)
    case 'adopts-table': {
      const { type, table } = effect
      return checkColumn(type.id.field, table.columns.get(type.id.name), carries).map((text) =>
        refuse(type.type.name, type.id.field.name, text),
      )
    }
    case 'adopts-list': {
      const { type, field } = effect
      return checkList(type, field, await context.catalog(), carries).map((text) =>
        refuse(type.type.name, field.name, text),
      )
    }
    case 'adopts-column':
      return adoptionDiagnostics(effect, context)
    case 'fills':
      return step.type === 'CreateField' ? fillDiagnostics(effect, context) : []
  }
}

/** W1, W2 or W3, by the kind of step, unless the step is known to lose something. */
async function lossDiagnostics(
  step: MigrationStep,
  { table, column }: Extract<Effect, { kind: 'drops' }>,
  { known, data }: EffectContext,
): Promise<readonly ChangeDiagnostic[]> {
  const loss = lossOf(step)
  if (loss === undefined || known.some((one) => isSame(one, loss) || (one.kind === 'error' && one.type === loss.type)))
    return []
  // a new field over a column that cannot hold it is a change of type, which any row makes a loss
  const isLoss =
    step.type === 'CreateField' || column === undefined
      ? await data.hasRows(table)
      : await data.hasValues(table, column)
  return isLoss ? [loss] : []
}

function lossOf(step: MigrationStep): ChangeDiagnostic | undefined {
  switch (step.type) {
    case 'DeleteModel':
      return warn(step.name, null, diagnosticTexts.nodesExist)
    case 'DeleteRelation':
    case 'UpdateRelation':
    case 'CreateRelation':
      return warn(step.name, null, diagnosticTexts.linksExist)
    case 'DeleteField':
    case 'UpdateField':
    case 'CreateField':
      return warn(step.model, step.name, diagnosticTexts.mayLose)
    case 'UpdateModel':
    case 'CreateModel':
      return warn(step.name, null, diagnosticTexts.mayLose)
    // these drop nothing of a table
    case 'CreateEnum':
    case 'UpdateEnum':
    case 'DeleteEnum':
    case 'UpdateSecrets':
      return undefined
  }
}

const isSame = (one: ChangeDiagnostic, other: ChangeDiagnostic): boolean =>
  one.type === other.type && one.field === other.field && one.description === other.description

/** A column that is there takes a field over: empty rows are filled, and a unique index needs distinct values. */
async function adoptionDiagnostics(
  { type, field, table, column, isUnique }: Extract<Effect, { kind: 'adopts-column' }>,
  { after, data }: EffectContext,
): Promise<readonly ChangeDiagnostic[]> {
  const model = type.type.name
  const becomesRequired = field.isRequired && column.isNullable !== false && (await data.hasNulls(table, column.name))
  if (becomesRequired && (field.isUnique || (field.scalar === 'String' && column.seenAs !== 'String')))
    return [refuse(model, field.name, optionalColumn(field))]
  if (field.isUnique && !isUnique && (await data.hasRepeated(table, column.name)))
    return [refuse(model, field.name, diagnosticTexts.wouldNotBeUnique(model, field.name))]
  return becomesRequired ? [prefilled(type, field, after.model)] : []
}

const optionalColumn = (field: ScalarField): string =>
  `The underlying column for the field ${backticked(field.name)} is optional but the field is declared required. Please declare it as optional by removing the ${backticked('!')}: ${backticked(`${field.name}: ${field.enumName ?? field.scalar}`)}.`

async function fillDiagnostics(
  { type, field, table }: Extract<Effect, { kind: 'fills' }>,
  { after, data, known }: EffectContext,
): Promise<readonly ChangeDiagnostic[]> {
  const model = type.type.name
  const isKnown = known.some(
    (one) => one.type === model && one.field === field.name && one.description !== diagnosticTexts.mayLose,
  )
  if (isKnown || isIdField(field) || !(await data.hasRows(table))) return []
  if (isUniqueField(field)) return [refuse(model, field.name, diagnosticTexts.newRequiredUnique(model, field.name))]
  return [prefilled(type, field, after.model)]
}

const prefilled = (type: TypeStorage, field: ScalarField, model: CheckContext['after']['model']): ChangeDiagnostic =>
  warn(type.type.name, field.name, diagnosticTexts.newRequired(shownFillValue(field, model)))
