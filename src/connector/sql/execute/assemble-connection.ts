import { invariant } from '../../../errors/internal-error.js'
import type { AggregateEntry } from '../../../operation/aggregate.js'
import type { ConnectionEntry, EdgeEntry, LeafEntry, PageInfoField } from '../../../operation/selection.js'
import { readValue, type Bindings } from '../../../model/value.js'
import { emptyAggregateText } from '../plan/read/aggregate.js'
import { hasFunctions } from '../plan/read/plan-aggregate.js'
import type { ConnectionPlan } from '../plan/read/read-plan.js'
import type { Row } from '../database/database.js'

/** What a page's rows say, one way or the other (queries.md section 10). */
interface ConnectionPage {
  /** Rows `id, node JSON...` in answer order. */
  readonly rows: readonly Row[]
  readonly count: number
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
}

/** The answer's JSON text from the rows of a connection's statement. */
export function assembleConnection(plan: ConnectionPlan, rows: readonly Row[], bindings: Bindings): string {
  const page = plan.rows === 'count' ? countedPage(rows) : readPage(plan, rows, bindings)
  const aggregates = aggregateTexts(plan, rows)
  let nodes = 0
  return jsonObject(plan.selection.entries, (entry) => {
    if (entry.kind === 'aggregate')
      return aggregates.get(entry) ?? jsonObject(entry.entries, (leaf) => countText(leaf, page))
    if (entry.kind !== 'edges') return partText(entry, page)
    const text = edgesText(entry.entries, page, nodes)
    nodes += entry.entries.filter(({ kind }) => kind === 'node').length
    return text
  })
}

const countedPage = (rows: readonly Row[]): ConnectionPage => ({
  rows: [],
  count: Number(rows[0]?.[0] ?? 0),
  hasNextPage: false,
  hasPreviousPage: false,
})

/** The statement reads one row beyond the page, and backwards for `last`. */
function readPage(plan: ConnectionPlan, rows: readonly Row[], bindings: Bindings): ConnectionPage {
  const size = plan.first ?? plan.last
  const limit = size === undefined ? rows.length : Number(readValue(size, bindings))
  const hasMore = rows.length > limit
  const cut = hasMore ? rows.slice(0, limit) : rows
  return {
    rows: plan.last === undefined ? cut : [...cut].reverse(),
    count: cut.length,
    hasNextPage: hasMore && plan.first !== undefined,
    hasPreviousPage: hasMore && plan.last !== undefined,
  }
}

/** The last columns, equal in every row; a page without rows has none to tell of. */
function aggregateTexts({ selection }: ConnectionPlan, rows: readonly Row[]): ReadonlyMap<ConnectionEntry, string> {
  const entries = selection.entries.filter((entry) => entry.kind === 'aggregate').filter(hasFunctions)
  const cells = entries.length === 0 ? undefined : rows[0]?.slice(-entries.length)
  return new Map(
    entries.map((entry, index) => [entry, cells ? String(cells[index]) : emptyAggregateText(entry.entries)]),
  )
}

function countText(entry: AggregateEntry, page: ConnectionPage): string {
  invariant(entry.kind !== 'function', 'values of functions come from the statement')
  return leafText(entry, () => String(page.count))
}

function partText(entry: Exclude<ConnectionEntry, { kind: 'edges' | 'aggregate' }>, page: ConnectionPage): string {
  switch (entry.kind) {
    case 'typename':
      return JSON.stringify(entry.name)
    case 'page-info':
      return jsonObject(entry.entries, (leaf) => leafText(leaf, (field) => pageInfoText(field, page)))
  }
}

const leafText = <F extends string>(leaf: LeafEntry<F>, text: (field: F) => string): string =>
  leaf.kind === 'typename' ? JSON.stringify(leaf.name) : text(leaf.field)

function pageInfoText(field: PageInfoField, page: ConnectionPage): string {
  switch (field) {
    case 'hasNextPage':
    case 'hasPreviousPage':
      return String(page[field])
    case 'startCursor':
      return cursorText(page.rows[0])
    case 'endCursor':
      return cursorText(page.rows.at(-1))
  }
}

const cursorText = (row: Row | undefined): string => (row === undefined ? 'null' : JSON.stringify(String(row[0])))

/** `nodesBefore`: how many JSON columns belong to earlier `edges` entries. */
function edgesText(entries: readonly EdgeEntry[], page: ConnectionPage, nodesBefore: number): string {
  const edges = page.rows.map((row) => {
    let column = nodesBefore
    return jsonObject(entries, (entry) => {
      if (entry.kind === 'typename') return JSON.stringify(entry.name)
      if (entry.kind === 'cursor') return cursorText(row)
      column += 1
      const node = row[column]
      invariant(typeof node === 'string', 'a node column holds JSON text')
      return node
    })
  })
  return `[${edges.join(',')}]`
}

const jsonObject = <E extends { readonly key: string }>(entries: readonly E[], text: (entry: E) => string): string =>
  `{${entries.map((entry) => `${JSON.stringify(entry.key)}:${text(entry)}`).join(',')}}`
