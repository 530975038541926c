import { isRelationField, type Field } from '../../shared/schema/service-schema.js'

export const minWidth = 60

/** Width of a column that nobody has changed, in pixels. */
export function columnWidth(field: Field): number {
  if (isRelationField(field)) return field.isList ? 260 : 180
  const byName = field.name.length * 8 + 56
  if (field.isList) return Math.max(220, byName)
  const widths: Readonly<Record<string, number>> = {
    ID: 240,
    UUID: 300,
    String: 220,
    Int: 100,
    Float: 110,
    Boolean: 90,
    DateTime: 180,
    Json: 240,
  }
  return Math.max(widths[field.type] ?? 120, byName)
}
