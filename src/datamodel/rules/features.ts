import type { Diagnostic } from '../../errors/diagnostic.js'
import { editions, featureNames, isFeature, type Feature } from '../../model/features.js'
import { closest } from '../../util/edit-distance.js'
import type { DatamodelDocument, Directive } from '../document.js'
import { editionOf, featuresOf, namesOf } from '../read-features.js'

/** The features that the server's configuration allows. */
export type AllowedFeatures = 'all' | readonly Feature[]

const ofService = (description: string): Diagnostic => ({ type: 'Global', field: null, description })

/** What `@refract` asks for and cannot have (beyond.md section 1.2). */
export function featureDiagnostics(document: DatamodelDocument, allowed: AllowedFeatures): readonly Diagnostic[] {
  const [refract, second] = document.refract
  if (refract === undefined) return []
  if (second !== undefined) return [ofService('The directive `@refract` must appear only once in a datamodel.')]
  const faults = [
    ...unknownArguments(refract),
    ...unknownEdition(refract),
    ...malformedLists(refract),
    ...unknownFeatures(refract),
    ...contradictions(refract),
  ]
  return faults.length > 0 ? faults : notAllowed(document, allowed)
}

const argumentNames = ['edition', 'features', 'without']

const unknownArguments = (refract: Directive): readonly Diagnostic[] =>
  [...refract.arguments.keys()]
    .filter((name) => !argumentNames.includes(name))
    .map((name) =>
      ofService(`The argument \`${name}\` of \`@refract\` is not known. It takes: ${argumentNames.join(', ')}.`),
    )

function unknownEdition(refract: Directive): readonly Diagnostic[] {
  const edition = editionOf(refract)
  if (edition !== undefined && editions.has(edition)) return []
  const value = refract.arguments.get('edition')
  const written = value !== undefined && 'value' in value ? String(value.value) : (value?.kind ?? '')
  const known = [...editions.keys()].join(', ')
  return [
    ofService(`The edition \`${written}\` of \`@refract\` is not known. This server knows the editions: ${known}.`),
  ]
}

const malformedLists = (refract: Directive): readonly Diagnostic[] =>
  (['features', 'without'] as const).flatMap((argument) => {
    const value = refract.arguments.get(argument)
    const items = value?.kind === 'ListValue' ? value.values : value === undefined ? [] : [value]
    return items.every(({ kind }) => kind === 'EnumValue' || kind === 'StringValue')
      ? []
      : [ofService(`The argument \`${argument}\` of \`@refract\` must be a list of names of features.`)]
  })

const unknownFeatures = (refract: Directive): readonly Diagnostic[] =>
  [...namesOf(refract, 'features'), ...namesOf(refract, 'without')]
    .filter((name) => !isFeature(name))
    .map((name) => {
      const near = closest(name.toUpperCase(), featureNames, 2)
      const hint = near === undefined ? '' : ` Did you mean \`${near}\`?`
      return ofService(`The feature \`${name}\` is not known.${hint} Known features are: ${featureNames.join(', ')}.`)
    })

function contradictions(refract: Directive): readonly Diagnostic[] {
  const without = new Set(namesOf(refract, 'without'))
  return [...new Set(namesOf(refract, 'features'))]
    .filter((name) => without.has(name))
    .map((name) => ofService(`The feature \`${name}\` is both in \`features\` and in \`without\`.`))
}

function notAllowed(document: DatamodelDocument, allowed: AllowedFeatures): readonly Diagnostic[] {
  if (allowed === 'all') return []
  const listed = allowed.length === 0 ? 'none' : allowed.join(', ')
  return [...featuresOf(document)]
    .filter((feature) => !allowed.includes(feature))
    .map((feature) =>
      ofService(`The feature \`${feature}\` is not allowed on this server. Its configuration allows: ${listed}.`),
    )
}
