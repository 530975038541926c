import { rows } from './scenarios.js'

/** The rows of `load-data.ts` for databases that make no series: numbers from the digits of their places. */
export function loadStatements(table: (name: string) => string, dialect: 'mysql' | 'sqlite'): readonly string[] {
  const posts = rows.users * rows.postsPerUser
  const comments = posts * rows.commentsPerPost
  const join = (...parts: readonly string[]): string =>
    dialect === 'mysql' ? `concat(${parts.join(', ')})` : parts.join(' || ')
  const divided = (by: number): string => `(n - n % ${String(by)}) / ${String(by)}`
  const key = (letter: string, number: string): string =>
    dialect === 'mysql' ? `concat('${letter}', lpad(floor(${number}), 6, '0'))` : `printf('${letter}%06d', ${number})`
  const now = dialect === 'mysql' ? 'now(3)' : `strftime('%Y-%m-%d %H:%M:%f', 'now')`
  const email = join("'user'", 'n', "'@example.org'")
  return [
    `INSERT INTO ${table('User')} (id, name, email, createdAt, updatedAt) SELECT ${key('u', 'n')}, ${join("'name '", 'n')}, ${email}, ${now}, ${now} ${numbers(rows.users)}`,
    `INSERT INTO ${table('Post')} (id, title, score, meta, author) SELECT ${key('p', 'n')}, ${join("'title of post '", 'n')}, n % 100, ${join(`'{"place":{"rank":'`, '(n % 50)', "'}}'")}, ${key('u', divided(rows.postsPerUser))} ${numbers(posts)}`,
    `INSERT INTO ${table('Post_labels')} (nodeId, position, value) SELECT ${key('p', 'n')}, 1000, ${join("'label '", `(n % ${String(rows.tags)})`)} ${numbers(posts)}`,
    `INSERT INTO ${table('Comment')} (id, text, rating, post) SELECT ${key('c', 'n')}, ${join("'text of comment '", 'n')}, n % 1000, ${key('p', divided(rows.commentsPerPost))} ${numbers(comments)}`,
    `INSERT INTO ${table('Tag')} (id, name) SELECT ${key('t', 'n')}, ${join("'tag '", 'n')} ${numbers(rows.tags)}`,
  ]
}

/** `FROM` the numbers `n` from 0 on. */
function numbers(count: number): string {
  const places = [1, 10, 100, 1000, 10_000, 100_000]
  const digits = `(${Array.from({ length: 10 }, (_, digit) => `SELECT ${String(digit)} AS d`).join(' UNION ALL ')})`
  const sum = places.map((place, index) => `${String(place)} * d${String(index)}.d`).join(' + ')
  const tables = places.map((_, index) => `${digits} d${String(index)}`).join(' CROSS JOIN ')
  return `FROM (SELECT ${sum} AS n FROM ${tables}) numbers WHERE n < ${String(count)}`
}
