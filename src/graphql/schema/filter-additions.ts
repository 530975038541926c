import {
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLInputFieldConfig,
  type GraphQLInputType,
} from 'graphql'
import type { Field, ModelType, RelationField, ScalarField } from '../../model/model.js'
import { scalarFacts } from '../../model/scalar.js'
import type { CompareOperator } from '../../operation/filter.js'
import { annotationOf, type InputAnnotation, type JsonKey } from './annotation.js'
import { partOfShape } from './part-of-shape.js'
import { booleanType, intType, jsonValueType, stringType } from './scalar-types.js'
import type { TypeRegistry } from './type-registry.js'
import { relatedType, visibleRelations, visibleScalars } from './visible-fields.js'

/** Gives `YWhereInput`; `filter-inputs.ts` makes it, of which this is a part. */
type WhereInput = (type: ModelType, registry: TypeRegistry) => GraphQLInputObjectType

type NamedInput = readonly [name: string, field: GraphQLInputFieldConfig]

/** How letters are compared; shared by filters and orders. */
export const queryModeEnum = new GraphQLEnumType({
  name: 'QueryMode',
  description: 'Whether upper and lower case letters are told apart.',
  extensions: partOfShape('value'),
  values: {
    DEFAULT: { description: 'As the database does.' },
    INSENSITIVE: { description: 'Upper and lower case letters are equal.' },
  },
})

const operators: Readonly<Record<string, CompareOperator>> = {
  EQ: 'equals',
  NE: 'not',
  LT: 'lt',
  LTE: 'lte',
  GT: 'gt',
  GTE: 'gte',
}

const compareOpEnum = new GraphQLEnumType({
  name: 'CompareOp',
  extensions: partOfShape('value'),
  values: Object.fromEntries(
    Object.entries(operators).map(([name, operator]) => [name, { extensions: annotationOf({ operator }) }]),
  ),
})

const jsonFilterKeys: Readonly<Record<JsonKey, { readonly type: GraphQLInputType; readonly description: string }>> = {
  path: {
    type: new GraphQLList(new GraphQLNonNull(stringType)),
    description: 'Keys of objects and indexes of arrays that lead to the value; without it, the whole value.',
  },
  equals: { type: jsonValueType, description: 'Equal by value.' },
  not: { type: jsonValueType, description: 'Not equal by value, or not there.' },
  in: { type: new GraphQLList(new GraphQLNonNull(jsonValueType)), description: 'Equal to one of the values.' },
  exists: { type: booleanType, description: 'Whether the path leads to a value.' },
  string_contains: { type: stringType, description: 'A string with this text in it.' },
  string_starts_with: { type: stringType, description: 'A string that begins with this text.' },
  string_ends_with: { type: stringType, description: 'A string that ends with this text.' },
  mode: { type: queryModeEnum, description: 'Of the string filters beside it.' },
  array_contains: { type: jsonValueType, description: 'An array with this value, or all values of this array.' },
  array_starts_with: { type: jsonValueType, description: 'An array whose first item is this value.' },
  array_ends_with: { type: jsonValueType, description: 'An array whose last item is this value.' },
  has_key: { type: stringType, description: 'An object with this key.' },
  lt: { type: jsonValueType, description: 'A number or string less than this one.' },
  lte: { type: jsonValueType, description: 'A number or string less than or equal this one.' },
  gt: { type: jsonValueType, description: 'A number or string greater than this one.' },
  gte: { type: jsonValueType, description: 'A number or string greater than or equal this one.' },
}

const jsonFilterInput = new GraphQLInputObjectType({
  name: 'JsonFilter',
  description: 'Conditions on the value at one path of a Json field; all must hold.',
  fields: Object.fromEntries(
    (Object.keys(jsonFilterKeys) as JsonKey[]).map((key) => [
      key,
      {
        ...jsonFilterKeys[key],
        // the path is part of the statement
        extensions: { ...annotationOf({ kind: 'json-key', key }), ...(key === 'path' ? partOfShape('value') : {}) },
      },
    ]),
  ),
})

/** What the feature FILTERS adds to `XWhereInput`, behind what is there (beyond.md section 5). */
export const filterAdditions = (
  type: ModelType,
  registry: TypeRegistry,
  whereInput: WhereInput,
): readonly NamedInput[] => [
  ...scalarFilterAdditions(type, registry),
  ...visibleRelations(type).flatMap((field) => relationAdditions(field, registry, whereInput)),
]

/** The part of it that `XScalarWhereInput` gets too. */
export const scalarFilterAdditions = (type: ModelType, registry: TypeRegistry): readonly NamedInput[] => [
  ...compareAddition(type, registry),
  ...visibleScalars(type).flatMap((field) => scalarAdditions(field, registry)),
]

/** Names that FILTERS adds for a field. */
export function filterAdditionNames(field: Field): readonly string[] {
  if (field.kind === 'relation')
    return field.isList ? countForms.map(({ suffix }) => field.name + suffix) : [`${field.name}_is_not`]
  return [
    ...(field.isList ? ['_has', '_has_some', '_has_every', '_is_empty'] : []),
    ...(field.scalar === 'Json' && !field.isList ? ['_not'] : []),
    ...(field.scalar === 'String' ? ['_mode'] : []),
  ].map((suffix) => field.name + suffix)
}

const input = (
  name: string,
  type: GraphQLInputType,
  description: string,
  annotation: InputAnnotation,
  extensions: Record<string, unknown> = {},
): NamedInput => [name, { type, description, extensions: { ...annotationOf(annotation), ...extensions } }]

