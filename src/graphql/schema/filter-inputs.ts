import {
  GraphQLList,
  GraphQLNonNull,
  type GraphQLInputFieldConfig,
  type GraphQLInputFieldConfigMap,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql'
import type { Field, ModelType, RelationField, ScalarField } from '../../model/model.js'
import type { ScalarType } from '../../model/scalar.js'
import type { RelationQuantifier } from '../../operation/filter.js'
import { filterAdditions, scalarFilterAdditions } from './filter-additions.js'
import { annotationOf, type InputAnnotation } from './annotation.js'
import { searchFilters } from './search-inputs.js'
import type { TypeRegistry } from './type-registry.js'
import { relatedType, visibleRelations, visibleScalars } from './visible-fields.js'

/** Filters of one scalar field: suffix, meaning, description (api-schema.md sections 7.1, 12). */
interface FilterForm {
  readonly suffix: string
  readonly isList: boolean
  readonly description: string
  annotation(field: string): InputAnnotation
}

const compare = (
  suffix: string,
  operator: Extract<InputAnnotation, { kind: 'compare' }>['operator'],
  description: string,
): FilterForm => ({
  suffix,
  isList: false,
  description,
  annotation: (field) => ({ kind: 'compare', field, operator }),
})
const member = (suffix: string, negated: boolean, description: string): FilterForm => ({
  suffix,
  isList: true,
  description,
  annotation: (field) => ({ kind: 'in', field, negated }),
})
const text = (
  suffix: string,
  match: Extract<InputAnnotation, { kind: 'text' }>['match'],
  negated: boolean,
  description: string,
): FilterForm => ({
  suffix,
  isList: false,
  description,
  annotation: (field) => ({ kind: 'text', field, match, negated }),
})

const equality = [compare('', 'equals', ''), compare('_not', 'not', 'All values that are not equal to given value.')]
const membership = [
  member('_in', false, 'All values that are contained in given list.'),
  member('_not_in', true, 'All values that are not contained in given list.'),
]
const order = [
  compare('_lt', 'lt', 'All values less than the given value.'),
  compare('_lte', 'lte', 'All values less than or equal the given value.'),
  compare('_gt', 'gt', 'All values greater than the given value.'),
  compare('_gte', 'gte', 'All values greater than or equal the given value.'),
]
const search = [
  text('_contains', 'contains', false, 'All values containing the given string.'),
  text('_not_contains', 'contains', true, 'All values not containing the given string.'),
  text('_starts_with', 'starts-with', false, 'All values starting with the given string.'),
  text('_not_starts_with', 'starts-with', true, 'All values not starting with the given string.'),
  text('_ends_with', 'ends-with', false, 'All values ending with the given string.'),
  text('_not_ends_with', 'ends-with', true, 'All values not ending with the given string.'),
]

const filterForms: Readonly<Record<ScalarType, readonly FilterForm[]>> = {
  ID: [...equality, ...membership, ...order, ...search],
  String: [...equality, ...membership, ...order, ...search],
  Int: [...equality, ...membership, ...order],
  Float: [...equality, ...membership, ...order],
  DateTime: [...equality, ...membership, ...order],
  Enum: [...equality, ...membership],
  UUID: [...equality, ...membership],
  Boolean: equality,
  Json: [],
  BigInt: [...equality, ...membership, ...order],
  Decimal: [...equality, ...membership, ...order],
  Bytes: equality,
  Date: [...equality, ...membership, ...order],
  Time: [...equality, ...membership, ...order],
}

/** `XWhereInput`: logical operators, scalars, relations. */
export function whereInput(type: ModelType, registry: TypeRegistry): GraphQLInputObjectType {
  const name = `${type.name}WhereInput`
  return registry.input(name, () => ({
    ...logicalFields(() => whereInput(type, registry)),
    ...scalarFilters(type, registry),
    ...Object.fromEntries(visibleRelations(type).flatMap((field) => relationFilters(field, registry))),
    ...(registry.model.features.has('FILTERS') ? Object.fromEntries(filterAdditions(type, registry, whereInput)) : {}),
    ...searchFilters(type, registry),
  }))
}

/** `XScalarWhereInput` of nested many-writes; absent where the type shows no scalars. */
export function scalarWhereInput(type: ModelType, registry: TypeRegistry): GraphQLInputObjectType | undefined {
  if (visibleScalars(type).length === 0) return undefined
  return registry.input(`${type.name}ScalarWhereInput`, () => ({
    ...logicalFields(() => scalarWhereInput(type, registry) ?? whereInput(type, registry)),
    ...scalarFilters(type, registry),
    ...(registry.model.features.has('FILTERS') ? Object.fromEntries(scalarFilterAdditions(type, registry)) : {}),
    ...searchFilters(type, registry),
  }))
}

/** `AND`, `OR`, `NOT`, each a list of the type itself. */
export function logicalFields(self: () => GraphQLInputObjectType): GraphQLInputFieldConfigMap {
  const type = new GraphQLList(new GraphQLNonNull(self()))
  const field = (operator: 'and' | 'or' | 'not', description: string): GraphQLInputFieldConfig => ({
    type,
    description,
    extensions: annotationOf({ kind: 'logical', operator }),
  })
  return {
    AND: field('and', 'Logical AND on all given filters.'),
    OR: field('or', 'Logical OR on all given filters.'),
    NOT: field('not', 'Logical NOT on all given filters combined by AND.'),
  }
}

function scalarFilters(type: ModelType, registry: TypeRegistry): GraphQLInputFieldConfigMap {
  return Object.fromEntries(
    visibleScalars(type)
      .filter((field) => !field.isList)
      .flatMap((field) =>
        filterForms[field.scalar].map((form) => [field.name + form.suffix, filterField(field, form, registry)]),
      ),
  )
}

/** The filters of a value of that kind that is no field of the model, such as an aggregate: `count_gt`. */
export const scalarFilterFields = (
  name: string,
  field: string,
  leaf: GraphQLInputType,
  scalar: ScalarType,
): GraphQLInputFieldConfigMap =>
  Object.fromEntries(
    filterForms[scalar].map((form) => [
      name + form.suffix,
      {
        type: form.isList ? new GraphQLList(new GraphQLNonNull(leaf)) : leaf,
        description: form.description,
        extensions: annotationOf(form.annotation(field)),
      },
    ]),
  )

function filterField(field: ScalarField, form: FilterForm, registry: TypeRegistry): GraphQLInputFieldConfig {
  const leaf = registry.leaf(field)
  return {
    type: form.isList ? new GraphQLList(new GraphQLNonNull(leaf)) : leaf,
    description: form.description,
    extensions: annotationOf(form.annotation(field.name)),
  }
}

/** Names of the filters of a field (api-schema.md section 7.1). */
export function filterNames(field: Field): readonly string[] {
  if (field.kind === 'relation') return relationQuantifiers(field).map(([suffix]) => field.name + suffix)
  return field.isList ? [] : filterForms[field.scalar].map(({ suffix }) => field.name + suffix)
}

const relationQuantifiers = ({ isList }: RelationField): readonly (readonly [string, RelationQuantifier])[] =>
  isList
    ? [
        ['_every', 'every'],
        ['_some', 'some'],
        ['_none', 'none'],
      ]
    : [['', 'one']]

function relationFilters(field: RelationField, registry: TypeRegistry): [string, GraphQLInputFieldConfig][] {
  const type = whereInput(relatedType(registry.model, field), registry)
  return relationQuantifiers(field).map(([suffix, quantifier]) => [
    field.name + suffix,
    { type, extensions: annotationOf({ kind: 'relation-filter', field: field.name, quantifier }) },
  ])
}
