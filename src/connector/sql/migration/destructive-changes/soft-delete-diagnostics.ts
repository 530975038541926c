import { isIdField, isScalarField } from '../../../../model/lookup.js'
import { valueAt } from '../../../../util/value-at.js'
import type { ScalarColumn, TypeStorage } from '../../storage/storage.js'
import { backticked } from './backticked.js'
import { diagnosticTexts, refuse, warn, type ChangeDiagnostic } from './change-diagnostic.js'
import type { CheckContext } from './check-context.js'

/** Nodes that appear or disappear because a type is soft-deleted no more, or from now on (beyond.md sections 1.4, 12). */
export async function softDeleteDiagnostics(context: CheckContext): Promise<readonly ChangeDiagnostic[]> {
  const found: ChangeDiagnostic[] = []
  for (const old of context.before.types.values()) {
    const next = valueAt(context.after.types, context.names.newType(old.type.name))
    if (next === undefined) continue
    const { softDelete: from } = old
    const { softDelete: to } = next
    // a column that is renamed with its field keeps its values
    if (from && to && context.names.newField(old.type.name, from.field.name) === to.field.name) continue
    if (from) found.push(...(await appearing(old, from, next, context)))
    if (to) found.push(...(await disappearing(old, to, context)))
    if (from && !to) found.push(...(await repeated(old, next, context)))
  }
  return found
}

const rows = (count: number, kind: string): string => `${String(count)} ${kind}${count === 1 ? 'row' : 'rows'}`

async function appearing(
  old: TypeStorage,
  from: ScalarColumn,
  next: TypeStorage,
  { questions, after }: CheckContext,
): Promise<readonly ChangeDiagnostic[]> {
  const count = await questions.countValues(old, from)
  if (count === 0) return []
  const { name } = next.type
  const become = `${rows(count, 'deleted ')} of ${name} ${count === 1 ? 'becomes' : 'become'} visible.`
  return after.model.features.has('SOFT_DELETE')
    ? [warn(name, null, `The field ${backticked(from.field.name)} is no longer marked as \`@softDelete\`: ${become}`)]
    : [warn('Global', null, `The feature \`SOFT_DELETE\` is switched off: ${become}`)]
}

async function disappearing(
  old: TypeStorage,
  to: ScalarColumn,
  { questions, names }: CheckContext,
): Promise<readonly ChangeDiagnostic[]> {
  const field = [...old.columns.values()].find(
    (column) => names.newField(old.type.name, column.field.name) === to.field.name,
  )
  const count = field && field.field.scalar === to.field.scalar ? await questions.countValues(old, field) : 0
  if (count === 0) return []
  const text = `The field ${backticked(to.field.name)} is marked as \`@softDelete\`: ${rows(count, '')} of ${old.type.name} with a value in it ${count === 1 ? 'becomes' : 'become'} invisible.`
  return [warn(old.type.name, to.field.name, text)]
}

/** Values that deleted nodes share with others. */
async function repeated(
  old: TypeStorage,
  next: TypeStorage,
  { questions, names }: CheckContext,
): Promise<readonly ChangeDiagnostic[]> {
  const found: ChangeDiagnostic[] = []
  for (const field of old.type.fields.filter(isScalarField).filter((one) => one.isUnique && !isIdField(one))) {
    const name = names.newField(old.type.name, field.name)
    const still = next.type.fields.filter(isScalarField).some((one) => one.name === name && one.isUnique)
    if (still && name !== undefined && (await questions.hasDuplicates(old, field)))
      found.push(refuse(next.type.name, name, diagnosticTexts.wouldNotBeUnique(next.type.name, name)))
  }
  return found
}
