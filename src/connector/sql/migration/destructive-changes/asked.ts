import type { Database } from '../../database/database.js'
import { column, compare, isNotNull, literal } from '../../tree/build.js'
import type { Catalog } from '../../tree/catalog.js'
import type { Expression, Select, Source } from '../../tree/tree.js'

/** The questions that all others are made of. */
export interface Asked {
  hasTable(name: string): Promise<boolean>
  hasColumn(table: string, name: string): Promise<boolean>
  exists(from: Source, where?: Expression): Promise<boolean>
  countRows(from: Source, where?: Expression): Promise<number>
  /** Whether a value stands in several rows. Grouped, for there may be no index. */
  isRepeated(from: Source, key: Expression): Promise<boolean>
}

/** `SELECT 1 FROM (SELECT count(*) AS n FROM User AS t WHERE t.email IS NOT NULL GROUP BY t.email) AS g WHERE g.n > 1 LIMIT 1` */
export function createAsked(database: Database, catalog: () => Promise<Catalog>): Asked {
  const hasTable = async (name: string): Promise<boolean> => (await catalog()).tables.has(name)
  const hasColumn = async (table: string, name: string): Promise<boolean> =>
    (await catalog()).tables.get(table)?.columns.has(name) === true
  const exists = async (from: Source, where?: Expression): Promise<boolean> => {
    const select: Select = {
      kind: 'select',
      columns: [{ expression: literal(1) }],
      from,
      ...(where ? { where } : {}),
      limit: literal(1),
    }
    return (await database.runStatement(select)).rows.length > 0
  }
  const countRows = async (from: Source, where?: Expression): Promise<number> => {
    const columns = [{ expression: { kind: 'count-all' } }] as const
    const { rows } = await database.runStatement({ kind: 'select', columns, from, ...(where ? { where } : {}) })
    return Number(rows[0]?.[0] ?? 0)
  }

  const isRepeated = (from: Source, key: Expression): Promise<boolean> => {
    const groups: Select = {
      kind: 'select',
      columns: [{ expression: { kind: 'count-all' }, as: 'n' }],
      from,
      where: isNotNull(key),
      groupBy: [key],
    }
    return exists({ kind: 'derived', select: groups, alias: 'g' }, compare(column('g', 'n', 'Int'), '>', literal(1)))
  }

  return { hasTable, hasColumn, exists, countRows, isRepeated }
}
