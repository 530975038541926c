import { postgresSearchVector } from '../src/connector/sql/dialect/postgres/text-search.js'
import type { DatabaseName } from '../test/support/database-servers.js'
import type { HandWrittenRequests, Spelling } from './best-statements.js'

/** The best statements for what the API has beyond Prisma 1's, over the tables and indexes that a deploy makes. */
export function readsBeyond(database: DatabaseName, spelling: Spelling): HandWrittenRequests {
  const { table, column, value, join, text, number, list } = spelling
  const of = (alias: string, name: string): string => `${alias}.${column(name)}`
  const comment = join(`'{"id":"'`, of('c', 'id'), `'","text":'`, text(of('c', 'text')), `'}'`)
  const post = join(`'{"id":"'`, of('p', 'id'), `'","title":'`, text(of('p', 'title')), `'}'`)
  const found = list(comment, foundComments(database, spelling), of('c', 'id'), 20)
  const search: HandWrittenRequests = {
    'search in 300,000 rows': { statements: [{ text: `SELECT ${found}`, values: ['word'] }] },
  }
  const byEmail = `FROM ${table('User')} AS u JOIN ${table('Post')} AS p ON ${of('p', 'author')} = ${of('u', 'id')}`
  const meta = of('p', 'meta')
  const rank =
    database === 'postgres'
      ? `(${meta}::jsonb #>> '{place,rank}')::int`
      : database === 'sqlite'
        ? `${meta} ->> '$.place.rank'`
        : `JSON_EXTRACT(${meta}, '$.place.rank')`
  const labelled = `FROM ${table('Post_labels')} AS l JOIN ${table('Post')} AS p ON ${of('p', 'id')} = ${of('l', 'nodeId')} WHERE ${of('l', 'value')} = ${value(1)} AND ${rank} < 10`
  const filters: HandWrittenRequests = {
    'filter by Json and list': {
      statements: [{ text: `SELECT ${list(post, labelled, of('p', 'id'), 20)}`, values: ['label'] }],
    },
  }
  // there lists are ordered by one column
  if (database !== 'postgres' && database !== 'sqlite') return { ...search, ...filters }
  const groups = `FROM (SELECT ${column('rating')}, count(*) AS n, max(${column('text')}) AS m FROM ${table('Comment')} GROUP BY ${column('rating')}) AS g WHERE g.n > 10`
  const rating = `COALESCE(${number(of('g', 'rating'))}, 'null')`
  const group = join(
    `'{"key":{"rating":'`,
    rating,
    `'},"count":'`,
    number('g.n'),
    `',"max":{"text":'`,
    text('g.m'),
    `'}}'`,
  )
  const order = [`${of('u', 'email')} DESC`, of('p', 'score'), of('p', 'id')].join(', ')
  return {
    ...search,
    ...filters,
    'group by over 300,000 rows': {
      statements: [{ text: `SELECT ${list(group, groups, `g.n DESC, ${of('g', 'rating')}`, 20)}`, values: [] }],
    },
    'order by related field with limit': {
      statements: [{ text: `SELECT ${list(post, byEmail, order, 20)}`, values: [] }],
    },
  }
}

function foundComments(database: DatabaseName, { table, column, value }: Spelling): string {
  const comments = `FROM ${table('Comment')} AS c`
  const words = `c.${column('text')}`
  switch (database) {
    case 'postgres':
      return `${comments} WHERE c.id = ANY(ARRAY(SELECT c.id ${comments} WHERE ${postgresSearchVector([words], undefined)} @@ to_tsquery('simple', ${value(1)} || ':*')))`
    case 'sqlite': {
      const index = table('_refract_Comment_words')
      const rows = table('_refract_Comment_words_rows')
      return `FROM ${index}('"' || ? || '"*') JOIN ${rows} AS r ON r.n = ${index}.rowid JOIN ${table('Comment')} AS c ON c.id = r.id`
    }
    default:
      return `${comments} WHERE MATCH (${words}) AGAINST (CONCAT('+', ?, '*') IN BOOLEAN MODE)`
  }
}
