import type { GraphQLObjectType, SelectionSetNode } from 'graphql'
import type { AggregateEntry } from '../../operation/aggregate.js'
import { aggregatedField, aggregatePart, type AggregatePartAnnotation } from '../schema/annotation.js'
import { mapFields, objectTypeOf, toLeaves, type FieldPlace } from './map-fields.js'
import type { RequestScope } from './request-scope.js'

/** What is selected of `AggregateX`. */
export const toAggregateEntries = (
  selectionSets: readonly SelectionSetNode[],
  type: GraphQLObjectType,
  scope: RequestScope,
): readonly AggregateEntry[] =>
  mapFields(selectionSets, type, scope, aggregatePart, (place) => toAggregateEntry(place, scope))

/** `count`, or the fields of a function. */
export function toAggregateEntry(
  { collected, field, annotation, base }: FieldPlace<AggregatePartAnnotation>,
  scope: RequestScope,
): AggregateEntry {
  switch (annotation.kind) {
    case 'count':
      return { ...base, kind: 'leaf', field: 'count' }
    case 'aggregate-function':
      return {
        ...base,
        kind: 'function',
        function: annotation.function,
        entries: toLeaves(collected.selectionSets, objectTypeOf(field), scope, aggregatedField),
      }
  }
}
