import { cpus, totalmem } from 'node:os'

export const machineSummary = (): string =>
  `${String(cpus().length)} cores (${cpus()[0]?.model ?? 'unknown'}), ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.versions.node}`

/** What a table was measured on and how. */
export const machineText = ({
  connections,
  rounds,
  seconds,
}: {
  readonly connections: number
  readonly rounds: number
  readonly seconds: number
}): string =>
  `${machineSummary()}; database, servers and load share it; ${String(connections)} connections, ${String(rounds)} rounds of ${String(seconds)} s, medians`
