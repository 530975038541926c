import type { TestDatabase } from '../support/databases.js'

export const accountDatamodel = `
schema @refract(edition: 1) { query: Query }
type Account { id: ID! @id name: String! @unique sum: Int! version: Int! @default(value: 1) notes: [Note] }
type Note { id: ID! @id text: String! account: Account @relation(link: INLINE) }`

/** A statement that takes about as long as it says. */
export const sleep = ({ connector }: TestDatabase, seconds: number): string => {
  if (connector === 'postgres') return `SELECT pg_sleep(${String(seconds)})`
  if (connector === 'mysql') return `SELECT sleep(${String(seconds)})`
  return `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${String(seconds * 5_000_000)}) SELECT count(*) FROM n`
}
