import { editions, isFeature, noFeatures, type Features } from '../model/features.js'
import { intArgument, type DatamodelDocument, type Directive } from './document.js'
import { parseDatamodel } from './parse-datamodel.js'
import { Problem } from '../errors/problem.js'

/** The edition of a datamodel that names none. */
const firstEdition = 1

/** `edition:`; undefined for what is no whole number. */
export const editionOf = (refract: Directive): number | undefined =>
  refract.arguments.has('edition') ? intArgument(refract, 'edition') : firstEdition

/** Names of a list of features, written as enum values or as strings; a single one is a list of one. */
export function namesOf(refract: Directive, argument: 'features' | 'without'): readonly string[] {
  const value = refract.arguments.get(argument)
  const items = value?.kind === 'ListValue' ? value.values : value === undefined ? [] : [value]
  return items.flatMap((item) => (item.kind === 'EnumValue' || item.kind === 'StringValue' ? [item.value] : []))
}

/**
 * The features that `@refract` asks for: those of its edition and those it names, without those it leaves out
 * (beyond.md section 1.2). What is not known is passed over: the rules tell it at a deploy.
 */
export function featuresOf({ refract: [refract] }: Pick<DatamodelDocument, 'refract'>): Features {
  if (refract === undefined) return noFeatures
  const without = new Set(namesOf(refract, 'without'))
  const named = [...(editions.get(editionOf(refract) ?? firstEdition) ?? []), ...namesOf(refract, 'features')]
  return new Set(named.filter((name) => !without.has(name)).filter(isFeature))
}

/** The features of a datamodel that was deployed. */
export function featuresOfText(datamodel: string): Features {
  if (!datamodel.includes('@refract')) return noFeatures
  const document = parseDatamodel(datamodel)
  return document instanceof Problem ? noFeatures : featuresOf(document)
}
