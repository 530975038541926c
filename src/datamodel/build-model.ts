import { named } from '../util/named.js'
import type {
  Field,
  FieldBehaviour,
  Model,
  ModelType,
  Relation,
  RelationField,
  RelationSide,
  ScalarField,
} from '../model/model.js'
import { isWholeNumber, type ScalarType } from '../model/scalar.js'
import { scalarIn } from './scalar-kinds.js'
import { readDefault, readTextDefault } from './default-value.js'
import {
  directiveOf,
  intArgument,
  textArgument,
  wordArgument,
  type DatamodelDocument,
  type FieldDeclaration,
  type TypeDeclaration,
} from './document.js'
import { featuresOf } from './read-features.js'
import { additionsOf, firstVersion } from './field-additions.js'
import { hiddenSystemFields } from './hidden-fields.js'
import { inProcessingOrder } from './relation-order.js'
import { isLinkTable, isRelation, relationsOfDocument, type DocumentRelation } from './relations.js'
import { openRenames, readRenames, type Renames } from './renames.js'
import { indexesOf } from './type-indexes.js'

/** What building a model takes beside the document, which must have passed its checks. */
export interface BuildOptions {
  readonly syntax: Model['syntax']
  /** The active model: keeps stable identifiers and the sides of relations. */
  readonly previous: Model | undefined
  /** A new stable identifier. */
  newId(): string
}

export interface BuiltModel {
  readonly model: Model
  readonly renames: Renames
}

/** Builds the model of a checked document (datamodel.md sections 5-10, 13). Throws problem 4004. */
export function buildModel(document: DatamodelDocument, options: BuildOptions): BuiltModel {
  const written = readRenames(document)
  const renames: Renames = {
    ...written,
    types: openRenames(written.types, {
      before: (name) => options.previous?.types.some((type) => type.name === name) === true,
      after: (name) => named(document.types, name) !== undefined,
    }),
  }
  const relations = relationsOfDocument({ document, renames, syntax: options.syntax, previous: options.previous })
  const context: BuildContext = { ...options, document, renames, relationOf: sidesByField(relations) }
  const types = document.types.filter((type) => !isLinkTable(type)).map((type) => buildType(type, context))
  const enums = document.enums.map(({ name, values }) => ({ name, values }))
  const ordered = { types, relations: inKnownOrder(relations, options.previous) }
  return {
    model: {
      syntax: options.syntax,
      ...withHiddenBackFields(ordered, options.syntax),
      enums,
      features: featuresOf(document),
    },
    renames: written,
  }
}

/** Relations stay where the active model has them: the original kept them in an order of its own, which is no change. */
function inKnownOrder(relations: readonly DocumentRelation[], previous: Model | undefined): readonly Relation[] {
  const places = new Map(previous?.relations.map(({ name }, index) => [name, index]))
  const placeOf = ({ name }: Relation): number => places.get(name) ?? places.size
  return relations.map(({ relation }) => relation).sort((one, other) => placeOf(one) - placeOf(other))
}

interface BuildContext extends BuildOptions {
  readonly document: DatamodelDocument
  readonly renames: Renames
  readonly relationOf: ReadonlyMap<FieldDeclaration, RelationPlace>
}

/** The relation of a field, and the side of it that the field has. */
type RelationPlace = Pick<RelationField, 'relationName' | 'side'>

function sidesByField(relations: readonly DocumentRelation[]): ReadonlyMap<FieldDeclaration, RelationPlace> {
  const found = new Map<FieldDeclaration, RelationPlace>()
  for (const { name, sides } of relations)
    for (const side of ['A', 'B'] as const) {
      const field = sides[side]?.field
      if (field !== undefined && !found.has(field)) found.set(field, { relationName: name, side })
    }
  return found
}

function buildType(type: TypeDeclaration, context: BuildContext): ModelType {
  const { types: renames } = context.renames
  const oldName = renames.get(type.name) ?? type.name
  // a new type may have the name that another one gives up
  const isNew = oldName === type.name && [...renames.values()].includes(oldName)
  const before = isNew ? undefined : context.previous?.types.find(({ name }) => name === oldName)
  const dbName = textArgument(directiveOf(type, 'db'), 'name')
  const fields = type.fields.map((field) => buildField(type, field, context))
  const indexes = indexesOf(type, context.document)
  return {
    name: type.name,
    stableIdentifier: before?.stableIdentifier ?? context.newId(),
    isEmbedded: directiveOf(type, 'embedded') !== undefined,
    ...(dbName === undefined || context.syntax === 'v1.0' ? {} : { dbName }),
    fields: context.syntax === 'v1.0' ? [...fields, ...hiddenSystemFields(fields)] : fields,
    ...(indexes.length === 0 ? {} : { indexes }),
  }
}

function buildField(type: TypeDeclaration, field: FieldDeclaration, context: BuildContext): Field {
  const base = { name: field.name, isRequired: field.isRequired, isList: field.isList, isHidden: false }
  const dbName = context.syntax === 'v1.0' ? undefined : textArgument(directiveOf(field, 'db'), 'name')
  if (!isRelation(field, context.document))
    return buildScalar(type, field, { ...base, ...(dbName === undefined ? {} : { dbName }) }, context)
  // a third field of a relation: refused by the checks
  const place: RelationPlace = context.relationOf.get(field) ?? { relationName: '', side: 'A' }
  // the column of a relation belongs to the relation
  return { kind: 'relation', ...base, ...place }
}

