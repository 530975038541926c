import { isCounted, isIdField } from '../../../../model/lookup.js'
import type { Field, ScalarField } from '../../../../model/model.js'
import { haveSameColumn, keepsIds, keepsValues } from '../../../../model/scalar.js'
import type { TypeStorage } from '../../storage/storage.js'
import { valueAt } from '../../../../util/value-at.js'
import { shownFillValue } from '../changes/fill-value.js'
import { diagnosticTexts, refuse, warn, type ChangeDiagnostic } from './change-diagnostic.js'
import { fieldOf, type CheckContext } from './check-context.js'
import type { MigrationStep } from '../../../../migration/step.js'

type UpdateField = Extract<MigrationStep, { type: 'UpdateField' }>

/** A field before and after a step, in the type that holds the data. */
interface FieldChange {
  readonly model: string
  readonly name: string
  readonly type: TypeStorage
  readonly from: Field
  readonly to: Field
}

/** Another type, becoming required, becoming unique: each asks the data (in this order). */
export async function changedFieldDiagnostics(
  step: UpdateField,
  context: CheckContext,
): Promise<readonly ChangeDiagnostic[]> {
  const { before, after } = context
  const type = before.types.get(step.model)
  const [from, to] = [fieldOf(type, step.name), fieldOf(after.types.get(step.newModel), step.newName ?? step.name)]
  if (!type || !from || !to) return []
  const change: FieldChange = { model: step.model, name: step.name, type, from, to }
  const changesType = hasOtherType(from, to)
  const isWidened = isWidenedId(from, to)
  if (changesType && isIdField(from) && isIdField(to) && !isWidened) return idDiagnostics(change, context)
  if (isIdField(to) && !isIdField(from)) return newIdDiagnostics(change, context)
  if (isWidened) return unheldDiagnostics(change, context)
  const canHoldNull = !changesType || (from.kind === to.kind && !from.isList && !to.isList)
  return [
    ...(await unheldDiagnostics(change, context)),
    ...(changesType ? await typeDiagnostics(change, context) : []),
    ...(canHoldNull && to.isRequired && !from.isRequired ? await requiredDiagnostics(change, context) : []),
    ...(changesType ? [] : await uniqueDiagnostics(change, context)),
  ]
}

const hasOtherType = (from: Field, to: Field): boolean =>
  from.kind !== to.kind ||
  from.isList !== to.isList ||
  (from.kind === 'scalar' && to.kind === 'scalar' && !haveSameColumn(from, to) && !staysInColumn(from, to))

/** Whether the column gets another type with its values; ids are in other columns, too. */
const staysInColumn = (from: ScalarField, to: ScalarField): boolean =>
  keepsValues(from, to) && !from.isList && !isIdField(from) && !isIdField(to)

/** Whether an id changes its type with all that refers to it. */
const isWidenedId = (from: Field, to: Field): boolean =>
  from.kind === 'scalar' && to.kind === 'scalar' && isIdField(from) && isIdField(to) && keepsIds(from, to)

/** Values that the next type of the column does not hold (beyond.md section 11.2). */
async function unheldDiagnostics(
  { model, name, type, from, to }: FieldChange,
  context: CheckContext,
): Promise<readonly ChangeDiagnostic[]> {
  const { questions } = context
  if (from.kind !== 'scalar' || to.kind !== 'scalar' || from.isList !== to.isList) return []
  if (!staysInColumn(from, to) && !isWidenedId(from, to)) return []
  const node = await questions.unheldNode(type, from, to)
  if (node !== undefined)
    return [
      refuse(
        model,
        name,
        `You are changing the type of the field \`${name}\` to \`${shownType(to)}\`. But the value of the node with the id \`${node}\` does not fit.`,
      ),
    ]
  const mayMeet = from.scalar === 'DateTime' && to.isUnique && !isAmongNodes(type, context)
  return mayMeet && (await questions.hasSharedDays(type, from))
    ? [refuse(model, name, diagnosticTexts.wouldNotBeUnique(model, name))]
    : []
}

