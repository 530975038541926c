import type { ScalarType } from '../../../../model/scalar.js'
import { groupBy } from '../../../../util/group-by.js'
import type { CatalogQuery } from '../dialect.js'
import type {
  BeyondColumn,
  ColumnDefault,
  ExistingColumn,
  ExistingIndex,
  ExistingIndexColumn,
} from '../../tree/existing-schema.js'
import { decimalOf, existingTables, isTrue } from '../shared/existing-tables.js'
import type { CatalogRow } from '../shared/read-tables.js'
import type { SchemaReader } from '../schema-reader.js'
import { foreignTables, mainNamespace, noOwnPart } from './namespaces.js'
import { sqliteCheckEnds } from './checks.js'
import { sqliteCounterEnd } from './counters.js'
import { inlineReferences } from './read-catalog.js'
import { withPlainTimes } from './style.js'

/** Reads the tables of a file: those of one service, or under `main` those whose names have no prefix. */
export const sqliteSchemaReader: SchemaReader = {
  word: 'schema',
  usualSchema: mainNamespace,
  async listSchemas(run) {
    const rows = await run(
      `SELECT DISTINCT CASE WHEN ${foreignTables('name')} THEN '${mainNamespace}' ELSE substr(name, 1, instr(name, '.') - 1) END AS "name" FROM sqlite_master WHERE type = 'table' AND (${foreignTables('name')} OR name LIKE '%$%.%') ORDER BY 1`,
    )
    return [...new Set([mainNamespace, ...rows.map(({ name }) => String(name))])].sort()
  },
  async read(run, schema) {
    const prefix = schema === mainNamespace ? '' : `${schema}.`
    const ask = (columns: string, from: string) => run(queryOf(columns, from, schema), [prefix, prefix])
    const columns = await ask(
      `c.name AS "column", c.type AS "type", c."notnull" AS "required", c.dflt_value AS "default", c.pk AS "key", c.hidden AS "hidden", m.sql AS "sql"`,
      'pragma_table_xinfo(m.name) c',
    )
    const uniques = await ask(
      `(SELECT max(i.name) FROM pragma_index_info(l.name) i HAVING count(*) = 1 AND count(i.name) = 1) AS "column", l.origin AS "origin"`,
      `pragma_index_list(m.name) l ON l."unique" = 1 AND l.partial = 0`,
    )
    const keys = await ask(
      `f.id AS "name", f."from" AS "column", f."table" AS "target", f."to" AS "targetColumn"`,
      'pragma_foreign_key_list(m.name) f',
    )
    const indexes = await ask(
      `l.name AS "name", l."unique" AS "unique", s.sql AS "sql", (SELECT json_group_array(json_object('column', i.name, 'descending', i."desc")) FROM pragma_index_xinfo(l.name) i WHERE i.key = 1) AS "columns"`,
      `pragma_index_list(m.name) l ON l.origin = 'c' JOIN sqlite_master s ON s.type = 'index' AND s.name = l.name`,
    )
    const triggers = await run(
      `SELECT tbl_name AS "table", name AS "name", sql AS "sql" FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, length(?)) = ?`,
      [`${prefix}_refract_`, `${prefix}_refract_`],
    )
    const bare = (rows: readonly CatalogRow[]): readonly CatalogRow[] =>
      rows.map((row) => ({ ...row, table: String(row['table']).slice(prefix.length) }))
    const ownTriggers = bare(triggers)
    const ofColumns = bare(columns).filter((row) => Number(row['hidden']) !== 1)
    const primaryKeys = ofColumns
      .filter((row) => Number(row['key']) > 0)
      .sort((one, other) => Number(one['key']) - Number(other['key']))
    return {
      tables: existingTables(
        {
          columns: ofColumns,
          primaryKeys,
          uniques: bare(uniques).filter((row) => row['column'] !== null && row['origin'] !== 'pk'),
          foreignKeys: [
            ...namedTargets(bare(keys), { prefix, columns: ofColumns, primaryKeys }),
            ...(await ownReferences(run, prefix)),
          ],
          indexes: bare(indexes),
          checks: ownTriggers.map((row) => checkOf(row, prefix)).filter((row) => row !== undefined),
        },
        columnOf(primaryKeys, ownTriggers),
        (row) => indexOf(row, prefix),
      ),
      enums: [],
      sequences: [],
      declaresRequired: false,
    }
  },
}

