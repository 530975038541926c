import type { TestDatabase } from '../../support/databases.js'

/** A column that others made, with values in their own literals, and the field types that can live on it. */
export interface ColumnKind {
  readonly type: string
  readonly values: readonly string[]
  readonly holds: readonly string[]
}

/** Field types of the matrix; an enum `E` has the values that the columns hold. */
export const fieldTypes = ['String', 'Int', 'Float', 'Boolean', 'DateTime', 'Json', 'E', 'ID', 'UUID'] as const

const texts = ['String', 'ID', 'E', 'Json']
const kind = (type: string, values: readonly string[], ...holds: readonly string[]): ColumnKind => ({
  type,
  values,
  holds,
})

const postgres: readonly ColumnKind[] = [
  kind('text', [`'RED'`, `'BLUE'`], ...texts),
  kind('varchar(9)', [`'RED'`, `'BLUE'`], ...texts),
  kind('char(4)', [`'RED'`, `'BLUE'`], ...texts),
  kind('smallint', ['1', '7'], 'Int', 'String'),
  kind('int', ['1', '7'], 'Int', 'String'),
  kind('bigint', ['1', '7'], 'Int', 'String'),
  kind('numeric', ['7', '1.5'], 'Float', 'Int', 'String'),
  kind('numeric(8,2)', ['7', '1.5'], 'Float', 'Int', 'String'),
  kind('real', ['7', '1.5'], 'Float', 'Int', 'String'),
  kind('float8', ['7', '1.5'], 'Float', 'Int', 'String'),
  kind('boolean', ['true', 'false'], 'Boolean', 'String'),
  kind('timestamp', [`'2020-02-03 04:05:06.789'`, `'1500-01-01'`], 'DateTime', 'String'),
  kind('timestamp(0)', [`'2020-02-03 04:05:06'`, `'2021-01-01'`], 'DateTime', 'String'),
  kind('timestamptz', [`'2020-02-03 04:05:06+02'`, `'2021-01-01'`], 'DateTime', 'String'),
  kind('date', [`'2020-02-03'`, `'1999-12-31'`], 'DateTime', 'String'),
  kind('time', [`'04:05:06'`, `'23:59:59.5'`], 'DateTime', 'String'),
  kind('timetz', [`'04:05:06+02'`, `'23:59:59.5+00'`], 'String'),
  kind('interval', [`'1 day'`, `'2 hours'`], 'String'),
  kind(
    'uuid',
    [`'11111111-1111-4111-8111-111111111111'`, `'21111111-1111-4111-8111-111111111111'`],
    'UUID',
    'String',
    'ID',
  ),
  kind('json', [`'{"a":1}'`, `'[2]'`], 'Json'),
  kind('jsonb', [`'{"a":1}'`, `'[2]'`], 'Json', 'String'),
  kind('colour', [`'RED'`, `'BLUE'`], 'E', 'String'),
  kind('inet', [`'10.0.0.1'`, `'10.0.0.0/8'`], 'String'),
  kind('macaddr', [`'08:00:2b:01:02:03'`, `'08:00:2b:01:02:04'`], 'String'),
  kind('bytea', [`'\\\\x01'`, `'\\\\x02'`], 'String'),
  kind('money', ['1', '2'], 'String'),
  kind('bit(2)', [`B'01'`, `B'10'`], 'String'),
  kind('xml', [`'<a/>'`, `'<b/>'`]),
  kind('int4range', [`'[1,3)'`, `'[2,5)'`], 'String'),
  kind('int[]', [`'{1}'`, `'{2,3}'`]),
  kind('text[]', [`'{a}'`, `'{b,c}'`]),
]

const mysqlTexts = [...texts, 'UUID']
const mysql: readonly ColumnKind[] = [
  kind('varchar(9)', [`'RED'`, `'BLUE'`], ...mysqlTexts),
  kind('char(9) character set latin1', [`'RED'`, `'BLUE'`], ...mysqlTexts),
  kind('tinytext', [`'RED'`, `'BLUE'`], ...mysqlTexts),
  kind('longtext', [`'RED'`, `'BLUE'`], ...mysqlTexts),
  kind('tinyint', ['1', '0'], 'Boolean', 'Int', 'String'),
  kind('smallint unsigned', ['1', '7'], 'Int', 'String'),
  kind('mediumint', ['1', '7'], 'Int', 'String'),
  kind('bigint', ['1', '7'], 'Int', 'String'),
  kind('decimal(8,2)', ['7', '1.5'], 'Float', 'Int', 'String'),
  kind('float', ['7', '1.5'], 'Float', 'Int', 'String'),
  kind('double', ['7', '1.5'], 'Float', 'Int', 'String'),
  kind('bit(1)', [`b'1'`, `b'0'`], 'Boolean'),
  kind('year', ['2020', '1999'], 'Int', 'String'),
  kind('date', [`'2020-02-03'`, `'1999-12-31'`], 'DateTime', 'String'),
  kind('time', [`'04:05:06'`, `'23:59:59'`], 'DateTime', 'String'),
  kind('datetime', [`'2020-02-03 04:05:06'`, `'1999-12-31'`], 'DateTime', 'String'),
  kind('timestamp null default null', [`'2020-02-03 04:05:06'`, `'1999-12-31'`], 'DateTime', 'String'),
  kind(`enum('RED','BLUE')`, [`'RED'`, `'BLUE'`], 'E', 'String'),
  kind(`set('RED','BLUE')`, [`'RED'`, `'BLUE'`], 'E', 'String'),
  kind('varbinary(9)', [`'RED'`, `'BLUE'`], 'String'),
  kind('blob', [`'RED'`, `'BLUE'`], 'String'),
]

const sqlite: readonly ColumnKind[] = [
  kind('text', [`'RED'`, `'BLUE'`], ...mysqlTexts),
  kind('varchar(9)', [`'RED'`, `'BLUE'`], ...mysqlTexts),
  kind('clob', [`'RED'`, `'BLUE'`], ...mysqlTexts),
  kind('integer', ['1', '0'], 'Int', 'Float', 'Boolean', 'String'),
  kind('unsigned big int', ['1', '7'], 'Int', 'Float', 'Boolean', 'String'),
  kind('numeric(8,2)', ['7', '1.5'], 'Float', 'Int', 'String'),
  kind('real', ['7', '1.5'], 'Float', 'Int', 'String'),
  kind('boolean', ['1', '0'], 'Boolean', 'Int', 'String'),
  kind('datetime', [`'2020-02-03 04:05:06'`, `'1999-12-31'`], 'DateTime', 'String'),
  kind('date', [`'2020-02-03'`, `'1999-12-31'`], 'DateTime', 'String'),
  kind('time', [`'04:05:06'`, `'23:59:59'`], 'DateTime', 'String'),
  kind('blob', [`'RED'`, `'BLUE'`], 'String'),
]

export const columnKinds: Readonly<Record<TestDatabase['connector'], readonly ColumnKind[]>> = {
  postgres,
  mysql,
  sqlite,
}
