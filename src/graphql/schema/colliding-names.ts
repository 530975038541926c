import type { Diagnostic } from '../../errors/diagnostic.js'
import type { Slices } from '../../util/slices.js'
import { isRelationField, isScalarField } from '../../model/lookup.js'
import type { Feature } from '../../model/features.js'
import type { Field, Model, ModelType } from '../../model/model.js'
import { numberChangeNames } from './atomic-inputs.js'
import { buildGraphqlSchema } from './build-graphql-schema.js'
import { compareName, filterAdditionNames } from './filter-additions.js'
import { filterNames } from './filter-inputs.js'
import { periodNames } from './group-types.js'
import { mutationFields } from './mutation-fields.js'
import { queryFields } from './query-fields.js'
import { searchNames } from './search-inputs.js'
import { sortAdditionNames } from './sort-inputs.js'
import { createTypeRegistry } from './type-registry.js'

/** Every pair of names in the API of a model that are one (api-schema.md section 3); empty for a model that can be served. */
export function* collidingNames(model: Model): Slices<readonly Diagnostic[]> {
  const found = [...(yield* typeNames(model)), ...(yield* rootFields(model))]
  for (const type of model.types) {
    found.push(...fieldFilters(type), ...namesOfFeatures(type, model), ...namesOfSearch(type, model))
    yield
  }
  return found
}

/**
 * The schema is built with marks in place of the names of types and enums: what stands under two marked names that are
 * one when the marks are read is a collision.
 */
function* typeNames(model: Model): Slices<readonly Diagnostic[]> {
  const names = [...model.types, ...model.enums].map(({ name }) => name)
  const twice = repeatedNames(names)
  if (twice.length > 0)
    return twice.map((name) => ({
      type: name,
      field: null,
      description: `The name \`${name}\` is that of a type and of an enum. Please rename one of them.`,
    }))
  // a type of the old syntax may hide the root type
  const isHidden = (name: string): boolean => model.syntax === 'v1.0' && name === 'Subscription'
  const marks = new Map(names.map((name, index) => [name, isHidden(name) ? name : `Zq${String(index)}qZ`]))
  const read = (marked: string): string =>
    marked.replace(/Zq(\d+)qZ/g, (_, index: string) => names[Number(index)] ?? '')
  const groups = new Map<string, string[]>()
  const markedModel = withNames(model, marks)
  for (const marked of yield* typesOf(markedModel)) {
    const name = read(marked)
    groups.set(name, [...(groups.get(name) ?? []), marked])
  }
  const found: Diagnostic[] = []
  const collisions = [...groups].filter(([, marked]) => marked.length > 1)
  // the names that others make of them are different once these are
  const renamed = collisions.flatMap(([name]) => marks.get(name) ?? [])
  for (const [name, marked] of collisions) {
    if (!marks.has(name) && marked.some((one) => renamed.some((mark) => one.includes(mark)))) continue
    const declared = marks.has(name) ? name : undefined
    const generated = marked.find((one) => one !== marks.get(name)) ?? ''
    const cause = read(/Zq\d+qZ/.exec(generated)?.[0] ?? '')
    const feature = declared === undefined || cause === '' ? undefined : yield* featureOf(generated, markedModel)
    const owner = declared ?? read(/Zq\d+qZ/.exec(marked[1] ?? '')?.[0] ?? '')
    const description =
      declared === undefined
        ? `The types of the datamodel lead to two types of the name \`${name}\` in the API. Please rename the type \`${owner}\`.`
        : feature === undefined
          ? `The name \`${name}\` is also that of a type which the API generates. Please rename it.`
          : `The type \`${name}\` collides with a type that the feature ${feature} generates for \`${cause}\`.`
    found.push({ type: owner, field: null, description })
  }
  return found
}

function* typesOf(model: Model): Slices<readonly string[]> {
  const schema = yield* buildGraphqlSchema(model, { rawDatabases: ['default'] })
  return Object.keys(schema.getTypeMap())
}

/** The feature without which a type would not be there. */
function* featureOf(name: string, model: Model): Slices<Feature | undefined> {
  for (const feature of model.features) {
    const others = new Set([...model.features].filter((one) => one !== feature))
    if (!(yield* typesOf({ ...model, features: others })).includes(name)) return feature
  }
  return undefined
}

