import type { LoadResult } from './send-load.js'

export interface Measured extends LoadResult {
  readonly cpuMsPerRequest: number
  /** Of the database's processes; 0 where it is part of the program. */
  readonly databaseCpuMs: number
  readonly rssMegabytes: number
  readonly statementsPerRequest: number
}

export interface Row {
  readonly scenario: string
  readonly kind: 'read' | 'write'
  readonly refract: Measured | undefined
  readonly handWritten: Measured | undefined
  readonly bare: Measured | undefined
  readonly postgraphile: Measured | undefined
  readonly pgbench: number | undefined
  /** Why a program was not measured. */
  readonly problems: readonly string[]
}

/** The round in the middle by throughput. */
export const median = (rounds: readonly Measured[]): Measured | undefined =>
  [...rounds].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(rounds.length / 2)]

export function middle(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
}
