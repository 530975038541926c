import type { ExistingSchema } from '../tree/existing-schema.js'
import { readBase, type Base } from './base.js'
import { draftColumns } from './build-draft.js'
import { draftRelations } from './draft-relations.js'
import type { Draft, DraftEnum, DraftField, DraftType } from './draft.js'
import { compare, fieldsInOwnOrder, inOwnOrder, renderDatamodel } from './render.js'
import { draftIndexes } from './draft-indexes.js'
import { refractLine } from './refract-line.js'
import { refuseWithoutId } from './refuse-without-id.js'

export interface Introspected {
  /** Datamodel text without a line break at its end. */
  readonly datamodel: string
  /** Types, enums and types over link tables. */
  readonly count: number
}

export interface IntrospectOptions {
  /** A datamodel that names and settings are taken from. */
  readonly base?: string
  /** Types that the server refuses, for want of an id, are printed as comments. */
  readonly isDeployable?: boolean
  /** What goes beyond Prisma 1 is printed, too (introspection.md section 16.1). */
  readonly isRefract?: boolean
}

/**
 * A datamodel over the tables of a schema (introspection.md). Pure: reads nothing but what it is given. Throws problem
 * 3017 for a base that is no datamodel.
 */
export function introspect(
  schema: ExistingSchema,
  { base: text, isDeployable = false, isRefract = false }: IntrospectOptions = {},
): Introspected {
  const base = text === undefined ? undefined : readBase(text)
  const columns = draftColumns(schema, base, isRefract)
  draftRelations(columns, base)
  if (isRefract) draftIndexes(columns.draft, base)
  if (isDeployable) refuseWithoutId(columns.draft)
  const parts = base ? inOrderOf(base, columns.draft, isRefract) : inOwnOrder(columns.draft)
  const datamodel = renderDatamodel(parts)
  return {
    datamodel: isRefract ? `${refractLine(columns.draft, base)}\n\n${datamodel}` : datamodel,
    count: parts.length,
  }
}

/** The base's order, enums included that a field has, or all of them; what it has not stands behind, by name. */
function inOrderOf(base: Base, { types, enums }: Draft, keepsEnums: boolean): readonly (DraftType | DraftEnum)[] {
  const used = new Set(
    types.flatMap(({ fields }) => fields.filter(({ target }) => !target).map(({ typeName }) => typeName)),
  )
  const ofBase = base.document.enums
    .filter(({ name }) => (keepsEnums || used.has(name)) && !enums.some((one) => one.name === name))
    .map(({ name, values }): DraftEnum => ({ rawName: name, name, values }))
  const ordered = types.map((type) => ({ ...type, fields: fieldsInOrderOf(base, type) }))
  return inGivenOrder<DraftType | DraftEnum>([...ordered, ...enums, ...ofBase], base.order)
}

function fieldsInOrderOf(base: Base, type: DraftType): DraftField[] {
  const known = base.typeOfTable(type.table.name)
  if (!known) return fieldsInOwnOrder(type)
  return inGivenOrder(
    fieldsInOwnOrder(type),
    known.fields.map(({ name }) => name),
  )
}

function inGivenOrder<Item extends { readonly name: string }>(
  items: readonly Item[],
  order: readonly string[],
): Item[] {
  const place = ({ name }: Item): number => {
    const found = order.indexOf(name)
    return found < 0 ? order.length : found
  }
  return [...items]
    .map((item, index) => ({ item, index }))
    .sort(
      (one, other) =>
        place(one.item) - place(other.item) ||
        (place(one.item) === order.length && 'table' in one.item
          ? compare(one.item.name, other.item.name)
          : one.index - other.index),
    )
    .map(({ item }) => item)
}
