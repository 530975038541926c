import type { GraphQLObjectType, SelectionSetNode } from 'graphql'
import { InternalError, invariant } from '../../errors/internal-error.js'
import type { AggregateEntry } from '../../operation/aggregate.js'
import type { FieldMeaning } from '../schema/meaning.js'
import { countLeaf, mapFields, objectTypeOf, toLeaves, type FieldPlace } from './map-fields.js'
import type { RequestScope } from './request-scope.js'

/** What is selected of `AggregateX`. */
export const toAggregateEntries = (
  selectionSets: readonly SelectionSetNode[],
  type: GraphQLObjectType,
  scope: RequestScope,
): readonly AggregateEntry[] => mapFields(selectionSets, type, scope, (place) => toAggregateEntry(place, scope))

/** `count`, or the fields of a function. */
export function toAggregateEntry({ collected, field, meaning, base }: FieldPlace, scope: RequestScope): AggregateEntry {
  switch (meaning.kind) {
    case 'count':
      return { ...base, kind: 'leaf', field: countLeaf(meaning) }
    case 'aggregate-function':
      return {
        ...base,
        kind: 'function',
        function: meaning.function,
        entries: toLeaves(collected.selectionSets, objectTypeOf(field), scope, aggregatedLeaf),
      }
    default:
      throw new InternalError(`${meaning.kind} is no part of an aggregate`)
  }
}

function aggregatedLeaf(meaning: FieldMeaning): string {
  invariant(meaning.kind === 'aggregated-field', `${meaning.kind} is no field of an aggregate`)
  return meaning.field
}