const listOf = (type: GraphQLInputType): GraphQLInputType => new GraphQLList(new GraphQLNonNull(type))

/** Scalars that are compared with each other. */
const comparableScalars = (type: ModelType): readonly ScalarField[] =>
  visibleScalars(type).filter((field) => !field.isList && field.scalar !== 'Json')

/** `XScalarField`: names of the scalars that are no lists and no Json. */
const scalarFieldEnum = (type: ModelType, registry: TypeRegistry): GraphQLEnumType =>
  registry.enumeration(
    `${type.name}ScalarField`,
    () =>
      new GraphQLEnumType({
        name: `${type.name}ScalarField`,
        extensions: partOfShape('value'),
        values: Object.fromEntries(
          comparableScalars(type).map((field) => [
            field.name,
            { extensions: annotationOf({ field: field.name, comparesAs: comparesAs(field) }) },
          ]),
        ),
      }),
  )

/** Numbers compare with numbers, texts with ids; values of an enum with each other. */
function comparesAs({ scalar, enumName }: ScalarField): string {
  if (scalarFacts[scalar].number !== undefined) return 'number'
  if (scalar === 'String' || scalar === 'ID') return 'text'
  return enumName === undefined ? scalar : `enum ${enumName}`
}

/** The name among the filters of a type that stands for no field. */
export const compareName = 'COMPARE'

function compareAddition(type: ModelType, registry: TypeRegistry): readonly NamedInput[] {
  if (comparableScalars(type).length === 0) return []
  const part = (name: 'field' | 'op' | 'to', partType: GraphQLEnumType): GraphQLInputFieldConfig => ({
    type: new GraphQLNonNull(partType),
    extensions: annotationOf({ kind: 'compare-part', part: name }),
  })
  const compare = registry.input(`${type.name}CompareInput`, () => ({
    field: part('field', scalarFieldEnum(type, registry)),
    op: part('op', compareOpEnum),
    to: part('to', scalarFieldEnum(type, registry)),
  }))
  return [
    input(compareName, listOf(compare), 'Fields compared with each other; all must hold.', { kind: 'compare-fields' }),
  ]
}

function scalarAdditions(field: ScalarField, registry: TypeRegistry): readonly NamedInput[] {
  const { name } = field
  const leaf: GraphQLInputType = registry.leaf(field)
  const ofList: readonly NamedInput[] = field.isList
    ? [
        input(`${name}_has`, leaf, 'The list has this value.', { kind: 'list-filter', field: name, test: 'has' }),
        input(`${name}_has_some`, listOf(leaf), 'The list has one of these values.', {
          kind: 'list-filter',
          field: name,
          test: 'has-some',
        }),
        input(
          `${name}_has_every`,
          listOf(leaf),
          'The list has all of these values.',
          { kind: 'list-filter', field: name, test: 'has-every' },
          partOfShape('length'),
        ),
        input(`${name}_is_empty`, booleanType, 'Whether the list has no values.', {
          kind: 'list-filter',
          field: name,
          test: 'is-empty',
        }),
      ]
    : []
  const ofJson: readonly NamedInput[] =
    field.scalar === 'Json' && !field.isList
      ? [
          input(name, jsonFilterInput, 'What the JSON value satisfies.', {
            kind: 'json-filter',
            field: name,
            negated: false,
          }),
          input(`${name}_not`, jsonFilterInput, 'What the JSON value does not satisfy.', {
            kind: 'json-filter',
            field: name,
            negated: true,
          }),
        ]
      : []
  const mode: readonly NamedInput[] =
    field.scalar === 'String'
      ? [
          input(`${name}_mode`, queryModeEnum, `Of the other filters of ${name} in the same object.`, {
            kind: 'mode',
            field: name,
          }),
        ]
      : []
  return [...ofList, ...ofJson, ...mode]
}

interface CountForm {
  readonly suffix: string
  readonly description: string
  annotation(field: string): InputAnnotation
}

const countCompare = (suffix: string, operator: CompareOperator, description: string): CountForm => ({
  suffix: `_count${suffix}`,
  description,
  annotation: (field) => ({ kind: 'count-compare', field, operator }),
})
const countIn = (suffix: string, negated: boolean, description: string): CountForm => ({
  suffix: `_count${suffix}`,
  description,
  annotation: (field) => ({ kind: 'count-in', field, negated }),
})

const countForms: readonly CountForm[] = [
  countCompare('', 'equals', 'The number of related nodes.'),
  countCompare('_not', 'not', 'All numbers of related nodes but this.'),
  countIn('_in', false, 'The number of related nodes is one of these.'),
  countIn('_not_in', true, 'The number of related nodes is none of these.'),
  countCompare('_lt', 'lt', 'Fewer related nodes.'),
  countCompare('_lte', 'lte', 'At most so many related nodes.'),
  countCompare('_gt', 'gt', 'More related nodes.'),
  countCompare('_gte', 'gte', 'At least so many related nodes.'),
]

function relationAdditions(
  field: RelationField,
  registry: TypeRegistry,
  whereInput: WhereInput,
): readonly NamedInput[] {
  if (!field.isList)
    return [
      input(
        `${field.name}_is_not`,
        whereInput(relatedType(registry.model, field), registry),
        'No related node satisfies this.',
        { kind: 'relation-not', field: field.name },
      ),
    ]
  return countForms.map(({ suffix, description, annotation }) => {
    const asked = annotation(field.name)
    const type = asked.kind === 'count-in' ? listOf(intType) : intType
    return input(field.name + suffix, type, description, asked)
  })
}
