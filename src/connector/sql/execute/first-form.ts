import type { SqlQuery } from '../tree/sql-query.js'

/** By the statement as it was rendered: each stays prepared under one name. */
const firstForms = new WeakMap<SqlQuery, SqlQuery>()

/** A statement that only reads, where no row of it is used but the first. */
export function firstForm(query: SqlQuery): SqlQuery {
  const known = firstForms.get(query)
  if (known !== undefined) return known
  const form: SqlQuery = { ...query, takesFirst: true }
  firstForms.set(query, form)
  return form
}
