import { constant, type Value } from '../../../../model/value.js'
import { allOf, column, equals, inList, isNotNull, listParam, not, param, tableSource } from '../../tree/build.js'
import type { Column, Delete, Expression, Insert, Join, RowLock, Select, Update } from '../../tree/tree.js'
import type { UniqueSelector } from '../../../../operation/write.js'
import type { Link, TableName } from '../../storage/storage.js'
import { idColumn, isNodeOf } from '../read/columns.js'
import type { ReadContext } from '../read/read-context.js'
import { chunksOf } from '../../../../util/chunks-of.js'
import { groupBy } from '../../../../util/group-by.js'
import { listOf } from './lookup.js'
import { nextVersion } from './scalar-values.js'
import type { WriteContext } from './write-context.js'
import type { Step } from './write-plan.js'

/**
 * The pairs of a relation, as one of its fields sees them: who is connected, connecting, cutting. The only place that
 * tells columns in the own table, columns in the other table and link tables apart.
 */
const parentScalar = (link: Link) => link.from.id.field.scalar
const childScalar = (link: Link) => link.to.id.field.scalar

/**
 * Ids of the children of `parent`; `where` narrows them under the alias of the child's table.
 *
 * `SELECT t1.id FROM Desk AS t1 JOIN User AS t2 ON t1.id = t2.desk WHERE t2.id = ?`
 */
export function childrenOf(
  link: Link,
  parent: Value,
  context: Pick<WriteContext, 'read'>,
  { where, lock }: ChildrenOptions = {},
): Select {
  const read = context.read()
  const child = read.freshAlias()
  const childId = idColumn(link.to, child)
  const { location } = link
  const select = (joins: readonly Join[], on: Expression): Select => ({
    kind: 'select',
    columns: [{ expression: childId }],
    from: tableSource(link.to.table, child),
    ...(joins.length > 0 ? { joins } : {}),
    where: allOf([on, where?.(child, read)]) ?? on,
    ...(lock ? { lock } : {}),
  })
  const isParent = (key: Expression): Expression => equals(key, param(parent, parentScalar(link)))
  const join = (table: TableName, alias: string, key: string): Join => ({
    type: 'inner',
    source: tableSource(table, alias),
    on: equals(childId, column(alias, key, childScalar(link))),
  })
  switch (location.kind) {
    case 'key-on-other-side':
      return select([], isParent(column(child, location.column, parentScalar(link))))
    case 'key-on-this-side': {
      const owner = read.freshAlias()
      return select([join(link.from.table, owner, location.column)], isParent(idColumn(link.from, owner)))
    }
    case 'table': {
      const pairs = read.freshAlias()
      const parentKey = column(pairs, location.ownColumn, parentScalar(link))
      return select([join(location.table, pairs, location.otherColumn)], isParent(parentKey))
    }
  }
}

interface ChildrenOptions {
  readonly where?: (alias: string, read: ReadContext) => Expression | undefined
  readonly lock?: RowLock | undefined
}

/** The child of `parent` that a unique selector names, or nothing. */
export const childBy = (
  link: Link,
  parent: Value,
  where: UniqueSelector,
  context: Pick<WriteContext, 'read'>,
  lock?: RowLock,
): Select =>
  childrenOf(link, parent, context, {
    where: (alias) => isNodeOf(where, link.to, alias),
    lock,
  })

/**
 * Parents that any of `children` has.
 *
 * `SELECT t1.id FROM Post AS t1 WHERE t1.author = ANY(?)`
 */
export function parentsOf(link: Link, children: Value, context: Pick<WriteContext, 'read'>): Select {
  const read = context.read()
  const alias = read.freshAlias()
  const list = listParam(children, childScalar(link))
  const { location } = link
  switch (location.kind) {
    case 'key-on-this-side':
      return {
        kind: 'select',
        columns: [{ expression: idColumn(link.from, alias) }],
        from: tableSource(link.from.table, alias),
        where: inList(column(alias, location.column, childScalar(link)), list),
      }
    case 'key-on-other-side': {
      const key = column(alias, location.column, parentScalar(link))
      return {
        kind: 'select',
        columns: [{ expression: key }],
        from: tableSource(link.to.table, alias),
        where: allOf([inList(idColumn(link.to, alias), list), isNotNull(key)]) ?? isNotNull(key),
      }
    }
    case 'table':
      return {
        kind: 'select',
        columns: [{ expression: column(alias, location.ownColumn, parentScalar(link)) }],
        from: tableSource(location.table, alias),
        where: inList(column(alias, location.otherColumn, childScalar(link)), list),
      }
  }
}

/** Alias of the table that a statement of pairs changes. */
const alias = 'w'

const step = (link: Link, statement: Insert | Update | Delete): Step => ({
  kind: 'run',
  type: link.from.type.name,
  statement,
})

