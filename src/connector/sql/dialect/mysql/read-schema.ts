import { conditionMarkPrefix, isRowMark, liveMark } from '../../tree/row-mark.js'
import type { ScalarType } from '../../../../model/scalar.js'
import type { ColumnDefault, ExistingColumn, ExistingIndex } from '../../tree/existing-schema.js'
import { beyondKind, existingTables, isTrue, textOrNone, type BeyondTypes } from '../shared/existing-tables.js'
import type { CatalogRow } from '../shared/read-tables.js'
import type { SchemaReader } from '../schema-reader.js'
import { mysqlFeatures, type MysqlFeatures } from './features.js'
import { conditionOfMark } from './mark-condition.js'

/** Reads databases of a MySQL or MariaDB server. */
export const mysqlSchemaReader: SchemaReader = {
  word: 'database',
  async listSchemas(run) {
    const rows = await run(
      "SELECT SCHEMA_NAME AS `name` FROM INFORMATION_SCHEMA.SCHEMATA WHERE SCHEMA_NAME <> 'information_schema' ORDER BY SCHEMA_NAME",
    )
    return rows.map(({ name }) => String(name))
  },
  async read(run, schema) {
    const [columns = [], primaryKeys = [], uniques = [], foreignKeys = [], indexes = []] = await Promise.all(
      [columnsQuery, primaryKeysQuery, uniquesQuery, foreignKeysQuery, indexesQuery].map((query) =>
        run(query, [schema]),
      ),
    )
    const { isMariadb, generatedColumns, checks: hasChecks } = featuresOf(columns)
    const isMarked = generatedColumns && indexes.some((row) => keysOf(row).some(isMark))
    const marks = isMarked ? marksOf(await run(marksQuery, [schema]), isMariadb) : new Map<string, string>()
    const held = hasChecks ? await run(checksQuery(isMariadb), [schema]) : []
    const checks = held.map((row) => ({ ...row, condition: String(row['condition']).replaceAll('`', '"') }))
    return {
      tables: existingTables(
        { columns, primaryKeys, uniques, foreignKeys, indexes, checks },
        columnOf(isMariadb),
        indexOf(marks),
      ),
      enums: [],
      sequences: [],
      declaresRequired: true,
    }
  },
}

/** What the server can do whose columns were read. */
const featuresOf = ([column]: readonly CatalogRow[]): MysqlFeatures =>
  mysqlFeatures(new Map([['version', String(column?.['version'])]]))

/** Of all but the one of nodes. */
const markPattern = `${conditionMarkPrefix.replaceAll('_', '!_')}%`

const columnsQuery = `SELECT c.TABLE_NAME AS \`table\`, c.COLUMN_NAME AS \`column\`, c.DATA_TYPE AS \`type\`, c.COLUMN_TYPE AS \`fullType\`,
       c.IS_NULLABLE AS \`nullable\`, c.COLUMN_DEFAULT AS \`default\`, c.EXTRA AS \`extra\`, c.COLUMN_COMMENT AS \`comment\`, VERSION() AS \`version\`
       FROM INFORMATION_SCHEMA.COLUMNS c JOIN INFORMATION_SCHEMA.TABLES t ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME
      WHERE c.TABLE_SCHEMA = ? AND t.TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED') AND c.COLUMN_NAME <> '${liveMark}' AND c.COLUMN_NAME NOT LIKE '${markPattern}' ESCAPE '!' ORDER BY c.TABLE_NAME, c.ORDINAL_POSITION`

const primaryKeysQuery = `SELECT TABLE_NAME AS \`table\`, COLUMN_NAME AS \`column\` FROM INFORMATION_SCHEMA.STATISTICS
      WHERE TABLE_SCHEMA = ? AND INDEX_NAME = 'PRIMARY' ORDER BY TABLE_NAME, SEQ_IN_INDEX`

const uniquesQuery = `SELECT TABLE_NAME AS \`table\`, MAX(COLUMN_NAME) AS \`column\` FROM INFORMATION_SCHEMA.STATISTICS
      WHERE TABLE_SCHEMA = ? AND NON_UNIQUE = 0 AND INDEX_NAME <> 'PRIMARY' GROUP BY TABLE_NAME, INDEX_NAME HAVING COUNT(*) = 1 AND MAX(COLUMN_NAME) IS NOT NULL`

