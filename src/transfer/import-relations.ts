import type { ImportedPair, Rejection } from '../connector/data-transfer.js'
import { relatedTypesOf } from '../model/lookup.js'
import type { Model, RelationField } from '../model/model.js'
import { groupBy } from '../util/group-by.js'
import { readNodeItem, shown, type ImportDocument, type NodeItem } from './import-document.js'
import type { ImportTarget } from './import-nodes.js'
import { requireId, requireType } from './imported-type.js'
import { TransferError } from './transfer-error.js'

/** A link to make, as its named field sees it. */
interface Pair extends ImportedPair {
  readonly type: string
  readonly field: string
}

/** Links nodes (import-export.md section 4): what the database refused. */
export async function importRelations(document: ImportDocument, target: ImportTarget): Promise<readonly Rejection[]> {
  const pairs = document.values.map((value, place): Pair => ({ ...readPair(value, target), place }))
  const refused: Rejection[] = []
  for (const ofField of groupBy(pairs, ({ type, field }) => `${type}.${field}`).values()) {
    const [first] = ofField
    if (first) refused.push(...(await target.data.linkNodes(first.type, first.field, ofField, document)))
  }
  return refused
}

function readPair(value: unknown, { model }: ImportTarget): Omit<Pair, 'place'> {
  if (!Array.isArray(value) || value.length !== 2)
    throw new TransferError(`A relation must be an array of two nodes, but one is ${shown(value)}.`)
  const ends = value.map(readNodeItem)
  const named = ends.findIndex(({ rest }) => typeof rest.get('fieldName') === 'string')
  const [end, other] = [ends[named], ends[1 - named]]
  if (end === undefined || other === undefined)
    throw new TransferError('Invalid ImportRelation at least one fieldName needs to be defined.')
  const field = relationFieldOf(end, model)
  requireType(other.typeName, model)
  const related = requireType(relatedTypesOf(model)(end.typeName, field.name), model)
  return {
    type: end.typeName,
    field: field.name,
    own: requireId(end.id, requireType(end.typeName, model), model),
    other: requireId(other.id, related, model),
  }
}

function relationFieldOf({ typeName, rest }: NodeItem, model: Model): RelationField {
  const fieldName = String(rest.get('fieldName'))
  const field = requireType(typeName, model).fields.find(({ name }) => name === fieldName)
  if (field?.kind !== 'relation' || field.isHidden)
    throw new TransferError(`field ${fieldName} is not part of the model ${typeName}`)
  return field
}
