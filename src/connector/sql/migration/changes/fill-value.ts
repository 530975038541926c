import type { Model, ScalarField } from '../../../../model/model.js'
import type { ScalarValue } from '../../../../model/scalar.js'

/** What a required column is filled with where rows have nothing (migrations.md section 8). */
export function fillValue(field: ScalarField, model: Model): ScalarValue {
  if (field.defaultValue !== undefined && field.defaultValue !== null) return field.defaultValue
  switch (field.scalar) {
    case 'String':
      return ''
    case 'Boolean':
      return false
    case 'Int':
    case 'Float':
      return 0
    case 'BigInt':
    case 'Decimal':
      return '0'
    case 'Bytes':
      return ''
    case 'Date':
      return '1970-01-01'
    case 'Time':
      return '00:00:00'
    case 'DateTime':
      return '1970-01-01T00:00:00.000Z'
    case 'Json':
      return '{}'
    case 'Enum':
      return model.enums.find(({ name }) => name === field.enumName)?.values[0] ?? ''
    case 'ID':
      return 'DefaultCUIDMigrationValue'
    case 'UUID':
      return '550e8400-e29b-11d4-a716-446655440000'
  }
}

/** The value as warnings show it. */
export function shownFillValue(field: ScalarField, model: Model): string {
  const value = fillValue(field, model)
  return field.scalar === 'Float' && Number.isInteger(value) ? `${String(value)}.0` : String(value)
}
