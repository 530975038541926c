import { beyondScalars, type ScalarType } from '../../../../model/scalar.js'
import {
  ownIndexPrefix,
  type Catalog,
  type CatalogColumn,
  type CatalogForeignKey,
  type CatalogIndex,
  type CatalogTable,
  type IndexShape,
} from '../../tree/catalog.js'
import { groupBy } from '../../../../util/group-by.js'
import type { CatalogQuery } from '../dialect.js'
import { sqliteCheckEnds } from './checks.js'
import { sqliteCounterEnd } from './counters.js'
import { foreignTables, mainNamespace, namespacePrefix, noOwnPart } from './namespaces.js'

/**
 * Reads the tables whose names begin with a namespace's prefix.
 *
 * `SELECT m.name AS table, c.name AS column, … FROM sqlite_master m JOIN pragma_table_xinfo(m.name) c WHERE m.type =
 * 'table' …`
 */
export async function readSqliteCatalog(run: CatalogQuery, namespace: string): Promise<Catalog> {
  const prefix = namespacePrefix(namespace)
  const isOwn = namespace === mainNamespace ? foreignTables('m.name') : noOwnPart('m.name')
  const rows = await run(
    `SELECT m.name AS "table", c.name AS "column", c.type AS "type", c."notnull" AS "required" FROM sqlite_master m JOIN pragma_table_xinfo(m.name) c WHERE m.type = 'table' AND ${isOwn} AND substr(m.name, 1, length(?)) = ? ORDER BY m.name, c.cid`,
    [prefix, prefix],
  )
  const indexes = await run(
    `SELECT m.name AS "table", l.name AS "name", l."unique" AS "unique", l.origin AS "origin", l.partial AS "partial", (SELECT json_group_array(i.name) FROM pragma_index_info(l.name) i WHERE i.name IS NOT NULL) AS "columns", EXISTS (SELECT 1 FROM pragma_index_info(l.name) i WHERE i.name IS NULL) AS "computed" FROM sqlite_master m JOIN pragma_index_list(m.name) l WHERE m.type = 'table' AND ${isOwn} AND substr(m.name, 1, length(?)) = ?`,
    [prefix, prefix],
  )
  const keys = await run(
    `SELECT m.name AS "table", f."from" AS "column", f."table" AS "target", COALESCE(f."to", (SELECT k.name FROM pragma_table_info(f."table") k WHERE k.pk = 1)) AS "targetColumn" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND ${isOwn} AND substr(m.name, 1, length(?)) = ?`,
    [prefix, prefix],
  )
  const textIndexes = await run(
    `SELECT t.tbl_name AS "table", v.name AS "name" FROM sqlite_master t JOIN sqlite_master v ON v.type = 'table' AND t.name = v.name || '_insert' WHERE t.type = 'trigger' AND substr(v.name, 1, length(?)) = ?`,
    [`${prefix}_refract_`, `${prefix}_refract_`],
  )
  const triggersWith = (end: string) =>
    run(
      `SELECT tbl_name AS "table", name AS "name" FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, length(?)) = ? AND substr(name, -length(?)) = ?`,
      [`${prefix}_refract_`, `${prefix}_refract_`, end, end],
    )
  const [checks, counters] = [await triggersWith(sqliteCheckEnds.insert), await triggersWith(sqliteCounterEnd)]
  const [indexesOf, keysOf] = [indexes, keys].map((list) => groupBy(list, (row) => String(row['table'])))
  const bare = (name: unknown): string => String(name).slice(prefix.length)
  const inlineKeys = await inlineReferences(run, bare)
  const tables = [...groupBy(rows, (row) => String(row['table']))].map(([name, columns]): [string, CatalogTable] => {
    const own = indexesOf?.get(name) ?? []
    const namesOf = (triggers: typeof checks, end: string): ReadonlySet<string> =>
      new Set(triggers.flatMap((row) => (row['table'] === name ? bare(row['name']).slice(0, -end.length) : [])))
    const texts = textIndexes.filter((row) => row['table'] === name).map((row) => bare(row['name']))
    return [
      bare(name),
      {
        name: bare(name),
        columns: new Map(columns.map((row): [string, CatalogColumn] => [String(row['column']), columnOf(row)])),
        ...indexesByColumn(own, bare),
        indexes: new Map(own.map((row) => [String(row['name']), shapeOf(row)])),
        checks: namesOf(checks, sqliteCheckEnds.insert),
        counters: namesOf(counters, sqliteCounterEnd),
        ...(texts.length === 0 ? {} : { textIndexes: new Set(texts) }),
        indexedColumns: new Set(
          own.filter((row) => Number(row['partial']) === 0).flatMap((row) => shapeOf(row).columns.slice(0, 1)),
        ),
        foreignKeys: new Map([
          ...(keysOf?.get(name) ?? []).map((row) => keyOf(row, bare)),
          ...(inlineKeys.get(name) ?? []),
        ]),
      },
    ]
  })
  return { tables: new Map(tables) }
}

const shapeOf = (row: Record<string, unknown>): IndexShape => ({
  columns: JSON.parse(String(row['columns'])) as readonly string[],
  isUnique: Number(row['unique']) === 1,
  isWhole: Number(row['partial']) === 0 && Number(row['computed']) === 0,
})

