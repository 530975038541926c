import type { ScalarType } from '../../../../model/scalar.js'
import { groupBy } from '../../../../util/group-by.js'
import type { ColumnDefault, ExistingColumn, ExistingIndex, ExistingIndexColumn } from '../../tree/existing-schema.js'
import { beyondKind, byName, existingTables, isTrue, textOrNone, type BeyondTypes } from '../shared/existing-tables.js'
import type { CatalogRow } from '../shared/read-tables.js'
import type { SchemaReader } from '../schema-reader.js'

/** Reads schemas of a PostgreSQL database. */
export const postgresSchemaReader: SchemaReader = {
  word: 'schema',
  async listSchemas(run) {
    const rows = await run(
      `SELECT nspname::text AS "name" FROM pg_namespace WHERE nspname <> 'information_schema' AND nspname NOT LIKE 'pg\\_%' ORDER BY nspname`,
    )
    return rows.map(({ name }) => String(name))
  },
  async read(run, schema) {
    const [
      columns = [],
      primaryKeys = [],
      uniques = [],
      foreignKeys = [],
      enums = [],
      sequences = [],
      indexes = [],
      checks = [],
    ] = await Promise.all(
      [
        columnsQuery,
        primaryKeysQuery,
        uniquesQuery,
        foreignKeysQuery,
        enumsQuery,
        sequencesQuery,
        indexesQuery,
        checksQuery,
      ].map((query) => run(query, [schema])),
    )
    return {
      tables: existingTables({ columns, primaryKeys, uniques, foreignKeys, indexes, checks }, columnOf, indexOf),
      enums: [...groupBy(enums, ({ name }) => String(name))]
        .map(([name, rows]) => ({ name, values: rows.map(({ value }) => String(value)) }))
        .sort(byName),
      sequences: sequences.map((row) => ({
        name: String(row['name']),
        start: Number(row['start']),
        increment: Number(row['increment']),
      })),
      declaresRequired: true,
    }
  },
}

// newer columns of the catalogue are read through JSON, as older servers lack them
const columnsQuery = `WITH RECURSIVE domains AS (
       SELECT oid AS domain, typbasetype AS type, typnotnull AS required FROM pg_type WHERE typtype = 'd'
       UNION ALL SELECT d.domain, y.typbasetype, d.required OR y.typnotnull FROM domains d JOIN pg_type y ON y.oid = d.type AND y.typtype = 'd')
     SELECT t.relname::text AS "table", a.attname::text AS "column", y.typname::text AS "type", format_type(y.oid, a.atttypmod) AS "fullType",
            (y.typtype = 'e' AND y.typnamespace = n.oid)::text AS "enum", (a.attnotnull OR COALESCE(d.required, false))::text AS "required",
            pg_get_expr(f.adbin, f.adrelid) AS "default", to_jsonb(a) ->> 'attidentity' AS "identity",
            to_jsonb(a) ->> 'attgenerated' AS "computed", col_description(t.oid, a.attnum) AS "comment"
       FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid JOIN pg_namespace n ON n.oid = t.relnamespace
       LEFT JOIN (SELECT domain, type, required FROM domains JOIN pg_type b ON b.oid = type AND b.typtype <> 'd') d ON d.domain = a.atttypid
       JOIN pg_type y ON y.oid = COALESCE(d.type, a.atttypid)
       LEFT JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
      WHERE n.nspname = $1 AND t.relkind IN ('r', 'p') AND NOT t.relispartition AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY t.relname, a.attnum`

const primaryKeysQuery = `SELECT t.relname::text AS "table", a.attname::text AS "column"
       FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
       CROSS JOIN LATERAL unnest(c.conkey) WITH ORDINALITY k(number, place)
       JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number
      WHERE c.contype = 'p' AND n.nspname = $1 ORDER BY t.relname, k.place`

const uniquesQuery = `SELECT t.relname::text AS "table", a.attname::text AS "column"
       FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
       JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
      WHERE n.nspname = $1 AND x.indisunique AND NOT x.indisprimary AND x.indpred IS NULL
        AND COALESCE((to_jsonb(x) ->> 'indnkeyatts')::int, x.indnatts) = 1`

const foreignKeysQuery = `SELECT t.relname::text AS "table", c.conname::text AS "name", a.attname::text AS "column", f.relname::text AS "target",
            fa.attname::text AS "targetColumn", (f.relnamespace <> t.relnamespace)::text AS "elsewhere"
       FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
       JOIN pg_class f ON f.oid = c.confrelid
       CROSS JOIN LATERAL unnest(c.conkey, c.confkey) WITH ORDINALITY k(number, target, place)
       JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number
       JOIN pg_attribute fa ON fa.attrelid = f.oid AND fa.attnum = k.target
      WHERE c.contype = 'f' AND n.nspname = $1 AND COALESCE(to_jsonb(c) ->> 'conparentid', '0') = '0'
      ORDER BY t.relname, c.oid, k.place`

const enumsQuery = `SELECT y.typname::text AS "name", e.enumlabel::text AS "value"
       FROM pg_enum e JOIN pg_type y ON y.oid = e.enumtypid JOIN pg_namespace n ON n.oid = y.typnamespace
      WHERE n.nspname = $1 ORDER BY y.typname, e.enumsortorder`

const sequencesQuery = `SELECT c.relname::text AS "name", s.seqstart::text AS "start", s.seqincrement::text AS "increment"
       FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1`

