import { Problem } from '../errors/problem.js'
import { defaultFunctions, type DefaultFunction } from '../model/default-function.js'
import type { ScalarField } from '../model/model.js'
import { directiveOf, wordArgument, type DatamodelDocument, type FieldDeclaration } from './document.js'
import { parseDatamodel } from './parse-datamodel.js'

/** What directives beyond Prisma 1 say of a field (beyond.md sections 9.2, 10.3); the stored schema JSON has no place for it. */
export type FieldAdditions = Pick<ScalarField, 'isVersion' | 'defaultFunction'>

/** What a new row has in its version field, and what rows get that were there before. */
export const firstVersion = 1

const isDefaultFunction = (name: string | undefined): name is DefaultFunction =>
  defaultFunctions.some((known) => known === name)

/** Undefined where there are none; a service that asks for nothing beyond Prisma 1 has none. */
export function additionsOf(
  field: FieldDeclaration,
  { refract }: Pick<DatamodelDocument, 'refract'>,
): FieldAdditions | undefined {
  if (refract.length === 0) return undefined
  const isVersion = directiveOf(field, 'version') !== undefined
  const defaultFunction = wordArgument(directiveOf(field, 'defaultFunction'), 'name')
  if (!isVersion && !isDefaultFunction(defaultFunction)) return undefined
  return {
    ...(isVersion ? { isVersion } : {}),
    ...(isDefaultFunction(defaultFunction) ? { defaultFunction } : {}),
  }
}

/** Those of a datamodel that was deployed, by `Type.field`. */
export function additionsOfText(datamodel: string): ReadonlyMap<string, FieldAdditions> {
  if (!/@(?:version|defaultFunction)\b/.test(datamodel)) return new Map()
  const document = parseDatamodel(datamodel)
  if (document instanceof Problem) return new Map()
  return new Map(
    document.types.flatMap((type) =>
      type.fields.flatMap((field) => {
        const additions = additionsOf(field, document)
        return additions === undefined ? [] : [[`${type.name}.${field.name}`, additions] as const]
      }),
    ),
  )
}