function indexesByColumn(
  rows: readonly Record<string, unknown>[],
  bare: (name: string) => string,
): Pick<CatalogTable, 'uniqueIndexes' | 'lastingIndexes'> {
  const uniqueIndexes = new Map<string, CatalogIndex>()
  const lastingIndexes = new Map<string, readonly string[]>()
  // the others come with the table itself
  for (const row of rows.filter(({ origin }) => origin === 'c')) {
    const name = String(row['name'])
    const { columns, isUnique, isWhole } = shapeOf(row)
    const [only] = columns
    const isOwn = bare(name).startsWith(ownIndexPrefix)
    if (only !== undefined && columns.length === 1 && isUnique && isWhole && !isOwn)
      uniqueIndexes.set(only, { name, isConstraint: false })
    else for (const column of columns) lastingIndexes.set(column, [...(lastingIndexes.get(column) ?? []), name])
  }
  return { uniqueIndexes, lastingIndexes }
}

const keyOf = (row: Record<string, unknown>, bare: (name: unknown) => string): [string, CatalogForeignKey] => [
  String(row['column']),
  { name: '', table: bare(row['target']), column: String(row['targetColumn']) },
]

/**
 * Inline columns, by table, are tied by triggers (ddl.ts); a renamed table or column is renamed in their text too.
 *
 * `SELECT name, tbl_name AS target, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '\_refract\_%' ESCAPE
 * '\'`
 */
export async function inlineReferences(
  run: CatalogQuery,
  bare: (name: string) => string,
): Promise<ReadonlyMap<string, [string, CatalogForeignKey][]>> {
  const triggers = await run(
    `SELECT name AS "name", tbl_name AS "target", sql AS "sql" FROM sqlite_master WHERE type = 'trigger' AND name LIKE '\\_refract\\_%' ESCAPE '\\'`,
  )
  const found = triggers.flatMap((row) => {
    const match =
      /UPDATE "((?:[^"]|"")+)" SET "((?:[^"]|"")+)" = NULL WHERE "(?:[^"]|"")+" = OLD\."((?:[^"]|"")+)"/.exec(
        String(row['sql']),
      )
    if (match === null) return []
    const [table = '', column = '', target = ''] = match.slice(1).map((name) => name.replaceAll('""', '"'))
    return [{ table, column, key: { name: String(row['name']), table: bare(String(row['target'])), column: target } }]
  })
  return new Map(
    [...groupBy(found, ({ table }) => table)].map(([table, own]) => [
      table,
      own.map(({ column, key }): [string, CatalogForeignKey] => [column, key]),
    ]),
  )
}

function columnOf(row: Record<string, unknown>): CatalogColumn {
  const typeText = String(row['type']).toLowerCase()
  const seen = seenAs(typeText)
  const beyond = seenBeyond(typeText, seen)
  return {
    name: String(row['column']),
    seenAs: seen,
    holds: [...heldBy(seen), ...beyond],
    carries: seen ? [...(carried[seen] ?? [seen]), ...beyond] : typeText === 'blob' ? ['String', ...beyond] : anyScalar,
    // NOT NULL is the server's business here
    isNullable: undefined,
    typeText,
  }
}

const texts: readonly ScalarType[] = ['String', 'ID', 'Enum', 'Json', 'UUID']
/** A column without an affinity that counts keeps what is written to it. */
const anyScalar: readonly ScalarType[] = [...texts, 'Int', 'Float', 'Boolean', 'DateTime', ...beyondScalars]

/** What is told from a column's declared type; a whole number's column keeps fractions. */
const carried: Readonly<Partial<Record<ScalarType, readonly ScalarType[]>>> = {
  String: texts,
  Boolean: ['Boolean', 'Int', 'String'],
  Int: ['Int', 'Float', 'Boolean', 'String'],
  Float: ['Float', 'Int', 'String'],
  DateTime: ['DateTime', 'String'],
}

/** Of Prisma 1's scalars. */
function heldBy(seen: ScalarType | undefined): readonly ScalarType[] {
  if (seen === 'String') return texts
  return seen === 'Float' ? ['Float', 'Int'] : seen ? [seen] : []
}

/** What the declared type holds of the scalars beyond Prisma 1. */
function seenBeyond(type: string, seen: ScalarType | undefined): readonly ScalarType[] {
  // only those of this server are in units of 10^-scale
  if (type.startsWith('decimalint')) return ['Decimal']
  if (type === 'blob') return ['Bytes']
  if (seen === 'Int') return ['BigInt']
  if (seen !== 'DateTime') return []
  return type === 'date' ? ['Date'] : /^time\b/.test(type) ? ['Time'] : []
}

function seenAs(type: string): ScalarType | undefined {
  if (type.startsWith('bool')) return 'Boolean'
  if (/^(date|time)/.test(type)) return 'DateTime'
  if (/char|text|clob|json|uuid/.test(type)) return 'String'
  if (type.includes('int') || type.includes('serial')) return 'Int'
  return /decimal|numeric|real|double|float|^num/.test(type) ? 'Float' : undefined
}
