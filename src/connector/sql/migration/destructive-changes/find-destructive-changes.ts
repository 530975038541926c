import { beginWork } from '../../../../util/breather.js'
import { enumDiagnostics, switchedEnumDiagnostics } from './enum-diagnostics.js'
import { constraintDiagnostics } from './constraint-diagnostics.js'
import { effectDiagnostics } from './effect-diagnostics.js'
import { changedFieldDiagnostics } from './changed-field-diagnostics.js'
import { diagnosticTexts, warn, type ChangeDiagnostic } from './change-diagnostic.js'
import type { Diagnostics } from '../../../../errors/diagnostic.js'
import { fieldOf, checkContext, type CheckContext, type CheckInput } from './check-context.js'
import { repeatedRows } from './repeated-rows.js'
import { newFieldDiagnostics } from './new-field-diagnostics.js'
import { movedRelationDiagnostics, newRelationDiagnostics } from './relation-diagnostics.js'
import type { MigrationStep } from '../../../../migration/step.js'
import { softDeleteDiagnostics } from './soft-delete-diagnostics.js'
import { timestampDiagnostics } from './timestamp-diagnostics.js'

/** What the steps would do to existing data (migrations.md section 7), in the original's order and words. */
export async function findDestructiveChanges(steps: readonly MigrationStep[], input: CheckInput): Promise<Diagnostics> {
  const context = checkContext(input)
  const diagnostics: ChangeDiagnostic[] = []
  const { breathe } = beginWork()
  for (const [index, step] of steps.entries()) {
    await breathe()
    const known = await diagnosticsOf(step, context)
    const { data } = input.questions
    const further = await effectDiagnostics(step, input.effects[index] ?? [], { ...context, data, known })
    for (const diagnostic of [...known, ...further])
      if (
        diagnostic.type !== 'Global' ||
        !diagnostics.some(({ description }) => description === diagnostic.description)
      )
        diagnostics.push(diagnostic)
  }
  diagnostics.push(
    ...timestampDiagnostics(steps, context),
    ...(await repeatedRows(context)),
    ...(await softDeleteDiagnostics(context)),
    ...(await constraintDiagnostics(context)),
  )
  const ofKind = (wanted: ChangeDiagnostic['kind']) =>
    diagnostics
      .filter(({ kind }) => kind === wanted)
      .map(({ type, field, description }) => ({ type, field, description }))
  return { errors: ofKind('error'), warnings: ofKind('warning') }
}

async function diagnosticsOf(step: MigrationStep, context: CheckContext): Promise<readonly ChangeDiagnostic[]> {
  const { before, questions, hasRows } = context
  switch (step.type) {
    case 'DeleteModel':
      return (await hasRows(before.types.get(step.name))) ? [warn(step.name, null, diagnosticTexts.nodesExist)] : []
    case 'DeleteRelation': {
      const relation = before.relations.get(step.name)
      const isLoss = relation !== undefined && (await questions.hasLinks(relation))
      return isLoss ? [warn(step.name, null, diagnosticTexts.linksExist)] : []
    }
    case 'DeleteField': {
      const type = before.types.get(step.model)
      const isLoss = fieldOf(type, step.name)?.kind === 'scalar' && (await hasRows(type))
      return isLoss ? [warn(step.model, step.name, diagnosticTexts.mayLose)] : []
    }
    case 'UpdateRelation':
      return movedRelationDiagnostics(step, context)
    case 'CreateField':
      return newFieldDiagnostics(step.model, step.name, context)
    case 'UpdateField':
      return changedFieldDiagnostics(step, context)
    case 'UpdateModel':
      return switchedEnumDiagnostics(step, context)
    case 'UpdateEnum':
      return enumDiagnostics(step.name, step.newName ?? step.name, context)
    case 'CreateRelation':
      return newRelationDiagnostics(step.name, context)
    case 'DeleteEnum':
    case 'CreateEnum':
    case 'CreateModel':
    case 'UpdateSecrets':
      return []
  }
}
