import {
  beyondScalars,
  scalarFacts,
  scalarNamed,
  type BeyondScalar,
  type ScalarType,
  type SizedScalar,
} from '../model/scalar.js'
import { named } from '../util/named.js'
import { directiveOf, intArgument, wordArgument, type DatamodelDocument, type FieldDeclaration } from './document.js'

/** The scalar that `@scalar(type:)` names, whether or not it fits its field. */
export const kindNamed = (word: string | undefined): BeyondScalar | undefined =>
  beyondScalars.find((scalar) => scalarFacts[scalar].beyond?.kind === word)

/**
 * The scalar that a type name stands for; those beyond Prisma 1 only where the datamodel asks for more (beyond.md
 * section 11) and declares no type or enum of that name.
 */
export function scalarIn(name: string, { refract, types, enums }: DatamodelDocument): ScalarType | undefined {
  const isBeyond = refract.length > 0 && named(types, name) === undefined && named(enums, name) === undefined
  return scalarNamed(name) ?? (isBeyond ? beyondScalars.find((scalar) => scalar === name) : undefined)
}

/** `n: Int @scalar(type: BIG_INT)` says what `n: BigInt` says; where the kind does not fit the type, it says nothing. */
export function withScalarKinds(document: DatamodelDocument): DatamodelDocument {
  if (document.refract.length === 0) return document
  const read = (field: FieldDeclaration): FieldDeclaration => {
    const kind = kindNamed(wordArgument(directiveOf(field, 'scalar'), 'type'))
    return kind !== undefined && scalarFacts[kind].beyond?.base === field.typeName && !isTaken(kind, document)
      ? { ...field, typeName: kind }
      : field
  }
  return { ...document, types: document.types.map((type) => ({ ...type, fields: type.fields.map(read) })) }
}

/** What a Decimal or Bytes has where nothing else is written. */
const sizes = { precision: 65, scale: 30, maxSize: 16_777_216 } as const
const sizeArguments: Readonly<Partial<Record<ScalarType, readonly (keyof typeof sizes)[]>>> = {
  Decimal: ['precision', 'scale'],
  Bytes: ['maxSize'],
}

/** The arguments of `@scalar` that say how large values are, by kind. */
export const sizesOf = (scalar: ScalarType): readonly (keyof typeof sizes)[] => sizeArguments[scalar] ?? []

/** A scalar with the size that its field gives it; a precision alone is one of whole numbers and fractions as far as it goes. */
export function sizedAs(scalar: ScalarType, field: FieldDeclaration): SizedScalar {
  const written = directiveOf(field, 'scalar')
  const given = sizesOf(scalar).map((name) => [name, intArgument(written, name)] as const)
  const known = Object.fromEntries(given.map(([name, value]) => [name, value ?? sizes[name]]))
  const isShort = scalar === 'Decimal' && intArgument(written, 'scale') === undefined
  const scale = Math.min(sizes.scale, Number(known['precision']))
  return { scalar, ...known, ...(isShort ? { scale } : {}) }
}

/** Whether the name of a scalar is that of a type or enum of the datamodel. */
export const isTaken = (scalar: BeyondScalar, { types, enums }: DatamodelDocument): boolean =>
  named(types, scalar) !== undefined || named(enums, scalar) !== undefined
