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

const columns = [
  'request',
  'by hand: req/s',
  'CPU ms, database',
  'our statements bare',
  'CPU ms, database',
  'Refract',
  'CPU ms, database',
  'p50 / p97.5 / p99 ms',
  'statements',
  'of by hand',
  'PostGraphile',
  'pgbench',
]

/** The results on one database as a Markdown section. */
export function tableText(database: string, rows: readonly Row[], facts: TableFacts): string {
  const lines = [
    '',
    `## ${database}`,
    '',
    ...tableOf(columns, rows.map(cellsOf)),
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

const cellsOf = ({ scenario, refract, handWritten, bare, postgraphile, pgbench }: Row): readonly string[] => [
  scenario,
  perSecond(handWritten),
  cpu(handWritten),
  perSecond(bare),
  cpu(bare),
  perSecond(refract),
  cpu(refract),
  refract ? `${String(refract.p50)} / ${String(refract.p975)} / ${String(refract.p99)}` : '',
  refract?.statementsPerRequest.toFixed(1) ?? '',
  refract && handWritten ? (refract.perSecond / handWritten.perSecond).toFixed(2) : '',
  perSecond(postgraphile),
  pgbench?.toFixed(0) ?? '',
]

const perSecond = (measured: Measured | undefined): string => measured?.perSecond.toFixed(0) ?? ''
const cpu = (measured: Measured | undefined): string =>
  measured ? `${measured.cpuMsPerRequest.toFixed(2)}, ${measured.databaseCpuMs.toFixed(2)}` : ''
