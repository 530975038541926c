import { isRelationField, modelNamed, type Model, type ServiceSchema } from '../../shared/schema/service-schema.js'
import { keyOf, type Row } from '../node-key.js'
import { toCsv } from './csv.js'

export type TextFormat = 'csv' | 'json'

/** Rows as text; related nodes are given by their keys. */
export function rowsAsText(rows: readonly Row[], model: Model, schema: ServiceSchema, format: TextFormat): string {
  const plain = rows.map((row) => withKeys(row, model, schema))
  return format === 'json'
    ? JSON.stringify(plain, null, 2)
    : toCsv(
        model.fields.map(({ name }) => name),
        plain,
      )
}

function withKeys(row: Row, model: Model, schema: ServiceSchema): Row {
  return Object.fromEntries(
    model.fields.map((field) => {
      const value = row[field.name]
      const target = isRelationField(field) ? modelNamed(schema, field.type) : undefined
      if (target === undefined || value === null || value === undefined) return [field.name, value]
      const keys = (Array.isArray(value) ? (value as readonly Row[]) : [value as Row]).map((one) => keyOf(target, one))
      return [field.name, field.isList ? keys : keys[0]]
    }),
  )
}
