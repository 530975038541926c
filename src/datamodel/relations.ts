import { named } from '../util/named.js'
import { problem } from '../errors/problem.js'
import type { Model, OnDelete, Relation, RelationLink, RelationSide } from '../model/model.js'
import {
  directiveOf,
  textArgument,
  wordArgument,
  type DatamodelDocument,
  type FieldDeclaration,
  type TypeDeclaration,
} from './document.js'
import type { Renames } from './renames.js'

/** A relation field where it stands. */
export interface FieldReference {
  readonly type: TypeDeclaration
  readonly field: FieldDeclaration
}

/** A relation of the document: one or two fields, its name and sides. */
export interface DocumentRelation {
  readonly name: string
  readonly sides: { readonly [Side in RelationSide]: FieldReference | undefined }
  readonly relation: Relation
}

export const relationName = (field: FieldDeclaration): string | undefined =>
  textArgument(directiveOf(field, 'relation'), 'name')
export const isLinkTable = (type: TypeDeclaration): boolean =>
  directiveOf(type, 'relationTable') !== undefined || directiveOf(type, 'linkTable') !== undefined

/** Fields of `type` that lead to a type of the document. */
export function relationFields(type: TypeDeclaration, document: DatamodelDocument): readonly FieldDeclaration[] {
  return type.fields.filter((field) => isRelation(field, document))
}

/** An enum of the same name wins over a type (datamodel.md section 3). */
export const isRelation = (field: FieldDeclaration, document: DatamodelDocument): boolean =>
  named(document.types, field.typeName) !== undefined && named(document.enums, field.typeName) === undefined

/** The field on the other side: of the same name, or the first one (datamodel.md section 6.1). */
export function oppositeOf({ type, field }: FieldReference, document: DatamodelDocument): FieldReference | undefined {
  const target = named(document.types, field.typeName)
  if (target === undefined) return undefined
  const candidates = relationFields(target, document).filter((one) => one.typeName === type.name && one !== field)
  const name = relationName(field)
  const found = name === undefined ? candidates[0] : candidates.find((one) => relationName(one) === name)
  return found && { type: target, field: found }
}

const validName = /^[A-Z][a-zA-Z0-9_]*$/
const maxNameLength = 54
export const isValidRelationName = (name: string): boolean => validName.test(name) && name.length <= maxNameLength

/** `AToB`, letters cut from the longer part until the name is valid (datamodel.md section 6.2). */
export function generatedName(one: string, other: string): string {
  let [a, b] = one < other ? [one, other] : [other, one]
  while (!isValidRelationName(`${a}To${b}`) && a.length + b.length > 0) {
    if (b.length > a.length) b = b.slice(0, -1)
    else a = a.slice(0, -1)
  }
  return `${a}To${b}`
}

export interface RelationSource {
  readonly document: DatamodelDocument
  readonly syntax: Model['syntax']
  readonly previous: Model | undefined
  readonly renames: Renames
}

/** All relations of a document, in the order in which its fields are met. Throws problem 4004 when two get one generated name. */
export function relationsOfDocument(source: RelationSource): readonly DocumentRelation[] {
  const found = new Map<string, DocumentRelation>()
  for (const type of source.document.types) {
    if (isLinkTable(type)) continue
    for (const field of relationFields(type, source.document)) {
      const relation = relationOfField({ type, field }, source)
      const known = found.get(relation.name)
      if (known === undefined) found.set(relation.name, relation)
      else refuseCollision(known, relation)
    }
  }
  return [...found.values()]
}

function refuseCollision({ relation: known, name }: DocumentRelation, { relation }: DocumentRelation): void {
  if (known.modelA === relation.modelA && known.modelB === relation.modelB) return
  throw problem('relationNameCollision', {
    relation: name,
    a: known.modelA,
    b: known.modelB,
    c: relation.modelA,
    d: relation.modelB,
  })
}

function relationOfField(place: FieldReference, source: RelationSource): DocumentRelation {
  const opposite = oppositeOf(place, source.document)
  const { type, field } = place
  const name =
    relationName(field) ?? (opposite && relationName(opposite.field)) ?? generatedName(type.name, field.typeName)
  const isInline = source.syntax !== 'v1.0' && inlinePlace(place, opposite) !== undefined
  const isSideA =
    type.name === field.typeName
      ? isSelfSideA(place, opposite, { name, isInline }, source)
      : isSmallerSide(place, name, source)
  const sides = isSideA ? { A: place, B: opposite } : { A: opposite, B: place }
  const [modelA, modelB] = isSideA ? [type.name, field.typeName] : [field.typeName, type.name]
  const link =
    source.syntax === 'v1.0' ? undefined : linkOf(name, { place, opposite }, { modelA, modelB }, source.document)
  const relation: Relation = {
    name,
    modelA,
    modelB,
    onDeleteA: onDeleteOf(sides.A),
    onDeleteB: onDeleteOf(sides.B),
    ...(link === undefined ? {} : { link }),
  }
  return { name, sides, relation }
}

const onDeleteOf = (place: FieldReference | undefined): OnDelete =>
  wordArgument(place && directiveOf(place.field, 'relation'), 'onDelete') === 'CASCADE' ? 'CASCADE' : 'SET_NULL'

/**
 * Of two fields on one type the one with the smaller name is side A, a single one always, unless the active model has
 * laid out the relation otherwise: its pairs mean what they meant, whatever fields come, go or get other names.
 */
