import { deployService } from '../test/support/service.js'
import { sendQuery } from '../test/support/server.js'
import { sendConstantLoad, type Tails } from './send-load.js'
import type { Scenario } from './scenarios.js'

/** What goes on beside requests that arrive at a constant rate. */
interface Disturbance {
  readonly name: string
  /** Goes on until `isOver`. */
  readonly work: (isOver: () => boolean) => Promise<void>
}

export interface TailRow extends Tails {
  readonly beside: string
}

const otherDatamodel = (round: number): string =>
  Array.from(
    { length: 20 },
    (_, index) => `type T${String(index)} { id: ID! @id name: String ${round % 2 === 0 ? '' : 'more: Int'} }`,
  ).join('\n')

/** Latencies at a constant rate, alone and beside other work. */
export async function measureTails(
  scenario: Scenario,
  {
    url,
    server,
    rate,
    seconds,
  }: { readonly url: string; readonly server: string; readonly rate: number; readonly seconds: number },
): Promise<readonly TailRow[]> {
  const repeated =
    (query: string): Disturbance['work'] =>
    async (isOver) => {
      while (!isOver()) {
        const { errors } = await sendQuery(url, query, {})
        if (errors !== undefined) throw new Error(JSON.stringify(errors))
      }
    }
  const disturbances: readonly Disturbance[] = [
    { name: 'nothing', work: () => Promise.resolve() },
    {
      name: 'deploys of another service',
      async work(isOver) {
        const service = await deployService({ url: server }, otherDatamodel(0), { name: 'other', stage: 'dev' })
        for (let round = 1; !isOver(); round += 1) await service.deploy(otherDatamodel(round), { force: true })
      },
    },
    {
      name: 'a slow query',
      work: repeated('{ commentsConnection(where: {text_contains: "zzz"}) { aggregate { count } } }'),
    },
    {
      name: 'an answer of 10 MB',
      work: repeated('{ comments(first: 100000) { id text post { id title score } } }'),
    },
  ]
  const rows: TailRow[] = []
  for (const { name, work } of disturbances) {
    let isOver = false
    const beside = work(() => isOver)
    beside.catch(() => undefined)
    const tails = await sendConstantLoad({ ...scenario, url, connections: 32, seconds, rate })
    isOver = true
    await beside
    rows.push({ beside: name, ...tails })
  }
  return rows
}
