import type { Renames } from '../datamodel/renames.js'
import type { EnumType, Field, Model, ModelType, ScalarField } from '../model/model.js'
import { haveSameColumn, sizedScalar } from '../model/scalar.js'
import { isCounted, isIdField } from '../model/lookup.js'
import { sortedIndexes } from '../model/type-index.js'
import { inferRelationSteps } from './infer-relation-steps.js'
import { nameMap, type NameMap } from './name-map.js'
import type { MigrationStep } from './step.js'

/** What a deploy changes, in the order of its application (migrations.md sections 4-6). Pure; throws problem 3018. */
export function inferSteps(previous: Model, next: Model, renames: Renames): readonly MigrationStep[] {
  const names = nameMap(previous, next, renames)
  const relations = inferRelationSteps(previous, next, names)
  const types = pairTypes(previous, next, names)
  return [
    ...relations.deleted,
    ...types
      .flatMap(({ before, after }) => (before && after ? deletedFields(before, after, names) : []))
      .sort(byOrderOf(previous)),
    ...previous.types
      .filter((type) => !isKept(type, types))
      .map((type): MigrationStep => ({ type: 'DeleteModel', name: type.name })),
    ...previous.enums
      .filter((one) => !next.enums.some(({ name }) => name === names.newEnum(one.name)))
      .map((one): MigrationStep => ({ type: 'DeleteEnum', name: one.name })),
    ...previous.enums.flatMap((one) => updatedEnum(one, next, names)),
    ...types.flatMap(({ before, after }) =>
      before && after ? updatedFields(before, after, names, { previous, next }) : [],
    ),
    ...types.flatMap(({ before, after }): readonly MigrationStep[] =>
      before && after && !sameType(before, after, previous, next)
        ? [{ type: 'UpdateModel', name: before.name, newName: after.name }]
        : [],
    ),
    ...relations.updated,
    ...next.enums
      .filter((one) => !previous.enums.some(({ name }) => name === names.oldEnum(one.name)))
      .map((one): MigrationStep => ({ type: 'CreateEnum', name: one.name })),
    ...types.flatMap(({ before, after }): readonly MigrationStep[] =>
      !before && after ? [{ type: 'CreateModel', name: after.name }] : [],
    ),
    ...types.flatMap(({ before, after }) => (after ? createdFields(before, after, names) : [])),
    ...relations.created,
  ]
}

interface TypePair {
  readonly before: ModelType | undefined
  readonly after: ModelType | undefined
}

/** Types of the next model with their predecessors. */
const pairTypes = (previous: Model, next: Model, names: NameMap): readonly TypePair[] =>
  next.types.map((after) => {
    const oldName = names.oldType(after.name)
    return { before: previous.types.find(({ name }) => name === oldName), after }
  })

/** A new type under a left-over rename takes the table of its name. */
const isKept = (type: ModelType, pairs: readonly TypePair[]): boolean =>
  pairs.some(({ before, after }) => before === type || (before === undefined && after?.name === type.name))

const isHiddenBack = (field: Field): boolean => field.kind === 'relation' && field.isHidden

/** The field of the previous type that a field of the next one continues. */
export function pairField(
  after: Pick<Field, 'name'>,
  type: ModelType,
  before: ModelType,
  names: NameMap,
): Field | undefined {
  const oldName = names.oldField(type.name, after.name)
  return before.fields.find(({ name }) => name === oldName)
}

function createdFields(before: ModelType | undefined, after: ModelType, names: NameMap): readonly MigrationStep[] {
  return after.fields
    .filter((field) => !isHiddenBack(field) && !(before && pairField(field, after, before, names)))
    .map((field) => ({ type: 'CreateField', model: after.name, name: field.name }))
}

function deletedFields(before: ModelType, after: ModelType, names: NameMap): readonly MigrationStep[] {
  const isGone = (name: string | undefined): boolean =>
    name !== undefined && !before.fields.some((field) => field.name === name)
  // under a left-over rename a field of the same name is created over the old one
  const kept = new Set(
    after.fields.map((field) =>
      isGone(names.oldField(after.name, field.name)) ? field.name : pairField(field, after, before, names)?.name,
    ),
  )
  return before.fields
    .filter((field) => !isHiddenBack(field) && !kept.has(field.name))
    .map((field) => ({ type: 'DeleteField', model: before.name, name: field.name }))
}

