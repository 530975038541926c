import type { Output } from '../output/output.js'
import { timeLeft } from './ndf.js'

/** Tells how far a transfer has come. */
export interface Progress {
  add(rows: number): void
  /** Rows so far, with those of an earlier run. */
  readonly rows: number
}

/** Between two lines where there is no terminal. */
const linePauseMs = 10_000

/**
 * `12,000 of 40,000 rows (5,000/s, 6s left)`: drawn in place on a terminal, else printed every ten seconds. `total` is
 * undefined where nobody knows it.
 */
export function createProgress(
  { hasSpinner, line }: Pick<Output, 'hasSpinner' | 'line'>,
  show: (status: string) => void,
  { total, done = 0 }: { readonly total: number | undefined; readonly done?: number },
): Progress {
  const begun = performance.now()
  let [rows, printedAt] = [done, begun]
  return {
    get rows() {
      return rows
    },
    add(more) {
      rows += more
      const now = performance.now()
      const perSecond = (rows - done) / Math.max((now - begun) / 1000, 0.001)
      if (hasSpinner) show(statusText(rows, perSecond, total))
      else if (now - printedAt >= linePauseMs) {
        printedAt = now
        line(statusText(rows, perSecond, total))
      }
    },
  }
}

function statusText(rows: number, perSecond: number, total: number | undefined): string {
  const left = total === undefined ? '' : `, ${timeLeft(Math.max(0, total - rows) / Math.max(perSecond, 1))} left`
  const of = total === undefined ? '' : ` of ${counted(total)}`
  return `${counted(rows)}${of} rows (${counted(Math.round(perSecond))}/s${left})`
}

const counted = (number: number): string => number.toLocaleString('en-US')
