import type { Model, ModelType, RelationField } from '../../model/model.js'
import { relatedType, visibleOpposite, visibleRelations } from './visible-fields.js'

/** What decides whether an input object has fields. */
export interface FieldSources {
  readonly model: Model
  /** The type has scalars that may be given. */
  hasScalars(type: ModelType): boolean
  /** The relation offers a verb that needs no fields of the related type. */
  hasOtherVerbs(field: RelationField, related: ModelType): boolean
}

/**
 * Whether an input for `type` would have a field: a scalar, or a relation that does not only lead back to where it
 * comes from (api-schema.md sections 8, 9). `without` leads back to the parent; `visiting` are the places on the way.
 */
export function leadsToFields(
  type: ModelType,
  without: RelationField | undefined,
  sources: FieldSources,
  visiting: readonly string[] = [],
): boolean {
  if (sources.hasScalars(type)) return true
  const place = `${type.name}.${without?.name ?? ''}`
  if (visiting.includes(place)) return false
  return visibleRelations(type).some(
    (field) => field.name !== without?.name && relationLeadsToFields(field, sources, [...visiting, place]),
  )
}

/** Whether the input of a relation field would have a verb. */
export function relationLeadsToFields(
  field: RelationField,
  sources: FieldSources,
  visiting: readonly string[] = [],
): boolean {
  const related = relatedType(sources.model, field)
  return (
    sources.hasOtherVerbs(field, related) ||
    leadsToFields(related, visibleOpposite(sources.model, field), sources, visiting)
  )
}
