import { featuresOfText } from '../datamodel/read-features.js'
import { versionFieldsOfText } from '../datamodel/version-fields.js'
import type { Model, ModelType } from '../model/model.js'

/** The part of a model that the stored schema JSON has a place for. */
export type StoredModel = Omit<Model, 'features'>

/** A stored model with what only the text says from which it was made (beyond.md section 1.4). */
export function withAdditions(stored: StoredModel, datamodel: string): Model {
  const versions = versionFieldsOfText(datamodel)
  const withVersion = (type: ModelType): ModelType => ({
    ...type,
    fields: type.fields.map((field) =>
      field.kind === 'scalar' && versions.get(type.name) === field.name ? { ...field, isVersion: true } : field,
    ),
  })
  return {
    ...stored,
    types: versions.size === 0 ? stored.types : stored.types.map(withVersion),
    features: featuresOfText(datamodel),
  }
}

/** What the stored schema JSON of a model has no place for, as one text: equal for models that agree in it. */
export const additionsToJson = ({ features, types }: Model): string =>
  JSON.stringify({
    features: [...features].sort(),
    versions: types.flatMap(({ name, fields }) =>
      fields.filter((field) => field.kind === 'scalar' && field.isVersion).map((field) => [name, field.name]),
    ),
  })