/** `SELECT m.name AS table, … FROM sqlite_master m JOIN pragma_table_xinfo(m.name) c WHERE m.type = 'table' AND …` */
const queryOf = (columns: string, from: string, schema: string): string =>
  `SELECT m.name AS "table", ${columns} FROM sqlite_master m JOIN ${from} WHERE m.type = 'table' AND substr(m.name, 1, length(?)) = ? AND ${schema === mainNamespace ? foreignTables('m.name') : `m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND ${noOwnPart('m.name')}`}`

/** Tables and columns as they were made: references may spell them in another case, and leave out the key. */
function namedTargets(
  keys: readonly CatalogRow[],
  {
    prefix,
    columns,
    primaryKeys,
  }: {
    readonly prefix: string
    readonly columns: readonly CatalogRow[]
    readonly primaryKeys: readonly CatalogRow[]
  },
): readonly CatalogRow[] {
  const lower = (value: unknown): string => String(value).toLowerCase()
  const columnsOf = groupBy(columns, (row) => lower(row['table']))
  const keysOf = groupBy(primaryKeys, (row) => lower(row['table']))
  return [...groupBy(keys, (row) => `${String(row['table'])} ${String(row['name'])}`).values()].flatMap((own) =>
    own.map((row, place): CatalogRow => {
      const target = lower(String(row['target']).slice(prefix.length))
      const found = columnsOf.get(target) ?? []
      const column =
        row['targetColumn'] === null
          ? keysOf.get(target)?.[place]?.['column']
          : found.find((one) => lower(one['column']) === lower(row['targetColumn']))?.['column']
      return { ...row, target: found[0]?.['table'] ?? row['target'], targetColumn: column ?? row['targetColumn'] }
    }),
  )
}

/** References that triggers of the server's own keep. */
async function ownReferences(run: CatalogQuery, prefix: string): Promise<readonly CatalogRow[]> {
  const found = await inlineReferences(run, (name) => name.slice(prefix.length))
  return [...found].flatMap(([table, keys]) =>
    table.startsWith(prefix)
      ? keys.map(([column, key]) => ({
          table: table.slice(prefix.length),
          name: key.name,
          column,
          target: key.table,
          targetColumn: key.column,
        }))
      : [],
  )
}

/** The condition of a check that triggers look after: `WHEN NOT ("NEW"."n" >= 0) BEGIN SELECT RAISE(…); END`. */
function checkOf(row: CatalogRow, prefix: string): CatalogRow | undefined {
  const name = String(row['name']).slice(prefix.length)
  if (!name.endsWith(sqliteCheckEnds.insert)) return undefined
  const condition = /WHEN NOT \((.*)\) BEGIN SELECT RAISE/s.exec(String(row['sql']))?.[1]
  return condition === undefined
    ? undefined
    : { table: row['table'], name: name.slice(0, -sqliteCheckEnds.insert.length), condition }
}

/** The column that a trigger counts up, if it does: `SET "nr" = (SELECT n FROM …)`. */
const countedBy = (row: CatalogRow): string | undefined =>
  String(row['name']).endsWith(sqliteCounterEnd)
    ? /SET "((?:[^"]|"")+)" = \(SELECT n FROM/.exec(String(row['sql']))?.[1]?.replaceAll('""', '"')
    : undefined

interface KeyRow {
  readonly column: string | null
  readonly descending: number
}

