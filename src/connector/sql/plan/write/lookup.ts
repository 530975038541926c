import { bound, foreseen, type Value } from '../../../../model/value.js'
import type { DeletedRows } from '../../../../operation/deleted-rows.js'
import type { UniqueSelector } from '../../../../operation/write.js'
import type { Expression, RowLock, Select } from '../../tree/tree.js'
import type { TypeStorage } from '../../storage/storage.js'
import { idColumn } from '../read/columns.js'
import { isNodeOf } from '../read/unique-node.js'
import type { ReadContext } from '../read/read-context.js'
import { chosenFirst, typeRows } from '../read/type-rows.js'
import { nodeNotFound } from './problems.js'
import type { WriteContext } from './write-context.js'
import type { ProblemTemplate, Step } from './write-plan.js'

/** Subqueries of one lookup statement. */
const maxLookups = 200

/** Looks up nodes by unique selectors, many of them in one statement: each is a subquery of its own column. */
export interface Finder {
  /** The id of a node that must exist; a missing one is problem 3039. */
  find(type: TypeStorage, where: UniqueSelector, lock?: RowLock): Value
  /** The statement gives a value, or the problem is met. */
  assertRow(select: (read: ReadContext) => Select, problem: ProblemTemplate): Value
  /** What the statement gives, or null. */
  findOptional(select: (read: ReadContext) => Select): Value
  /** The statements of all that was asked for, to be run before the values are used. */
  steps(): readonly Step[]
}

/**
 * Collects what is to be found into few statements, each with a column for every question.
 *
 * `SELECT (SELECT t1.id FROM Post AS t1 WHERE t1.id = ?), (SELECT t2.id FROM Post AS t2 WHERE (t2.author = ? AND
 * t2.id = ?))`
 */
export function createFinder(context: WriteContext): Finder {
  interface Chunk {
    readonly name: string
    readonly read: ReadContext
    readonly columns: { readonly expression: Expression }[]
    readonly missing: (ProblemTemplate | undefined)[]
  }
  const chunks: Chunk[] = []
  const openChunk = (): Chunk => {
    const last = chunks.at(-1)
    if (last !== undefined && last.columns.length < maxLookups) return last
    const chunk: Chunk = { name: context.freshName('found'), read: context.read(), columns: [], missing: [] }
    chunks.push(chunk)
    return chunk
  }
  const look = (select: (read: ReadContext) => Select, problem: ProblemTemplate | undefined): Value => {
    const { name, read, columns, missing } = openChunk()
    missing.push(problem)
    return bound(name, columns.push({ expression: { kind: 'subquery', select: select(read) } }) - 1)
  }
  return {
    find: (type, where, lock) =>
      idFound(
        look((read) => idBy(type, where, read.freshAlias(), { lock }), nodeNotFound(type, where)),
        type,
        where,
        context,
      ),
    assertRow: look,
    findOptional: (select) => look(select, undefined),
    steps: () =>
      chunks.map(({ name, columns, missing }) => ({
        kind: 'find-by-unique',
        select: { kind: 'select', columns },
        into: name,
        missing,
      })),
  }
}

/** The id that a selector must find, foreseen where it is the selector itself. */
export const idFound = (
  found: Value,
  { id }: TypeStorage,
  { field, value }: UniqueSelector,
  { order }: WriteContext,
): Value => (order === 'batched' && field === id.field.name ? foreseen(found, value) : found)

/** Values as one list. */
export const listOf = (items: readonly Value[]): Value => ({ kind: 'list', items })

/**
 * The id of one node, or null.
 *
 * `SELECT t1.id FROM User AS t1 WHERE t1.email = ?`
 */
export function idBy(
  type: TypeStorage,
  where: UniqueSelector,
  alias: string,
  { lock, deleted }: { readonly lock?: RowLock | undefined; readonly deleted?: DeletedRows | undefined } = {},
): Select {
  return {
    kind: 'select',
    columns: [{ expression: idColumn(type, alias) }],
    from: typeRows(type, alias, deleted),
    where: isNodeOf(where, type, alias),
    ...(deleted === undefined ? {} : chosenFirst(type, alias)),
    ...(lock ? { lock } : {}),
  }
}
