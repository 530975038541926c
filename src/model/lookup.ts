import { named } from '../util/named.js'
import { invariant } from '../errors/internal-error.js'
import type { Field, Model, ModelType, Relation, RelationField, RelationLink, ScalarField } from './model.js'

/** Whether the database gives a field that a create omits the next number. */
export const isCounted = (field: Pick<ScalarField, 'defaultFunction'>): boolean =>
  field.defaultFunction === 'AUTOINCREMENT'

export const isScalarField = (field: Field): field is ScalarField => field.kind === 'scalar'
export const isRelationField = (field: Field): field is RelationField => field.kind === 'relation'
export const isIdField = (field: Field): boolean => field.kind === 'scalar' && field.behaviour?.type === 'id'
export const isCreatedAtField = (field: Field): boolean =>
  field.kind === 'scalar' && field.behaviour?.type === 'createdAt'
export const isUpdatedAtField = (field: Field): boolean =>
  field.kind === 'scalar' && field.behaviour?.type === 'updatedAt'
/** Whether equal values are refused: `@unique` or the id. */
export const isUniqueField = (field: Field): field is ScalarField =>
  field.kind === 'scalar' && (field.isUnique || isIdField(field))

/** The scalar field of that name that holds one value; undefined for lists, relations and unknown names. */
export const singleScalar = (type: ModelType, name: string): ScalarField | undefined =>
  type.fields.filter(isScalarField).find((field) => field.name === name && !field.isList)

/** The field that says when a node was deleted; undefined: deleted nodes are gone (beyond.md section 12). */
export const softDeleteField = (type: ModelType): ScalarField | undefined =>
  type.fields.filter(isScalarField).find(({ isSoftDelete }) => isSoftDelete)

export function idFieldOf(type: ModelType): ScalarField {
  const id = type.fields.filter(isScalarField).find(isIdField)
  invariant(id, `type ${type.name} has no id field`)
  return id
}

export function typeByName(model: Model, name: string): ModelType {
  const type = named(model.types, name)
  invariant(type, `type ${name} is not in the model`)
  return type
}

export function relationByName(model: Model, name: string): Relation {
  const relation = named(model.relations, name)
  invariant(relation, `relation ${name} is not in the model`)
  return relation
}

export const relatedTypeName = (relation: Relation, field: RelationField): string =>
  field.side === 'A' ? relation.modelB : relation.modelA

/** Name of the type that a relation field of a type leads to; a type's own name where the field is no relation. */
export const relatedTypesOf =
  (model: Model) =>
  (typeName: string, fieldName: string): string => {
    const field = typeByName(model, typeName).fields.find(({ name }) => name === fieldName)
    return field?.kind === 'relation' ? relatedTypeName(relationByName(model, field.relationName), field) : typeName
  }

/** The field of the other side; hidden if the datamodel does not declare one. Always exists in a built model. */
export function oppositeField(model: Model, field: RelationField): RelationField {
  const related = typeByName(model, relatedTypeName(relationByName(model, field.relationName), field))
  const opposite = related.fields.find(
    (one): one is RelationField =>
      one.kind === 'relation' && one.relationName === field.relationName && one.side !== field.side,
  )
  invariant(opposite, `relation ${field.relationName} has no field on ${related.name}`)
  return opposite
}

/** Whether deleting the owner of `field` deletes the nodes that the field reaches. */
export const cascades = (relation: Relation, field: RelationField): boolean =>
  (field.side === 'A' ? relation.onDeleteA : relation.onDeleteB) === 'CASCADE'

/** Link of a relation without its own description: every relation of v1.0 (storage.md section 4). */
export const linkOfRelation = (relation: Relation): RelationLink =>
  relation.link ?? { kind: 'table', table: `_${relation.name}`, columnA: 'A', columnB: 'B', idColumn: 'id' }
