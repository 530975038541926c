import { enumHazards, switchedEnumHazards } from './enum-hazards.js'
import { effectHazards } from './effect-hazards.js'
import { changedFieldHazards } from './changed-field-hazards.js'
import { hazardTexts, warn, type Finding } from './hazard.js'
import type { Diagnostics } from '../../../../errors/diagnostic.js'
import { fieldOf, hazardContext, type HazardContext, type HazardInput } from './hazard-context.js'
import { newFieldHazards } from './new-field-hazards.js'
import { movedRelationHazards, newRelationHazards } from './relation-hazards.js'
import type { MigrationStep } from '../../../../migration/step.js'
import { timestampHazards } from './timestamp-hazards.js'

/** What the steps would do to existing data (migrations.md section 7), in the original's order and words. */
export async function findHazards(steps: readonly MigrationStep[], input: HazardInput): Promise<Diagnostics> {
  const context = hazardContext(input)
  const findings: Finding[] = []
  for (const [index, step] of steps.entries()) {
    const known = await hazardsOf(step, context)
    const { data } = input.questions
    const further = await effectHazards(step, input.effects[index] ?? [], { ...context, data, known })
    for (const finding of [...known, ...further])
      if (finding.type !== 'Global' || !findings.some(({ description }) => description === finding.description))
        findings.push(finding)
  }
  findings.push(...timestampHazards(steps, context))
  const ofKind = (wanted: Finding['kind']) =>
    findings.filter(({ kind }) => kind === wanted).map(({ type, field, description }) => ({ type, field, description }))
  return { errors: ofKind('error'), warnings: ofKind('warning') }
}

async function hazardsOf(step: MigrationStep, context: HazardContext): Promise<readonly Finding[]> {
  const { before, questions, hasRows } = context
  switch (step.type) {
    case 'DeleteModel':
      return (await hasRows(before.types.get(step.name))) ? [warn(step.name, null, hazardTexts.nodesExist)] : []
    case 'DeleteRelation': {
      const relation = before.relations.get(step.name)
      const isLoss = relation !== undefined && (await questions.hasLinks(relation))
      return isLoss ? [warn(step.name, null, hazardTexts.linksExist)] : []
    }
    case 'DeleteField': {
      const type = before.types.get(step.model)
      const isLoss = fieldOf(type, step.name)?.kind === 'scalar' && (await hasRows(type))
      return isLoss ? [warn(step.model, step.name, hazardTexts.mayLose)] : []
    }
    case 'UpdateRelation':
      return movedRelationHazards(step, context)
    case 'CreateField':
      return newFieldHazards(step.model, step.name, context)
    case 'UpdateField':
      return changedFieldHazards(step, context)
    case 'UpdateModel':
      return switchedEnumHazards(step, context)
    case 'UpdateEnum':
      return enumHazards(step.name, step.newName ?? step.name, context)
    case 'CreateRelation':
      return newRelationHazards(step.name, context)
    case 'DeleteEnum':
    case 'CreateEnum':
    case 'CreateModel':
    case 'UpdateSecrets':
      return []
  }
}