type FieldBase = Pick<ScalarField, 'name' | 'isRequired' | 'isList' | 'isHidden' | 'dbName'>

function buildScalar(
  type: TypeDeclaration,
  field: FieldDeclaration,
  base: FieldBase,
  context: BuildContext,
): ScalarField {
  const enumType = named(context.document.enums, field.typeName)
  const scalar: ScalarType = enumType ? 'Enum' : (scalarIn(field.typeName, context.document) ?? 'String')
  const behaviour = context.syntax === 'v1.0' ? systemBehaviour(field.name) : behaviourOf(type, field, scalar)
  const written = directiveOf(field, 'default')?.arguments.get('value')
  const read = context.syntax === 'v1.0' ? readTextDefault : readDefault
  const additions = additionsOf(field, context.document)
  const given = written && !field.isList ? read(written, scalar, enumType?.values ?? []) : undefined
  const defaultValue = additions?.isVersion ? firstVersion : given
  return {
    kind: 'scalar',
    ...base,
    scalar,
    ...(enumType ? { enumName: enumType.name } : {}),
    isUnique: directiveOf(field, 'unique') !== undefined || directiveOf(field, 'pqUnique') !== undefined,
    isAutoGenerated: behaviour?.type === 'id' && isWholeNumber(scalar) && behaviour.strategy !== 'None',
    ...(behaviour ? { behaviour } : {}),
    ...additions,
    ...(defaultValue === undefined || defaultValue === null ? {} : { defaultValue }),
  }
}

/** In v1.0 the names make the system fields. */
export function systemBehaviour(name: string): FieldBehaviour | undefined {
  if (name === 'id') return { type: 'id', strategy: 'Auto', sequence: null }
  return name === 'createdAt' || name === 'updatedAt' ? { type: name } : undefined
}

function behaviourOf(type: TypeDeclaration, field: FieldDeclaration, scalar: ScalarType): FieldBehaviour | undefined {
  if (directiveOf(field, 'id')) return idBehaviour(type, field, scalar)
  if (directiveOf(field, 'createdAt')) return { type: 'createdAt' }
  if (directiveOf(field, 'updatedAt')) return { type: 'updatedAt' }
  if (!field.isList) return undefined
  const strategy = wordArgument(directiveOf(field, 'scalarList'), 'strategy')
  return { type: 'scalarList', strategy: strategy === 'EMBEDDED' ? 'Embedded' : 'Relation' }
}

function idBehaviour(type: TypeDeclaration, field: FieldDeclaration, scalar: ScalarType): FieldBehaviour {
  const word = wordArgument(directiveOf(field, 'id'), 'strategy') ?? 'AUTO'
  const strategy = word === 'NONE' ? 'None' : word === 'SEQUENCE' ? 'Sequence' : 'Auto'
  const written = directiveOf(field, 'sequence')
  if (written)
    return {
      type: 'id',
      strategy,
      sequence: {
        name: textArgument(written, 'name') ?? '',
        initialValue: intArgument(written, 'initialValue') ?? 1,
        allocationSize: intArgument(written, 'allocationSize') ?? 1,
      },
    }
  const isImplied = strategy === 'Auto' && isWholeNumber(scalar)
  return {
    type: 'id',
    strategy,
    sequence: isImplied ? { name: `${type.name}_${field.name}_seq`, initialValue: 1, allocationSize: 100 } : null,
  }
}

/** Name of the back field that a one-sided relation gets (datamodel.md section 7). */
export const hiddenBackFieldName = (relationName: string): string => `_MagicalBackRelation_${relationName}`

/** Adds the hidden back fields; a type that gets one moves to the end of the list (api-schema.md appendix A). */
export function withHiddenBackFields(
  model: Pick<Model, 'types' | 'relations'>,
  syntax: Model['syntax'],
): Pick<Model, 'types' | 'relations'> {
  const types = new Map(model.types.map((type) => [type.name, type]))
  const sides = new Set(model.types.flatMap(sidesOf))
  const isMissing = (relation: Relation, side: RelationSide): boolean =>
    !sides.has(sideKey(relation[`model${side}`], relation.name, side))
  for (const relation of inProcessingOrder(model.relations, syntax)) {
    const side = isMissing(relation, 'A') ? 'A' : isMissing(relation, 'B') ? 'B' : undefined
    if (side === undefined) continue
    const type = types.get(relation[`model${side}`])
    if (type === undefined) continue
    types.delete(type.name)
    types.set(type.name, { ...type, fields: [...type.fields, hiddenBackField(relation.name, side)] })
  }
  return { types: [...types.values()], relations: model.relations }
}

const sideKey = (type: string, relation: string, side: RelationSide): string => `${type} ${relation} ${side}`

const sidesOf = ({ name, fields }: ModelType): readonly string[] =>
  fields.flatMap((field) => (field.kind === 'relation' ? [sideKey(name, field.relationName, field.side)] : []))

const hiddenBackField = (relationName: string, side: RelationSide): RelationField => ({
  kind: 'relation',
  name: hiddenBackFieldName(relationName),
  relationName,
  side,
  isList: true,
  isRequired: false,
  isHidden: true,
})
