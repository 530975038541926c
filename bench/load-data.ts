import pg from 'pg'
import { rows } from './scenarios.js'

const posts = rows.users * rows.postsPerUser
const comments = posts * rows.commentsPerPost

/** Fills the tables of the deployed datamodel. Ids are `u000000`, `p000000`, `c000000`, `t000000`. */
export async function loadData(connection: pg.ClientConfig, namespace: string): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  const table = (name: string): string => `"${namespace}"."${name}"`
  const key = (letter: string, number: string): string => `'${letter}' || lpad((${number})::text, 6, '0')`
  try {
    await client.query(`INSERT INTO ${table('User')} ("id", "name", "email", "createdAt", "updatedAt")
      SELECT ${key('u', 'n')}, 'name ' || n, 'user' || n || '@example.org', now(), now() FROM generate_series(0, ${String(rows.users - 1)}) n`)
    await client.query(`INSERT INTO ${table('Post')} ("id", "title", "score", "meta", "author")
      SELECT ${key('p', 'n')}, 'title of post ' || n, n % 100, '{"place":{"rank":' || n % 50 || '}}', ${key('u', `n / ${String(rows.postsPerUser)}`)} FROM generate_series(0, ${String(posts - 1)}) n`)
    await client.query(`INSERT INTO ${table('Post_labels')} ("nodeId", "position", "value")
      SELECT ${key('p', 'n')}, 1000, 'label ' || n % ${String(rows.tags)} FROM generate_series(0, ${String(posts - 1)}) n`)
    await client.query(`INSERT INTO ${table('Comment')} ("id", "text", "rating", "post")
      SELECT ${key('c', 'n')}, 'text of comment ' || n, n % 1000, ${key('p', `n / ${String(rows.commentsPerPost)}`)} FROM generate_series(0, ${String(comments - 1)}) n`)
    await client.query(`INSERT INTO ${table('Tag')} ("id", "name")
      SELECT ${key('t', 'n')}, 'tag ' || n FROM generate_series(0, ${String(rows.tags - 1)}) n`)
    await client.query('VACUUM ANALYZE')
  } finally {
    await client.end()
  }
}

const batchUsers = 1000

/** Adds 1,000 users named `name` with two posts each and a comment for each post. */
export async function addBatch(connection: pg.ClientConfig, namespace: string, name: string): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(
      `WITH u AS (INSERT INTO "${namespace}"."User" ("id", "name", "email", "createdAt", "updatedAt")
          SELECT $1 || n, $1, $1 || n, now(), now() FROM generate_series(1, ${String(batchUsers)}) n RETURNING "id"),
        p AS (INSERT INTO "${namespace}"."Post" ("id", "title", "score", "author")
          SELECT u."id" || 'p' || n, 'post', n, u."id" FROM u, generate_series(1, 2) n RETURNING "id")
        INSERT INTO "${namespace}"."Comment" ("id", "text", "post") SELECT p."id" || 'c', 'comment', p."id" FROM p`,
      [name],
    )
  } finally {
    await client.end()
  }
}
