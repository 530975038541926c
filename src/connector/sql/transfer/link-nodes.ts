import type { RelationField } from '../../../model/model.js'
import type { ImportedPair, ImportOptions, Rejection } from '../../data-transfer.js'
import type { Database } from '../database/database.js'
import type { Link, LinkLocation } from '../storage/storage.js'
import { constant } from '../../../model/value.js'
import { column, constantParam, inList, listParam, tableSource } from '../tree/build.js'
import type { Refused } from './halve-refused.js'
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
  options?: ImportOptions,
): Promise<readonly Rejection[]> =>
  link.location.kind === 'table'
    ? insertLinks(link, link.location, pairs, context, options)
    : setColumns(link, link.location, pairs, context)

const rejection = (
  table: string,
  field: RelationField,
  { item: pair, cause, isOutdated }: Refused<ImportedPair>,
): Rejection => {
  const { own, other, place } = pair
  const [a, b] = field.side === 'A' ? [own, other] : [other, own]
  const text = `Failure inserting into relationtable ${table} with ids ${String(a)} and ${String(b)}. Cause: ${cause}`
  return { place, text, ...(isOutdated ? { isOutdated } : {}) }
}

type LinkTable = Extract<LinkLocation, { kind: 'table' }>

async function insertLinks(
  link: Link,
  place: LinkTable,
  given: readonly ImportedPair[],
  { database, newCuid }: LinkContext,
  options?: ImportOptions,
): Promise<readonly Rejection[]> {
  const pairs = options?.isRepeated === true ? await withoutPresent(link, place, given, database) : given
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
  return refused.map((one) => rejection(table.name, link.field, one))
}

const pairsPerQuestion = 1000

/**
 * Pairs that are not there yet.
 *
 * `SELECT t.A, t.B FROM _PostTopics AS t WHERE (t.A = ANY(?) AND t.B = ANY(?))`
 */
async function withoutPresent(
  { from, to }: Link,
  { table, ownColumn, otherColumn }: LinkTable,
  pairs: readonly ImportedPair[],
  database: Database,
): Promise<readonly ImportedPair[]> {
  const [own, other] = [column('t', ownColumn, from.id.field.scalar), column('t', otherColumn, to.id.field.scalar)]
  const keyOf = (one: unknown, two: unknown): string => JSON.stringify([one, two])
  const present = new Set<string>()
  for (let start = 0; start < pairs.length; start += pairsPerQuestion) {
    const some = pairs.slice(start, start + pairsPerQuestion)
    const { rows } = await database.runStatement({
      kind: 'select',
      columns: [{ expression: own }, { expression: other }],
      from: tableSource(table, 't'),
      where: {
        kind: 'and',
        operands: [
          inList(own, listParam(constant(some.map((pair) => pair.own)), own.scalar)),
          inList(other, listParam(constant(some.map((pair) => pair.other)), other.scalar)),
        ],
      },
    })
    for (const [one, two] of rows) present.add(keyOf(one, two))
  }
  return pairs.filter((pair) => !present.has(keyOf(pair.own, pair.other)))
}

type ReferenceLocation = Exclude<LinkLocation, { kind: 'table' }>

async function setColumns(
  { field, from, to }: Link,
  { kind, column: name }: ReferenceLocation,
  pairs: readonly ImportedPair[],
  { database }: LinkContext,
): Promise<readonly Rejection[]> {
  const isOwn = kind === 'key-on-this-side'
  const [owner, target] = isOwn ? [from, to] : [to, from]
  const references = pairs.map((pair) => ({
    pair,
    owner: isOwn ? pair.own : pair.other,
    target: isOwn ? pair.other : pair.own,
  }))
  const refused = await setReferences({ owner, column: name, target }, references, database)
  return refused.map((one) => rejection(owner.table.name, field, { ...one, item: one.item.pair }))
}
