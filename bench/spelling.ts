import type { DatabaseName } from '../test/support/database-servers.js'

/** How a database spells what the statements written by hand need. */
export type Spelling = Readonly<{
  table(name: string): string
  column(name: string): string
  /** A parameter: the n-th, from 1. */
  value(position: number): string
  join(...parts: readonly string[]): string
  /** JSON string of a text column, or of an id: those that a request gives may hold what JSON escapes. */
  text(column: string): string
  number(column: string): string
  time(column: string): string
  /** A statement that gives the items of a list over `rows` (`FROM ... WHERE ...`): as one text, or a row each. */
  items(item: string, rows: Rows): string
  /** `[...]` of a list inside a row, which ends `limit` rows behind its start. `key` is the rows' id. */
  list(item: string, rows: Rows & InnerRows): string
}>

export interface Rows {
  readonly from: string
  readonly where?: string
  readonly order: string
  readonly limit?: number
}

interface InnerRows {
  readonly table: string
  readonly alias: string
}

const quoted = (name: string): string => `"${name}"`
const ticked = (name: string): string => `\`${name}\``

const textOf = ({ from, where }: Rows): string => `FROM ${from}${where === undefined ? '' : ` WHERE ${where}`}`
const end = ({ order, limit }: Rows): string =>
  ` ORDER BY ${order}${limit === undefined ? '' : ` LIMIT ${String(limit)}`}`

const joined = (aggregate: string, item: string, rows: Rows): string =>
  `SELECT COALESCE('[' || ${aggregate}(l.j, ',') || ']', '[]') FROM (SELECT ${item} AS j ${textOf(rows)}${end(rows)}) AS l`

const postgres: Spelling = {
  table: (name) => `"bench$dev"."${name}"`,
  column: quoted,
  value: (position) => `$${String(position)}`,
  join: (...parts) => `(${parts.join(' || ')})`,
  text: (column) => `to_json(${column})::text`,
  number: (column) => `${column}::text`,
  time: (column) => `to_char(${column}, '"\\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\\""')`,
  items: (item, rows) => joined('string_agg', item, rows),
  list: (item, rows) => `(${joined('string_agg', item, rows)})`,
}

const sqlite: Spelling = {
  table: (name) => `"bench$dev.${name}"`,
  column: quoted,
  value: () => '?',
  join: (...parts) => `(${parts.join(' || ')})`,
  text: (column) => `json_quote(${column})`,
  number: (column) => column,
  time: (column) => `'"' || replace(${column}, ' ', 'T') || 'Z"'`,
  items: (item, rows) => joined('group_concat', item, rows),
  list: (item, rows) => `(${joined('group_concat', item, rows)})`,
}

/** The program joins the rows of the outer list: GROUP_CONCAT would copy them. */
const mysql: Spelling = {
  table: (name) => `\`bench@dev\`.\`${name}\``,
  column: ticked,
  value: () => '?',
  join: (...parts) => `CONCAT(${parts.join(', ')})`,
  text: (column) => `JSON_QUOTE(${column})`,
  number: (column) => column,
  time: (column) => `CONCAT('"', REPLACE(${column}, ' ', 'T'), 'Z"')`,
  items: (item, rows) => `SELECT ${item} AS j ${textOf(rows)}${end(rows)}`,
  // ids alone are cut in memory
  list: (item, { alias, table, order, ...rows }) => {
    const ids = `SELECT ${alias}.id ${textOf({ ...rows, order })}${end({ ...rows, order })}`
    return groupConcat(
      item,
      `FROM (${ids}) AS ${alias}l JOIN ${table} AS ${alias} ON ${alias}.id = ${alias}l.id`,
      order,
    )
  },
}

/** A derived table sees nothing of the row around it there: a list ends at the id of its last row. */
const mariadb: Spelling = {
  ...mysql,
  list: (item, { alias, limit = 1, ...rows }) => {
    const inner = textOf(rows).replaceAll(`${alias}.`, `${alias}l.`).replace(` AS ${alias} `, ` AS ${alias}l `)
    const last = `(SELECT ${alias}l.id ${inner} ORDER BY ${alias}l.id LIMIT 1 OFFSET ${String(limit - 1)})`
    return groupConcat(item, `${textOf(rows)} AND ${alias}.id <= COALESCE(${last}, ${alias}.id)`, rows.order)
  },
}

const groupConcat = (item: string, rows: string, order: string): string =>
  `(SELECT COALESCE(CONCAT('[', GROUP_CONCAT(${item} ORDER BY ${order} SEPARATOR ','), ']'), '[]') ${rows})`

export const spellingOf = (database: DatabaseName): Spelling =>
  ({ postgres, sqlite, mariadb, mysql, mysql9: mysql })[database]
