import { isIdField } from '../model/lookup.js'
import { shownFillValue } from './fill-value.js'
import { hazardTexts, refuse, warn, type Finding } from './hazard.js'
import { fieldOf, type HazardContext } from './hazard-context.js'
import { newRelationFieldHazards } from './relation-hazards.js'

/** A new required field has no value for the nodes that are there. */
export async function newFieldHazards(
  typeName: string,
  fieldName: string,
  context: HazardContext,
): Promise<readonly Finding[]> {
  const { after, oldType, hasRows } = context
  const field = fieldOf(after.types.get(typeName), fieldName)
  if (!field) return []
  if (field.kind === 'relation') return newRelationFieldHazards(typeName, field, context)
  if (!field.isRequired || field.isList || isIdField(field) || !(await hasRows(oldType(typeName)))) return []
  if (field.isUnique) return [refuse(typeName, fieldName, hazardTexts.newRequiredUnique(typeName, fieldName))]
  const value = shownFillValue(field, after.model)
  return [
    warn(
      typeName,
      fieldName,
      `You are creating a required field but there are already nodes present that would violate that constraint.The fields will be pre-filled with the value \`${value}\`.`,
    ),
  ]
}
