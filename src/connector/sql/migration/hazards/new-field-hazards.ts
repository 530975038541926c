import { isUniqueField } from '../../../../model/lookup.js'
import type { TypeStorage } from '../../storage/storage.js'
import { shownFillValue } from '../changes/fill-value.js'
import { hazardTexts, refuse, warn, type Finding } from './hazard.js'
import { fieldOf, type HazardContext } from './hazard-context.js'
import { newRelationFieldHazards } from './relation-hazards.js'

/** A new required field has no value for the nodes that are there. */
export async function newFieldHazards(
  typeName: string,
  fieldName: string,
  context: HazardContext,
): Promise<readonly Finding[]> {
  const { after, hasRows } = context
  const field = fieldOf(after.types.get(typeName), fieldName)
  if (!field) return []
  if (field.kind === 'relation') return newRelationFieldHazards(typeName, field, context)
  if (!field.isRequired || field.isList || !(await hasRows(presentType(typeName, context)))) return []
  if (isUniqueField(field)) return [refuse(typeName, fieldName, hazardTexts.newRequiredUnique(typeName, fieldName))]
  return [warn(typeName, fieldName, hazardTexts.newRequired(shownFillValue(field, after.model)))]
}

/** Where the type's rows are now. One that is new only by a left-over rename takes over the table of its name. */
function presentType(name: string, { after, names, oldType }: HazardContext): TypeStorage | undefined {
  const isTakenOver = names.oldType(name) !== name
  return oldType(name) ?? (isTakenOver ? after.types.get(name) : undefined)
}
