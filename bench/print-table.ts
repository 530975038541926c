import type { Measured, Row } from './measured.js'

export interface TableFacts {
  readonly machine: string
  readonly startMs: number
  readonly idleMegabytes: number
  readonly loadedMegabytes: number
  readonly deletionMs: number
}

const columns = [
  'request',
  'req/s',
  'p50 / p97.5 / p99 ms',
  'CPU ms',
  'statements',
  'bare pg: req/s, CPU ms',
  'of bare',
  'PostGraphile: req/s',
  'times',
  'pgbench',
]

/** Prints the results as a Markdown table. */
export function printTable(rows: readonly Row[], facts: TableFacts): void {
  const lines = [
    facts.machine,
    '',
    `| ${columns.join(' | ')} |`,
    `|${columns.map((_, index) => (index === 0 ? '---' : '--:')).join('|')}|`,
    ...rows.map(rowText),
    '',
    `deleteMany of 1,000 rows with 2,000 children and 2,000 grandchildren by cascade: ${facts.deletionMs.toFixed(0)} ms.`,
    `Start to the first answered query on an existing database: ${facts.startMs.toFixed(0)} ms. Memory (RSS): ${facts.idleMegabytes.toFixed(0)} MB idle, ${facts.loadedMegabytes.toFixed(0)} MB after the load.`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

function rowText({ scenario, refract, bare, postgraphile, pgbench }: Row): string {
  const cells = [
    scenario,
    perSecond(refract),
    refract ? `${String(refract.p50)} / ${String(refract.p975)} / ${String(refract.p99)}` : '',
    refract?.cpuMsPerRequest.toFixed(2) ?? '',
    refract?.statementsPerRequest.toFixed(1) ?? '',
    bare ? `${perSecond(bare)}, ${bare.cpuMsPerRequest.toFixed(2)}` : '',
    ratio(refract, bare),
    perSecond(postgraphile),
    ratio(refract, postgraphile),
    pgbench?.toFixed(0) ?? '',
  ]
  return `| ${cells.join(' | ')} |`
}

const perSecond = (measured: Measured | undefined): string => measured?.perSecond.toFixed(0) ?? ''
const ratio = (one: Measured | undefined, other: Measured | undefined): string =>
  one && other ? (one.perSecond / other.perSecond).toFixed(2) : ''