const shownType = ({ scalar, precision, scale }: ScalarField): string =>
  precision === undefined ? scalar : `${scalar}(${String(precision)}, ${String(scale ?? 0)})`

const wouldViolate = (model: string): string =>
  `But there are already nodes for the model \`${model}\` that would violate that constraint.`

async function idDiagnostics(
  { model, name, type }: FieldChange,
  { hasRows }: CheckContext,
): Promise<readonly ChangeDiagnostic[]> {
  if (!(await hasRows(type))) return []
  return [
    warn(model, name, diagnosticTexts.mayLose),
    refuse(
      model,
      name,
      `You are changing the type of the id field \`${name}\`. But there are already nodes for this model. This would require to regenerate IDs for all nodes which is not possible. You have to remove all nodes for this type by either running \`prisma reset\` or through a \`deleteMany${model}s\` mutation.`,
    ),
  ]
}

/** The table is remade with another id. */
const newIdDiagnostics = async (
  { model, name, type }: FieldChange,
  { hasRows }: CheckContext,
): Promise<readonly ChangeDiagnostic[]> =>
  (await hasRows(type)) ? [refuse(model, name, diagnosticTexts.newRequiredUnique(model, name))] : []

async function typeDiagnostics(
  { model, name, type, to }: FieldChange,
  { after, hasRows }: CheckContext,
): Promise<readonly ChangeDiagnostic[]> {
  if (!(await hasRows(type))) return []
  const loss = warn(model, name, diagnosticTexts.mayLose)
  // a field that is counted up numbers its rows
  if (to.kind !== 'scalar' || !to.isRequired || isCounted(to)) return [loss]
  // all nodes would get the same value
  if (to.isUnique) return [loss, refuse(model, name, diagnosticTexts.newRequiredUnique(model, name))]
  return [loss, prefilled({ model, name }, to, after.model)]
}

const prefilled = (
  { model, name }: Pick<FieldChange, 'model' | 'name'>,
  field: ScalarField,
  next: CheckContext['after']['model'],
): ChangeDiagnostic =>
  warn(
    model,
    name,
    `You are changing the type of a required field. The fields will be pre-filled with the value: \`${shownFillValue(field, next)}\`.`,
  )

async function requiredDiagnostics(
  { model, name, type, from, to }: FieldChange,
  { before, after, questions }: CheckContext,
): Promise<readonly ChangeDiagnostic[]> {
  if (from.kind === 'scalar' && to.kind === 'scalar') {
    // rows without a number get one
    if (isCounted(to) || !(await questions.hasNull(type, from))) return []
    if (!to.isUnique) return [prefilled({ model, name }, to, after.model)]
    return [
      refuse(model, name, `You are updating the field \`${name}\` to be required and unique. ${wouldViolate(model)}`),
    ]
  }
  const relation = from.kind === 'relation' ? before.relations.get(from.relationName) : undefined
  if (!relation || from.kind !== 'relation' || !(await questions.hasUnconnected(relation, from.side, type))) return []
  return [refuse(model, name, `You are updating the field \`${name}\` to be required. ${wouldViolate(model)}`)]
}

async function uniqueDiagnostics(
  { model, name, type, from, to }: FieldChange,
  context: CheckContext,
): Promise<readonly ChangeDiagnostic[]> {
  const becomesUnique = from.kind === 'scalar' && to.kind === 'scalar' && to.isUnique && !from.isUnique
  if (isAmongNodes(type, context)) return []
  if (!becomesUnique || !(await context.questions.hasDuplicates(type, from))) return []
  return [refuse(model, name, diagnosticTexts.wouldNotBeUnique(model, name))]
}

/** Whether only nodes that are not deleted must differ: `repeatedRows` looks after those. */
const isAmongNodes = ({ type }: TypeStorage, { after, names }: CheckContext): boolean =>
  valueAt(after.types, names.newType(type.name))?.softDelete !== undefined
