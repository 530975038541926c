import {
  isCreatedAtField,
  isIdField,
  isRelationField,
  isScalarField,
  isUniqueField,
  isUpdatedAtField,
  oppositeField,
  relatedTypeName,
  relationByName,
  typeByName,
} from '../../model/lookup.js'
import { isWholeNumber } from '../../model/scalar.js'
import type { Model, ModelType, RelationField, ScalarField } from '../../model/model.js'

/** Which fields of a type the API shows, and where (api-schema.md sections 2, 8, 9). */
export const visibleScalars = (type: ModelType): readonly ScalarField[] =>
  type.fields.filter(isScalarField).filter((field) => !field.isHidden)

export const visibleRelations = (type: ModelType): readonly RelationField[] =>
  type.fields.filter(isRelationField).filter((field) => !field.isHidden)

export const visibleUniqueFields = (type: ModelType): readonly ScalarField[] =>
  visibleScalars(type).filter(isUniqueField)

/** Values that the server alone gives. */
const isMaintained = (field: ScalarField): boolean =>
  isCreatedAtField(field) || isUpdatedAtField(field) || field.isVersion === true || field.isSoftDelete === true

/** Lists stand after the other fields. */
const listsLast = (fields: readonly ScalarField[]): readonly ScalarField[] => [
  ...fields.filter((field) => !field.isList),
  ...fields.filter((field) => field.isList),
]

/** Scalars of a create input; the database makes Int ids. */
export const creatableScalars = (type: ModelType): readonly ScalarField[] =>
  listsLast(visibleScalars(type).filter((field) => !isMaintained(field) && !(isIdField(field) && isDatabaseId(field))))

const isDatabaseId = (field: ScalarField): boolean => isWholeNumber(field.scalar) && !isNoneStrategy(field)

const isNoneStrategy = (field: ScalarField): boolean =>
  field.behaviour?.type === 'id' && field.behaviour.strategy === 'None'

/** Scalars of an update input. */
export const updatableScalars = (type: ModelType): readonly ScalarField[] =>
  listsLast(visibleScalars(type).filter((field) => !isMaintained(field) && !isIdField(field)))

/** Whether a create must give the field: required, without a default, and no id that the server makes. */
export function isRequiredInCreate(field: ScalarField): boolean {
  const isId: boolean = isIdField(field)
  if (isId) return isNoneStrategy(field)
  if (field.defaultFunction !== undefined) return false
  return field.isRequired && (field.defaultValue === undefined || field.defaultValue === null)
}

export const relatedType = (model: Model, field: RelationField): ModelType =>
  typeByName(model, relatedTypeName(relationByName(model, field.relationName), field))

/** The field that leads back, where the API shows one; else the relation counts as one-sided. */
export function visibleOpposite(model: Model, field: RelationField): RelationField | undefined {
  const opposite = oppositeField(model, field)
  return opposite.isHidden ? undefined : opposite
}
