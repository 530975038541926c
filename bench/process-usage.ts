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

/** With that of children that have ended. */
function cpuSeconds(pid: number): number {
  const fields =
    readOr(`/proc/${String(pid)}/stat`, '')
      .split(') ')[1]
      ?.split(' ') ?? []
  return fields.slice(11, 15).reduce((ticks, field) => ticks + Number(field), 0) / ticksPerSecond
}

const rssMegabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readOr(`/proc/${String(pid)}/status`, ''))?.[1] ?? 0) / 1024

const childrenOf = (pid: number): readonly number[] =>
  tasksOf(pid).flatMap((task) =>
    readOr(`/proc/${String(pid)}/task/${task}/children`, '')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  )

function tasksOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${String(pid)}/task`)
  } catch {
    return []
  }
}

/**
 * Milliseconds that the first thread of a process, which in Node runs the event loop, has had a processor: unlike time that passed,
 * they do not grow because others use the machine.
 */
export const eventLoopMs = (pid: number): number =>
  Number(readOr(`/proc/${String(pid)}/task/${String(pid)}/schedstat`, '').split(' ')[0]) / 1e6

/** The most memory that a process had at once; 0 when it has ended. */
export const peakMegabytes = (pid: number): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readOr(`/proc/${String(pid)}/status`, ''))?.[1] ?? 0) / 1024

/** The process that was started with `word` among its arguments, not its children; undefined without one. */
export function processNaming(word: string): number | undefined {
  const found = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid && argumentsOf(pid).some((one) => one.includes(word)))
  return found.find((pid) => !found.includes(parentOf(pid)))
}

const argumentsOf = (pid: number): readonly string[] => readOr(`/proc/${String(pid)}/cmdline`, '').split('\0')

const parentOf = (pid: number): number =>
  Number(
    readOr(`/proc/${String(pid)}/stat`, '')
      .split(') ')[1]
      ?.split(' ')[1] ?? 0,
  )

/** Processes may end while they are looked at. */
function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return otherwise
  }
}
