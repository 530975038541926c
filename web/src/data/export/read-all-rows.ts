import type { Model, ServiceSchema } from '../../shared/schema/service-schema.js'
import type { Session } from '../../shared/session/session.js'
import type { Where } from '../filter/to-where.js'
import { pageQuery, wholeSelection } from '../grid/grid-query.js'
import type { Row } from '../node-key.js'

/** Rows that are read with one request. */
const pageSize = 1000

export interface RowsToRead {
  readonly session: Session
  readonly model: Model
  readonly schema: ServiceSchema
  readonly where: Where
  readonly orderBy: string | undefined
  readonly limit?: number
  readonly signal?: AbortSignal
  read?(count: number): void
}

/** All rows that a filter finds, page by page. Throws `RequestError`, or the signal's reason. */
export async function readAllRows(asked: RowsToRead): Promise<readonly Row[]> {
  const { session, model, schema, where, orderBy, limit = Infinity, signal } = asked
  const query = pageQuery(model, wholeSelection(model, schema))
  const rows: Row[] = []
  while (rows.length < limit) {
    signal?.throwIfAborted()
    const first = Math.min(pageSize, limit - rows.length)
    const variables = { where, skip: rows.length, first, ...(orderBy === undefined ? {} : { orderBy }) }
    const page = (await session.ask<{ readonly rows: readonly Row[] }>(query, variables, signal)).rows
    rows.push(...page)
    asked.read?.(rows.length)
    if (page.length < first) break
  }
  return rows
}
