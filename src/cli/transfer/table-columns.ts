import { buildModel } from '../../datamodel/build-model.js'
import { parseDatamodel } from '../../datamodel/parse-datamodel.js'
import { whichSyntax } from '../../datamodel/which-syntax.js'
import { Problem } from '../../errors/problem.js'
import { idFieldOf, relatedTypesOf } from '../../model/lookup.js'
import type { Field, Model, ModelType, RelationField } from '../../model/model.js'
import type { ScalarType } from '../../model/scalar.js'
import type { Project } from '../project/project.js'

/** Formats of one file a type, for people and other programs (import-export.md section 9). */
export const tableFormats = ['json', 'csv'] as const
export type TableFormat = (typeof tableFormats)[number]

/** A type as a table: a row a node, a column a field. */
export interface TypeTable {
  readonly type: string
  readonly id: string
  readonly columns: readonly TableColumn[]
}

export type TableColumn =
  | { readonly kind: 'value' | 'list'; readonly name: string; readonly scalar: ScalarType }
  /** Ids of related nodes. */
  | {
      readonly kind: 'reference' | 'references'
      readonly name: string
      readonly target: string
      readonly targetId: string
      readonly scalar: ScalarType
    }

/** Tables of the local datamodel, in its order. Throws a problem where there is none or it cannot be read. */
export function tablesOf({ datamodel }: Pick<Project, 'datamodel'>): readonly TypeTable[] {
  if (!datamodel) throw new Problem('The property datamodel is missing in your prisma.yml')
  const document = parseDatamodel(datamodel.text)
  if (document instanceof Problem) throw document
  const { model } = buildModel(document, {
    syntax: whichSyntax(document, undefined),
    previous: undefined,
    newId: () => '',
  })
  return model.types.map((type) => ({
    type: type.name,
    id: idFieldOf(type).name,
    columns: type.fields.filter(({ isHidden }) => !isHidden).flatMap((field) => columnsOf(type, field, model)),
  }))
}

function columnsOf(type: ModelType, field: Field, model: Model): readonly TableColumn[] {
  const { name, isList } = field
  if (field.kind === 'scalar') return [{ kind: isList ? 'list' : 'value', name, scalar: field.scalar }]
  if (!tellsRelation(type, field, model)) return []
  const target = relatedTypesOf(model)(type.name, name)
  const targetType = model.types.find((one) => one.name === target)
  if (!targetType) return []
  const { name: targetId, scalar } = idFieldOf(targetType)
  return [{ kind: isList ? 'references' : 'reference', name, target, targetId, scalar }]
}

/** Each relation is reported once: by its field of one node, or else by the one whose name comes first. */
function tellsRelation(type: ModelType, field: RelationField, { types }: Model): boolean {
  const places = types
    .flatMap((one) => one.fields.map((own) => ({ type: one, field: own })))
    .filter((place) => place.field.kind === 'relation' && place.field.relationName === field.relationName)
    .filter((place) => !place.field.isHidden)
  const toOne = places.filter((place) => !place.field.isList)
  const nameOf = (place: (typeof places)[number]): string => `${place.type.name}.${place.field.name}`
  const [first] = (toOne.length === 1 ? toOne : places).sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1))
  return first?.field === field && first.type === type
}
