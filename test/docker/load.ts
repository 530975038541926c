import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { sendQuery } from '../support/server.js'
import { until } from '../support/until.js'

/** Clients that write and read without a pause, whatever they are answered. */
export interface Load {
  /** Names of pies whose creation was acknowledged. */
  readonly acknowledged: ReadonlySet<string>
  /** Waits until as many more writes are acknowledged. */
  untilMore(writes: number): Promise<void>
  /** Ends it; fails unless every acknowledged write is there and no write is there in part. */
  endWithNothingLost(): Promise<void>
}

const clients = 10
const afterFailureMs = 20
let loads = 0

/** Half of the clients create pies with two slices each, half read. */
export function startLoad(url: string): Load {
  loads += 1
  const prefix = `load${String(loads)}`
  const acknowledged = new Set<string>()
  let count = 0
  let isOver = false

  async function write(): Promise<boolean> {
    count += 1
    const name = `${prefix}-${String(count)}`
    const { data } = await sendQuery(
      url,
      `mutation { createPie(data: {name: "${name}", slices: {create: [{size: 1}, {size: 2}]}}) { name } }`,
    )
    if (data === null || data === undefined) return false
    acknowledged.add(name)
    return true
  }
  const read = async (): Promise<boolean> =>
    (await sendQuery(url, '{ pies(first: 5, orderBy: name_DESC) { name slices { size } } }')).errors === undefined

  async function repeat(work: () => Promise<boolean>): Promise<void> {
    while (!isOver) if (!(await work().catch(() => false))) await pause(afterFailureMs)
  }
  const running = Array.from({ length: clients }, (_, index) => repeat(index % 2 === 0 ? write : read))

  return {
    acknowledged,
    untilMore(writes) {
      const wanted = acknowledged.size + writes
      return until(() => acknowledged.size >= wanted, {
        seconds: 120,
        explain: () => `${String(acknowledged.size)} of ${String(wanted)} writes were acknowledged`,
      })
    },
    async endWithNothingLost() {
      isOver = true
      await Promise.all(running)
      const { data } = await sendQuery(
        url,
        `{ pies(where: {name_starts_with: "${prefix}-"}) { name slices { size } } }`,
      )
      const stored = data?.['pies'] as readonly { readonly name: string; readonly slices: readonly unknown[] }[]
      const names = new Set(stored.map(({ name }) => name))
      expect({
        lost: [...acknowledged].filter((name) => !names.has(name)),
        inPart: stored.filter(({ slices }) => slices.length !== 2),
      }).toEqual({ lost: [], inPart: [] })
    },
  }
}