function isSelfSideA(
  { type, field }: FieldReference,
  opposite: FieldReference | undefined,
  { name, isInline }: { readonly name: string; readonly isInline: boolean },
  source: RelationSource,
): boolean {
  const isFirst = opposite === undefined || field.name < opposite.field.name
  const stored = (one: FieldDeclaration): StoredField | undefined => storedField(type, one, name, source)
  const [own, other] = [stored(field), opposite && stored(opposite.field)]
  if (own !== undefined && other !== undefined) return own.side === other.side ? isFirst : own.side === 'A'
  const known = own ?? other
  if (known === undefined) return isFirst
  // an inline column belongs to the rows of a single field, or of side B
  const side = opposite !== undefined && isInline && known.isSingle && known.isInline ? 'B' : known.side
  return (own === undefined) === (side === 'B')
}

/** How the active model lays out a relation field. */
interface StoredField {
  readonly side: RelationSide
  /** Whether the other field of the relation is a hidden one. */
  readonly isSingle: boolean
  readonly isInline: boolean
}

/** The field of the active model that `field` was, if it belonged to the relation `name` under this or another name. */
function storedField(
  type: TypeDeclaration,
  field: FieldDeclaration,
  name: string,
  { previous, renames }: RelationSource,
): StoredField | undefined {
  const oldType =
    previous && (named(previous.types, renames.types.get(type.name) ?? type.name) ?? named(previous.types, type.name))
  if (oldType === undefined) return undefined
  const place = `${type.name}.${field.name}`
  const old = named(oldType.fields, renames.fields.get(place) ?? field.name) ?? named(oldType.fields, field.name)
  if (old?.kind !== 'relation') return undefined
  const names = [name, renames.relations.get(place), generatedName(oldType.name, oldType.name)]
  if (!names.includes(old.relationName) && name !== generatedName(type.name, type.name)) return undefined
  const opposite = oldType.fields.find(
    (one) => one.kind === 'relation' && one.relationName === old.relationName && one.side !== old.side,
  )
  const relation = named(previous?.relations ?? [], old.relationName)
  return {
    side: old.side,
    isSingle: opposite?.kind !== 'relation' || opposite.isHidden,
    isInline: relation?.link?.kind === 'inline',
  }
}

/** The type with the smaller name is A, unless the stored relation was laid out otherwise before a type was renamed. */
function isSmallerSide({ type, field }: FieldReference, name: string, { previous, renames }: RelationSource): boolean {
  const old = (current: string): string => renames.types.get(current) ?? current
  const [own, other] = [old(type.name), old(field.typeName)]
  const between = (previous?.relations ?? []).filter(
    ({ modelA, modelB }) => (modelA === own && modelB === other) || (modelA === other && modelB === own),
  )
  const stored = between.find((relation) => relation.name === name) ?? (between.length === 1 ? between[0] : undefined)
  return stored === undefined ? type.name < field.typeName : stored.modelA === own
}

interface RelationEnds {
  readonly place: FieldReference
  readonly opposite: FieldReference | undefined
}

/** Where v1.1 keeps a relation (datamodel.md section 6.4). */
function linkOf(
  name: string,
  { place, opposite }: RelationEnds,
  { modelA, modelB }: Pick<Relation, 'modelA' | 'modelB'>,
  document: DatamodelDocument,
): RelationLink {
  const table = document.types.find((type) => type.name === name && isLinkTable(type))
  if (table !== undefined) return linkTableOf(table, modelA, modelB)
  const inline = inlinePlace(place, opposite)
  if (inline === undefined) return { kind: 'table', table: `_${name}`, columnA: 'A', columnB: 'B' }
  return { kind: 'inline', inTypeName: inline.type.name, column: columnName(inline.field) }
}

const columnName = (field: FieldDeclaration): string => textArgument(directiveOf(field, 'db'), 'name') ?? field.name

function inlinePlace(place: FieldReference, opposite: FieldReference | undefined): FieldReference | undefined {
  const linkOn = (one: FieldReference | undefined): string | undefined =>
    wordArgument(one && directiveOf(one.field, 'relation'), 'link')
  const mode = linkOn(place) ?? linkOn(opposite)
  if (mode === 'TABLE') return undefined
  const toOnes = [place, opposite].filter((one) => one !== undefined && !one.field.isList)
  if (toOnes.length === 2) return linkOn(place) === undefined ? opposite : place
  return toOnes[0]
}

/** Columns of a link table type: the field that references A's type first; on self relations the first field (section 8). */
function linkTableOf(type: TypeDeclaration, modelA: string, modelB: string): RelationLink {
  const references = type.fields.filter((field) => field.typeName === modelA || field.typeName === modelB)
  const fieldA = references.find((field) => field.typeName === modelA)
  const fieldB = references.find((field) => field.typeName === modelB && field !== fieldA)
  const id = type.fields.find((field) => directiveOf(field, 'id') !== undefined)
  return {
    kind: 'table',
    table: textArgument(directiveOf(type, 'db'), 'name') ?? type.name,
    columnA: fieldA ? columnName(fieldA) : 'A',
    columnB: fieldB ? columnName(fieldB) : 'B',
    ...(id === undefined ? {} : { idColumn: columnName(id) }),
  }
}