const foreignKeysQuery = `SELECT TABLE_NAME AS \`table\`, CONSTRAINT_NAME AS \`name\`, COLUMN_NAME AS \`column\`, REFERENCED_TABLE_NAME AS \`target\`,
       REFERENCED_COLUMN_NAME AS \`targetColumn\`, REFERENCED_TABLE_SCHEMA <> TABLE_SCHEMA AS \`elsewhere\`
       FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = ? AND REFERENCED_TABLE_NAME IS NOT NULL
      ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION`

const indexesQuery = `SELECT TABLE_NAME AS \`table\`, INDEX_NAME AS \`name\`, MAX(NON_UNIQUE) AS \`shared\`, MAX(INDEX_TYPE) AS \`method\`,
       GROUP_CONCAT(CONCAT(COALESCE(COLLATION, 'A'), COALESCE(COLUMN_NAME, '')) ORDER BY SEQ_IN_INDEX SEPARATOR '/') AS \`columns\`
       FROM INFORMATION_SCHEMA.STATISTICS WHERE TABLE_SCHEMA = ? AND INDEX_NAME <> 'PRIMARY' GROUP BY TABLE_NAME, INDEX_NAME`

/** `SELECT t.TABLE_NAME AS table, …, c.CHECK_CLAUSE AS condition FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS t JOIN …` */
const checksQuery = (isMariadb: boolean): string =>
  `SELECT t.TABLE_NAME AS \`table\`, t.CONSTRAINT_NAME AS \`name\`, c.CHECK_CLAUSE AS \`condition\` FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS t
       JOIN INFORMATION_SCHEMA.CHECK_CONSTRAINTS c ON c.CONSTRAINT_SCHEMA = t.CONSTRAINT_SCHEMA AND c.CONSTRAINT_NAME = t.CONSTRAINT_NAME${isMariadb ? ' AND c.TABLE_NAME = t.TABLE_NAME' : ''}
      WHERE t.TABLE_SCHEMA = ? AND t.CONSTRAINT_TYPE = 'CHECK' AND t.CONSTRAINT_NAME LIKE '!_refract!_%' ESCAPE '!' ORDER BY 1, 2`

/** What the columns are made of that tell rows: ``case when `deletedAt` is null then 1 end``. */
const marksQuery = `SELECT TABLE_NAME AS \`table\`, COLUMN_NAME AS \`column\`, GENERATION_EXPRESSION AS \`expression\` FROM INFORMATION_SCHEMA.COLUMNS
      WHERE TABLE_SCHEMA = ? AND (COLUMN_NAME = '${liveMark}' OR COLUMN_NAME LIKE '${markPattern}' ESCAPE '!')`

/** `Aport/Dname`: the direction of a column, and its name. */
const keysOf = (row: CatalogRow): readonly string[] => String(row['columns']).split('/')
const isMark = (key: string): boolean => isRowMark(key.slice(1))

/** The conditions of such columns, by table and name. */
const marksOf = (rows: readonly CatalogRow[], isMariadb: boolean): ReadonlyMap<string, string> =>
  new Map(
    rows.flatMap((row) => {
      const condition = conditionOfMark(String(row['expression']), isMariadb)
      return condition === undefined ? [] : [[markKey(row, String(row['column'])), condition] as const]
    }),
  )

const markKey = (row: CatalogRow, mark: string): string => JSON.stringify([row['table'], mark])

