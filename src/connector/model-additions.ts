import { featuresOfText } from '../datamodel/read-features.js'
import type { Model } from '../model/model.js'

/** The part of a model that the stored schema JSON has a place for. */
export type StoredModel = Omit<Model, 'features'>

/** A stored model with what only the text says from which it was made (beyond.md section 1.4). */
export const withAdditions = (stored: StoredModel, datamodel: string): Model => ({
  ...stored,
  features: featuresOfText(datamodel),
})

/** What the stored schema JSON of a model has no place for, as one text: equal for models that agree in it. */
export const additionsToJson = ({ features }: Model): string => JSON.stringify({ features: [...features].sort() })