/**
 * Sets the column that keeps the pairs of a link without a table.
 *
 * `UPDATE Post AS w SET author = ? WHERE w.id = ANY(?)`
 */
function setKey(link: Link, table: TableName, key: Column, value: Value, where: Expression): Step {
  const version = nextVersion(link.location.kind === 'key-on-this-side' ? link.from : link.to, alias)
  const set = [{ column: key.name, value: param(value, key.scalar) }, ...(version ? [version] : [])]
  return step(link, { kind: 'update', table, alias, set, where })
}

/**
 * Deletes rows of a link table.
 *
 * `DELETE FROM _PostTopics AS w WHERE (w.A = ? AND w.B = ANY(?))`
 */
const deleteRelationRows = (link: Link, table: TableName, where: Expression): Step =>
  step(link, { kind: 'delete', table, alias, where })

/** Cuts pairs of `parent`: all, those with `only`, or all but those with `except`. */
export function disconnectParent(
  link: Link,
  parent: Value,
  children: { readonly only?: Value; readonly except?: Value } = {},
): Step {
  const { location } = link
  /** The pairs of `parent` whose child is asked for. */
  const pairs = (own: Expression, child: Expression): Expression => {
    const isParent = equals(own, param(parent, parentScalar(link)))
    return allOf([isParent, narrow(child)]) ?? isParent
  }
  const narrow = (child: Expression): Expression | undefined => {
    if (children.only) return inList(child, listParam(children.only, childScalar(link)))
    return children.except ? not(inList(child, listParam(children.except, childScalar(link)))) : undefined
  }
  switch (location.kind) {
    case 'key-on-this-side': {
      const key = column(alias, location.column, childScalar(link))
      return setKey(link, link.from.table, key, constant(null), pairs(idColumn(link.from, alias), key))
    }
    case 'key-on-other-side': {
      const key = column(alias, location.column, parentScalar(link))
      return setKey(link, link.to.table, key, constant(null), pairs(key, idColumn(link.to, alias)))
    }
    case 'table': {
      const own = column(alias, location.ownColumn, parentScalar(link))
      return deleteRelationRows(
        link,
        location.table,
        pairs(own, column(alias, location.otherColumn, childScalar(link))),
      )
    }
  }
}

/** Cuts the pairs that `children` have with whatever parents; no step where adding a pair overwrites the old one. */
export function disconnectChildren(link: Link, children: Value): readonly Step[] {
  const { location } = link
  const list = listParam(children, childScalar(link))
  switch (location.kind) {
    case 'key-on-other-side':
      return []
    case 'key-on-this-side': {
      const key = column(alias, location.column, childScalar(link))
      return [setKey(link, link.from.table, key, constant(null), inList(key, list))]
    }
    case 'table':
      return [
        deleteRelationRows(link, location.table, inList(column(alias, location.otherColumn, childScalar(link)), list)),
      ]
  }
}

/** A pair to connect. */
export interface Pair {
  readonly parent: Value
  readonly child: Value
}

/**
 * Connects pairs; existing ones stay.
 *
 * `INSERT INTO _PostTopics (A, B) VALUES (?, ?), (?, ?) ON CONFLICT DO NOTHING`
 */
export function connectRows(link: Link, pairs: readonly Pair[], context: WriteContext): readonly Step[] {
  const { location } = link
  if (pairs.length === 0) return []
  switch (location.kind) {
    case 'key-on-this-side': {
      const key = column(alias, location.column, childScalar(link))
      return pairs.map(({ parent, child }) =>
        setKey(
          link,
          link.from.table,
          key,
          child,
          equals(idColumn(link.from, alias), param(parent, parentScalar(link))),
        ),
      )
    }
    case 'key-on-other-side': {
      const key = column(alias, location.column, parentScalar(link))
      return byParent(pairs).map(([parent, children]) =>
        setKey(
          link,
          link.to.table,
          key,
          parent,
          inList(idColumn(link.to, alias), listParam(listOf(children), childScalar(link))),
        ),
      )
    }
    case 'table': {
      const { idColumn: pairId } = location
      const columns = [location.ownColumn, location.otherColumn, ...(pairId === undefined ? [] : [pairId])]
      const rowsPerStatement = Math.floor(context.capabilities.maxParameters / columns.length)
      const rows = pairs.map(({ parent, child }) => [
        param(parent, parentScalar(link)),
        param(child, childScalar(link)),
        ...(pairId === undefined ? [] : [param(context.newId('cuid'), 'ID')]),
      ])
      return chunksOf(rows, rowsPerStatement).map((written) =>
        step(link, { kind: 'insert', table: location.table, columns, rows: written, ignoreDuplicates: true }),
      )
    }
  }
}

const byParent = (pairs: readonly Pair[]): readonly (readonly [parent: Value, children: readonly Value[]])[] =>
  [...groupBy(pairs, ({ parent }) => parent)].map(([parent, own]) => [parent, own.map(({ child }) => child)])
