import { directiveOf, type DatamodelDocument, type FieldDeclaration, type TypeDeclaration } from './document.js'
import { additionsOf } from './field-additions.js'
import { featuresOf } from './read-features.js'

/** A place of a service that would work otherwise on Prisma 1, and how. */
export interface WayBackFinding {
  /** `Ship.version`; absent: the service as a whole. */
  readonly place?: string
  readonly text: string
}

/** What Prisma 1 would not do of a datamodel that it is given as it is (beyond.md section 1.4); its tables it reads. */
export function wayBackDiagnostics(document: DatamodelDocument): readonly WayBackFinding[] {
  const features = [...featuresOf(document)].sort()
  return [
    ...(features.length === 0
      ? []
      : [
          {
            text: `Requests that use what ${features.join(', ')} ${features.length === 1 ? 'adds' : 'add'} are refused.`,
          },
        ]),
    ...document.types.flatMap((type) => type.fields.flatMap((field) => ofField(type, field, document))),
  ]
}

function ofField(
  type: TypeDeclaration,
  field: FieldDeclaration,
  document: DatamodelDocument,
): readonly WayBackFinding[] {
  const place = `${type.name}.${field.name}`
  const { isVersion, defaultFunction } = additionsOf(field, document) ?? {}
  if (isVersion)
    return [{ place, text: 'It counts no writes any more: every create must give it, and updates may change it.' }]
  // Prisma 1 makes ids itself
  if (defaultFunction === undefined || directiveOf(field, 'id')) return []
  const without = field.isRequired ? 'every create must give it' : 'it is null where a create omits it'
  return [{ place, text: `${defaultFunction} makes no values any more: ${without}.` }]
}
