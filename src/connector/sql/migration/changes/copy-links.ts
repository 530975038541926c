import { column, compare, equals, isNotNull, literal, allOf, tableSource } from '../../tree/build.js'
import type { Expression, Select, TableReference } from '../../tree/tree.js'
import { rowsOfRelation, type RelationRows } from '../../storage/rows-of-relation.js'
import type { RelationStorage } from '../../storage/storage.js'
import { addOwnIndex } from './add-own-index.js'
import { presentId, type ChangePlan } from './change-plan.js'

/**
 * Copies the links of a relation's old place into its new one. A column holds one link, so nodes that have several are
 * left without; a link table whose rows have ids cannot be filled by the database.
 *
 * `UPDATE Post AS w SET author = (SELECT t.B FROM _PostToUser AS t WHERE t.A = w.id) WHERE (SELECT count(*) FROM
 * _PostToUser AS t WHERE t.A = w.id) = 1`
 */
export function copyLinks(from: RelationStorage, to: RelationStorage, plan: ChangePlan): void {
  const [old, next] = [presentPairs(from, plan), rowsOfRelation(to, plan.after)]
  const columns = plan.catalogState.table(old.table.name)?.columns
  // an interrupted migration may have dropped them
  if (columns?.has(old.a.column) !== true || !columns.has(old.b.column)) return
  if (next.ownerSide === undefined) {
    if (to.location.kind === 'inline' || to.location.idColumn === undefined) insertPairs(old, next, plan)
    return
  }
  const [owner, target] = next.ownerSide === 'A' ? (['a', 'b'] as const) : (['b', 'a'] as const)
  addOwnIndex(old.table, old[owner].column, plan)
  const own = column('w', next[owner].column, next[owner].scalar)
  const links = (expression: Expression): Select => ({
    kind: 'select',
    columns: [{ expression }],
    from: tableSource(old.table, 't'),
    where: allOf([equals(end(old, owner), own), presence(old)]) ?? literal(true),
  })
  plan.add({
    kind: 'statement',
    statement: {
      kind: 'update',
      table: next.table,
      alias: 'w',
      set: [{ column: next[target].column, value: { kind: 'subquery', select: links(end(old, target)) } }],
      where: compare({ kind: 'subquery', select: links({ kind: 'count-all' }) }, '=', literal(1)),
    },
  })
}

const end = (pairs: RelationRows, side: 'a' | 'b'): Expression => column('t', pairs[side].column, pairs[side].scalar)

/** In an inline place a row without a link is no pair. */
const presence = (pairs: RelationRows): Expression | undefined =>
  pairs.ownerSide === undefined ? undefined : isNotNull(end(pairs, pairs.ownerSide === 'A' ? 'b' : 'a'))

/**
 * Copies the pairs of the old place into a link table.
 *
 * `INSERT INTO _PostToUser (A, B) SELECT t.id, t.author FROM Post AS t WHERE t.author IS NOT NULL ON CONFLICT DO
 * NOTHING`
 */
function insertPairs(old: RelationRows, next: RelationRows, plan: ChangePlan): void {
  const where = presence(old)
  plan.add({
    kind: 'statement',
    statement: {
      kind: 'insert',
      table: next.table,
      columns: [next.a.column, next.b.column],
      rows: [],
      select: {
        kind: 'select',
        columns: [{ expression: end(old, 'a') }, { expression: end(old, 'b') }],
        from: tableSource(old.table, 't'),
        ...(where ? { where } : {}),
      },
      ignoreDuplicates: true,
    },
  })
}

/** Where the pairs are now: earlier steps may have renamed tables and columns. */
function presentPairs(relation: RelationStorage, plan: ChangePlan): RelationRows {
  const { before, catalogState } = plan
  const pairs = rowsOfRelation(relation, before)
  const types = [relation.relation.modelA, relation.relation.modelB].map((name) => before.types.get(name))
  const table: TableReference = { ...pairs.table, name: catalogState.presentTable(pairs.table.name) }
  const present = (side: 'a' | 'b', index: number): RelationRows['a'] => {
    const type = types[index]
    return {
      column: catalogState.presentColumn(pairs.table.name, pairs[side].column),
      scalar: type ? presentId(type, plan).scalar : pairs[side].scalar,
    }
  }
  return { ...pairs, table, a: present('a', 0), b: present('b', 1) }
}
