import type { ImportedList, Rejection } from '../connector/data-transfer.js'
import { groupBy } from '../util/group-by.js'
import { readNodeItem, shown, type ImportDocument } from './import-document.js'
import type { ImportTarget } from './import-nodes.js'
import { requireId, requireType } from './imported-type.js'
import { importedValue } from './imported-value.js'
import { TransferError } from './transfer-error.js'

/** Values of one list of one node. */
interface ListItem extends ImportedList {
  readonly type: string
  readonly field: string
}

/** Appends values to lists (import-export.md section 4): what the database refused. */
export async function importLists(document: ImportDocument, target: ImportTarget): Promise<readonly Rejection[]> {
  const items = document.values.flatMap((value, place) => {
    const before = document.before[place]
    const known = typeof before === 'number' ? { before } : {}
    return readListItems(value, target).map((item): ListItem => ({ ...item, place, ...known }))
  })
  // a place of several lists may be appended in part, so it cannot be sent again
  const isWhole = (place: number): boolean => items.filter((item) => item.place === place).length === 1
  const refused: Rejection[] = []
  for (const lists of groupBy(items, ({ type, field }) => `${type}.${field}`).values()) {
    const [first] = lists
    if (first) refused.push(...(await target.data.appendToLists(first.type, first.field, lists, document)))
  }
  return refused.map((one) => (one.isOutdated && !isWhole(one.place) ? { place: one.place, text: one.text } : one))
}

function readListItems(value: unknown, { model }: ImportTarget): readonly Omit<ListItem, 'place'>[] {
  const { typeName, id, rest } = readNodeItem(value)
  const type = requireType(typeName, model)
  const node = requireId(id, type, model)
  if (rest.size === 0) throw new TransferError(`The value ${shown(value)} names no list field.`)
  return [...rest].map(([name, given]) => {
    const field = type.fields.find((one) => one.name === name)
    if (field === undefined) throw new TransferError(`field ${name} is not part of the model ${typeName}`)
    if (field.kind !== 'scalar' || !field.isList)
      throw new TransferError(`The field ${name} of the model ${typeName} is no list of scalars.`)
    const elements = Array.isArray(given) ? given.map((element) => importedValue(element, field, model)) : [undefined]
    const read = elements.filter((element) => element !== undefined)
    if (read.length < elements.length)
      throw new TransferError(`conversion to GcValue for ${name} and value ${shown(given)} failed`)
    return { type: typeName, field: name, id: node, values: read }
  })
}
