import type { Measured, Row } from './measured.js'
import type { TailRow } from './tails.js'

export interface TableFacts {
  readonly startMs: number
  readonly idleMegabytes: number
  readonly loadedMegabytes: number
  /** With 32 connections, behind a load. */
  readonly manyMegabytes: number
  readonly deletionMs: number | undefined
  readonly tails: readonly TailRow[]
}

interface TableColumn {
  readonly title: string
  /** Empty where it was not measured. */
  cell(row: Row): string
}

const columns: readonly TableColumn[] = [
  { title: 'req/s', cell: ({ refract }) => perSecond(refract) },
  { title: 'by hand', cell: ({ handWritten }) => perSecond(handWritten) },
  { title: 'of by hand', cell: ({ refract, handWritten }) => ratio(refract, handWritten) },
  { title: 'our statements bare', cell: ({ bare }) => perSecond(bare) },
  { title: 'of bare', cell: ({ refract, bare }) => ratio(refract, bare) },
  { title: 'PostGraphile', cell: ({ postgraphile }) => perSecond(postgraphile) },
  { title: 'pgbench', cell: ({ pgbench }) => pgbench?.toFixed(0) ?? '' },
  { title: 'CPU ms: server, database', cell: ({ refract }) => cpu(refract) },
  { title: 'by hand', cell: ({ handWritten }) => cpu(handWritten) },
  { title: 'bare', cell: ({ bare }) => cpu(bare) },
  { title: 'p50 / p99 ms', cell: ({ refract }) => (refract ? `${String(refract.p50)} / ${String(refract.p99)}` : '') },
  { title: 'statements', cell: ({ refract }) => refract?.statementsPerRequest.toFixed(1) ?? '' },
]

/** The results on one database as a section of `docs/performance.md`. */
export function tableText(database: string, rows: readonly Row[], facts: TableFacts): string {
  // what exists on one database only has no column elsewhere
  const shown = columns.filter(({ cell }) => rows.some((row) => cell(row) !== ''))
  const problems = rows.flatMap((row) => row.problems)
  const lines = [
    '',
    `### ${database}`,
    '',
    ...tableOf(
      ['request', ...shown.map(({ title }) => title)],
      rows.map((row) => [row.scenario, ...shown.map(({ cell }) => cell(row))]),
    ),
    ...(problems.length === 0 ? [] : ['', 'Not measured:', '', ...problems.map((problem) => `- ${problem}`)]),
    '',
    ...tableOf(
      ['beside requests by key at half the peak', 'req/s', 'p50 / p99 / p99.9 ms'],
      facts.tails.map(({ beside, perSecond: rate, p50, p99, p999 }) => [
        beside,
        rate.toFixed(0),
        `${String(p50)} / ${String(p99)} / ${String(p999)}`,
      ]),
    ),
    '',
    `Start to the first answered query: ${facts.startMs.toFixed(0)} ms. Memory (RSS): ${facts.idleMegabytes.toFixed(0)} MB idle, ${facts.loadedMegabytes.toFixed(0)} MB after the load, ${facts.manyMegabytes.toFixed(0)} MB after a load on 32 connections.`,
    ...(facts.deletionMs === undefined
      ? []
      : [
          '',
          `deleteMany of 1,000 rows with 2,000 children and 2,000 grandchildren by cascade: ${facts.deletionMs.toFixed(0)} ms.`,
        ]),
  ]
  return `${lines.join('\n')}\n`
}

const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  `| ${head.join(' | ')} |`,
  `|${head.map((_, index) => (index === 0 ? '---' : '--:')).join('|')}|`,
  ...rows.map((cells) => `| ${cells.join(' | ')} |`),
]

const perSecond = (measured: Measured | undefined): string => measured?.perSecond.toFixed(0) ?? ''

const ratio = (ours: Measured | undefined, other: Measured | undefined): string =>
  ours && other ? (ours.perSecond / other.perSecond).toFixed(2) : ''

/** Two digits that count, as small as they are. */
const digits = (ms: number): string => (ms < 10 ? ms.toFixed(ms < 1 ? 2 : 1) : ms.toFixed(0))
/** Of the server alone where the database is a part of it. */
const cpu = (measured: Measured | undefined): string =>
  [measured?.cpuMsPerRequest, measured?.databaseCpuMs]
    .filter((ms) => ms !== undefined && ms > 0)
    .map((ms) => digits(ms ?? 0))
    .join(', ')
