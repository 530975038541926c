import type { Field, ModelType } from '../../../../model/model.js'
import { refuse, warn, type ChangeDiagnostic } from './change-diagnostic.js'
import { fieldOf, type CheckContext } from './check-context.js'
import type { MigrationStep } from '../../../../migration/step.js'

type TimestampName = 'createdAt' | 'updatedAt'

const isTimestampName = (name: string): name is TimestampName => name === 'createdAt' || name === 'updatedAt'

const hasBehaviour = (field: Field | undefined, behaviour: string): boolean =>
  field?.kind === 'scalar' && field.behaviour?.type === behaviour

/** Plain fields with the names of the timestamps; the old syntax made timestamps of them. */
export function timestampDiagnostics(
  steps: readonly MigrationStep[],
  context: CheckContext,
): readonly ChangeDiagnostic[] {
  const { before, after } = context
  if (after.model.syntax !== 'v1.1') return []
  const isUpgrade = before.model.syntax === 'v1.0'
  return [
    ...steps.flatMap((step) => [...newTimestamp(step, context), ...(isUpgrade ? removedTimestamp(step) : [])]),
    ...(isUpgrade ? [...after.types.values()].flatMap(({ type }) => keptTimestamps(type, context)) : []),
  ]
}

function newTimestamp(step: MigrationStep, { before, after, oldType }: CheckContext): readonly ChangeDiagnostic[] {
  if (step.type !== 'CreateField' || !isTimestampName(step.name)) return []
  const wasTimestamp = before.model.syntax === 'v1.0' && fieldOf(oldType(step.model), step.name) !== undefined
  if (wasTimestamp || hasBehaviour(fieldOf(after.types.get(step.model), step.name), step.name)) return []
  return [warn(step.model, step.name, missingDirective(step.name))]
}

const missingDirective = (name: TimestampName): string =>
  `You are adding the field \`${name}\` but is missing the directive \`@${name}\`. Please specify the field as \`${name}: DateTime! @${name}\` if you want to track the times for when a record was ${name === 'createdAt' ? 'created' : 'updated'}. Or deploy with \`--force\` to ignore this.`

const removedTimestamp = (step: MigrationStep): readonly ChangeDiagnostic[] =>
  step.type === 'DeleteField' && isTimestampName(step.name)
    ? [
        refuse(
          step.model,
          step.name,
          `You are removing the field \`${step.name}\` while migrating to the new datamodel. Add the field \`${step.name}: DateTime! @${step.name}\` explicitly to your model to keep this functionality.`,
        ),
      ]
    : []

const keptTimestamps = (type: ModelType, { oldType }: CheckContext): readonly ChangeDiagnostic[] =>
  type.fields
    .filter(
      (field) =>
        isTimestampName(field.name) &&
        !hasBehaviour(field, field.name) &&
        fieldOf(oldType(type.name), field.name) !== undefined,
    )
    .map(({ name }) =>
      refuse(
        type.name,
        name,
        `You are migrating to the new datamodel with the field \`${name}\` but is missing the directive \`@${name}\`. Please specify the field as \`${name}: DateTime! @${name}\` to keep its original behaviour.`,
      ),
    )
