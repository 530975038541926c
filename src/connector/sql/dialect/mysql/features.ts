/** What a server of the MySQL family can do; read from it once. */
export interface MysqlFeatures {
  readonly isMariadb: boolean
  /** Major, minor, patch as one number: 80014 for 8.0.14. */
  readonly version: number
  /** JSON_QUOTE exists. */
  readonly jsonQuote: boolean
  /** Derived tables may refer to outer columns. */
  readonly derivedTablesSeeOuter: boolean
  /** Indexes may be over generated columns. */
  readonly generatedColumns: boolean
  /** CHECK counts; older servers read it and forget it. */
  readonly checks: boolean
  /** GROUP_CONCAT cuts what is longer than `max_allowed_packet`. */
  readonly cutsLists: boolean
  /** GROUP_CONCAT of texts makes a file, for one row as for many, unless none can be long. */
  readonly listsLongTextsInFiles: boolean
  /** A binary log of statements does not take changes made at READ COMMITTED. */
  readonly isolation: 'READ COMMITTED' | 'REPEATABLE READ'
  /** A text index that replaces one finds nothing unless its table is rebuilt. */
  readonly rebuildsForTexts: boolean
  /** A text index that is looked up for each row of another table gives its rows once only. */
  readonly losesTexts: boolean
  /** Distance of generated ids; servers that replicate to each other each make their share. */
  readonly idStep: number
  /** Names of tables that differ only in case are one. */
  readonly foldsTableNames: boolean
  /** Statements may be sent before the answers to those before them have come. */
  readonly takesAhead: boolean
  /** Longest statement in bytes. */
  readonly maxPacket: number
}

/** Asks for what `mysqlFeatures` reads; not every server has every variable. */
export const askedVariables = `SHOW VARIABLES WHERE Variable_name IN ('version', 'log_bin', 'binlog_format', 'max_allowed_packet', 'lower_case_table_names', 'auto_increment_increment', 'aurora_version')`

/** Versions look like `5.6.51`, `8.0.36-0ubuntu`, `10.11.6-MariaDB`, `5.5.5-10.11.6-MariaDB`. */
export function mysqlFeatures(variables: ReadonlyMap<string, string>): MysqlFeatures {
  const versionText = variables.get('version') ?? ''
  const isMariadb = /mariadb/i.test(versionText)
  const plain = isMariadb ? versionText.replace(/^5\.5\.5-/, '') : versionText
  const [major = 0, minor = 0, patch = 0] = (/^\d+(?:\.\d+){0,2}/.exec(plain)?.[0] ?? '').split('.').map(Number)
  const version = major * 10_000 + minor * 100 + patch
  const logsStatements = variables.get('log_bin') === 'ON' && variables.get('binlog_format') === 'STATEMENT'
  return {
    isMariadb,
    version,
    jsonQuote: isMariadb ? version >= 100_203 : version >= 50_708,
    derivedTablesSeeOuter: !isMariadb && version >= 80_014,
    generatedColumns: isMariadb ? version >= 100_203 : version >= 50_708,
    checks: isMariadb ? version >= 100_201 : version >= 80_016,
    cutsLists: isMariadb,
    listsLongTextsInFiles: isMariadb || version < 80_000,
    isolation: logsStatements ? 'REPEATABLE READ' : 'READ COMMITTED',
    rebuildsForTexts: isMariadb,
    losesTexts: !isMariadb && version >= 80_000,
    idStep: Number(variables.get('auto_increment_increment') ?? 1),
    foldsTableNames: Number(variables.get('lower_case_table_names') ?? 0) !== 0,
    // Aurora loses some of them
    takesAhead: !variables.has('aurora_version'),
    maxPacket: Number(variables.get('max_allowed_packet') ?? 4_194_304),
  }
}

/** `MariaDB 10.11.6` */
export const productOf = ({ isMariadb, version }: MysqlFeatures): string =>
  `${isMariadb ? 'MariaDB' : 'MySQL'} ${[version / 10_000, (version / 100) % 100, version % 100].map(Math.floor).join('.')}`
