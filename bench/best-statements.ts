import { readsBeyond } from './best-beyond.js'
import type { DatabaseName } from '../test/support/database-servers.js'

/** What a program written by hand sends for one request: the best statements for it, and nothing else. */
export interface HandWritten {
  readonly statements: readonly {
    readonly text: string
    /** Names of the request's variables; `id0`, `id1`, ... are new ids, `now` is the time. */
    readonly values: readonly string[]
  }[]
  /** Several statements that are one write. */
  readonly inTransaction?: boolean
  /** The answer where the statements give none: JSON text with `@name@` for the JSON of a value. */
  readonly response?: string
}

/** By name of the scenario (`scenarios.ts`); each statement gives the JSON text of the answer in its only column. */
export type HandWrittenRequests = Readonly<Record<string, HandWritten>>

export type Spelling = Readonly<{
  table(name: string): string
  column(name: string): string
  /** The n-th parameter, from 1. */
  value(position: number): string
  join(...parts: readonly string[]): string
  /** JSON string of a text column. */
  text(column: string): string
  number(column: string): string
  time(column: string): string
  /** `[...]` of `item` over `rows` (`FROM ... WHERE ...`), by the column `order`. */
  list(item: string, rows: string, order: string, limit?: number): string
}>

const quoted = (name: string): string => `"${name}"`
const ticked = (name: string): string => `\`${name}\``

const postgres: Spelling = {
  table: (name) => `"bench$dev"."${name}"`,
  column: quoted,
  value: (position) => `$${String(position)}`,
  join: (...parts) => `(${parts.join(' || ')})`,
  text: (column) => `to_json(${column})::text`,
  number: (column) => `${column}::text`,
  time: (column) => `to_char(${column}, '"\\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\\""')`,
  list: (item, rows, order, limit) =>
    `(SELECT COALESCE('[' || string_agg(l.j, ',') || ']', '[]') FROM (SELECT ${item} AS j ${rows} ORDER BY ${order}${limit === undefined ? '' : ` LIMIT ${String(limit)}`}) AS l)`,
}

const sqlite: Spelling = {
  table: (name) => `"bench$dev.${name}"`,
  column: quoted,
  value: () => '?',
  join: (...parts) => `(${parts.join(' || ')})`,
  text: (column) => `json_quote(${column})`,
  number: (column) => column,
  time: (column) => `'"' || replace(${column}, ' ', 'T') || 'Z"'`,
  list: (item, rows, order, limit) =>
    `(SELECT COALESCE('[' || group_concat(l.j, ',') || ']', '[]') FROM (SELECT ${item} AS j ${rows} ORDER BY ${order}${limit === undefined ? '' : ` LIMIT ${String(limit)}`}) AS l)`,
}

/** Without LATERAL a derived table sees nothing of the row around it, so lists in lists are cut by hand where they are short. */
const mysql: Spelling = {
  table: (name) => `\`bench@dev\`.\`${name}\``,
  column: ticked,
  value: () => '?',
  join: (...parts) => `CONCAT(${parts.join(', ')})`,
  text: (column) => `JSON_QUOTE(${column})`,
  number: (column) => column,
  time: (column) => `DATE_FORMAT(${column}, '"%Y-%m-%dT%H:%i:%s.000Z"')`,
  list: (item, rows, order, limit) =>
    limit === undefined
      ? `(SELECT COALESCE(CONCAT('[', GROUP_CONCAT(${item} ORDER BY ${order} SEPARATOR ','), ']'), '[]') ${rows})`
      : `(SELECT COALESCE(CONCAT('[', GROUP_CONCAT(l.j ORDER BY l.k SEPARATOR ','), ']'), '[]') FROM (SELECT ${item} AS j, ${order} AS k ${rows} ORDER BY ${order} LIMIT ${String(limit)}) AS l)`,
}

export function handWrittenRequests(database: DatabaseName): HandWrittenRequests {
  const spelling = database === 'postgres' ? postgres : database === 'sqlite' ? sqlite : mysql
  return { ...reads(spelling), ...readsBeyond(database, spelling), ...writes(database, spelling) }
}

