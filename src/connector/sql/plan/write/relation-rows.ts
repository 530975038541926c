import { constant, type Value } from '../../../../model/value.js'
import { allOf, column, equals, inSelect, isNotNull, isOneOf, not, param, tableSource } from '../../tree/build.js'
import type { Column, Delete, Expression, Insert, Join, RowLock, Select, Source, Update } from '../../tree/tree.js'
import type { DeletedRows } from '../../../../operation/deleted-rows.js'
import type { UniqueSelector } from '../../../../operation/write.js'
import type { Link, TableName, TypeStorage } from '../../storage/storage.js'
import { idColumn } from '../read/columns.js'
import { isNodeOf } from '../read/unique-node.js'
import type { ReadContext } from '../read/read-context.js'
import { everyRowIsNode, isNode, typeRows } from '../read/type-rows.js'
import { chunksOf } from '../../../../util/chunks-of.js'
import { groupBy } from '../../../../util/group-by.js'
import { rowsPerInsert } from './insert-rows.js'
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
    from: typeRows(link.to, child),
    ...(joins.length > 0 ? { joins } : {}),
    where: allOf([on, where?.(child, read)]) ?? on,
    ...(lock ? { lock } : {}),
  })
  const isParent = (key: Expression): Expression => equals(key, param(parent, parentScalar(link)))
  const join = (source: Source, key: string): Join => ({
    type: 'inner',
    source,
    on: equals(childId, column(source.alias, key, childScalar(link))),
  })
  switch (location.kind) {
    case 'key-on-other-side':
      return select([], isParent(column(child, location.column, parentScalar(link))))
    case 'key-on-this-side': {
      const owner = read.freshAlias()
      return select([join(typeRows(link.from, owner), location.column)], isParent(idColumn(link.from, owner)))
    }
    case 'table': {
      const pairs = read.freshAlias()
      const parentKey = column(pairs, location.ownColumn, parentScalar(link))
      return select([join(tableSource(location.table, pairs), location.otherColumn)], isParent(parentKey))
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

interface ParentsOptions {
  readonly deleted?: DeletedRows | undefined
  /** Narrows the parents under the alias of their table. */
  readonly where?: (alias: string) => Expression | undefined
}

/**
 * Parents that any of `children` has; the children may be deleted.
 *
 * `SELECT t1.id FROM Post AS t1 WHERE t1.author = ANY(?)`
 */
export function parentsOf(
  link: Link,
  children: Value,
  context: Pick<WriteContext, 'read'>,
  { deleted, where }: ParentsOptions = {},
): Select {
  const read = context.read()
  const alias = read.freshAlias()
  /** The parents' own rows, where their ids alone do not say that they are meant. */
  const parents = (key: Expression): Pick<Select, 'joins' | 'where'> => {
    const isPlain = where === undefined && (everyRowIsNode(link.from) || deleted === 'with')
    if (isPlain) return {}
    const parent = read.freshAlias()
    const source = typeRows(link.from, parent, deleted)
    const narrowed = where?.(parent)
    return {
      joins: [{ type: 'inner', source, on: equals(idColumn(link.from, parent), key) }],
      ...(narrowed ? { where: narrowed } : {}),
    }
  }
  const { location } = link
  switch (location.kind) {
    case 'key-on-this-side':
      return {
        kind: 'select',
        columns: [{ expression: idColumn(link.from, alias) }],
        from: typeRows(link.from, alias, deleted),
        where: narrowedBy(
          isOneOf(column(alias, location.column, childScalar(link)), children, childScalar(link)),
          where?.(alias),
        ),
      }
    case 'key-on-other-side': {
      const key = column(alias, location.column, parentScalar(link))
      const { where: narrowed, ...joined } = parents(key)
      return {
        kind: 'select',
        columns: [{ expression: key }],
        from: typeRows(link.to, alias, 'with'),
        ...joined,
        where: narrowedBy(
          allOf([isOneOf(idColumn(link.to, alias), children, childScalar(link)), isNotNull(key)]) ?? isNotNull(key),
          narrowed,
        ),
      }
    }
    case 'table': {
      const key = column(alias, location.ownColumn, parentScalar(link))
      const { where: narrowed, ...joined } = parents(key)
      return {
        kind: 'select',
        columns: [{ expression: key }],
        from: tableSource(location.table, alias),
        ...joined,
        where: narrowedBy(
          isOneOf(column(alias, location.otherColumn, childScalar(link)), children, childScalar(link)),
          narrowed,
        ),
      }
    }
  }
}

const narrowedBy = (where: Expression, more: Expression | undefined): Expression => allOf([where, more]) ?? where

type RunStep = Extract<Step, { kind: 'run' }>

/** Alias of the table that a statement of pairs changes. */
const alias = 'w'

const step = (link: Link, statement: Insert | Update | Delete): RunStep => ({
  kind: 'run',
  type: link.from.type.name,
  statement,
})

/**
 * Sets the column that keeps the pairs of a link without a table.
 *
 * `UPDATE Post AS w SET author = ? WHERE w.id = ANY(?)`
 */
function setKey(link: Link, key: Column, value: Value, where: Expression, isOfNewRow = false): RunStep {
  const owner = link.location.kind === 'key-on-this-side' ? link.from : link.to
  const version = isOfNewRow ? undefined : nextVersion(owner, alias)
  const set = [{ column: key.name, value: param(value, key.scalar) }, ...(version ? [version] : [])]
  return step(link, { kind: 'update', table: owner.table, alias, set, where })
}

/**
 * Deletes rows of a link table.
 *
 * `DELETE FROM _PostTopics AS w WHERE (w.A = ? AND w.B = ?)`
 */
const deleteRelationRows = (link: Link, table: TableName, where: Expression): RunStep =>
  step(link, { kind: 'delete', table, alias, where })

/**
 * Cuts pairs of `parent`: all, those with `only`, or all but those with `except`. Deleted children keep theirs in a list;
 * where there is place for one only they lose it to whoever comes.
 */
export function disconnectParent(
  link: Link,
  parent: Value,
  children: { readonly only?: Value; readonly except?: Value } = {},
): RunStep {
  const { location } = link
  /** The pairs of `parent` whose child is asked for. */
  const pairs = (own: Expression, child: Expression): Expression => {
    const isParent = equals(own, param(parent, parentScalar(link)))
    return allOf([isParent, narrow(child)]) ?? isParent
  }
  const keepsDeleted = link.field.isList && !everyRowIsNode(link.to)
  const narrow = (child: Expression): Expression | undefined => {
    if (children.only) return isOneOf(child, children.only, childScalar(link))
    return children.except ? not(isOneOf(child, children.except, childScalar(link))) : undefined
  }
  switch (location.kind) {
    case 'key-on-this-side': {
      const key = column(alias, location.column, childScalar(link))
      return setKey(link, key, constant(null), pairs(idColumn(link.from, alias), key))
    }
    case 'key-on-other-side': {
      const key = column(alias, location.column, parentScalar(link))
      const cut = pairs(key, idColumn(link.to, alias))
      return setKey(link, key, constant(null), narrowedBy(cut, keepsDeleted ? isNode(link.to, alias) : undefined))
    }
    case 'table': {
      const own = column(alias, location.ownColumn, parentScalar(link))
      const other = column(alias, location.otherColumn, childScalar(link))
      const isOfNode = keepsDeleted && children.only === undefined ? inSelect(other, idsOfNodes(link.to)) : undefined
      return deleteRelationRows(link, location.table, narrowedBy(pairs(own, other), isOfNode))
    }
  }
}

/** `SELECT n.id FROM Topic AS n WHERE n.closedAt IS NULL` */
function idsOfNodes(type: TypeStorage): Select {
  const node = 'n'
  return { kind: 'select', columns: [{ expression: idColumn(type, node) }], from: typeRows(type, node) }
}

/** Cuts the pairs that `children` have with whatever parents; no step where adding a pair overwrites the old one. */
export function disconnectChildren(link: Link, children: Value): readonly Step[] {
  const { location } = link
  switch (location.kind) {
    case 'key-on-other-side':
      return []
    case 'key-on-this-side': {
      const key = column(alias, location.column, childScalar(link))
      return [setKey(link, key, constant(null), isOneOf(key, children, childScalar(link)))]
    }
    case 'table':
      return [
        deleteRelationRows(
          link,
          location.table,
          isOneOf(column(alias, location.otherColumn, childScalar(link)), children, childScalar(link)),
        ),
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
export function connectRows(
  link: Link,
  pairs: readonly Pair[],
  context: WriteContext,
  { areParentsNew = false }: { /** Their links are part of making them. */ readonly areParentsNew?: boolean } = {},
): readonly Step[] {
  const { location } = link
  if (pairs.length === 0) return []
  switch (location.kind) {
    case 'key-on-this-side': {
      const key = column(alias, location.column, childScalar(link))
      return pairs.map(({ parent, child }) =>
        setKey(link, key, child, equals(idColumn(link.from, alias), param(parent, parentScalar(link))), areParentsNew),
      )
    }
    case 'key-on-other-side': {
      const key = column(alias, location.column, parentScalar(link))
      return byParent(pairs).map(([parent, children]) =>
        setKey(link, key, parent, isOneOf(idColumn(link.to, alias), listOf(children), childScalar(link))),
      )
    }
    case 'table': {
      const { idColumn: pairId } = location
      const columns = [location.ownColumn, location.otherColumn, ...(pairId === undefined ? [] : [pairId])]
      const rows = pairs.map(({ parent, child }) => [
        param(parent, parentScalar(link)),
        param(child, childScalar(link)),
        ...(pairId === undefined ? [] : [param(context.newId('cuid'), 'ID')]),
      ])
      return chunksOf(rows, rowsPerInsert(columns.length, context.capabilities)).map((written) =>
        step(link, { kind: 'insert', table: location.table, columns, rows: written, ignoreDuplicates: true }),
      )
    }
  }
}

const byParent = (pairs: readonly Pair[]): readonly (readonly [parent: Value, children: readonly Value[]])[] =>
  [...groupBy(pairs, ({ parent }) => parent)].map(([parent, own]) => [parent, own.map(({ child }) => child)])
