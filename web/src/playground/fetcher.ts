import { createGraphiQLFetcher, isAsyncIterable, isObservable, type Fetcher } from '@graphiql/toolkit'
import { createClient, type Client } from 'graphql-ws'
import { socketEndpoint } from '../shared/session/page-endpoint.js'
import type { EventLog } from './event-log.js'
import { operationOfText } from './operation-of-text.js'

interface FetcherSettings {
  readonly endpoint: string
  /** Of the session; a header `Authorization` in the editor goes before it. */
  readonly token: string | undefined
  readonly log: EventLog
}

type Headers = Readonly<Record<string, unknown>>

/** Headers travel with requests, and with the beginning of a socket for subscriptions, whose events are logged. */
export function createPlaygroundFetcher({ endpoint, token, log }: FetcherSettings): {
  readonly fetch: Fetcher
  close(): void
} {
  const sockets = new Map<string, Client>()
  const socketWith = (headers: Headers): Client => {
    const key = JSON.stringify(headers)
    const socket = sockets.get(key) ?? createClient({ url: socketEndpoint(endpoint), connectionParams: { ...headers } })
    sockets.set(key, socket)
    return socket
  }
  return {
    fetch(request, options) {
      const headers = withToken(options?.headers ?? {}, token)
      const send = createGraphiQLFetcher({ url: endpoint, wsClient: socketWith(headers) })
      const { document, name, isSubscription } = operationOfText(request.query, request.operationName)
      const response = send(
        { ...request, operationName: name ?? null },
        { headers, ...(document ? { documentAST: document } : {}) },
      )
      if (!isSubscription) return response
      if (isAsyncIterable(response)) return logged(response, log)
      if (isObservable(response) || !(response instanceof Promise)) return response
      return response.then((result) => (isAsyncIterable(result) ? logged(result, log) : result))
    },
    close() {
      for (const socket of sockets.values()) void socket.dispose()
      sockets.clear()
    },
  }
}

function withToken(headers: Headers, token: string | undefined): Record<string, string> {
  const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
  const hasOwn = Object.keys(own).some((name) => name.toLowerCase() === 'authorization')
  return token === undefined || hasOwn ? own : { Authorization: `Bearer ${token}`, ...own }
}

async function* logged<T>(events: AsyncIterable<T>, log: EventLog): AsyncGenerator<T> {
  const run = log.begin()
  try {
    for await (const event of events) {
      run.add(event)
      yield event
    }
  } finally {
    run.end()
  }
}
