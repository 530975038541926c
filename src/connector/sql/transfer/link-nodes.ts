import type { RelationField } from '../../../model/model.js'
import type { ImportedPair } from '../../data-transfer.js'
import type { Database } from '../database/database.js'
import type { Link, LinkPlace } from '../storage/storage.js'
import { constantParam } from '../tree/build.js'
import { insertRows } from './insert-rows.js'
import { setReferences } from './set-references.js'

export interface LinkContext {
  readonly database: Database
  newCuid(): string
}

/** Links nodes as a field sees them; texts of what the database refused. */
export const linkNodes = (
  link: Link,
  pairs: readonly ImportedPair[],
  context: LinkContext,
): Promise<readonly string[]> =>
  link.place.kind === 'table'
    ? insertLinks(link, link.place, pairs, context)
    : setColumns(link, link.place, pairs, context)

const text = (table: string, field: RelationField, { own, other }: ImportedPair, cause: string): string => {
  const [a, b] = field.side === 'A' ? [own, other] : [other, own]
  return `Failure inserting into relationtable ${table} with ids ${String(a)} and ${String(b)}. Cause: ${cause}`
}

type LinkTable = Extract<LinkPlace, { kind: 'table' }>

async function insertLinks(
  link: Link,
  place: LinkTable,
  pairs: readonly ImportedPair[],
  { database, newCuid }: LinkContext,
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
  return refused.map(({ item, cause }) => text(table.name, link.field, item, cause))
}

type ReferencePlace = Exclude<LinkPlace, { kind: 'table' }>

async function setColumns(
  { field, from, to }: Link,
  { kind, column }: ReferencePlace,
  pairs: readonly ImportedPair[],
  { database }: LinkContext,
): Promise<readonly string[]> {
  const isOwn = kind === 'own-column'
  const [owner, target] = isOwn ? [from, to] : [to, from]
  const references = pairs.map((pair) => ({
    pair,
    owner: isOwn ? pair.own : pair.other,
    target: isOwn ? pair.other : pair.own,
  }))
  const refused = await setReferences({ owner, column, target }, references, database)
  return refused.map(({ item, cause }) => text(owner.table.name, field, item.pair, cause))
}
