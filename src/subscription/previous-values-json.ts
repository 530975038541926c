import type { NodeValues } from '../connector/change.js'
import type { FieldFailure } from '../connector/completed-json.js'
import { isScalarField, singleScalar } from '../model/lookup.js'
import type { ModelType } from '../model/model.js'
import type { ScalarValue } from '../model/scalar.js'
import { scalarJson } from '../model/scalar-json.js'
import type { PreviousValueEntry } from '../operation/subscription.js'

/** JSON text of `previousValues`, scalars written as queries write them; null where a value that must be there is not. */
export function previousValuesJson(
  values: NodeValues,
  entries: readonly PreviousValueEntry[],
  type: ModelType,
  failures: FieldFailure[],
): string {
  const parts: string[] = []
  let isNull = false
  for (const entry of entries) {
    const text = entryText(values, entry, type)
    if (text === undefined) {
      failures.push({ path: [entry.key], location: entry.location, reason: 'null-violation' })
      isNull = true
    }
    parts.push(`${JSON.stringify(entry.key)}:${text ?? 'null'}`)
  }
  return isNull ? 'null' : `{${parts.join(',')}}`
}

function entryText(values: NodeValues, entry: PreviousValueEntry, type: ModelType): string | undefined {
  if (entry.kind === 'typename') return JSON.stringify(entry.name)
  const value = values[entry.field]
  if (entry.kind === 'scalar-list') {
    const field = type.fields.filter(isScalarField).find(({ name }) => name === entry.field)
    const items = Array.isArray(value) ? (value as readonly ScalarValue[]) : []
    return `[${items.map((item) => scalarJson(item, field?.scalar)).join(',')}]`
  }
  const field = singleScalar(type, entry.field)
  if (value === null || value === undefined) return field?.isRequired === true ? undefined : 'null'
  return scalarJson(value as ScalarValue, field?.scalar)
}
