import type { ScalarValue } from '../model/scalar.js'
import { constantParam } from '../connector/sql/tree/build.js'
import type { Link, LinkPlace } from '../connector/sql/storage/storage.js'
import { readNodeItem, shown, type NodeItem } from './import-document.js'
import type { ImportTarget } from './import-nodes.js'
import { requireId, requireType } from './imported-type.js'
import { insertRows } from './insert-rows.js'
import { setReferences } from './set-references.js'
import { TransferFault } from './transfer-fault.js'

/** A link to make, as its named field sees it. */
interface Pair {
  readonly link: Link
  readonly own: ScalarValue
  readonly other: ScalarValue
}

/** Links nodes (import-export.md section 4): texts of what the database refused. */
export async function importRelations(values: readonly unknown[], target: ImportTarget): Promise<readonly string[]> {
  const pairs = values.map((value) => readPair(value, target))
  const refused: string[] = []
  for (const link of new Set(pairs.map((pair) => pair.link))) {
    const own = pairs.filter((pair) => pair.link === link)
    refused.push(
      ...(link.place.kind === 'table'
        ? await insertLinks(link, link.place, own, target)
        : await setColumns(link, link.place, own, target)),
    )
  }
  return refused
}

function readPair(value: unknown, { storage }: ImportTarget): Pair {
  if (!Array.isArray(value) || value.length !== 2)
    throw new TransferFault(`A relation must be an array of two nodes, but one is ${shown(value)}.`)
  const ends = value.map(readNodeItem)
  const named = ends.findIndex(({ rest }) => typeof rest.get('fieldName') === 'string')
  const [end, other] = [ends[named], ends[1 - named]]
  if (end === undefined || other === undefined)
    throw new TransferFault('Invalid ImportRelation at least one fieldName needs to be defined.')
  const link = linkOf(end, storage)
  requireType(other.typeName, storage)
  return { link, own: requireId(end.id, link.from, storage), other: requireId(other.id, link.to, storage) }
}

function linkOf({ typeName, rest }: NodeItem, storage: ImportTarget['storage']): Link {
  const fieldName = String(rest.get('fieldName'))
  const link = requireType(typeName, storage).links.get(fieldName)
  if (link === undefined || link.field.isHidden)
    throw new TransferFault(`field ${fieldName} is not part of the model ${typeName}`)
  return link
}

const text = (table: string, { link, own, other }: Pair, cause: string): string => {
  const [a, b] = link.field.side === 'A' ? [own, other] : [other, own]
  return `Failure inserting into relationtable ${table} with ids ${String(a)} and ${String(b)}. Cause: ${cause}`
}

type LinkTable = Extract<LinkPlace, { kind: 'table' }>

async function insertLinks(
  link: Link,
  place: LinkTable,
  pairs: readonly Pair[],
  { database, newCuid }: ImportTarget,
): Promise<readonly string[]> {
  const { table, ownColumn, otherColumn, idColumn } = place
  const refused = await insertRows(
    {
      table,
      columns: [...(idColumn === undefined ? [] : [idColumn]), ownColumn, otherColumn],
      items: pairs,
      row: ({ own, other }) => [
        ...(idColumn === undefined ? [] : [constantParam(newCuid(), 'ID')]),
        constantParam(own, link.from.id.field.scalar),
        constantParam(other, link.to.id.field.scalar),
      ],
    },
    database,
  )
  return refused.map(({ item, cause }) => text(table.name, item, cause))
}

type ReferencePlace = Exclude<LinkPlace, { kind: 'table' }>

async function setColumns(
  { from, to }: Link,
  { kind, column }: ReferencePlace,
  pairs: readonly Pair[],
  { database }: ImportTarget,
): Promise<readonly string[]> {
  const isOwn = kind === 'own-column'
  const [owner, target] = isOwn ? [from, to] : [to, from]
  const references = pairs.map((pair) => ({
    pair,
    owner: isOwn ? pair.own : pair.other,
    target: isOwn ? pair.other : pair.own,
  }))
  const refused = await setReferences({ owner, column, target }, references, database)
  return refused.map(({ item, cause }) => text(owner.table.name, item.pair, cause))
}