const indexesQuery = `SELECT t.relname::text AS "table", i.relname::text AS "name", x.indisunique::text AS "unique", m.amname::text AS "method",
            pg_get_expr(x.indpred, x.indrelid) AS "condition",
            (SELECT json_agg(json_build_object('column', a.attname, 'key', pg_get_indexdef(x.indexrelid, k, false), 'descending', x.indoption[k - 1] & 1) ORDER BY k)::text
               FROM generate_series(1, COALESCE((to_jsonb(x) ->> 'indnkeyatts')::int, x.indnatts)) k
               LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[k - 1] AND a.attnum > 0) AS "columns"
       FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid JOIN pg_am m ON m.oid = i.relam
       JOIN pg_namespace n ON n.oid = t.relnamespace
      WHERE n.nspname = $1 AND t.relkind IN ('r', 'p') AND NOT t.relispartition AND x.indisvalid AND NOT x.indisprimary`

const checksQuery = `SELECT t.relname::text AS "table", c.conname::text AS "name", pg_get_expr(c.conbin, c.conrelid) AS "condition"
       FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
      WHERE c.contype = 'c' AND n.nspname = $1 AND c.convalidated AND c.conname LIKE '!_refract!_%' ESCAPE '!' ORDER BY t.relname, c.conname`

/** Arrays are no lists of a datamodel (introspection.md section 6). */
const scalars: Readonly<Record<string, ScalarType>> = {
  int2: 'Int',
  int4: 'Int',
  int8: 'Int',
  numeric: 'Float',
  float4: 'Float',
  float8: 'Float',
  varchar: 'String',
  bpchar: 'String',
  text: 'String',
  citext: 'String',
  bool: 'Boolean',
  json: 'Json',
  jsonb: 'Json',
  date: 'DateTime',
  timestamp: 'DateTime',
  timestamptz: 'DateTime',
  uuid: 'UUID',
}

function columnOf(row: CatalogRow): ExistingColumn {
  const type = String(row['type'])
  const expression = textOrNone(row['default'])
  const isComputed = textOrNone(row['computed']) !== undefined
  const sequence = expression === undefined ? undefined : sequenceOf(expression)
  const enumType = isTrue(row['enum']) ? type : undefined
  return {
    name: String(row['column']),
    typeText: type,
    ...beyondKind(type, String(row['fullType']), beyondTypes),
    scalar: enumType === undefined ? (Object.hasOwn(scalars, type) ? scalars[type] : undefined) : 'Enum',
    ...(enumType === undefined ? {} : { enumType }),
    isRequired: isTrue(row['required']),
    default: expression === undefined || isComputed ? undefined : defaultOf(expression),
    isIdentity: textOrNone(row['identity']) !== undefined,
    ...(sequence === undefined ? {} : { sequence }),
    isComputed,
    comment: textOrNone(row['comment']),
  }
}

const beyondTypes: BeyondTypes = {
  plain: {
    int8: { scalar: 'BigInt' },
    bytea: { scalar: 'Bytes' },
    date: { scalar: 'Date' },
    time: { scalar: 'Time' },
  },
  decimal: 'numeric',
}

interface KeyRow {
  readonly column: string | null
  readonly key: string
  readonly descending: number
}

function indexOf(row: CatalogRow): ExistingIndex | undefined {
  const keys = (JSON.parse(String(row['columns'])) as readonly KeyRow[]).map(keyOf)
  const columns = keys.flatMap((key) => key ?? [])
  if (columns.length < keys.length || !['btree', 'hash'].includes(String(row['method']))) return undefined
  return {
    name: String(row['name']),
    columns,
    isUnique: isTrue(row['unique']),
    isHash: row['method'] === 'hash',
    condition: textOrNone(row['condition']),
  }
}

/** A column, or a text in small letters: `lower(name)`, `lower(("Name")::text)`. */
function keyOf({ column, key, descending }: KeyRow): ExistingIndexColumn | undefined {
  const isDescending = descending === 1
  if (column !== null) return { name: column, isDescending, isLowered: false }
  const [, quoted, bare] = /^lower\(\(*(?:"((?:[^"]|"")+)"|([a-z_][a-z0-9_$]*))\)*(?:::[\w ]+)?\)$/.exec(key) ?? []
  const name = quoted?.replaceAll('""', '"') ?? bare
  return name === undefined ? undefined : { name, isDescending, isLowered: true }
}

/** `nextval('shop."bill_seq"'::regclass)` -> `bill_seq` */
function sequenceOf(expression: string): string | undefined {
  const name = /^nextval\('((?:[^']|'')*)'::regclass\)$/.exec(expression)?.[1]?.replaceAll("''", "'")
  const last = name === undefined ? undefined : /(?:"((?:[^"]|"")*)"|([^".]+))$/.exec(name)
  return last?.[1]?.replaceAll('""', '"') ?? last?.[2]
}

const cast = String.raw`(?:::[\w ."]+(?:\([\d, ]+\))?)*`
const quotedLiteral = new RegExp(`^(E?)'((?:[^']|'')*)'${cast}$`)
const bareLiteral = new RegExp(String.raw`^\(?(-?\d+(?:\.\d+)?|true|false)\)?${cast}$`)

/** A literal with its casts: `'none'::text`, `'-3'::integer`, `1.5`; anything else is computed. */
function defaultOf(expression: string): ColumnDefault | undefined {
  const quoted = quotedLiteral.exec(expression)
  if (quoted) {
    const text = (quoted[2] ?? '').replaceAll("''", "'")
    return { text: quoted[1] === 'E' ? text.replace(/\\(.)/gs, '$1') : text, isQuoted: true }
  }
  const bare = bareLiteral.exec(expression)?.[1]
  return bare === undefined ? undefined : { text: bare, isQuoted: false }
}