const indexOf =
  (marks: ReadonlyMap<string, string>) =>
  (row: CatalogRow): ExistingIndex | undefined => {
    const keys = keysOf(row)
    const columns = keys.filter((key) => !isMark(key))
    if (row['method'] !== 'BTREE' || columns.some((key) => key.length < 2)) return undefined
    const own = keys.filter(isMark).map((key) => key.slice(1))
    const conditionOf = (mark: string): string | undefined => marks.get(markKey(row, mark))
    const among = own.includes(liveMark) ? /"([^"]+)"/.exec(conditionOf(liveMark) ?? '')?.[1] : undefined
    const [mark] = own.filter((name) => name !== liveMark)
    return {
      name: String(row['name']),
      columns: columns.map((key) => ({ name: key.slice(1), isDescending: key.startsWith('D'), isLowered: false })),
      isUnique: Number(row['shared']) === 0,
      isHash: false,
      condition: mark === undefined ? undefined : (conditionOf(mark) ?? mark),
      ...(among === undefined ? {} : { among }),
    }
  }

const beyondTypes: BeyondTypes = {
  plain: {
    bigint: { scalar: 'BigInt' },
    binary: { scalar: 'Bytes' },
    varbinary: { scalar: 'Bytes' },
    tinyblob: { scalar: 'Bytes' },
    blob: { scalar: 'Bytes' },
    mediumblob: { scalar: 'Bytes' },
    longblob: { scalar: 'Bytes' },
    date: { scalar: 'Date' },
    time: { scalar: 'Time' },
  },
  decimal: 'decimal',
}

const scalars: Readonly<Record<string, ScalarType>> = {
  int: 'Int',
  bigint: 'Int',
  smallint: 'Int',
  mediumint: 'Int',
  year: 'Int',
  decimal: 'Float',
  float: 'Float',
  double: 'Float',
  varchar: 'String',
  char: 'String',
  text: 'String',
  tinytext: 'String',
  mediumtext: 'String',
  longtext: 'String',
  blob: 'String',
  mediumblob: 'String',
  tinyint: 'Boolean',
  bit: 'Boolean',
  json: 'Json',
  date: 'DateTime',
  time: 'DateTime',
  datetime: 'DateTime',
  timestamp: 'DateTime',
  uuid: 'UUID',
  enum: 'Enum',
}

const columnOf =
  (isMariadb: boolean) =>
  (row: CatalogRow): ExistingColumn => {
    const [name, type, fullType] = [String(row['column']), String(row['type']).toLowerCase(), String(row['fullType'])]
    const extra = String(row['extra'])
    const isComputed = /\b(virtual|stored|persistent)\b/i.test(extra)
    return {
      name,
      typeText: fullType,
      scalar: Object.hasOwn(scalars, type) ? scalars[type] : undefined,
      ...beyondKind(type, fullType, beyondTypes),
      ...(type === 'enum'
        ? { enumType: { name: enumName(String(row['table']), name), values: enumValues(fullType) } }
        : {}),
      isRequired: !isTrue(row['nullable']),
      default: isComputed ? undefined : defaultOf(row, extra, isMariadb),
      isIdentity: /auto_increment/i.test(extra),
      isComputed,
      comment: textOrNone(row['comment']),
    }
  }

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)
const enumName = (table: string, column: string): string => `${capital(table)}${capital(column)}Enum`

/** `enum('a','b''c')` */
const enumValues = (fullType: string): readonly string[] =>
  [...fullType.matchAll(/'((?:[^']|'')*)'/g)].map(([, value = '']) => value.replaceAll("''", "'"))

/** MariaDB keeps a default as an expression, MySQL as the bare value unless `DEFAULT_GENERATED` or its form says otherwise. */
function defaultOf(row: CatalogRow, extra: string, isMariadb: boolean): ColumnDefault | undefined {
  const value = row['default']
  if (typeof value !== 'string' || /^current_timestamp\b/i.test(value)) return undefined
  const bits = /^b'([01]+)'$/.exec(value)?.[1]
  if (bits !== undefined) return { text: String(Number.parseInt(bits, 2)), isQuoted: false }
  if (!isMariadb) return extra.includes('DEFAULT_GENERATED') ? undefined : { text: value, isQuoted: true }
  const quoted = /^'((?:[^'\\]|''|\\.)*)'$/s.exec(value)?.[1]
  if (quoted !== undefined) return { text: quoted.replaceAll("''", "'").replace(/\\(.)/gs, '$1'), isQuoted: true }
  return /^-?\d+(\.\d+)?$/.test(value) ? { text: value, isQuoted: false } : undefined
}