function withNames(model: Model, names: ReadonlyMap<string, string>): Model {
  const of = (name: string): string => names.get(name) ?? name
  return {
    ...model,
    types: model.types.map((type) => ({
      ...type,
      name: of(type.name),
      fields: type.fields.map((field) =>
        field.kind === 'scalar' && field.enumName !== undefined ? { ...field, enumName: of(field.enumName) } : field,
      ),
    })),
    enums: model.enums.map((one) => ({ ...one, name: of(one.name) })),
    relations: model.relations.map((relation) => ({
      ...relation,
      modelA: of(relation.modelA),
      modelB: of(relation.modelB),
    })),
  }
}

function* rootFields(model: Model): Slices<readonly Diagnostic[]> {
  const registry = createTypeRegistry(model)
  const roots = [yield* queryFields(registry, ['default']), yield* mutationFields(registry, ['default'])]
  return roots.flatMap((fields) =>
    repeatedNames(fields.map(([name]) => name)).map((name) => ({
      type: 'Global',
      field: null,
      description: `Two types of the datamodel lead to one field \`${name}\` in the API, such as the plural of one name that is another. Please rename one of them.`,
    })),
  )
}

/** `age` and `age_gt` beside each other: the filter of one is the name of the other. */
function fieldFilters(type: ModelType): readonly Diagnostic[] {
  const visible = type.fields.filter(({ isHidden }) => !isHidden)
  /** The first field that leads to a name, the field of that name aside. */
  const owners = new Map<string, string>()
  for (const field of [...visible.filter(isScalarField), ...visible.filter(isRelationField)])
    for (const name of filterNames(field)) if (name !== field.name && !owners.has(name)) owners.set(name, field.name)
  return visible.flatMap(({ name }) => {
    const owner = owners.get(name)
    if (owner === undefined) return []
    return [
      {
        type: type.name,
        field: name,
        description: `The name of the field \`${name}\` is also that of a filter of the field \`${owner}\`. Please rename one of them.`,
      },
    ]
  })
}

/** Names that a feature generates for a field beside it. */
const generatedNames: readonly (readonly [Feature, (field: Field) => readonly string[]])[] = [
  ['ATOMIC', (field) => (field.kind === 'scalar' ? numberChangeNames(field) : [])],
  ['FILTERS', filterAdditionNames],
  ['SORT', sortAdditionNames],
  [
    'AGGREGATES',
    (field) => (field.kind === 'scalar' ? periodNames(field) : field.isList ? [`${field.name}Aggregate`] : []),
  ],
]

/**
 * A field that has the name which a feature generates for another one, or a filter that has (beyond.md section 1.2); told
 * once for each field.
 */
function namesOfFeatures(type: ModelType, { features }: Model): readonly Diagnostic[] {
  const visible = type.fields.filter(({ isHidden }) => !isHidden)
  const generated = generatedNames
    .filter(([feature]) => features.has(feature))
    .flatMap(([feature, namesOf]) =>
      visible.flatMap((field) => namesOf(field).map((name) => ({ name, feature, of: field.name }))),
    )
  return visible.flatMap((field) => {
    const own = (feature: Feature): readonly string[] => [
      field.name,
      ...(feature === 'FILTERS' ? [...filterNames(field), ...filterAdditionNames(field)] : []),
    ]
    const other = generated.find(({ name, feature, of }) => of !== field.name && own(feature).includes(name))
    if (field.name === compareName && features.has('FILTERS')) return [comparesAsWell(type)]
    if (other === undefined) return []
    return [
      {
        type: type.name,
        field: field.name,
        description: `The field \`${field.name}\` collides with the name \`${other.name}\` that the feature ${other.feature} generates for the field \`${other.of}\`.`,
      },
    ]
  })
}

const comparesAsWell = ({ name }: ModelType): Diagnostic => ({
  type: name,
  field: compareName,
  description: `The field \`${compareName}\` collides with the name \`${compareName}\` that the feature FILTERS generates for the type \`${name}\`.`,
})

/** A field that has the name which SEARCH generates for an index, or a filter that has (beyond.md section 1.2). */
function namesOfSearch(type: ModelType, { features }: Model): readonly Diagnostic[] {
  if (!features.has('SEARCH')) return []
  const generated = searchNames(type)
  return type.fields
    .filter(({ isHidden }) => !isHidden)
    .flatMap((field) => {
      const own = [field.name, ...filterNames(field), ...(features.has('FILTERS') ? filterAdditionNames(field) : [])]
      const other = generated.find(({ name }) => own.includes(name))
      if (other === undefined) return []
      return [
        {
          type: type.name,
          field: field.name,
          description: `The field \`${field.name}\` collides with the name \`${other.name}\` that the feature SEARCH generates for the index \`${other.index}\`.`,
        },
      ]
    })
}

function repeatedNames(names: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return [...new Set(names.filter((name) => seen.has(name) || !seen.add(name)))]
}
