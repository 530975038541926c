import { cpus, totalmem } from 'node:os'

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
  `${String(cpus().length)} cores (${cpus()[0]?.model ?? 'unknown'}), ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.versions.node}; database, servers and load share it; ${String(connections)} connections, ${String(rounds)} rounds of ${String(seconds)} s, medians`
