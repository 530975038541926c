import { setTimeout as pause } from 'node:timers/promises'
import { sendQuery } from '../test/support/server.js'
import type { Measured } from './measured.js'
import type { Peer } from './peers/start-peer.js'
import { usageOf } from './process-usage.js'
import type { Scenario } from './scenarios.js'
import { sendLoad, sendRequests } from './send-load.js'

/** How much is sent: connections at a time, seconds a round. */
export interface Effort {
  readonly connections: number
  readonly seconds: number
}

/** What Node compiles while it runs is compiled behind so many requests. */
const warmUpRequests = 10_000
/** As many for each connection of a slow request. */
const slowWarmUpRequests = 4

/** The same number of requests for each program before any is measured: a program that is slow at first has no shorter warm-up. */
export const warmUp = (
  load: Pick<Scenario, 'query' | 'variables' | 'isSlow'> & { readonly url: string },
  connections: number,
): Promise<void> =>
  sendRequests({
    ...load,
    connections,
    amount: load.isSlow === true ? slowWarmUpRequests * connections : warmUpRequests,
  })

/** One round of a request against one program that is warm (`warmUp`), after as short a time of what it does next. `statementsUrl` counts the statements, where the program can tell. */
export async function measure(
  peer: Peer,
  { connections, seconds }: Effort,
  load: Pick<Scenario, 'query' | 'variables'> & {
    readonly url: string
    readonly statementsUrl?: string
    /** Process of the database. */
    readonly databasePid?: number | undefined
  },
): Promise<Measured> {
  const databaseSeconds = (): number => (load.databasePid === undefined ? 0 : usageOf(load.databasePid).cpuSeconds)
  await sendLoad({ ...load, connections, seconds: Math.max(1, Math.round(seconds / 3)) })
  await oneRequest(load)
  const before = usageOf(peer.pid)
  const databaseBefore = databaseSeconds()
  const statementsBefore = await statementCount(load.statementsUrl)
  const result = await sendLoad({ ...load, connections, seconds })
  const after = usageOf(peer.pid)
  const databaseAfter = databaseSeconds()
  const statementsAfter = await statementCount(load.statementsUrl)
  // what it still does is not to hold up the next program
  await oneRequest(load)
  return {
    ...result,
    cpuMsPerRequest: ((after.cpuSeconds - before.cpuSeconds) * 1000) / result.answered,
    databaseCpuMs: ((databaseAfter - databaseBefore) * 1000) / result.answered,
    rssMegabytes: after.rssMegabytes,
    statementsPerRequest: (statementsAfter - statementsBefore) / result.answered,
  }
}

/** Behind it a program has done what the clients of the warm-up asked last, also where they did not wait for it. */
async function oneRequest({ url, query, variables }: Parameters<typeof measure>[2]): Promise<void> {
  const body = JSON.stringify({ query, variables: variables(0) })
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  await response.text()
}

async function statementCount(url: string | undefined): Promise<number> {
  if (url === undefined) return 0
  return Number(/sql_query_time_seconds_count (\d+)/.exec(await (await fetch(url)).text())?.[1] ?? 0)
}

/** Waits until the service answers a query. */
export async function untilServing(url: string): Promise<void> {
  for (;;) {
    const isServing = await sendQuery(url, '{ users(first: 1) { id } }').then(
      ({ errors }) => errors === undefined,
      () => false,
    )
    if (isServing) return
    await pause(5)
  }
}
