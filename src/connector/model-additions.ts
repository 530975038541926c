import { featuresOfText } from '../datamodel/read-features.js'
import { additionsOfText } from '../datamodel/field-additions.js'
import { indexesOfText } from '../datamodel/type-indexes.js'
import type { Model, ModelType, ScalarField } from '../model/model.js'
import { isBeyondScalar, sizedScalar } from '../model/scalar.js'
import { sortedIndexes } from '../model/type-index.js'

/** The part of a model that the stored schema JSON has a place for. */
export type StoredModel = Omit<Model, 'features'>

/** A stored model with what only the text says from which it was made (beyond.md section 1.4). */
export function withAdditions(stored: StoredModel, datamodel: string): Model {
  const additions = additionsOfText(datamodel)
  const indexesOfTypes = indexesOfText(datamodel)
  const complete = (type: ModelType): ModelType => {
    const indexes = indexesOfTypes.get(type.name)
    return {
      ...type,
      fields: type.fields.map((field) =>
        field.kind === 'scalar' ? { ...field, ...additions.get(`${type.name}.${field.name}`) } : field,
      ),
      ...(indexes ? { indexes } : {}),
    }
  }
  return {
    ...stored,
    types: additions.size === 0 && indexesOfTypes.size === 0 ? stored.types : stored.types.map(complete),
    features: featuresOfText(datamodel),
  }
}

const beyondOf = (field: ScalarField): readonly unknown[] =>
  isBeyondScalar(field.scalar) ? [sizedScalar(field), field.defaultValue ?? null] : []

/** What the stored schema JSON of a model has no place for, as one text: equal for models that agree in it. */
export const additionsToJson = ({ features, types }: Model): string =>
  JSON.stringify({
    features: [...features].sort(),
    fields: byName(types).flatMap(({ name, fields }) =>
      byName(fields).flatMap((field) =>
        field.kind === 'scalar' &&
        (field.isVersion ||
          field.isSoftDelete ||
          field.defaultFunction ||
          field.constraint ||
          isBeyondScalar(field.scalar))
          ? [
              [
                name,
                field.name,
                field.isVersion ?? false,
                field.isSoftDelete ?? false,
                field.defaultFunction ?? null,
                field.constraint ?? null,
                ...beyondOf(field),
              ],
            ]
          : [],
      ),
    ),
    indexes: byName(types).flatMap(({ name, indexes = [] }) =>
      indexes.length === 0 ? [] : [[name, sortedIndexes(indexes)]],
    ),
  })

const byName = <T extends { readonly name: string }>(items: readonly T[]): readonly T[] =>
  [...items].sort((one, other) => (one.name < other.name ? -1 : 1))
