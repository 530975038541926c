import type { ScalarType } from '../../../../model/scalar.js'
import type { Catalog, CatalogColumn } from '../../tree/catalog.js'
import type { CatalogQuery } from '../dialect.js'
import { readTables, type CatalogRow } from '../shared/read-tables.js'

/** Reads tables, columns, indexes and foreign keys of a schema. */
export const readPostgresCatalog = (run: CatalogQuery, namespace: string): Promise<Catalog> =>
  readTables(run, namespace, {
    columns: columnsQuery,
    indexes: indexesQuery,
    keys: keysQuery,
    checks: checksQuery,
    counters: countersQuery,
    columnOf,
    indexOf: ({ columns, unique, whole, primary, constraint, first }) => ({
      columns: JSON.parse(String(columns)) as readonly string[],
      isUnique: isTrue(unique),
      isWhole: isTrue(whole),
      isPrimary: isTrue(primary),
      isConstraint: isTrue(constraint),
      searchedBy: typeof first === 'string' ? first : undefined,
    }),
  })

/** A domain counts as the type under it, as in information_schema, which takes far longer. */
const columnsQuery = `SELECT t.relname AS "table", a.attname AS "column", COALESCE(b.typname, y.typname) AS "type",
       NOT (a.attnotnull OR y.typtype = 'd' AND y.typnotnull) AS "nullable",
       COALESCE(to_jsonb(a) ->> 'attgenerated', '') || COALESCE(to_jsonb(a) ->> 'attidentity', '') <> ''
         OR EXISTS (SELECT 1 FROM pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum AND pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%') AS "filled"
  FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid JOIN pg_namespace n ON n.oid = t.relnamespace
  JOIN pg_type y ON y.oid = a.atttypid LEFT JOIN pg_type b ON y.typtype = 'd' AND b.oid = y.typbasetype
 WHERE n.nspname = $1 AND t.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
 ORDER BY t.relname, a.attnum`

const indexesQuery = `SELECT t.relname AS "table", i.relname AS "name", x.indisunique AS "unique", x.indpred IS NULL AND x.indexprs IS NULL AND x.indisvalid AS "whole", x.indisprimary AS "primary",
            (SELECT COALESCE(json_agg(a.attname ORDER BY array_position(x.indkey::int2[], a.attnum)), '[]')::text FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = ANY(x.indkey)) AS "columns",
            (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = x.indkey[0] AND x.indpred IS NULL) AS "first",
            EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.oid AND c.contype = 'u') AS "constraint"
       FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
       JOIN pg_namespace n ON n.oid = t.relnamespace WHERE n.nspname = $1 ORDER BY i.oid`

const keysQuery = `SELECT t.relname AS "table", c.conname AS "name", a.attname AS "column", f.relname AS "target", fa.attname AS "targetColumn"
       FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
       JOIN pg_class f ON f.oid = c.confrelid
       JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = c.conkey[1]
       JOIN pg_attribute fa ON fa.attrelid = f.oid AND fa.attnum = c.confkey[1]
      WHERE c.contype = 'f' AND n.nspname = $1 AND cardinality(c.conkey) = 1`

const checksQuery = `SELECT t.relname AS "table", c.conname AS "name" FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
       JOIN pg_namespace n ON n.oid = t.relnamespace WHERE c.contype = 'c' AND n.nspname = $1 AND c.conname LIKE '!_refract!_%' ESCAPE '!'`

const countersQuery = `SELECT t.relname AS "table", s.relname AS "name" FROM pg_class s JOIN pg_namespace n ON n.oid = s.relnamespace
       JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.oid AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'a'
       JOIN pg_class t ON t.oid = d.refobjid WHERE s.relkind = 'S' AND n.nspname = $1 AND s.relname LIKE '!_refract!_%-counter' ESCAPE '!'`

const isTrue = (value: unknown): boolean => value === true || value === 't' || value === 'true'

function columnOf(row: CatalogRow): CatalogColumn {
  const type = String(row['type'])
  return {
    name: String(row['column']),
    seenAs: seenAs(type),
    holds: holds(type),
    carries: carries(type),
    isNullable: isTrue(row['nullable']),
    ...(isTrue(row['filled']) ? { fillsItself: true } : {}),
    typeText: type,
  }
}

/** How the original took a type (datamodel.md section 16), with whole names where it looked for parts of them. */
function seenAs(type: string): ScalarType | undefined {
  if (type.startsWith('_')) return undefined
  if (type === 'bool') return 'Boolean'
  if (/char|text/.test(type) || type === 'name') return 'String'
  if (/^(int\d|serial\d?|bigserial|smallserial|oid)$/.test(type)) return 'Int'
  if (/^(numeric|decimal|float\d|real)$/.test(type)) return 'Float'
  if (type === 'timestamp') return 'DateTime'
  return type === 'uuid' ? 'UUID' : undefined
}

function holds(type: string): readonly ScalarType[] {
  const seen = seenAs(type)
  if (seen === 'String') return ['String', 'ID', 'Enum', 'Json']
  if (seen === 'UUID') return ['UUID', 'String', 'ID']
  if (seen === 'Float') return type === 'numeric' ? ['Float', 'Int', 'Decimal'] : ['Float', 'Int']
  if (seen === 'Int') return ['Int', 'BigInt']
  if (seen !== undefined) return [seen]
  if (type === 'bytea') return ['Bytes']
  if (type === 'date') return ['Date']
  if (type === 'time') return ['Time']
  if (type === 'json' || type === 'jsonb') return ['Json']
  if (type === 'timestamptz') return ['DateTime']
  // a type of the database itself, such as an enum
  return /^_|bytea|inet|cidr|bit|point|interval|date|time/.test(type) ? [] : ['Enum', 'String']
}

/** All but arrays and what cannot be compared have a text form that can be written, too. Times with a zone have no day. */
function carries(type: string): readonly ScalarType[] {
  if (/^(_.*|json|xml|point|line|lseg|box|path|polygon|circle)$/.test(type)) return type === 'json' ? ['Json'] : []
  if (type === 'date' || type === 'time') return [type === 'date' ? 'Date' : 'Time', 'DateTime', 'String']
  if (/^(macaddr8?|money|tsvector|tsquery|\w+range|hstore|varbit)$/.test(type)) return ['String']
  return [...new Set([...holds(type), 'String' as const])]
}