/** Deletions go in the order of the previous model. */
const byOrderOf =
  (previous: Model) =>
  (one: MigrationStep, other: MigrationStep): number => {
    const place = (step: MigrationStep): number =>
      'model' in step ? previous.types.findIndex(({ name }) => name === step.model) : 0
    return place(one) - place(other)
  }

function updatedFields(
  before: ModelType,
  after: ModelType,
  names: NameMap,
  { previous, next }: { readonly previous: Model; readonly next: Model },
): readonly MigrationStep[] {
  return after.fields.flatMap((field): readonly MigrationStep[] => {
    const old = pairField(field, after, before, names)
    if (!old || isHiddenBack(field) || sameField(old, field, previous, next)) return []
    return [
      {
        type: 'UpdateField',
        model: before.name,
        newModel: after.name,
        name: old.name,
        newName: old.name === field.name ? null : field.name,
      },
    ]
  })
}

/** What an UpdateField tells: not default, enum, target or name of a relation, nor whether the field is hidden. */
function sameField(old: Field, field: Field, previous: Model, next: Model): boolean {
  const same =
    old.kind === field.kind &&
    old.name === field.name &&
    old.isRequired === field.isRequired &&
    old.isList === field.isList
  if (!same) return false
  if (old.kind === 'relation' || field.kind === 'relation') return true
  // an id of the old syntax is stored with its behaviour only where it is not declared
  if (previous.syntax === 'v1.0' && next.syntax === 'v1.0' && isIdField(old) && old.isHidden !== field.isHidden)
    return false
  return (
    haveSameColumn(old, field) &&
    old.isUnique === field.isUnique &&
    (old.dbName ?? old.name) === (field.dbName ?? field.name) &&
    sameBehaviour(old, field, previous)
  )
}

/** Between the two syntaxes behaviours that names alone gave count as equal (migrations.md section 13). */
function sameBehaviour(old: ScalarField, field: ScalarField, previous: Model): boolean {
  if (previous.syntax === 'v1.0' && old.behaviour === undefined && field.behaviour?.type === 'scalarList') return true
  return JSON.stringify(old.behaviour ?? null) === JSON.stringify(field.behaviour ?? null)
}

function updatedEnum(old: EnumType, next: Model, names: NameMap): readonly MigrationStep[] {
  const after = next.enums.find(({ name }) => name === names.newEnum(old.name))
  if (!after || (after.name === old.name && after.values.join(' ') === old.values.join(' '))) return []
  return [{ type: 'UpdateEnum', name: old.name, ...(after.name === old.name ? {} : { newName: after.name }) }]
}

/** Whether nothing at all about a type differs, with the values of its enums. */
function sameType(before: ModelType, after: ModelType, previous: Model, next: Model): boolean {
  return describe(before, previous) === describe(after, next)
}

function describe({ name, dbName, isEmbedded, fields, indexes = [] }: ModelType, model: Model): string {
  const described = fields.map((field) =>
    field.kind === 'scalar' && field.scalar === 'Enum'
      ? { ...canonicalField(field, model), values: model.enums.find((one) => one.name === field.enumName)?.values }
      : canonicalField(field, model),
  )
  return JSON.stringify([name, dbName ?? name, isEmbedded, described, sortedIndexes(indexes)])
}

function canonicalField(field: Field, model: Model): Record<string, unknown> {
  const base = {
    kind: field.kind,
    name: field.name,
    isRequired: field.isRequired,
    isList: field.isList,
    isHidden: field.isHidden,
  }
  // the column of a relation belongs to the relation
  if (field.kind === 'relation') return { ...base, relation: field.relationName, side: field.side }
  const isListOfOldSyntax = model.syntax === 'v1.0' && field.behaviour === undefined && field.isList
  const behaviour = isListOfOldSyntax ? { type: 'scalarList', strategy: 'Relation' } : (field.behaviour ?? null)
  return {
    ...base,
    db: field.dbName ?? null,
    ...sizedScalar(field),
    enumName: field.enumName,
    isUnique: field.isUnique,
    behaviour,
    default: field.defaultValue ?? null,
    // the table keeps unique values apart in another way
    isSoftDelete: field.isSoftDelete,
    // the table holds values to it, and those that are there must fit
    constraint: field.constraint,
    isCounted: isCounted(field) || undefined,
  }
}
