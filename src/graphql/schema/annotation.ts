import type { GraphQLArgument, GraphQLEnumValue, GraphQLField, GraphQLInputField } from 'graphql'
import { InternalError } from '../../errors/internal-error.js'
import type { CompareOperator, RelationQuantifier, TextMatch } from '../../operation/filter.js'
import type { AggregateFunction } from '../../operation/aggregate.js'
import type { GroupKey } from '../../operation/group-by.js'
import type { NestedVerb } from '../../operation/nested-write.js'
import type { NumberOperator } from '../../operation/write.js'
import type { OrderBy, PageInfoField } from '../../operation/selection.js'
import type { SortDirection } from '../../operation/sort.js'

/**
 * What each part of a generated GraphQL schema stands for, in words of the model. Written by the schema's builders,
 * read by `to-operation`, so that nothing ever takes a generated name apart.
 */

/** What a field of an output type stands for. Types and fields are names of the model. */
export type FieldAnnotation =
  | RootAnnotation
  | NodeFieldAnnotation
  | ConnectionPartAnnotation
  | EdgePartAnnotation
  | PageInfoAnnotation
  | GroupPartAnnotation
  | AggregatedFieldAnnotation
  | GroupKeyAnnotation
  | ManyPayloadAnnotation
  | EventPartAnnotation

export type RootAnnotation = ReadAnnotation | WriteAnnotation | { readonly kind: 'subscription'; readonly type: string }

export type ReadAnnotation =
  | { readonly kind: 'find-one' | 'find-many' | 'connection'; readonly type: string }
  | { readonly kind: 'node' }
  | { readonly kind: 'aggregate-rows' | 'group-by'; readonly type: string }
  | { readonly kind: 'execute-raw' | 'query-raw' }

export interface WriteAnnotation {
  readonly kind:
    | ('create' | 'update' | 'upsert' | 'delete' | 'restore')
    | ('create-many' | 'upsert-many' | 'update-many' | 'delete-many')
  readonly type: string
}

export type NodeFieldAnnotation =
  | { readonly kind: 'scalar'; readonly field: string }
  | { readonly kind: 'scalar-list'; readonly field: string }
  | { readonly kind: 'to-one' | 'to-many'; readonly field: string; readonly type: string }
  | { readonly kind: 'related-aggregate'; readonly field: string }

export type ConnectionPartAnnotation =
  { readonly kind: 'page-info' } | { readonly kind: 'edges' } | { readonly kind: 'aggregate' }

export type EdgePartAnnotation =
  { readonly kind: 'edge-node'; readonly type: string } | { readonly kind: 'edge-cursor' }

export interface PageInfoAnnotation {
  readonly kind: 'page-info-field'
  readonly field: PageInfoField
}

export type AggregatePartAnnotation =
  { readonly kind: 'count' } | { readonly kind: 'aggregate-function'; readonly function: AggregateFunction }

export interface AggregatedFieldAnnotation {
  readonly kind: 'aggregated-field'
  readonly field: string
}

export type GroupPartAnnotation = AggregatePartAnnotation | { readonly kind: 'group-key' }

export interface GroupKeyAnnotation {
  readonly kind: 'group-key-field'
  readonly key: string
}

/** Fields of BatchPayload and its kin, and `nodes` of the payload of a write of many nodes. */
export type ManyPayloadAnnotation =
  { readonly kind: 'affected-count' } | { readonly kind: 'affected-nodes'; readonly type: string }

export type EventPartAnnotation =
  | { readonly kind: 'event-mutation' | 'event-updated-fields' }
  | { readonly kind: 'event-node' | 'event-previous-values'; readonly type: string }

