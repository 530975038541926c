import { valueAt } from '../../../../util/value-at.js'
import type { Model, ScalarField } from '../../../../model/model.js'
import type { TypeStorage } from '../../storage/storage.js'
import { diagnosticTexts, refuse, type ChangeDiagnostic } from './change-diagnostic.js'
import { fieldOf, type CheckContext } from './check-context.js'
import type { MigrationStep } from '../../../../migration/step.js'

const valuesOf = (model: Model, name: string | undefined): readonly string[] =>
  model.enums.find((one) => one.name === name)?.values ?? []

/** Values that an enum loses while some node holds them, once each. */
export async function enumDiagnostics(
  oldName: string,
  newName: string,
  context: CheckContext,
): Promise<readonly ChangeDiagnostic[]> {
  const { before, after } = context
  const kept = new Set(valuesOf(after.model, newName))
  const removed = valuesOf(before.model, oldName).filter((value) => !kept.has(value))
  const fields = [...before.types.values()].flatMap((type) =>
    type.type.fields.flatMap((field) =>
      field.kind === 'scalar' && field.enumName === oldName && isStillThere(type, field, context)
        ? [{ type, field }]
        : [],
    ),
  )
  return usedValues(removed, fields, oldName, context)
}

/** The same for a field that goes over to another enum, which has not all its values. */
export async function switchedEnumDiagnostics(
  step: Extract<MigrationStep, { type: 'UpdateModel' }>,
  context: CheckContext,
): Promise<readonly ChangeDiagnostic[]> {
  const { before, after, names } = context
  const [type, next] = [before.types.get(step.name), after.types.get(step.newName)]
  const diagnostics: ChangeDiagnostic[] = []
  for (const field of type?.type.fields ?? []) {
    const to = fieldOf(next, names.newField(step.name, field.name))
    if (!type || field.kind !== 'scalar' || to?.kind !== 'scalar') continue
    if (field.scalar !== 'Enum' || to.scalar !== 'Enum' || field.isList !== to.isList) continue
    const enumName = field.enumName ?? ''
    if (names.newEnum(enumName) === to.enumName) continue
    const kept = new Set(valuesOf(after.model, to.enumName))
    const removed = valuesOf(before.model, enumName).filter((value) => !kept.has(value))
    diagnostics.push(...(await usedValues(removed, [{ type, field }], enumName, context)))
  }
  return diagnostics
}

async function usedValues(
  values: readonly string[],
  fields: readonly { readonly type: TypeStorage; readonly field: ScalarField }[],
  enumName: string,
  { questions }: CheckContext,
): Promise<readonly ChangeDiagnostic[]> {
  const diagnostics: ChangeDiagnostic[] = []
  for (const value of values)
    for (const { type, field } of fields)
      if (await questions.isEnumValueUsed(type, field, value)) {
        diagnostics.push(refuse('Global', null, diagnosticTexts.enumValueUsed(value, enumName)))
        break
      }
  return diagnostics
}

const isStillThere = (type: TypeStorage, field: ScalarField, { after, names }: CheckContext): boolean =>
  fieldOf(valueAt(after.types, names.newType(type.type.name)), names.newField(type.type.name, field.name)) !== undefined
