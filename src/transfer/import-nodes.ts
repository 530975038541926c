import { beginWork } from '../util/breather.js'
import { idFieldOf, isCreatedAtField, isScalarField, isUpdatedAtField } from '../model/lookup.js'
import type { Model, ModelType, ScalarField } from '../model/model.js'
import type { ScalarValue } from '../model/scalar.js'
import type { DataTransfer, ImportedNode, Rejection } from '../connector/data-transfer.js'
import { groupBy } from '../util/group-by.js'
import { readNodeItem, type ImportDocument, type NodeItem } from './import-document.js'
import { requireId, requireType } from './imported-type.js'
import { importedValue } from './imported-value.js'

/** The project that an import goes to. */
export interface ImportTarget {
  readonly model: Model
  readonly data: DataTransfer
  /** The time as a DateTime value. */
  now(): string
}

/** Inserts nodes, type by type (import-export.md section 4): what was refused, by the database first. */
export async function importNodes(document: ImportDocument, target: ImportTarget): Promise<readonly Rejection[]> {
  const { model, data } = target
  const items = document.values.map(readNodeItem).map((item) => {
    const type = requireType(item.typeName, model)
    return { item, type, id: requireId(item.id, type, model) }
  })
  const { breathe } = beginWork()
  await breathe()
  const faults: Rejection[] = []
  const nodes = items.flatMap(({ item, type, id }, place): readonly (ImportedNode & { readonly type: string })[] => {
    const read = readValues(item, type, id, target)
    if (typeof read !== 'string') return [{ place, type: type.name, id, values: read }]
    faults.push({ place, text: read })
    return []
  })
  await breathe()
  const refused: Rejection[] = []
  for (const [type, ofType] of groupBy(nodes, (node) => node.type))
    refused.push(...(await data.insertNodes(type, ofType, document)))
  return [...refused, ...faults]
}

/** Values by field, or what is wrong with the first wrong one. */
function readValues(
  item: NodeItem,
  type: ModelType,
  id: ScalarValue,
  { model, now }: ImportTarget,
): ReadonlyMap<string, ScalarValue> | string {
  const idField = idFieldOf(type)
  const values = new Map<string, ScalarValue>([[idField.name, id]])
  const named = `The model ${type.name} with id ${String(item.id)}`
  for (const [key, value] of item.rest) {
    const field = type.fields.find(({ name }) => name === key)
    if (field === undefined) {
      if (isIgnoredTimestamp(key, type)) continue
      return `${named} has an unknown field '${key}' in field list.`
    }
    const read = field.kind === 'scalar' && !field.isList ? importedValue(value, field, model) : undefined
    if (read === undefined || (field === idField && read !== id))
      return `${named} has an invalid value for field' ${key}'.`
    values.set(key, read)
  }
  for (const field of type.fields.filter(isScalarField)) {
    const made = values.has(field.name) ? undefined : madeValue(field, now)
    if (made !== undefined) values.set(field.name, made)
  }
  return values
}

/** What nodes get that lack it: times, and the version that new ones begin with. */
function madeValue(field: ScalarField, now: () => string): ScalarValue | undefined {
  if (isCreatedAtField(field) || isUpdatedAtField(field)) return now()
  return field.isVersion ? field.defaultValue : undefined
}

/** Older exports give every node both times. */
function isIgnoredTimestamp(key: string, type: ModelType): boolean {
  if (key === 'createdAt') return !type.fields.some(isCreatedAtField)
  return key === 'updatedAt' && !type.fields.some(isUpdatedAtField)
}
