import type { DatabaseName } from '../test/support/database-servers.js'
import type { HandWrittenRequests } from './best-statements.js'
import type { Spelling } from './spelling.js'

const titles = ['one', 'two', 'three', 'four', 'five'] as const
const postValues = titles.flatMap((_, index) => [`@@id${String(index + 1)}@@`, '@@id0@@'])

/** The best statements for writes. What is known of an answer is not read. */
export function bestWrites(
  database: DatabaseName,
  { table, column, value, join, text }: Spelling,
): HandWrittenRequests {
  const returnsUpdates = database === 'postgres' || database === 'sqlite'
  const names = (...all: readonly string[]): string => all.map(column).join(', ')
  const values = (first: number, count: number): string =>
    Array.from({ length: count }, (_, index) => value(first + index)).join(', ')
  const response = join(`'{"id":'`, text(column('id')), `',"name":'`, text(column('name')), `'}'`)
  const newUser = `INSERT INTO ${table('User')} (${names('id', 'name', 'email', 'createdAt', 'updatedAt')})`
  const newUserValues = ['@@id0@@', '@@name@@', '@@email@@', '@@now@@', '@@now@@']
  const newPosts = (first: number): string => {
    const rows = titles.map((title, index) => {
      const [id, author] = [value(first + 2 * index), value(first + 2 * index + 1)]
      return `(${id}, '${title}', ${String(index + 1)}, ${author})`
    })
    return `INSERT INTO ${table('Post')} (${names('id', 'title', 'score', 'author')}) VALUES ${rows.join(', ')}`
  }
  const update = `UPDATE ${table('User')} SET ${column('name')} = ${value(1)}, ${column('updatedAt')} = ${value(2)} WHERE ${column('id')} = ${value(3)}`
  const changed = ['@@name@@', '@@now@@', '@@id@@']
  const known = '{"id":@id@,"name":@name@}'
  const posts = titles.map((title, index) => `{"id":@id${String(index + 1)}@,"title":"${title}"}`)
  const tree = `{"id":@id0@,"name":@name@,"posts":[${posts.join(',')}]}`
  const isInTransaction = true
  const pair = table('_PostToTag')
  const verb =
    database === 'postgres' ? 'INSERT INTO' : database === 'sqlite' ? 'INSERT OR IGNORE INTO' : 'INSERT IGNORE INTO'
  const unlessThere = database === 'postgres' ? ' ON CONFLICT DO NOTHING' : ''
  return {
    create: {
      statements: [{ text: `${newUser} VALUES (${values(1, 5)})`, values: newUserValues }],
      response: '{"id":@id0@,"name":@name@}',
    },
    update: returnsUpdates
      ? { statements: [{ text: `${update} RETURNING ${response}`, values: changed }] }
      : { statements: [{ text: update, values: changed }], response: known },
    'nested create of 1 + 5': {
      statements:
        database === 'postgres'
          ? [
              {
                text: `WITH u AS (${newUser} VALUES (${values(1, 5)})) ${newPosts(6)}`,
                values: [...newUserValues, ...postValues],
              },
            ]
          : [
              { text: `${newUser} VALUES (${values(1, 5)})`, values: newUserValues, isInTransaction },
              { text: newPosts(1), values: postValues, isInTransaction },
            ],
      response: tree,
    },
    'nested update: connect and disconnect': {
      statements: [
        {
          text: `UPDATE ${table('Post')} SET ${column('title')} = 'changed' WHERE ${column('id')} = ${value(1)}`,
          values: ['@@id@@'],
          isInTransaction,
        },
        {
          text: `${verb} ${pair} (${names('A', 'B')}) VALUES (${values(1, 2)})${unlessThere}`,
          values: ['@@id@@', '@@tag@@'],
          isInTransaction,
        },
        {
          text: `DELETE FROM ${pair} WHERE ${column('A')} = ${value(1)} AND ${column('B')} = ${value(2)}`,
          values: ['@@id@@', '@@tag@@'],
          isInTransaction,
        },
      ],
      response: '{"id":@id@,"title":"changed"}',
    },
    upsert:
      database === 'postgres'
        ? {
            statements: [
              {
                text: `WITH u AS (${update} RETURNING ${response} AS j), i AS (${newUser} SELECT ${values(4, 3)}, $7::timestamp, $8::timestamp WHERE NOT EXISTS (SELECT 1 FROM u) RETURNING ${response} AS j) SELECT j FROM u UNION ALL SELECT j FROM i`,
                values: [...changed, ...newUserValues],
              },
            ],
          }
        : {
            statements: [
              { text: update, values: changed, isInTransaction },
              {
                text: `${newUser} SELECT ${values(1, 5)} WHERE NOT EXISTS (SELECT 1 FROM ${table('User')} WHERE ${column('id')} = ${value(6)})`,
                values: [...newUserValues, '@@id@@'],
                isInTransaction,
              },
            ],
            response: known,
          },
  }
}