function indexOf(row: CatalogRow, prefix: string): ExistingIndex | undefined {
  const [, keyText = '', condition] = /\bON\b[^(]*\((.*?)\)(?:\s+WHERE\s+(.*))?$/is.exec(String(row['sql'])) ?? []
  const texts = keyText.split(/,\s*(?=lower\(|")/i)
  const given = JSON.parse(String(row['columns'])) as readonly KeyRow[]
  const keys = given.map((key, place) => keyOf(key, texts[place] ?? ''))
  const columns = keys.flatMap((key) => key ?? [])
  if (columns.length < keys.length) return undefined
  const name = String(row['name'])
  return {
    name: name.startsWith(prefix) ? name.slice(prefix.length) : name,
    columns,
    isUnique: isTrue(row['unique']),
    isHash: false,
    condition: condition && withPlainTimes(condition),
  }
}

/** A column, or a text in small letters: `lower("name")`. */
function keyOf({ column, descending }: KeyRow, text: string): ExistingIndexColumn | undefined {
  const isDescending = descending === 1
  if (column !== null) return { name: column, isDescending, isLowered: false }
  const name = /^lower\("((?:[^"]|"")+)"\)/i.exec(text.trim())?.[1]?.replaceAll('""', '"')
  return name === undefined ? undefined : { name, isDescending, isLowered: true }
}

/** Beside the affinity it is the declared type that says what a column is meant for. */
const scalars: readonly (readonly [RegExp, ScalarType])[] = [
  [/^bool/, 'Boolean'],
  [/^(date|time)/, 'DateTime'],
  [/^json/, 'Json'],
  [/^uuid/, 'UUID'],
  [/char|text|clob/, 'String'],
  [/int|serial/, 'Int'],
  [/decimal|numeric|real|double|float|^num/, 'Float'],
]

const beyondTypes: readonly (readonly [RegExp, (type: string) => BeyondColumn | undefined])[] = [
  // only those of this server are in units of 10^-scale
  [/^decimalint/, (type) => ({ scalar: 'Decimal', ...decimalOf(type), isScaled: true })],
  [/^bigint\b/, () => ({ scalar: 'BigInt' })],
  [/^blob$/, () => ({ scalar: 'Bytes' })],
  [/^date$/, () => ({ scalar: 'Date' })],
  [/^time\b/, () => ({ scalar: 'Time' })],
]

function beyondOf(type: string): { readonly beyond?: BeyondColumn } {
  const beyond = beyondTypes.find(([pattern]) => pattern.test(type))?.[1](type)
  return beyond ? { beyond } : {}
}

function columnOf(
  primaryKeys: readonly CatalogRow[],
  triggers: readonly CatalogRow[],
): (row: CatalogRow) => ExistingColumn {
  const isCounted = (row: CatalogRow): boolean =>
    triggers.some((trigger) => trigger['table'] === row['table'] && countedBy(trigger) === row['column'])
  const keysOf = groupBy(primaryKeys, (row) => String(row['table']))
  return (row) => {
    const type = String(row['type'])
    const isOnlyKey = Number(row['key']) > 0 && keysOf.get(String(row['table']))?.length === 1
    const isComputed = Number(row['hidden']) > 1
    return {
      name: String(row['column']),
      typeText: type === '' ? 'any' : type.toLowerCase(),
      ...beyondOf(type.toLowerCase()),
      scalar: scalars.find(([pattern]) => pattern.test(type.toLowerCase()))?.[1],
      isRequired: isTrue(row['required']) || isOnlyKey,
      default: isComputed ? undefined : defaultOf(row['default']),
      // another name of the row's own number
      isIdentity:
        (isOnlyKey && type.toLowerCase() === 'integer' && !/without\s+rowid/i.test(String(row['sql']))) ||
        isCounted(row),
      isComputed,
      comment: undefined,
    }
  }
}

function defaultOf(value: unknown): ColumnDefault | undefined {
  if (typeof value !== 'string') return undefined
  const quoted = /^(['"])((?:(?!\1).|\1\1)*)\1$/s.exec(value)
  if (quoted)
    return {
      text: (quoted[2] ?? '').replaceAll(`${quoted[1] ?? ''}${quoted[1] ?? ''}`, quoted[1] ?? ''),
      isQuoted: true,
    }
  return /^(-?\d+(\.\d+)?|true|false)$/i.test(value) ? { text: value.toLowerCase(), isQuoted: false } : undefined
}
