import './playground.css'
import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit'
import { GraphiQL } from 'graphiql'
import { createClient } from 'graphql-ws'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { pageEndpoint, socketEndpoint } from './page-endpoint.js'
import { usePlainTyping } from './plain-typing.js'
import { useOwnWorkers } from './workers.js'

const welcome = `# Write a query, then press Ctrl-Enter.
# The header {"Authorization": "Bearer <token>"} is for services with secrets.

{
  __typename
}
`

/** Headers of the editor travel with requests, and with the beginning of a socket for subscriptions. */
function createFetcher(endpoint: string): Fetcher {
  const sockets = new Map<string, ReturnType<typeof createClient>>()
  const socketWith = (headers: Readonly<Record<string, unknown>>) => {
    const key = JSON.stringify(headers)
    const socket = sockets.get(key) ?? createClient({ url: socketEndpoint(endpoint), connectionParams: { ...headers } })
    sockets.set(key, socket)
    return socket
  }
  return (request, options) =>
    createGraphiQLFetcher({ url: endpoint, wsClient: socketWith(options?.headers ?? {}) })(request, options)
}

useOwnWorkers()
void usePlainTyping()
const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    createElement(GraphiQL, {
      fetcher: createFetcher(pageEndpoint(window.location)),
      defaultQuery: welcome,
      shouldPersistHeaders: false,
    }),
  )
