import { parseDatamodel } from './parse-datamodel.js'
import { directiveOf, type DatamodelDocument, type FieldDeclaration } from './document.js'
import { Problem } from '../errors/problem.js'

/** What a new row has, and what rows get that were there before. */
export const firstVersion = 1

/** `@version` of a service that asks for more than Prisma 1 (beyond.md sections 1.3, 9.2). */
export const isVersionField = (field: FieldDeclaration, { refract }: Pick<DatamodelDocument, 'refract'>): boolean =>
  refract.length > 0 && directiveOf(field, 'version') !== undefined

/** Names of the version fields of a datamodel that was deployed, by type. */
export function versionFieldsOfText(datamodel: string): ReadonlyMap<string, string> {
  if (!datamodel.includes('@version')) return new Map()
  const document = parseDatamodel(datamodel)
  if (document instanceof Problem) return new Map()
  return new Map(
    document.types.flatMap((type) => {
      const field = type.fields.find((one) => isVersionField(one, document))
      return field === undefined ? [] : [[type.name, field.name] as const]
    }),
  )
}
