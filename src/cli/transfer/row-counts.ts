import { isRecord } from '../../util/is-record.js'
import type { Service } from '../server/service.js'
import { kinds, type Kind } from './ndf.js'

/** Rows of each kind: nodes, values of lists, pairs of nodes. */
export type RowCounts = Readonly<Record<Kind, number>>

/** What a service holds; undefined where its server cannot tell, as the original's. */
export async function readRowCounts(service: Service): Promise<RowCounts | undefined> {
  const response = await service.ask('{ rowCounts { kind count } }', { path: '/private' }).catch(() => undefined)
  const rows = response?.data?.['rowCounts']
  if (!Array.isArray(rows)) return undefined
  const sum = (kind: Kind): number =>
    rows
      .filter(isRecord)
      .filter((row) => row['kind'] === kind)
      .reduce((total, row) => total + Number(row['count']), 0)
  return { nodes: sum('nodes'), lists: sum('lists'), relations: sum('relations') }
}

/** `nodes: 12 instead of 13` for each kind that differs. */
export const differences = (found: RowCounts, expected: RowCounts): readonly string[] =>
  kinds
    .filter((kind) => found[kind] !== expected[kind])
    .map((kind) => `${kind}: ${String(found[kind])} instead of ${String(expected[kind])}`)

export const plus = (one: RowCounts, other: RowCounts): RowCounts => ({
  nodes: one.nodes + other.nodes,
  lists: one.lists + other.lists,
  relations: one.relations + other.relations,
})

export const noRows: RowCounts = { nodes: 0, lists: 0, relations: 0 }

/** Rows that a value of a document stands for. */
export function rowsOf(kind: Kind, value: unknown): number {
  if (kind !== 'lists' || !isRecord(value)) return 1
  return Object.values(value).reduce<number>((sum, one) => sum + (Array.isArray(one) ? one.length : 0), 0)
}
