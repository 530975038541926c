import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseName } from '../../support/database-servers.js'

/** SQL of one of the schemas, whose texts are written once for all databases. */
export function schemaStatements(name: string, database: DatabaseName): readonly string[] {
  const text = readFileSync(join('test/introspection/schemas', `${name}.txt`), 'utf8')
  const blocks = text
    .replace(/^#.*\n/gm, '')
    .split(/\n(?=\S)/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
  const kind = kinds[database]
  const enums = new Map(
    blocks.flatMap((block) => {
      const [, enumName, values = ''] = /^enum (\w+): (.*)$/.exec(block) ?? []
      return enumName === undefined ? [] : [[enumName, values.split(' ')] as const]
    }),
  )
  const dialect = { ...kind, enums }
  const statements = blocks.flatMap((block) => render(block, dialect))
  const isLater = (statement: string): boolean => statement.startsWith('alter')
  const isRow = (statement: string): boolean => statement.startsWith('insert')
  return [
    ...statements.filter((one) => !isLater(one) && !isRow(one)),
    ...statements.filter(isLater),
    ...statements.filter(isRow),
  ]
}

interface Kind {
  readonly quote: '"' | '`'
  readonly types: Readonly<Record<string, string>>
  /** Columns computed from others. */
  readonly computes: boolean
  readonly enumsAre: 'types' | 'columns' | 'text'
  readonly comments: 'statements' | 'columns' | 'none'
  readonly altersKeys: boolean
  /** Moves the counter of generated ids past the given ones. */
  readonly restart?: (table: string, column: string) => string
}

const postgres: Kind = {
  quote: '"',
  types: {
    serial: 'serial primary key',
    bool: 'boolean',
    bytes: 'bytea',
    double: 'double precision',
    timestamp: 'timestamptz(3)',
    json: 'jsonb',
    array: 'text[]',
  },
  computes: true,
  enumsAre: 'types',
  comments: 'statements',
  altersKeys: true,
  restart: (table, column) => `select setval(pg_get_serial_sequence('"${table}"', '${column}'), 100)`,
}
const mysql: Kind = {
  quote: '`',
  types: {
    serial: 'int auto_increment primary key',
    bool: 'boolean',
    bytes: 'blob',
    timestamp: 'datetime(3)',
    json: 'longtext',
    uuid: 'char(36)',
    array: 'text',
  },
  computes: true,
  enumsAre: 'columns',
  comments: 'columns',
  altersKeys: true,
}
const kinds: Readonly<Record<DatabaseName, Kind>> = {
  postgres,
  mysql9: mysql,
  mariadb: mysql,
  mysql: { ...mysql, computes: false },
  sqlite: {
    quote: '"',
    types: {
      serial: 'integer primary key autoincrement',
      bool: 'boolean',
      bytes: 'blob',
      timestamp: 'datetime',
      array: 'text',
    },
    computes: true,
    enumsAre: 'text',
    comments: 'none',
    altersKeys: false,
  },
}

interface Dialect extends Kind {
  readonly enums: ReadonlyMap<string, readonly string[]>
}

function render(block: string, dialect: Dialect): readonly string[] {
  const quote = (name: string): string => `${dialect.quote}${name}${dialect.quote}`
  const [first = '', ...lines] = block.split('\n').map((line) => line.trim())
  const [, word, name = '', list, rest = ''] = /^(\w+) (\w+)(?: (\([^)]*\)))?(?:: (.*))?$/.exec(first) ?? []
  switch (word) {
    case 'enum':
      return dialect.enumsAre === 'types'
        ? [
            `create type ${quote(name)} as enum (${rest
              .split(' ')
              .map((value) => `'${value}'`)
              .join(', ')})`,
          ]
        : []
    case 'view': {
      const names = (rest.match(/\b[A-Z]\w*\b/g) ?? []).reduce(
        (text, one) => text.replace(new RegExp(`\\b${one}\\b`, 'g'), quote(one)),
        rest,
      )
      return [`create view ${quote(name)} as ${names}`]
    }
    case 'rows':
      return [
        `insert into ${quote(name)}${list === undefined ? '' : ` (${list.slice(1, -1).split(', ').map(quote).join(', ')})`} values ${rest}`,
      ]
    default:
      return renderTable(
        name,
        lines.filter((line) => line !== ''),
        dialect,
      )
  }
}

const columnLine =
  /^(?<name>[\w -]+?) (?<type>enum \w+|serial|int|bigint|smallint|varchar\(\d+\)|char\(\d+\)|text|decimal\(\d+,\d+\)|double|bool|date|timestamp|time|json|uuid|bytes|array)(?<required>!)?(?<more>.*)$/

function renderTable(table: string, lines: readonly string[], dialect: Dialect): readonly string[] {
  const quote = (name: string): string => `${dialect.quote}${name}${dialect.quote}`
  const quoteAll = (names: string): string => names.split(', ').map(quote).join(', ')
  const [columns, keys, after]: [string[], string[], string[]] = [[], [], []]
  for (const line of lines) {
    const [, word = '', own = '', target = '', targetColumns = ''] =
      /^(primary|unique|foreign) \(([^)]*)\)(?: -> (\w+) \(([^)]*)\))?$/.exec(line) ?? []
    if (word === 'foreign')
      keys.push(`foreign key (${quoteAll(own)}) references ${quote(target)} (${quoteAll(targetColumns)})`)
    else if (word !== '') keys.push(`${word}${word === 'primary' ? ' key' : ''} (${quoteAll(own)})`)
    else {
      const { name = '', type = '', required, more = '' } = columnLine.exec(line)?.groups ?? {}
      const [, otherTable, otherColumn, later] = /-> (\w+)\.(\w+)( later)?/.exec(more) ?? []
      const [, expression] = /computed \((.*)\)/.exec(more) ?? []
      const [, value] =
        /= (\S+|'(?:[^']|'')*')(?: |$)/.exec(more.replace(/= ('(?:[^']|'')*')/, (_, text: string) => `= ${text} `)) ??
        []
      const [, literal = value] = /= ('(?:[^']|'')*')/.exec(more) ?? []
      const [, comment] = /-- (.*)$/.exec(more) ?? []
      columns.push(
        [
          quote(name),
          typeText(type, dialect),
          required === undefined ? '' : 'not null',
          literal === undefined ? '' : `default ${literal}`,
          expression !== undefined && dialect.computes ? `generated always as (${expression}) stored` : '',
          / primary\b/.test(more) ? 'primary key' : '',
          / unique\b/.test(more) ? 'unique' : '',
          comment !== undefined && dialect.comments === 'columns' ? `comment '${comment}'` : '',
        ]
          .filter((part) => part !== '')
          .join(' '),
      )
      if (comment !== undefined && dialect.comments === 'statements')
        after.push(`comment on column ${quote(table)}.${quote(name)} is '${comment}'`)
      if (otherTable !== undefined && otherColumn !== undefined) {
        const key = `foreign key (${quote(name)}) references ${quote(otherTable)} (${quote(otherColumn)})`
        if (later !== undefined && dialect.altersKeys) after.push(`alter table ${quote(table)} add ${key}`)
        else keys.push(key)
      }
      if (type === 'serial' && dialect.restart) after.push(dialect.restart(table, name))
    }
  }
  return [`create table ${quote(table)} (${[...columns, ...keys].join(', ')})`, ...after]
}

function typeText(type: string, { types, enums, enumsAre, quote }: Dialect): string {
  const [, enumName] = /^enum (\w+)$/.exec(type) ?? []
  if (enumName === undefined) return types[type] ?? type
  if (enumsAre === 'types') return `${quote}${enumName}${quote}`
  if (enumsAre === 'text') return 'text'
  return `enum(${(enums.get(enumName) ?? []).map((value) => `'${value}'`).join(', ')})`
}
