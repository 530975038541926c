import { isCounted, isUniqueField } from '../../../../model/lookup.js'
import type { TypeStorage } from '../../storage/storage.js'
import { shownFillValue } from '../changes/fill-value.js'
import { diagnosticTexts, refuse, warn, type ChangeDiagnostic } from './change-diagnostic.js'
import { fieldOf, type CheckContext } from './check-context.js'
import { newRelationFieldDiagnostics } from './relation-diagnostics.js'

/** A new required field has no value for the nodes that are there. */
export async function newFieldDiagnostics(
  typeName: string,
  fieldName: string,
  context: CheckContext,
): Promise<readonly ChangeDiagnostic[]> {
  const { after, hasRows } = context
  const field = fieldOf(after.types.get(typeName), fieldName)
  if (!field) return []
  if (field.kind === 'relation') return newRelationFieldDiagnostics(typeName, field, context)
  if (!field.isRequired || field.isList || isCounted(field) || !(await hasRows(presentType(typeName, context))))
    return []
  if (isUniqueField(field)) return [refuse(typeName, fieldName, diagnosticTexts.newRequiredUnique(typeName, fieldName))]
  return [warn(typeName, fieldName, diagnosticTexts.newRequired(shownFillValue(field, after.model)))]
}

/** Where the type's rows are now. One that is new only by a left-over rename takes over the table of its name. */
function presentType(name: string, { after, names, oldType }: CheckContext): TypeStorage | undefined {
  const oldName = names.oldType(name)
  const isTakenOver = oldName !== undefined && oldName !== name
  return oldType(name) ?? (isTakenOver ? after.types.get(name) : undefined)
}
