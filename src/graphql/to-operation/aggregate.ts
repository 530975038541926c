import type { GraphQLObjectType, SelectionSetNode } from 'graphql'
import { InternalError, invariant } from '../../errors/internal-error.js'
import type { AggregateEntry } from '../../operation/aggregate.js'
import type { FieldAnnotation } from '../schema/annotation.js'
import { countLeaf, mapFields, objectTypeOf, toLeaves, type FieldPlace } from './map-fields.js'
import type { RequestScope } from './request-scope.js'

/** What is selected of `AggregateX`. */
export const toAggregateEntries = (
  selectionSets: readonly SelectionSetNode[],
  type: GraphQLObjectType,
  scope: RequestScope,
): readonly AggregateEntry[] => mapFields(selectionSets, type, scope, (place) => toAggregateEntry(place, scope))

/** `count`, or the fields of a function. */
export function toAggregateEntry(
  { collected, field, annotation, base }: FieldPlace,
  scope: RequestScope,
): AggregateEntry {
  switch (annotation.kind) {
    case 'count':
      return { ...base, kind: 'leaf', field: countLeaf(annotation) }
    case 'aggregate-function':
      return {
        ...base,
        kind: 'function',
        function: annotation.function,
        entries: toLeaves(collected.selectionSets, objectTypeOf(field), scope, aggregatedLeaf),
      }
    default:
      throw new InternalError(`${annotation.kind} is no part of an aggregate`)
  }
}

function aggregatedLeaf(annotation: FieldAnnotation): string {
  invariant(annotation.kind === 'aggregated-field', `${annotation.kind} is no field of an aggregate`)
  return annotation.field
}
