import { Problem } from '../errors/problem.js'
import { defaultFunctions, type DefaultFunction } from '../model/default-function.js'
import type { ScalarField } from '../model/model.js'
import { beyondScalars, isBeyondScalar, type BeyondScalar, type SizedScalar } from '../model/scalar.js'
import { constraintOf } from './constraint.js'
import { readDefault } from './default-value.js'
import { scalarIn, sizedAs } from './scalar-kinds.js'
import { directiveOf, wordArgument, type DatamodelDocument, type FieldDeclaration } from './document.js'
import { parseDatamodel } from './parse-datamodel.js'
import { featuresOf } from './read-features.js'

/** What types and directives beyond Prisma 1 say of a field (beyond.md sections 9.2, 10.3, 10.4, 11, 12); the stored schema JSON has no place for it. */
export type FieldAdditions = Pick<
  ScalarField,
  'isVersion' | 'isSoftDelete' | 'defaultFunction' | 'constraint' | 'defaultValue'
> &
  Partial<SizedScalar>

/** What a new row has in its version field, and what rows get that were there before. */
export const firstVersion = 1

const isDefaultFunction = (name: string | undefined): name is DefaultFunction =>
  defaultFunctions.some((known) => known === name)

/** Undefined where there are none; a service that asks for nothing beyond Prisma 1 has none. */
export function additionsOf(field: FieldDeclaration, document: DatamodelDocument): FieldAdditions | undefined {
  if (document.refract.length === 0) return undefined
  const isVersion = directiveOf(field, 'version') !== undefined
  const isSoftDelete = featuresOf(document).has('SOFT_DELETE') && directiveOf(field, 'softDelete') !== undefined
  const defaultFunction = wordArgument(directiveOf(field, 'defaultFunction'), 'name')
  const scalar = scalarIn(field.typeName, document)
  const isBeyond = scalar !== undefined && isBeyondScalar(scalar)
  const constraint = scalar && constraintOf(field, scalar)
  const isPlain = !isVersion && !isSoftDelete && !isDefaultFunction(defaultFunction) && !isBeyond
  if (isPlain && constraint === undefined) return undefined
  return {
    ...(isBeyond ? { ...sizedAs(scalar, field), ...defaultOf(field, scalar) } : {}),
    ...(isVersion ? { isVersion } : {}),
    ...(isSoftDelete ? { isSoftDelete } : {}),
    ...(isDefaultFunction(defaultFunction) ? { defaultFunction } : {}),
    ...(constraint ? { constraint } : {}),
  }
}

/** A default that Prisma 1's form of the stored schema has no kind for. */
function defaultOf(field: FieldDeclaration, scalar: BeyondScalar): Pick<FieldAdditions, 'defaultValue'> {
  const written = directiveOf(field, 'default')?.arguments.get('value')
  const defaultValue = written && !field.isList ? readDefault(written, scalar, []) : undefined
  return defaultValue === undefined || defaultValue === null ? {} : { defaultValue }
}

const mayHaveAdditions = new RegExp(
  `@(?:version|softDelete|defaultFunction|constraint|scalar)\\b|\\b(?:${beyondScalars.join('|')})\\b`,
)

/** Those of a datamodel that was deployed, by `Type.field`. */
export function additionsOfText(datamodel: string): ReadonlyMap<string, FieldAdditions> {
  if (!mayHaveAdditions.test(datamodel)) return new Map()
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
