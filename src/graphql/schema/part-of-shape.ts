import type { GraphQLEnumType, GraphQLInputField } from 'graphql'

/**
 * Values on which a plan depends and that no part of the request's text shows when they come in a variable: they belong
 * to the shape of variables (`document/variable-shape.ts`). An enum says so itself; of an input field the value counts,
 * or how many items its list has.
 */
export type ShapePart = 'value' | 'length'

const key = 'partOfShape'

/** The `extensions` that say so. */
export const partOfShape = (part: ShapePart): Record<string, unknown> => ({ [key]: part })

export const shapePartOf = (place: GraphQLEnumType | GraphQLInputField): ShapePart | undefined =>
  place.extensions[key] as ShapePart | undefined