/** What a field of an input type stands for. */
export type InputAnnotation =
  | FilterAnnotation
  | SortKeyAnnotation
  | SortModifierAnnotation
  | GroupOrderAnnotation
  | DataAnnotation
  | EventFilterAnnotation
  | { readonly kind: 'json-key'; readonly key: JsonKey }
  | { readonly kind: 'relevance-part'; readonly part: 'search' | 'sort' }
  | { readonly kind: 'compare-part'; readonly part: 'field' | 'op' | 'to' }
  /** Field of a unique selector. */
  | { readonly kind: 'unique'; readonly field: string }
  | { readonly kind: 'unique-index'; readonly index: string }
  | { readonly kind: 'unique-related'; readonly field: string; readonly type: string }
  // below the fields of data
  | { readonly kind: 'list-set' | 'list-push' | 'list-remove' }
  | { readonly kind: 'verb'; readonly verb: NestedVerb }
  /** `createMany: {data, skipDuplicates}` */
  | { readonly kind: 'create-many-verb' }
  /** Parts of `{where, data}`, `{where, update, create}` and `{data, skipDuplicates}`. */
  | { readonly kind: 'part'; readonly part: 'where' | 'data' | 'update' | 'create' | 'skipDuplicates' }

interface LogicalAnnotation {
  readonly kind: 'logical'
  readonly operator: 'and' | 'or' | 'not'
}

/** Whether the other keys of the field in the same object see the case of letters. */
interface ModeAnnotation {
  readonly kind: 'mode'
  readonly field: string
}

export type FilterAnnotation =
  | LogicalAnnotation
  | { readonly kind: 'compare'; readonly field: string; readonly operator: CompareOperator }
  | { readonly kind: 'in'; readonly field: string; readonly negated: boolean }
  | { readonly kind: 'text'; readonly field: string; readonly match: TextMatch; readonly negated: boolean }
  | { readonly kind: 'relation-filter'; readonly field: string; readonly quantifier: RelationQuantifier }
  // of the feature FILTERS
  | ModeAnnotation
  | {
      readonly kind: 'list-filter'
      readonly field: string
      readonly test: 'has' | 'has-some' | 'has-every' | 'is-empty'
    }
  | { readonly kind: 'json-filter'; readonly field: string; readonly negated: boolean }
  | { readonly kind: 'relation-not'; readonly field: string }
  | { readonly kind: 'count-compare'; readonly field: string; readonly operator: CompareOperator }
  | { readonly kind: 'count-in'; readonly field: string; readonly negated: boolean }
  | { readonly kind: 'compare-fields' }
  // of the feature SEARCH
  | { readonly kind: 'text-search'; readonly index: string }
  /** Conditions on the values of a function in groups. */
  | { readonly kind: 'having-function'; readonly function: AggregateFunction }

export interface SortFieldAnnotation {
  readonly kind: 'sort-field'
  readonly field: string
}

/** The one key of an element of `sort`. */
export type SortKeyAnnotation =
  | SortFieldAnnotation
  | { readonly kind: 'sort-related' | 'sort-aggregate'; readonly field: string }
  | { readonly kind: 'sort-relevance'; readonly index: string }

/** What stands beside the one key of an order. */
type SortModifierAnnotation = ModeAnnotation | { readonly kind: 'sort-where' }

/** The one key of an order by an aggregate. */
export type AggregateOrderAnnotation =
  { readonly kind: 'sort-count' } | { readonly kind: 'sort-function'; readonly function: AggregateFunction }

/** The one key of an order of groups. */
export type GroupOrderAnnotation = AggregateOrderAnnotation | { readonly kind: 'sort-key' }

/** Fields of the data of a write; `list-data` is `f: {set: [...]}`. */
export type DataAnnotation =
  | { readonly kind: 'scalar-data' | 'list-data' | 'relation-data'; readonly field: string }
  | { readonly kind: 'number-change'; readonly field: string; readonly operator: NumberOperator }

export type EventFilterAnnotation =
  | LogicalAnnotation
  | { readonly kind: 'mutation-in' }
  | { readonly kind: 'updated-fields'; readonly test: 'contains' | 'contains-every' | 'contains-some' }
  | { readonly kind: 'event-node-filter' }

/** Meaning of a value of an order enum. */
export type OrderAnnotation = OrderBy

/** Keys of `JsonFilter`. */
export type JsonKey =
  | 'path'
  | 'equals'
  | 'not'
  | 'in'
  | 'exists'
  | 'string_contains'
  | 'string_starts_with'
  | 'string_ends_with'
  | 'mode'
  | 'array_contains'
  | 'array_starts_with'
  | 'array_ends_with'
  | 'has_key'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte'

