import { readFileSync, readdirSync } from 'node:fs'

const ticksPerSecond = 100

export interface Usage {
  readonly cpuSeconds: number
  readonly rssMegabytes: number
}

/** Processor time and memory of a process and its children, as Linux counts them. */
export function usageOf(pid: number): Usage {
  const own = { cpuSeconds: cpuSeconds(pid), rssMegabytes: rssMegabytes(pid) }
  return childrenOf(pid)
    .map(usageOf)
    .reduce(
      (sum, one) => ({
        cpuSeconds: sum.cpuSeconds + one.cpuSeconds,
        rssMegabytes: sum.rssMegabytes + one.rssMegabytes,
      }),
      own,
    )
}

function cpuSeconds(pid: number): number {
  const fields =
    readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .split(') ')[1]
      ?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

const rssMegabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0) / 1024

const childrenOf = (pid: number): readonly number[] =>
  readdirSync(`/proc/${String(pid)}/task`).flatMap((task) =>
    readFileSync(`/proc/${String(pid)}/task/${task}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  )

/** The most memory that a process had at once; 0 when it has ended. */
export function peakMegabytes(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
