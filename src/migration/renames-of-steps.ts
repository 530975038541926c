import type { Renames } from '../datamodel/renames.js'
import type { MigrationStep } from './step.js'
import type { Model } from '../model/model.js'

/** The renames that stored steps tell, so that a migration can be applied by a server that never saw the datamodel's text. */
export function renamesOfSteps(steps: readonly MigrationStep[], next: Model): Renames {
  const types = new Map<string, string>()
  const enums = new Map<string, string>()
  const fields = new Map<string, string>()
  const renamedRelations = new Map<string, string>()
  for (const step of steps) {
    if (step.type === 'UpdateModel' && step.newName !== step.name) types.set(step.newName, step.name)
    if (step.type === 'UpdateEnum' && step.newName !== undefined) enums.set(step.newName, step.name)
    if (step.type === 'UpdateField' && step.newName !== null) fields.set(`${step.newModel}.${step.newName}`, step.name)
    if (step.type === 'UpdateRelation' && step.newName !== undefined) renamedRelations.set(step.newName, step.name)
  }
  const relations = new Map<string, string>()
  for (const type of next.types)
    for (const field of type.fields) {
      const old = field.kind === 'relation' ? renamedRelations.get(field.relationName) : undefined
      if (old !== undefined) relations.set(`${type.name}.${field.name}`, old)
    }
  return { types, enums, fields, relations }
}

/** The renames of the way back. */
export const renamesBack = (steps: readonly MigrationStep[], previous: Model): Renames =>
  renamesOfSteps(steps.flatMap(backwards), previous)

function backwards(step: MigrationStep): readonly MigrationStep[] {
  switch (step.type) {
    case 'UpdateModel':
      return [{ ...step, name: step.newName, newName: step.name }]
    case 'UpdateField': {
      const { model, newModel, name, newName } = step
      return [
        {
          ...step,
          model: newModel,
          newModel: model,
          name: newName ?? name,
          newName: newName === null ? null : name,
        },
      ]
    }
    case 'UpdateEnum':
    case 'UpdateRelation':
      return step.newName === undefined ? [] : [{ ...step, name: step.newName, newName: step.name }]
    case 'CreateModel':
    case 'DeleteModel':
    case 'CreateField':
    case 'DeleteField':
    case 'CreateEnum':
    case 'DeleteEnum':
    case 'CreateRelation':
    case 'DeleteRelation':
    case 'UpdateSecrets':
      return []
  }
}
