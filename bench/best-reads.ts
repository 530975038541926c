import type { DatabaseName } from '../test/support/database-servers.js'
import type { HandWrittenRequests } from './best-statements.js'
import type { Spelling } from './spelling.js'

/** The best statements for reads that Prisma 1 has. */
export function bestReads(
  database: DatabaseName,
  { table, column, value, join, text, number, time, list, items }: Spelling,
): HandWrittenRequests {
  const of = (alias: string, name: string): string => `${alias}.${column(name)}`
  const json = (alias: string, fields: Readonly<Record<string, string>>): string =>
    join(
      `'{"id":'`,
      text(of(alias, 'id')),
      ...Object.entries(fields).flatMap(([name, json]) => [`',"${name}":'`, json]),
      `'}'`,
    )
  const columnsOf = (alias: string, ...names: readonly string[]): Readonly<Record<string, string>> =>
    Object.fromEntries(names.map((name) => [name, text(of(alias, name))]))
  const user = json('u', { ...columnsOf('u', 'name', 'email'), createdAt: time(of('u', 'createdAt')) })
  const comment = json('c', columnsOf('c', 'text'))
  const comments = list(comment, {
    table: table('Comment'),
    alias: 'c',
    from: `${table('Comment')} AS c`,
    where: `${of('c', 'post')} = ${of('p', 'id')}`,
    order: of('c', 'id'),
    limit: 3,
  })
  const posts = list(json('p', { ...columnsOf('p', 'title'), comments }), {
    table: table('Post'),
    alias: 'p',
    from: `${table('Post')} AS p`,
    where: `${of('p', 'author')} = ${of('u', 'id')}`,
    order: of('p', 'id'),
    limit: 5,
  })
  const users = { from: `${table('User')} AS u`, order: of('u', 'id') }
  const postsOfAuthor = {
    from: `${table('Post')} AS p`,
    where: `${of('p', 'author')} = ${value(1)}`,
    order: of('p', 'id'),
  }
  const edge = join(`'{"node":'`, json('p', columnsOf('p', 'title')), `'}'`)
  const inRows = database !== 'postgres' && database !== 'sqlite'
  const joined = database === 'postgres' ? 'string_agg' : 'group_concat'
  const ordered = `(SELECT ${edge} AS j FROM ${postsOfAuthor.from} WHERE ${postsOfAuthor.where} ORDER BY ${postsOfAuthor.order}) AS l`
  const connection = join(
    `'{"edges":['`,
    `COALESCE(${joined}(l.j, ','), '')`,
    `'],"aggregate":{"count":'`,
    number('count(*)'),
    `'}}'`,
  )
  return {
    'by key': {
      statements: [
        { text: `SELECT ${user} FROM ${users.from} WHERE ${of('u', 'id')} = ${value(1)}`, values: ['@@id@@'] },
      ],
    },
    'list of 100': { statements: [{ text: items(user, { ...users, limit: 100 }), values: [] }], isList: inRows },
    'nested 20 x 5 x 3': {
      statements: [
        { text: items(json('u', { ...columnsOf('u', 'name'), posts }), { ...users, limit: 20 }), values: [] },
      ],
      isList: inRows,
    },
    'relation filter over 300,000 rows': {
      statements: [
        {
          text: items(comment, {
            from: `${table('Comment')} AS c JOIN ${table('Post')} AS p ON ${of('p', 'id')} = ${of('c', 'post')}`,
            where: `${of('p', 'author')} = ${value(1)}`,
            order: of('c', 'id'),
          }),
          values: ['@@id@@'],
        },
      ],
      isList: inRows,
    },
    'connection with count': inRows
      ? {
          statements: [{ text: items(edge, postsOfAuthor), values: ['@@id@@'] }],
          isList: true,
          response: '{"edges":@rows@,"aggregate":{"count":@count@}}',
        }
      : { statements: [{ text: `SELECT ${connection} FROM ${ordered}`, values: ['@@id@@'] }] },
  }
}
