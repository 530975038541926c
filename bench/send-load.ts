import autocannon from 'autocannon'

export interface LoadResult {
  readonly perSecond: number
  readonly p50: number
  readonly p975: number
  readonly p99: number
  /** Requests that were answered. */
  readonly answered: number
}

export interface Load {
  readonly url: string
  readonly query: string
  variables(n: number): Readonly<Record<string, unknown>>
  readonly connections: number
  readonly seconds: number
}

/** Latencies in ms. */
export interface Tails {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly p999: number
}

/** Sends requests one after the other on each connection for a time. Fails when an answer is an error. */
export async function sendLoad(load: Load): Promise<LoadResult> {
  const result = await send(load, {})
  const { p50, p97_5: p975, p99 } = result.latency
  return { perSecond: result.requests.total / result.duration, p50, p975, p99, answered: result.requests.total }
}

/** Sends about so many requests, however long they take. Fails when an answer is an error. */
export async function sendRequests(load: Omit<Load, 'seconds'> & { readonly amount: number }): Promise<void> {
  await send({ ...load, seconds: 0 }, { amount: load.amount })
}

/** Sends `rate` requests a second, however long answers take: those that wait to be sent count as waiting. */
export async function sendConstantLoad(load: Load & { readonly rate: number }): Promise<Tails> {
  const result = await send(load, { overallRate: load.rate })
  const { p50, p99, p99_9: p999 } = result.latency
  return { perSecond: result.requests.total / result.duration, p50, p99, p999 }
}

async function send(
  { url, query, variables, connections, seconds }: Load,
  options: { readonly overallRate?: number; readonly amount?: number },
): Promise<autocannon.Result> {
  let sent = 0
  const failures: string[] = []
  const result = await autocannon({
    ...options,
    url,
    connections,
    duration: seconds,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    requests: [
      {
        setupRequest: (request) => ({ ...request, body: JSON.stringify({ query, variables: variables((sent += 1)) }) }),
        onResponse: (status, body) => {
          if (status !== 200 || body.startsWith('{"errors"') || body.includes('"errors":['))
            failures.push(body.slice(0, 500))
        },
      },
    ],
  })
  if (failures.length > 0 || result.non2xx > 0 || result.errors > 0)
    throw new Error(
      `${url}: ${String(failures.length)} answers were errors, such as ${failures[0] ?? `${String(result.non2xx)} other statuses`}`,
    )
  return result
}
