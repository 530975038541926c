import { postgresSearchVector } from '../src/connector/sql/dialect/postgres/text-search.js'
import type { DatabaseName } from '../test/support/database-servers.js'
import type { HandWrittenRequests } from './best-statements.js'
import type { Rows, Spelling } from './spelling.js'

/** The best statements for what the API has beyond Prisma 1's, over the tables and indexes that a deploy makes. */
export function bestReadsBeyond(database: DatabaseName, spelling: Spelling): HandWrittenRequests {
  const { table, column, value, join, text, number, items } = spelling
  const of = (alias: string, name: string): string => `${alias}.${column(name)}`
  const comment = join(`'{"id":'`, text(of('c', 'id')), `',"text":'`, text(of('c', 'text')), `'}'`)
  const post = join(`'{"id":'`, text(of('p', 'id')), `',"title":'`, text(of('p', 'title')), `'}'`)
  const rating = `COALESCE(${number(of('g', 'rating'))}, 'null')`
  const extreme = `',"max":{"text":'`
  const group = join(`'{"key":{"rating":'`, rating, `'},"count":'`, number('g.n'), extreme, text('g.m'), `'}}'`)
  // sorted by the rows, where the table of groups would be a file
  const word = database === 'mariadb' ? 'SQL_BIG_RESULT ' : ''
  const groups = `SELECT ${word}${column('rating')}, count(*) AS n, max(${column('text')}) AS m FROM ${table('Comment')} GROUP BY ${column('rating')}`
  const isList = database !== 'postgres' && database !== 'sqlite'
  const one = (sql: string, ...values: readonly string[]): HandWrittenRequests[string] => ({
    statements: [{ text: sql, values }],
    isList,
  })
  return {
    'group by over 300,000 rows': one(
      items(group, {
        from: `(${groups}) AS g`,
        where: 'g.n > 10',
        order: `g.n DESC, ${of('g', 'rating')} IS NULL, ${of('g', 'rating')}`,
        limit: 20,
      }),
    ),
    'order by related field with limit': one(items(post, postsByEmail(database, spelling))),
    'filter by Json and list': one(
      items(post, {
        from: `${table('Post_labels')} AS l JOIN ${table('Post')} AS p ON ${of('p', 'id')} = ${of('l', 'nodeId')}`,
        where: `${of('l', 'value')} = ${value(1)} AND ${rankOf(database, of('p', 'meta'))} < 10`,
        order: of('p', 'id'),
        limit: 20,
      }),
      '@@label@@',
    ),
    'search in 300,000 rows': one(
      items(comment, { ...foundComments(database, spelling), order: of('c', 'id'), limit: 20 }),
      '@@word@@',
    ),
  }
}

function rankOf(database: DatabaseName, meta: string): string {
  switch (database) {
    case 'postgres':
      return `(${meta}::jsonb #>> '{place,rank}')::int`
    case 'sqlite':
      return `${meta} ->> '$.place.rank'`
    default:
      return `JSON_EXTRACT(${meta}, '$.place.rank')`
  }
}

function postsByEmail(database: DatabaseName, { table }: Spelling): Rows {
  const [users, posts] = [`${table('User')} AS u`, `${table('Post')} AS p`]
  // SQLite keeps the order of tables that are joined so, and walks along the index of the first
  const join = database === 'sqlite' ? 'CROSS JOIN' : 'JOIN'
  const rows: Rows = {
    from: `${users} ${join} ${posts} ON p.author = u.id`,
    order: 'u.email DESC, p.score, p.id',
    limit: 20,
  }
  if (database === 'postgres') return rows
  // rows behind the last possible one are not sorted: others walk along no index that gives only a part of the order
  const last = `SELECT MIN(f.email) FROM (SELECT u.email FROM ${rows.from} ORDER BY u.email DESC LIMIT 20) AS f`
  return { ...rows, where: `u.email >= (${last})` }
}

function foundComments(database: DatabaseName, { table, column, value }: Spelling): Pick<Rows, 'from' | 'where'> {
  const comments = `${table('Comment')} AS c`
  const words = `c.${column('text')}`
  switch (database) {
    case 'postgres': {
      const isFound = `${postgresSearchVector([words], undefined)} @@ to_tsquery('simple', ${value(1)} || ':*')`
      return { from: comments, where: `c.id = ANY(ARRAY(SELECT c.id FROM ${comments} WHERE ${isFound}))` }
    }
    case 'sqlite': {
      const index = table('_refract_Comment_words')
      const rows = table('_refract_Comment_words_rows')
      return {
        from: `${index}('"' || ? || '"*') JOIN ${rows} AS r ON r.n = ${index}.rowid JOIN ${comments} ON c.id = r.id`,
      }
    }
    default:
      return { from: comments, where: `MATCH (${words}) AGAINST (CONCAT('+', ?, '*') IN BOOLEAN MODE)` }
  }
}
