import { LRUCache } from 'lru-cache'

/** What one statement's text took in all. */
export interface StatementFigure {
  readonly text: string
  readonly count: number
  readonly failures: number
  readonly totalMs: number
  readonly maxMs: number
}

export interface StatementFigures {
  ran(text: string, durationMs: number, hasFailed: boolean): void
  /** The texts that took longest in all, longest first. */
  longest(count: number): readonly StatementFigure[]
}

const maxTexts = 500
/** Values are bound, so texts hold none; long ones are cut for those who read them. */
const maxLength = 4000

interface Sum {
  count: number
  failures: number
  totalMs: number
  maxMs: number
}

/** Sums up durations by statement text; texts that have not run for longest are forgotten first. */
export function createStatementFigures(): StatementFigures {
  const sums = new LRUCache<string, Sum>({ max: maxTexts })
  return {
    ran(text, durationMs, hasFailed) {
      const sum = sums.get(text)
      if (sum === undefined) {
        sums.set(text, { count: 1, failures: hasFailed ? 1 : 0, totalMs: durationMs, maxMs: durationMs })
        return
      }
      sum.count += 1
      if (hasFailed) sum.failures += 1
      sum.totalMs += durationMs
      if (durationMs > sum.maxMs) sum.maxMs = durationMs
    },
    longest: (count) =>
      [...sums.entries()]
        .sort(([, one], [, other]) => other.totalMs - one.totalMs)
        .slice(0, count)
        .map(([text, sum]) => ({
          text: text.length > maxLength ? `${text.slice(0, maxLength)} …` : text,
          ...sum,
        })),
  }
}
