import type { Model } from '../model/model.js'
import type { DatamodelDocument, Directive } from './document.js'
import { directiveOf } from './document.js'

const fieldMarkers = new Set(['id', 'createdAt', 'updatedAt', 'scalarList', 'sequence', 'db'])
const typeMarkers = new Set(['db', 'embedded', 'relationTable', 'linkTable'])

/**
 * Which syntax a datamodel is written in, decided again for each deploy from the document alone (datamodel.md section 2):
 * markers of v1.1 decide; without any, a project that already has v1.1 types stays with it.
 */
export function whichSyntax(document: DatamodelDocument, previous: Model | undefined): Model['syntax'] {
  const markers = markersOf(document)
  if (markers.length > 0 && !isOldEmbedded(document, markers)) return 'v1.1'
  return previous?.syntax === 'v1.1' && previous.types.length > 0 ? 'v1.1' : 'v1.0'
}

function markersOf(document: DatamodelDocument): readonly string[] {
  const onTypes = document.types.flatMap((type) => type.directives.filter(({ name }) => typeMarkers.has(name)))
  const onFields = document.types.flatMap((type) =>
    type.fields.flatMap((field) => field.directives.filter(isFieldMarker)),
  )
  return [...onTypes, ...onFields].map(({ name }) => name)
}

const isFieldMarker = (directive: Directive): boolean =>
  fieldMarkers.has(directive.name) || (directive.name === 'relation' && directive.arguments.has('link'))

/** Old document databases had `@embedded` beside `id: ID! @unique`. */
const isOldEmbedded = (document: DatamodelDocument, markers: readonly string[]): boolean =>
  markers.every((name) => name === 'embedded') &&
  document.types.some((type) =>
    type.fields.some((field) => field.name === 'id' && directiveOf(field, 'unique') !== undefined),
  )