function reads({ table, column, value, join, text, number, time, list }: Spelling): HandWrittenRequests {
  const of = (alias: string, name: string): string => `${alias}.${column(name)}`
  const user = join(
    `'{"id":"'`,
    of('u', 'id'),
    `'","name":'`,
    text(of('u', 'name')),
    `',"email":'`,
    text(of('u', 'email')),
    `',"createdAt":'`,
    time(of('u', 'createdAt')),
    `'}'`,
  )
  const comment = join(`'{"id":"'`, of('c', 'id'), `'","text":'`, text(of('c', 'text')), `'}'`)
  const comments = list(
    comment,
    `FROM ${table('Comment')} AS c WHERE ${of('c', 'post')} = ${of('p', 'id')}`,
    of('c', 'id'),
  )
  const titled = (more: readonly string[]): string =>
    join(`'{"id":"'`, of('p', 'id'), `'","title":'`, text(of('p', 'title')), ...more, `'}'`)
  const posts = list(
    titled([`',"comments":'`, comments]),
    `FROM ${table('Post')} AS p WHERE ${of('p', 'author')} = ${of('u', 'id')}`,
    of('p', 'id'),
  )
  const author = `FROM ${table('Post')} AS p WHERE ${of('p', 'author')} = `
  const edge = join(`'{"node":'`, titled([]), `'}'`)
  const byAuthor = `FROM ${table('Comment')} AS c JOIN ${table('Post')} AS p ON ${of('p', 'id')} = ${of('c', 'post')} WHERE ${of('p', 'author')} = ${value(1)}`
  return {
    'by key': {
      statements: [
        { text: `SELECT ${user} FROM ${table('User')} AS u WHERE ${of('u', 'id')} = ${value(1)}`, values: ['id'] },
      ],
    },
    'list of 100': {
      statements: [{ text: `SELECT ${list(user, `FROM ${table('User')} AS u`, of('u', 'id'), 100)}`, values: [] }],
    },
    'nested 20 x 5 x 3': {
      statements: [
        {
          text: `SELECT ${list(
            join(`'{"id":"'`, of('u', 'id'), `'","name":'`, text(of('u', 'name')), `',"posts":'`, posts, `'}'`),
            `FROM ${table('User')} AS u`,
            of('u', 'id'),
            20,
          )}`,
          values: [],
        },
      ],
    },
    'relation filter over 300,000 rows': {
      statements: [{ text: `SELECT ${list(comment, byAuthor, of('c', 'id'))}`, values: ['id'] }],
    },
    'connection with count': {
      statements: [
        {
          text: `SELECT ${join(
            `'{"edges":'`,
            list(edge, `${author}${value(1)}`, of('p', 'id')),
            `',"aggregate":{"count":'`,
            number(`(SELECT count(*) ${author}${value(2)})`),
            `'}}'`,
          )}`,
          values: ['id', 'id'],
        },
      ],
    },
  }
}

const titles = ['one', 'two', 'three', 'four', 'five'] as const

function writes(database: DatabaseName, { table, column, value, join, text }: Spelling): HandWrittenRequests {
  const names = (...all: readonly string[]): string => all.map(column).join(', ')
  const response = join(`'{"id":"'`, column('id'), `'","name":'`, text(column('name')), `'}'`)
  const user = (first: number): string =>
    `INSERT INTO ${table('User')} (${names('id', 'name', 'email', 'createdAt', 'updatedAt')}) VALUES (${[0, 1, 2, 3, 4].map((n) => value(first + n)).join(', ')})`
  const userValues = ['id0', 'name', 'email', 'now', 'now']
  const post = `INSERT INTO ${table('Post')} (${names('id', 'title', 'score', 'author')}) VALUES `
  const postRows = (first: number): string =>
    titles
      .map(
        (title, index) =>
          `(${value(first + 2 * index)}, '${title}', ${String(index + 1)}, ${value(first + 2 * index + 1)})`,
      )
      .join(', ')
  const postValues = titles.flatMap((_, index) => [`id${String(index + 1)}`, 'id0'])
  const update = `UPDATE ${table('User')} SET ${column('name')} = ${value(1)}, ${column('updatedAt')} = ${value(2)} WHERE ${column('id')} = ${value(3)}`
  const changed = ['name', 'now', 'id']
  const known = '{"id":@id@,"name":@name@}'
  const made = '{"id":@id0@,"name":@name@}'
  const tree = `{"id":@id0@,"name":@name@,"posts":[${titles.map((title, index) => `{"id":@id${String(index + 1)}@,"title":"${title}"}`).join(',')}]}`
  const returns = (clause: string): string => `${clause} RETURNING ${response}`
  return {
    create:
      database === 'mysql' || database === 'mysql9'
        ? { statements: [{ text: user(1), values: userValues }], response: made }
        : { statements: [{ text: returns(user(1)), values: userValues }] },
    update:
      database === 'postgres' || database === 'sqlite'
        ? { statements: [{ text: returns(update), values: changed }] }
        : { statements: [{ text: update, values: changed }], response: known },
    'nested create of 1 + 5':
      database === 'postgres'
        ? {
            statements: [
              { text: `WITH u AS (${user(1)}) ${post}${postRows(6)}`, values: [...userValues, ...postValues] },
            ],
            response: tree,
          }
        : {
            statements: [
              { text: user(1), values: userValues },
              { text: post + postRows(1), values: postValues },
            ],
            inTransaction: true,
            response: tree,
          },
  }
}