/** Meaning of a value of `CompareOp`. */
export interface ComparisonMeaning {
  readonly operator: CompareOperator
}

/** Meaning of a value of `XScalarField`. */
export interface ScalarFieldMeaning {
  readonly field: string
  /** Equal for fields that compare with each other. */
  readonly comparesAs: string
}

const key = 'refract'

interface Annotated {
  readonly extensions: Readonly<Record<string, unknown>>
}

/** The `extensions` that carry a meaning. */
export const annotationOf = (
  annotation:
    | FieldAnnotation
    | InputAnnotation
    | OrderAnnotation
    | ComparisonMeaning
    | ScalarFieldMeaning
    | SortDirection
    | GroupKey,
): Record<string, unknown> => ({
  [key]: annotation,
})

function read(place: Annotated & { readonly name: string }): unknown {
  const annotation = place.extensions[key]
  if (annotation === undefined) throw new InternalError(`${place.name} of the GraphQL schema has no meaning`)
  return annotation
}

/** Reads what the fields of one kind of output type stand for. */
export type FieldReader<A extends FieldAnnotation> = (field: GraphQLField<unknown, unknown>) => A

export const rootAnnotation: FieldReader<RootAnnotation> = (field) => read(field) as RootAnnotation
export const nodeFieldAnnotation: FieldReader<NodeFieldAnnotation> = (field) => read(field) as NodeFieldAnnotation
export const connectionPart: FieldReader<ConnectionPartAnnotation> = (field) => read(field) as ConnectionPartAnnotation
export const edgePart: FieldReader<EdgePartAnnotation> = (field) => read(field) as EdgePartAnnotation
export const pageInfoAnnotation: FieldReader<PageInfoAnnotation> = (field) => read(field) as PageInfoAnnotation
export const aggregatePart: FieldReader<AggregatePartAnnotation> = (field) => read(field) as AggregatePartAnnotation
export const aggregatedField: FieldReader<AggregatedFieldAnnotation> = (field) =>
  read(field) as AggregatedFieldAnnotation
export const groupPart: FieldReader<GroupPartAnnotation> = (field) => read(field) as GroupPartAnnotation
export const groupKeyField: FieldReader<GroupKeyAnnotation> = (field) => read(field) as GroupKeyAnnotation
export const manyPayloadPart: FieldReader<ManyPayloadAnnotation> = (field) => read(field) as ManyPayloadAnnotation
export const eventPart: FieldReader<EventPartAnnotation> = (field) => read(field) as EventPartAnnotation

/** Reads what the fields of one kind of input stand for. */
export type InputReader<A extends InputAnnotation> = (field: GraphQLInputField | GraphQLArgument) => A

export const inputAnnotation: InputReader<InputAnnotation> = (field) => read(field) as InputAnnotation
export const filterAnnotation: InputReader<FilterAnnotation> = (field) => read(field) as FilterAnnotation
export const eventFilterAnnotation: InputReader<EventFilterAnnotation> = (field) => read(field) as EventFilterAnnotation
export const dataAnnotation: InputReader<DataAnnotation> = (field) => read(field) as DataAnnotation
export const sortKeyAnnotation: InputReader<SortKeyAnnotation> = (field) => read(field) as SortKeyAnnotation
export const sortFieldAnnotation: InputReader<SortFieldAnnotation> = (field) => read(field) as SortFieldAnnotation
export const aggregateOrder: InputReader<AggregateOrderAnnotation> = (field) => read(field) as AggregateOrderAnnotation
export const groupOrder: InputReader<GroupOrderAnnotation> = (field) => read(field) as GroupOrderAnnotation

export const orderAnnotation = (value: GraphQLEnumValue): OrderAnnotation => read(value) as OrderAnnotation
export const scalarFieldMeaning = (value: GraphQLEnumValue): ScalarFieldMeaning => read(value) as ScalarFieldMeaning
export const groupKeyMeaning = (value: GraphQLEnumValue): GroupKey => read(value) as GroupKey
export const sortAnnotation = (value: GraphQLEnumValue): SortDirection => read(value) as SortDirection
export const comparisonMeaning = (value: GraphQLEnumValue): ComparisonMeaning => read(value) as ComparisonMeaning
