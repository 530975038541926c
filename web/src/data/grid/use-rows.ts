import { keepPreviousData, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { Model } from '../../shared/schema/service-schema.js'
import { useSession } from '../../shared/session/session.js'
import type { Where } from '../filter/to-where.js'
import type { Row } from '../node-key.js'
import { countQuery, pageQuery, type Counted } from './grid-query.js'

/** Rows that are asked for at once. */
export const pageSize = 100

/** How many rows a filter finds. */
export function useCount(model: Model, where: Where): UseQueryResult<number> {
  const session = useSession()
  return useQuery({
    queryKey: ['rows', 'count', model.name, where],
    queryFn: async ({ signal }) =>
      (await session.ask<{ readonly found: Counted }>(countQuery(model), { where }, signal)).found.aggregate.count,
    placeholderData: keepPreviousData,
  })
}

interface RowsAsked {
  readonly model: Model
  readonly selection: string
  readonly where: Where
  readonly orderBy: string | undefined
  /** Of the first and the last row that can be seen. */
  readonly from: number
  readonly to: number
}

export interface LoadedRows {
  row(index: number): Row | undefined
  readonly error: unknown
}

/** The rows around those that can be seen; what was scrolled away is kept for a while. */
export function useRows({ model, selection, where, orderBy, from, to }: RowsAsked): LoadedRows {
  const session = useSession()
  const first = Math.floor(Math.max(0, from) / pageSize)
  const last = Math.floor(Math.max(0, to) / pageSize)
  const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const query = pageQuery(model, selection)
  const pages = useQueries({
    queries: numbers.map((number) => ({
      queryKey: ['rows', 'page', query, where, orderBy, number],
      queryFn: async ({ signal }: { readonly signal: AbortSignal }) => {
        const variables = { where, skip: number * pageSize, first: pageSize, ...(orderBy ? { orderBy } : {}) }
        return (await session.ask<{ readonly rows: readonly Row[] }>(query, variables, signal)).rows
      },
      staleTime: 30_000,
    })),
  })
  const loaded = new Map(numbers.map((number, index) => [number, pages[index]?.data]))
  return {
    row: (index) => loaded.get(Math.floor(index / pageSize))?.[index % pageSize],
    error: pages.find((page) => page.error !== null)?.error,
  }
}
